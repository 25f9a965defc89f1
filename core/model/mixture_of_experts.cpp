// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/mixture_of_experts.h"

#include <ATen/ops/linear.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/zeros_like.h>

#include <cstdint>

namespace lectern::model {

MixtureOfExperts::MixtureOfExperts(const DecoderConfig& config, const WeightLoader& weights, const std::string& prefix)
    : m_expertsPerToken(config.expertsPerToken)
    , m_normalizeTopK(config.normalizeTopK)
    , m_routedScale(config.routedScale)
    , m_router(weights.tensor(prefix + "gate.weight").to(at::kFloat))
{
    for (int expert = 0; expert < config.experts; ++expert)
        m_experts.push_back(weights.swiGlu(prefix + "experts." + std::to_string(expert)));
    if (config.sharedMlp > 0)
        m_shared.push_back(weights.swiGlu(prefix + "shared_experts"));
}

Routing MixtureOfExperts::route(const at::Tensor& x) const
{
    const at::Tensor scores = at::softmax(at::linear(x.to(at::kFloat), m_router), -1); // [tokens, experts]
    auto [weights, experts] = scores.topk(m_expertsPerToken, -1, /*largest=*/true, /*sorted=*/true);
    if (m_normalizeTopK)
        weights = weights / (weights.sum(-1, /*keepdim=*/true) + 1e-20);
    return {experts, weights * m_routedScale};
}

at::Tensor MixtureOfExperts::operator()(const at::Tensor& x, const Routing& routing) const
{
    at::Tensor y = x.size(0) == 1 ? forwardOne(x, routing) : forwardMany(x, routing);
    for (const SwiGlu& shared : m_shared)
        y = y + shared(x);
    return y;
}

// While decoding: one token, k experts, nothing to sort.
at::Tensor MixtureOfExperts::forwardOne(const at::Tensor& x, const Routing& routing) const
{
    const at::Tensor experts = routing.experts.to(at::kCPU);
    const at::Tensor weights = routing.weights.to(at::kCPU);
    const auto* expert = experts.const_data_ptr<std::int64_t>();
    const auto* weight = weights.const_data_ptr<float>();
    at::Tensor y = at::zeros_like(x, x.options().dtype(at::kFloat));
    for (int i = 0; i < m_expertsPerToken; ++i)
        y.add_(m_experts[static_cast<size_t>(expert[i])](x), weight[i]);
    return y.to(x.scalar_type());
}

// While prefilling: the tokens of an expert are gathered, run together, and added back where they came from.
at::Tensor MixtureOfExperts::forwardMany(const at::Tensor& x, const Routing& routing) const
{
    const at::Tensor flat = routing.experts.flatten(); // [tokens · k]
    const auto [sorted, order] = flat.sort(/*stable=*/true, /*dim=*/0, /*descending=*/false);
    const at::Tensor tokens = order.floor_divide(m_expertsPerToken); // [tokens · k]
    const at::Tensor weights = routing.weights.flatten().index_select(0, order).unsqueeze(1);
    const at::Tensor onCpu = sorted.to(at::kCPU);
    const auto* expert = onCpu.const_data_ptr<std::int64_t>();
    at::Tensor y = at::zeros_like(x, x.options().dtype(at::kFloat));
    for (std::int64_t first = 0; first < onCpu.size(0);) {
        std::int64_t last = first + 1;
        while (last < onCpu.size(0) && expert[last] == expert[first])
            ++last;
        const at::Tensor mine = tokens.slice(0, first, last);
        const at::Tensor out = m_experts[static_cast<size_t>(expert[first])](x.index_select(0, mine));
        y.index_add_(0, mine, out.to(at::kFloat) * weights.slice(0, first, last));
        first = last;
    }
    return y.to(x.scalar_type());
}

} // namespace lectern::model
