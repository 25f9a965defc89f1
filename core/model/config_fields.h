// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lectern::model {

// What a config.json says, whichever of the two kinds it is of (model.md §9) and whichever spelling it uses; what it
// does not say stays empty. Sizes are positive and at most kMaxSize, counts of layers at most kMaxLayers.
struct ConfigFields
{
    static constexpr int kMaxSize = 1 << 24;
    static constexpr int kMaxLayers = 512;

    struct Vision
    {
        std::optional<int> hidden, layers, heads, mlp, patch, imageSide, window, neck;
        std::optional<std::vector<int>> globalBlocks;
        std::vector<int> downsample;
        std::optional<double> normEps;
    } vision;

    struct Flow
    {
        std::optional<int> hidden, layers, heads, kvHeads, headSize, mlp;
        std::optional<double> normEps, ropeBase;
    } flow;

    struct Decoder
    {
        std::optional<int> hidden, layers, heads, kvHeads, denseMlp, experts, expertsPerToken, expertMlp, vocabulary,
            positions;
        std::optional<int> sharedExperts, firstSparse, sparseEvery; // may be 0
        std::vector<bool> sparse; // empty where not given
        std::optional<bool> normalizeTopK;
        std::optional<double> routedScale, normEps, ropeBase;
        bool tiedEmbeddings = false; // lm_head is embed_tokens where the file holds none
    } decoder;

    std::optional<std::int64_t> eosId, bosId;
};

// Corrupt where the text is not a JSON object or a value is not of its kind; Unsupported where a checkpoint asks for
// something that this model does not have. Both name the key.
Result<ConfigFields> parseConfigFields(std::string_view json);

} // namespace lectern::model
