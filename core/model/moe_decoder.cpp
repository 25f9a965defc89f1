// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/moe_decoder.h"

#include "model/attention.h"

#include <ATen/ops/scaled_dot_product_attention.h>

#include <algorithm>
#include <string>

namespace lectern::model {

namespace {

// Attention of the last query over every key, mean over heads: [length] float32. q: [1, heads, tokens, d].
at::Tensor lastRowAttention(const at::Tensor& q, const at::Tensor& keys)
{
    return attentionWeights(q.narrow(2, q.size(2) - 1, 1), keys, {}).mean(1).view({-1});
}

} // namespace

MoeDecoder::MoeDecoder(const DecoderConfig& config, const WeightLoader& weights)
    : m_config(config)
    , m_embedding(weights.tensor("model.embed_tokens.weight"))
{
    for (int index = 0; index < config.layers; ++index) {
        const std::string prefix = "model.layers." + std::to_string(index) + ".";
        Layer layer;
        layer.inputNorm = weights.rmsNorm(prefix + "input_layernorm", config.normEps);
        layer.q = weights.linear(prefix + "self_attn.q_proj", false);
        layer.k = weights.linear(prefix + "self_attn.k_proj", false);
        layer.v = weights.linear(prefix + "self_attn.v_proj", false);
        layer.o = weights.linear(prefix + "self_attn.o_proj", false);
        layer.postNorm = weights.rmsNorm(prefix + "post_attention_layernorm", config.normEps);
        if (config.sparse[static_cast<size_t>(index)])
            layer.experts.emplace(config, weights, prefix + "mlp.");
        else
            layer.dense = weights.swiGlu(prefix + "mlp");
        m_layers.push_back(std::move(layer));
    }
    m_norm = weights.rmsNorm("model.norm", config.normEps);
    m_head = weights.linear("lm_head", false);
}

at::Tensor MoeDecoder::embed(const at::Tensor& ids) const
{
    return m_embedding.index_select(0, ids);
}

at::Tensor MoeDecoder::forward(const at::Tensor& embeddings, KvCache& cache, const std::vector<int>& layers,
    LastAttention& lastAttention, LayerRoutings* routings, const Probe& probe) const
{
    at::Tensor x = embeddings;
    const Rotary rotary(m_config.headSize, m_config.ropeBase, cache.length(), x.size(0), x.device(), x.scalar_type());
    for (int index = 0; index < m_config.layers; ++index) {
        const Layer& layer = m_layers[static_cast<size_t>(index)];
        const bool traced = std::ranges::find(layers, index) != layers.end();
        probe("decoder.hidden", index, x);
        x = x + attention(index, layer.inputNorm(x), rotary, cache, traced ? &lastAttention[index] : nullptr);
        x = x + feedForward(index, layer.postNorm(x), routings, probe);
    }
    return x;
}

at::Tensor MoeDecoder::attention(
    int index, const at::Tensor& x, const Rotary& rotary, KvCache& cache, at::Tensor* lastAttention) const
{
    const Layer& layer = m_layers[static_cast<size_t>(index)];
    const std::int64_t tokens = x.size(0);
    const auto split = [&](const at::Tensor& projected) {
        return projected.view({1, tokens, -1, m_config.headSize}).transpose(1, 2);
    };
    const bool first = cache.length() == 0;
    const at::Tensor q = rotary(split(layer.q(x))); // [1, heads, tokens, d]
    const KvCache::View all = cache.append(index, rotary(split(layer.k(x))), split(layer.v(x))); // [1, kv, length, d]
    const at::Tensor keys = repeatHeads(all.keys, m_config.heads);
    const at::Tensor values = repeatHeads(all.values, m_config.heads);
    // A prefill starts an empty cache, so "causal" is the plain lower triangle; afterwards one token sees everything.
    const at::Tensor attended =
        at::scaled_dot_product_attention(q, keys, values, {}, /*dropout_p=*/0.0, /*is_causal=*/first && tokens > 1);
    if (lastAttention)
        *lastAttention = lastRowAttention(q, keys);
    return layer.o(attended.transpose(1, 2).reshape({tokens, m_config.heads * m_config.headSize}));
}

at::Tensor MoeDecoder::feedForward(int index, const at::Tensor& x, LayerRoutings* routings, const Probe& probe) const
{
    const Layer& layer = m_layers[static_cast<size_t>(index)];
    if (layer.dense)
        return (*layer.dense)(x);
    const Routing routing = layer.experts->route(x);
    if (routings)
        routings->insert_or_assign(index, routing);
    probe("decoder.experts", index, routing.experts);
    probe("decoder.expert_weights", index, routing.weights);
    return (*layer.experts)(x, routing);
}

at::Tensor MoeDecoder::logits(const at::Tensor& hidden) const
{
    return m_head(m_norm(hidden)).to(at::kFloat);
}

} // namespace lectern::model
