// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lectern::model {

// A float32 tensor in plain memory, row-major: what leaves the engine.
struct Tensor
{
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

struct NamedTensor
{
    std::string name;
    Tensor tensor;
};

} // namespace lectern::model
