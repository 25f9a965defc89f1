// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "model/config.h"
#include "model/weights.h"

#include <cstdint>
#include <vector>

namespace lectern::model {

// The vision tokenizer (model.md §3; `sam_model` of the checkpoint): a SAM-base ViT and two stride-2 convolutions that
// turn a view into one token for each 64 × 64 pixels.
class VisionTokenizer
{
public:
    VisionTokenizer(const VisionConfig& config, const WeightLoader& weights);

    // pixels: [views, 3, side, side] in -1…1; side a multiple of 64. Gives [views, hidden, side / 64, side / 64].
    // Cancelled between blocks.
    Result<at::Tensor> operator()(const at::Tensor& pixels, const Probe& probe, const Cancel& cancel) const;

private:
    struct Block
    {
        LayerNorm norm1;
        Linear qkv;
        at::Tensor relPosH; // [2 · size − 1, headSize], size the window or the grid of the whole view
        at::Tensor relPosW;
        Linear proj;
        LayerNorm norm2;
        Linear mlp1;
        Linear mlp2;
        bool global = false;
    };

    at::Tensor positions(std::int64_t side) const;
    at::Tensor blockForward(const Block& block, const at::Tensor& x) const;
    at::Tensor windowedAttention(const Block& block, const at::Tensor& x) const;
    at::Tensor attention(const Block& block, const at::Tensor& x) const;
    at::Tensor neck(const at::Tensor& x) const;

    VisionConfig m_config;
    at::Tensor m_patchWeight; // [hidden, 3, patch, patch]
    at::Tensor m_patchBias; // [hidden]
    at::Tensor m_positionTable; // [1, grid, grid, hidden]
    std::vector<Block> m_blocks;
    at::Tensor m_neckConv1; // [neck, hidden, 1, 1]
    LayerNorm m_neckNorm1;
    at::Tensor m_neckConv2; // [neck, neck, 3, 3]
    LayerNorm m_neckNorm2;
    std::vector<at::Tensor> m_downsample; // [out, in, 3, 3] each
};

} // namespace lectern::model
