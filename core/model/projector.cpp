// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projector.h"

#include <ATen/ops/cat.h>

#include <vector>

namespace lectern::model {

Projector::Projector(const WeightLoader& weights)
    : m_linear(weights.linear("model.projector.layers", true))
    , m_separator(weights.tensor("model.view_seperator"))
{ }

at::Tensor Projector::operator()(const at::Tensor& crops, const at::Tensor& global) const
{
    std::vector<at::Tensor> parts;
    if (crops.defined())
        parts.push_back(m_linear(crops).flatten(0, 1)); // [crops · 144, hidden]
    if (global.defined())
        parts.push_back(m_linear(global)); // [256, hidden]
    parts.push_back(m_separator.unsqueeze(0));
    return at::cat(parts, 0);
}

} // namespace lectern::model
