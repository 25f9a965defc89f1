// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lectern::model {

struct TensorSpec
{
    std::string name; // in the original layout, whole: "model.layers.3.mlp.experts.7.gate_proj.weight"
    std::vector<std::int64_t> shape;
};

// Every tensor of a checkpoint with these sizes, by its original name (model.md §9).
std::vector<TensorSpec> expectedTensors(const Config& config);

// The same as they lie in a file: the experts of decoder layers for which fused[layer] is true are two tensors,
// `mlp.experts.gate_up_proj` [experts, 2 · width, hidden] (gate rows first) and `mlp.experts.down_proj`
// [experts, hidden, width].
std::vector<TensorSpec> storedTensors(const Config& config, const std::vector<bool>& fused);

// "model.layers.3.mlp.experts.": where a decoder layer keeps its experts.
std::string expertsPrefix(int layer);

} // namespace lectern::model
