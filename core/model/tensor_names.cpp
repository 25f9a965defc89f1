// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/tensor_names.h"

#include <array>

namespace lectern::model {

namespace {

struct Renaming
{
    std::string_view native;
    std::string_view original;
};

// No prefix is the beginning of another one, so at most one row fits a name.
constexpr std::array<Renaming, 18> kPrefixes = {{
    {"model.vision_tower.sam_encoder.patch_embed.projection.", "model.sam_model.patch_embed.proj."},
    {"model.vision_tower.sam_encoder.pos_embed", "model.sam_model.pos_embed"},
    {"model.vision_tower.sam_encoder.layers.", "model.sam_model.blocks."},
    {"model.vision_tower.sam_encoder.neck.conv1.", "model.sam_model.neck.0."},
    {"model.vision_tower.sam_encoder.neck.layer_norm1.", "model.sam_model.neck.1."},
    {"model.vision_tower.sam_encoder.neck.conv2.", "model.sam_model.neck.2."},
    {"model.vision_tower.sam_encoder.neck.layer_norm2.", "model.sam_model.neck.3."},
    {"model.vision_tower.sam_encoder.proj.conv1.", "model.sam_model.net_2."},
    {"model.vision_tower.sam_encoder.proj.conv2.", "model.sam_model.net_3."},
    {"model.vision_tower.vision_encoder.layers.", "model.qwen2_model.model.model.layers."},
    {"model.vision_tower.vision_encoder.norm.", "model.qwen2_model.model.model.norm."},
    {"model.vision_tower.query_768_resolution.", "model.qwen2_model.query_768."},
    {"model.vision_tower.query_1024_resolution.", "model.qwen2_model.query_1024."},
    {"model.multi_modal_projector.", "model.projector.layers."},
    {"model.view_separator", "model.view_seperator"},
    {"model.language_model.embed_tokens.", "model.embed_tokens."},
    {"model.language_model.layers.", "model.layers."},
    {"model.language_model.norm.", "model.norm."},
}};

// Inside the blocks of the vision tokenizer.
constexpr std::array<Renaming, 2> kBlockParts = {{{".layer_norm1.", ".norm1."}, {".layer_norm2.", ".norm2."}}};
constexpr std::string_view kOriginalBlocks = "model.sam_model.blocks.";

std::string renamed(std::string_view name, std::string_view Renaming::*from, std::string_view Renaming::*to)
{
    for (const Renaming& row : kPrefixes) {
        if (!name.starts_with(row.*from))
            continue;
        std::string result(row.*to);
        result += name.substr((row.*from).size());
        if (row.original != kOriginalBlocks)
            return result;
        for (const Renaming& part : kBlockParts) {
            if (const size_t at = result.find(part.*from); at != std::string::npos)
                result.replace(at, (part.*from).size(), part.*to);
        }
        return result;
    }
    return std::string(name);
}

} // namespace

std::string originalName(std::string_view name)
{
    return renamed(name, &Renaming::native, &Renaming::original);
}

std::string nativeName(std::string_view name)
{
    return renamed(name, &Renaming::original, &Renaming::native);
}

bool isNativeName(std::string_view name)
{
    return originalName(name) != name;
}

} // namespace lectern::model
