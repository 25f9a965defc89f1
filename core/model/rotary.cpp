// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rotary.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/reciprocal.h>

namespace lectern::model {

Rotary::Rotary(
    int headSize, double base, std::int64_t first, std::int64_t count, c10::Device device, c10::ScalarType type)
    : m_half(headSize / 2)
{
    // Frequencies and angles in float32 as the reference has them, whatever the model's type.
    const at::Tensor exponents = at::arange(0, headSize, 2, at::TensorOptions(at::kFloat)) / headSize;
    const at::Tensor frequencies = at::reciprocal(at::pow(base, exponents)); // [headSize / 2]
    const at::Tensor positions = at::arange(first, first + count, at::TensorOptions(at::kFloat)); // [tokens]
    const at::Tensor angles = positions.unsqueeze(1) * frequencies.unsqueeze(0);
    const at::Tensor cosine = angles.cos();
    const at::Tensor sine = angles.sin();
    m_cos = at::cat({cosine, cosine}, 1).to(device, type);
    m_sin = at::cat({-sine, sine}, 1).to(device, type);
}

at::Tensor Rotary::operator()(const at::Tensor& x) const
{
    const at::Tensor swapped = at::cat({x.narrow(-1, m_half, m_half), x.narrow(-1, 0, m_half)}, -1);
    return x * m_cos + swapped * m_sin;
}

} // namespace lectern::model
