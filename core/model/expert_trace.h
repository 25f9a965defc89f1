// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lectern::model {

// Which experts the positions of a reading went to in one layer of the decoder.
struct LayerExperts
{
    int layer = 0;
    std::vector<std::uint16_t> experts; // [positions, perToken], in falling order of weight
    std::vector<std::uint16_t> weights; // the same, half floats: what the expert's output is multiplied by
};

// The routing of a whole reading, 16 bits a value. Positions are those that went through the decoder: the prompt with
// the page's embeddings, then every token written but the last one, which nothing follows.
struct ExpertTrace
{
    int positions = 0;
    int imageFirst = 0; // the position of the page's first embedding
    int imageCount = 0; // of the page's embeddings: crops, global view, separator
    int experts = 0; // that a layer has
    int perToken = 0;
    std::vector<LayerExperts> layers; // all that have experts; none where TraceRequest::routing was not asked for

    std::size_t bytes() const
    {
        std::size_t sum = 0;
        for (const LayerExperts& layer : layers)
            sum += (layer.experts.size() + layer.weights.size()) * sizeof(std::uint16_t);
        return sum;
    }
};

// The value of an IEEE 754 half float.
float halfValue(std::uint16_t half);

} // namespace lectern::model
