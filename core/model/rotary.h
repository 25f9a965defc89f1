// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/torch_types.h"

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <cstdint>

namespace lectern::model {

// Rotary position embedding, rotate-half form, for a run of positions: made once and shared by all layers.
class Rotary
{
public:
    // Positions first … first + count - 1.
    Rotary(int headSize, double base, std::int64_t first, std::int64_t count, c10::Device device, c10::ScalarType type);

    // x: [batch, heads, tokens, headSize]
    at::Tensor operator()(const at::Tensor& x) const;

private:
    at::Tensor m_cos; // [tokens, headSize]
    at::Tensor m_sin; // [tokens, headSize], its first half negated: rotate_half without a copy of the sign
    std::int64_t m_half;
};

} // namespace lectern::model
