// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config.h"
#include "model/kv_cache.h"
#include "model/mixture_of_experts.h"
#include "model/rotary.h"
#include "model/weights.h"

#include <map>
#include <optional>
#include <vector>

namespace lectern::model {

// The decoder (model.md §6): DeepSeek's mixture-of-experts language model with plain multi-head attention.
class MoeDecoder
{
public:
    MoeDecoder(const DecoderConfig& config, const WeightLoader& weights);

    at::Tensor embed(const at::Tensor& ids) const; // [tokens] int64 → [tokens, hidden]

    // For each traced layer the last token's attention over the whole sequence, mean over heads: [length] float32.
    using LastAttention = std::map<int, at::Tensor>;

    // Where each token went in each layer that has experts.
    using LayerRoutings = std::map<int, Routing>;

    // Runs tokens (embeddings [tokens, hidden]) that follow those in the cache. Gives [tokens, hidden] before the
    // final norm. routings may be null.
    at::Tensor forward(const at::Tensor& embeddings, KvCache& cache, const std::vector<int>& layers,
        LastAttention& attention, LayerRoutings* routings, const Probe& probe) const;

    // hidden: [tokens, hidden] before the final norm → [tokens, vocabulary] float32.
    at::Tensor logits(const at::Tensor& hidden) const;
    at::Tensor finalNorm(const at::Tensor& hidden) const { return m_norm(hidden); }

private:
    struct Layer
    {
        RmsNorm inputNorm;
        Linear q;
        Linear k;
        Linear v;
        Linear o;
        RmsNorm postNorm;
        std::optional<SwiGlu> dense;
        std::optional<MixtureOfExperts> experts;
    };

    at::Tensor attention(
        int index, const at::Tensor& x, const Rotary& rotary, KvCache& cache, at::Tensor* lastAttention) const;
    at::Tensor feedForward(int index, const at::Tensor& x, LayerRoutings* routings, const Probe& probe) const;

    DecoderConfig m_config;
    at::Tensor m_embedding; // [vocabulary, hidden]
    std::vector<Layer> m_layers;
    RmsNorm m_norm;
    Linear m_head; // [vocabulary, hidden]
};

} // namespace lectern::model
