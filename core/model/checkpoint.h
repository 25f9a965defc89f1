// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/config.h"
#include "model/safetensors.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lectern::model {

// How the tensors of a checkpoint are named (model.md §9); the names decide, not config.json's model_type.
enum class Layout { Original, Native };

// A checkpoint folder: config.json, model.safetensors or model.safetensors.index.json with its shards, all mapped.
// Sizes in config() come from config.json and, where it does not carry them or disagrees, from tensor shapes.
// Tensors are found by the names of the original layout in either case; the native layout's fused experts are
// addressed as slices of `mlp.experts.gate_up_proj` / `down_proj` (see tensor_table.h).
class Checkpoint
{
public:
    // Corrupt names *all* missing, unexpected and misshapen tensors.
    static Result<Checkpoint> open(const std::filesystem::path& folder);

    const Config& config() const { return m_config; }
    Layout layout() const { return m_layout; }

    // name in the original layout, one of expectedTensors(config()); always present after open().
    // For an expert's gate_proj, up_proj or down_proj in a fused checkpoint this is the slice, shaped as in the original.
    TensorView tensor(const std::string& name) const;

    size_t bytes() const; // of all tensors together

private:
    Checkpoint() = default;
    Config m_config;
    Layout m_layout = Layout::Original;
    std::vector<SafetensorsFile> m_files;
    std::map<std::string, TensorView> m_tensors; // by original name
};

} // namespace lectern::model
