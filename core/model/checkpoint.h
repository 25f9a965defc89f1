// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/config.h"
#include "model/safetensors.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lectern::model {

// How the tensors of a checkpoint are named (model.md §9); the names decide, not config.json's model_type.
enum class Layout
{
    Original,
    Native
};

// A checkpoint folder: config.json, model.safetensors or model.safetensors.index.json with its shards, all mapped.
// Sizes in config() come from config.json and, where it does not carry them or disagrees, from tensor shapes.
// Tensors are found by the names of the original layout in either case; the native layout's fused experts are
// addressed as slices of `mlp.experts.gate_up_proj` / `down_proj` (see tensor_table.h).
class Checkpoint
{
public:
    // Corrupt names *all* missing, unexpected and misshapen tensors, as the checkpoint's own layout names them.
    // NotFound where config.json or the weights are not there, Unsupported where they are of another kind of model.
    static Result<Checkpoint> open(const std::filesystem::path& folder);

    const Config& config() const { return m_config; }
    Layout layout() const { return m_layout; }

    // name in the original layout, one of expectedTensors(config()); always present after open(), of type F32, F16 or
    // BF16. For an expert's gate_proj, up_proj or down_proj in a fused checkpoint this is the slice, shaped as in the
    // original; lm_head is embed_tokens where the two are tied. An empty view for any other name.
    TensorView tensor(const std::string& name) const;

    size_t bytes() const; // of all tensors together

    // Tells checkpoints apart: SHA-256 over config.json, each shard's header, and the first and last 2 KiB of each of
    // its tensors (11 MB of the real one's 6.8 GB). File names and the tokenizer do not count.
    std::string hash() const;

private:
    Checkpoint() = default;
    Config m_config;
    Layout m_layout = Layout::Original;
    std::string m_configText;
    std::vector<SafetensorsFile> m_files;
    std::map<std::string, TensorView> m_tensors; // by original name, experts one by one
};

} // namespace lectern::model
