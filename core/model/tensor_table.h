// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lectern::model {

struct TensorSpec
{
    std::string name;                // in the original layout, whole: "model.layers.3.mlp.experts.7.gate_proj.weight"
    std::vector<std::int64_t> shape;
};

// Every tensor of a checkpoint with these sizes, by its original name (model.md §9).
std::vector<TensorSpec> expectedTensors(const Config& config);

} // namespace lectern::model
