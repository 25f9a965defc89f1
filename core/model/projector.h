// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/weights.h"

namespace lectern::model {

// Encoder → decoder: one linear layer, then the sequence that stands for the page (model.md §5).
class Projector
{
public:
    explicit Projector(const WeightLoader& weights);

    // crops: [crops, 144, encoder hidden] or undefined; global: [256, encoder hidden]. Gives [tokens, decoder hidden]:
    // crops row-major, the global view, the separator. Either may be undefined.
    at::Tensor operator()(const at::Tensor& crops, const at::Tensor& global) const;

private:
    Linear m_linear;
    at::Tensor m_separator; // [decoder hidden]
};

} // namespace lectern::model
