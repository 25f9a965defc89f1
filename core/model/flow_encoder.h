// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "model/config.h"
#include "model/rotary.h"
#include "model/weights.h"

#include <functional>
#include <map>
#include <vector>

namespace lectern::model {

// Takes the attention of a traced layer as it is computed: [views, heads, n, n], queries → visual tokens.
using FlowAttentionSink = std::function<void(int layer, const at::Tensor& attention)>;

// What the flow encoder makes of one or more views of the same size.
struct FlowOutput
{
    at::Tensor queries; // [views, n, hidden]: the causal flow queries after the final norm
    std::map<int, at::Tensor> attention; // by traced layer: [views, heads, n, n], queries → visual tokens
};

// DeepEncoder V2 (paper §3.2, model.md §4; `qwen2_model` of the checkpoint): a Qwen2 reads n visual tokens followed by
// n learnable causal flow queries. Under the dual-stream mask visual tokens see all visual tokens and no query; query i
// sees all visual tokens and the queries up to itself. Only the queries go on.
class FlowEncoder
{
public:
    FlowEncoder(const FlowConfig& config, const WeightLoader& weights);

    // visual: [views, n, hidden], row-major; n as many as one of the two query sets has. layers: which attention to
    // keep, or to give to the sink where there is one. Cancelled between layers.
    Result<FlowOutput> operator()(const at::Tensor& visual, const std::vector<int>& layers,
        const FlowAttentionSink& sink, const Probe& probe, const Cancel& cancel) const;

private:
    struct Layer
    {
        RmsNorm inputNorm;
        Linear q;
        Linear k;
        Linear v;
        Linear o;
        RmsNorm postNorm;
        SwiGlu mlp;
    };

    // x: [views, 2n, hidden]; mask: [n, 2n], what the queries see. Fills weights ([views, heads, n, n]) when it is not
    // null.
    at::Tensor attention(const Layer& layer, const at::Tensor& x, const Rotary& rotary, const at::Tensor& mask,
        at::Tensor* weights) const;

    FlowConfig m_config;
    at::Tensor m_query768; // [144, hidden]
    at::Tensor m_query1024; // [256, hidden]
    std::vector<Layer> m_layers;
    RmsNorm m_norm;
};

} // namespace lectern::model
