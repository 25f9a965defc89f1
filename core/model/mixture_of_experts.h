// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config.h"
#include "model/weights.h"

#include <string>
#include <vector>

namespace lectern::model {

// Which experts each token goes to.
struct Routing
{
    at::Tensor experts; // [tokens, k] int64, in falling order of weight
    at::Tensor weights; // [tokens, k] float32: softmax over all experts, not renormalised unless the config says so
};

// The decoder's expert layer (model.md §6): greedy top-k of a float32 softmax, routed experts, shared experts.
class MixtureOfExperts
{
public:
    MixtureOfExperts(const DecoderConfig& config, const WeightLoader& weights, const std::string& prefix);

    Routing route(const at::Tensor& x) const; // x: [tokens, hidden]
    at::Tensor operator()(const at::Tensor& x, const Routing& routing) const;

private:
    at::Tensor forwardOne(const at::Tensor& x, const Routing& routing) const;
    at::Tensor forwardMany(const at::Tensor& x, const Routing& routing) const;

    int m_expertsPerToken;
    bool m_normalizeTopK;
    double m_routedScale;
    at::Tensor m_router; // [experts, hidden] float32
    std::vector<SwiGlu> m_experts;
    std::vector<SwiGlu> m_shared; // none or one: the shared experts are stored as one SwiGLU
};

} // namespace lectern::model
