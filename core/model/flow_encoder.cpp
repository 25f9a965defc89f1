// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/flow_encoder.h"

#include "model/attention.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/scaled_dot_product_attention.h>

#include <algorithm>
#include <string>

namespace lectern::model {

namespace {

// The right half of the mask for query rows: [n, 2n] bool, all visual columns and the queries up to the row's own.
at::Tensor queryMask(std::int64_t n, c10::Device device)
{
    const at::TensorOptions options = at::TensorOptions(at::kBool).device(device);
    return at::cat({at::ones({n, n}, options), at::ones({n, n}, options).tril()}, 1);
}

} // namespace

FlowEncoder::FlowEncoder(const FlowConfig& config, const WeightLoader& weights)
    : m_config(config)
{
    const std::string root = "model.qwen2_model.";
    m_query768 = weights.tensor(root + "query_768.weight");
    m_query1024 = weights.tensor(root + "query_1024.weight");
    for (int index = 0; index < config.layers; ++index) {
        const std::string prefix = root + "model.model.layers." + std::to_string(index) + ".";
        Layer layer;
        layer.inputNorm = weights.rmsNorm(prefix + "input_layernorm", config.normEps);
        layer.q = weights.linear(prefix + "self_attn.q_proj", true);
        layer.k = weights.linear(prefix + "self_attn.k_proj", true);
        layer.v = weights.linear(prefix + "self_attn.v_proj", true);
        layer.o = weights.linear(prefix + "self_attn.o_proj", false);
        layer.postNorm = weights.rmsNorm(prefix + "post_attention_layernorm", config.normEps);
        layer.mlp = weights.swiGlu(prefix + "mlp");
        m_layers.push_back(std::move(layer));
    }
    m_norm = weights.rmsNorm(root + "model.model.norm", config.normEps);
}

Result<FlowOutput> FlowEncoder::operator()(const at::Tensor& visual, const std::vector<int>& layers,
    const FlowAttentionSink& sink, const Probe& probe, const Cancel& cancel) const
{
    const std::int64_t views = visual.size(0);
    const std::int64_t n = visual.size(1);
    const at::Tensor& querySet = n <= m_query768.size(0) ? m_query768 : m_query1024;
    if (querySet.size(0) != n)
        return fail(ErrorCode::Unsupported,
            "the checkpoint has no causal flow queries for a view of " + std::to_string(n) + " visual tokens");
    at::Tensor x = at::cat({visual, querySet.unsqueeze(0).expand({views, -1, -1})}, 1); // [views, 2n, hidden]
    const Rotary rotary(m_config.headSize, m_config.ropeBase, 0, 2 * n, x.device(), x.scalar_type());

    const at::Tensor mask = queryMask(n, x.device());

    FlowOutput output;
    for (int index = 0; index < m_config.layers; ++index) {
        if (cancel.requested())
            return cancelled();
        const Layer& layer = m_layers[static_cast<size_t>(index)];
        const bool traced = std::ranges::find(layers, index) != layers.end();
        at::Tensor weights;
        x = x + attention(layer, layer.inputNorm(x), rotary, mask, traced ? &weights : nullptr);
        x = x + layer.mlp(layer.postNorm(x));
        if (traced && sink)
            sink(index, weights);
        else if (traced)
            output.attention[index] = weights;
        probe("flow.layer", index, x);
    }
    output.queries = m_norm(x.narrow(1, n, n));
    return output;
}

at::Tensor FlowEncoder::attention(
    const Layer& layer, const at::Tensor& x, const Rotary& rotary, const at::Tensor& mask, at::Tensor* weights) const
{
    const std::int64_t views = x.size(0);
    const std::int64_t tokens = x.size(1);
    const std::int64_t n = tokens / 2;
    const std::int64_t heads = m_config.heads;
    const auto split = [&](const at::Tensor& projected) {
        return projected.view({views, tokens, -1, m_config.headSize}).transpose(1, 2);
    };
    const at::Tensor q = rotary(split(layer.q(x))); // [views, heads, 2n, headSize]
    const at::Tensor k = repeatHeads(rotary(split(layer.k(x))), heads); // [views, heads, 2n, headSize]
    const at::Tensor v = repeatHeads(split(layer.v(x)), heads);

    // The dual-stream mask, a stream at a time: the visual stream never looks at a query, so it is plain full
    // attention among n tokens and half of the masked product is never computed.
    const at::Tensor visual = at::scaled_dot_product_attention(q.narrow(2, 0, n), k.narrow(2, 0, n), v.narrow(2, 0, n));
    const at::Tensor flowQueries = q.narrow(2, n, n);
    const at::Tensor flow = at::scaled_dot_product_attention(flowQueries, k, v, mask);
    if (weights)
        *weights = attentionWeights(flowQueries, k, mask).narrow(-1, 0, n).contiguous();
    const at::Tensor attended = at::cat({visual, flow}, 2); // [views, heads, 2n, headSize]
    return layer.o(attended.transpose(1, 2).reshape({views, tokens, heads * m_config.headSize}));
}

} // namespace lectern::model
