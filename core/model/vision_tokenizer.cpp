// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/vision_tokenizer.h"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/einsum.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/upsample_linear1d.h>

#include <algorithm>
#include <string>

namespace lectern::model {

namespace {

// LayerNorm over the channels of [views, channels, height, width].
at::Tensor layerNorm2d(const LayerNorm& norm, const at::Tensor& x)
{
    return norm(x.permute({0, 2, 3, 1})).permute({0, 3, 1, 2});
}

// Rows of the table for every pair (query, key) along one axis of `size` patches: [size, size, headSize]. A table of
// another length than 2 · size − 1 is resized linearly (a checkpoint made for another view or window size).
at::Tensor relativePositions(const at::Tensor& table, std::int64_t size)
{
    const std::int64_t length = 2 * size - 1;
    at::Tensor rows = table;
    if (table.size(0) != length)
        rows = at::upsample_linear1d(table.t().unsqueeze(0), {length}, /*align_corners=*/false).squeeze(0).t();
    const at::Tensor axis = at::arange(size, at::TensorOptions(at::kLong).device(table.device()));
    const at::Tensor distance = axis.unsqueeze(1) - axis.unsqueeze(0) + (size - 1); // [size, size], 0 … 2 · size − 2
    return rows.index_select(0, distance.flatten()).view({size, size, table.size(1)});
}

} // namespace

VisionTokenizer::VisionTokenizer(const VisionConfig& config, const WeightLoader& weights)
    : m_config(config)
{
    const std::string root = "model.sam_model.";
    m_patchWeight = weights.tensor(root + "patch_embed.proj.weight");
    m_patchBias = weights.tensor(root + "patch_embed.proj.bias");
    m_positionTable = weights.tensor(root + "pos_embed");
    for (int layer = 0; layer < config.layers; ++layer) {
        const std::string prefix = root + "blocks." + std::to_string(layer) + ".";
        Block block;
        block.norm1 = weights.layerNorm(prefix + "norm1", config.normEps);
        block.qkv = weights.linear(prefix + "attn.qkv", true);
        block.relPosH = weights.tensor(prefix + "attn.rel_pos_h");
        block.relPosW = weights.tensor(prefix + "attn.rel_pos_w");
        block.proj = weights.linear(prefix + "attn.proj", true);
        block.norm2 = weights.layerNorm(prefix + "norm2", config.normEps);
        block.mlp1 = weights.linear(prefix + "mlp.lin1", true);
        block.mlp2 = weights.linear(prefix + "mlp.lin2", true);
        block.global = std::ranges::find(config.globalBlocks, layer) != config.globalBlocks.end();
        m_blocks.push_back(std::move(block));
    }
    constexpr double kNeckEps = 1e-6; // LayerNorm2d's own default, not the config's
    m_neckConv1 = weights.tensor(root + "neck.0.weight");
    m_neckNorm1 = weights.layerNorm(root + "neck.1", kNeckEps);
    m_neckConv2 = weights.tensor(root + "neck.2.weight");
    m_neckNorm2 = weights.layerNorm(root + "neck.3", kNeckEps);
    for (const char* name : {"net_2.weight", "net_3.weight"})
        m_downsample.push_back(weights.tensor(root + name));
}

Result<at::Tensor> VisionTokenizer::operator()(const at::Tensor& pixels, const Probe& probe, const Cancel& cancel) const
{
    // [views, hidden, grid, grid] → [views, grid, grid, hidden]
    at::Tensor x = at::conv2d(pixels, m_patchWeight, m_patchBias, m_config.patch).permute({0, 2, 3, 1});
    x = x + positions(x.size(1));
    probe("vision.embed", x);
    for (size_t layer = 0; layer < m_blocks.size(); ++layer) {
        if (cancel.requested())
            return cancelled();
        x = blockForward(m_blocks[layer], x);
        probe("vision.block", static_cast<int>(layer), x);
    }
    x = neck(x); // [views, neck, grid, grid]
    probe("vision.neck", x);
    for (const at::Tensor& kernel : m_downsample)
        x = at::conv2d(x, kernel, {}, /*stride=*/2, /*padding=*/1);
    return x;
}

at::Tensor VisionTokenizer::positions(std::int64_t side) const
{
    if (m_positionTable.size(1) == side)
        return m_positionTable;
    const at::Tensor table = m_positionTable.permute({0, 3, 1, 2}).to(at::kFloat);
    const at::Tensor resized = at::_upsample_bicubic2d_aa(table, {side, side}, /*align_corners=*/false);
    return resized.to(m_positionTable.scalar_type()).permute({0, 2, 3, 1});
}

at::Tensor VisionTokenizer::blockForward(const Block& block, const at::Tensor& x) const
{
    const at::Tensor normed = block.norm1(x);
    const at::Tensor attended = x + (block.global ? attention(block, normed) : windowedAttention(block, normed));
    return attended + block.mlp2(at::gelu(block.mlp1(block.norm2(attended))));
}

at::Tensor VisionTokenizer::windowedAttention(const Block& block, const at::Tensor& x) const
{
    const std::int64_t views = x.size(0);
    const std::int64_t height = x.size(1);
    const std::int64_t width = x.size(2);
    const std::int64_t channels = x.size(3);
    const std::int64_t window = m_config.window;
    const std::int64_t rows = (height + window - 1) / window;
    const std::int64_t columns = (width + window - 1) / window;
    // Padding comes after the norm: the checkpoint was trained that way, padded patches are zero and take part.
    const at::Tensor padded = at::constant_pad_nd(x, {0, 0, 0, columns * window - width, 0, rows * window - height}, 0);
    const at::Tensor windows = padded.reshape({views, rows, window, columns, window, channels})
                                   .permute({0, 1, 3, 2, 4, 5})
                                   .reshape({views * rows * columns, window, window, channels});
    const at::Tensor attended = attention(block, windows)
                                    .view({views, rows, columns, window, window, channels})
                                    .permute({0, 1, 3, 2, 4, 5})
                                    .reshape({views, rows * window, columns * window, channels});
    return attended.slice(1, 0, height).slice(2, 0, width);
}

at::Tensor VisionTokenizer::attention(const Block& block, const at::Tensor& x) const
{
    const std::int64_t batch = x.size(0); // views or windows
    const std::int64_t height = x.size(1);
    const std::int64_t width = x.size(2);
    const std::int64_t channels = x.size(3);
    const std::int64_t heads = m_config.heads;
    const std::int64_t headSize = channels / heads;
    const std::int64_t tokens = height * width;

    // q, k, v: [batch, heads, tokens, headSize]
    const at::Tensor qkv = block.qkv(x).reshape({batch, tokens, 3, heads, headSize}).permute({2, 0, 3, 1, 4});
    const at::Tensor q = qkv.select(0, 0);
    const at::Tensor k = qkv.select(0, 1);
    const at::Tensor v = qkv.select(0, 2);

    // Decomposed relative positions, from the unscaled query: [batch, heads, tokens, height, width]
    const at::Tensor grid = q.reshape({batch * heads, height, width, headSize});
    const at::Tensor alongH = at::einsum("bhwc,hkc->bhwk", {grid, relativePositions(block.relPosH, height)});
    const at::Tensor alongW = at::einsum("bhwc,wkc->bhwk", {grid, relativePositions(block.relPosW, width)});
    const at::Tensor bias = (alongH.unsqueeze(-1) + alongW.unsqueeze(-2)).reshape({batch, heads, tokens, tokens});

    const at::Tensor attended = at::scaled_dot_product_attention(q, k, v, bias);
    return block.proj(attended.permute({0, 2, 1, 3}).reshape({batch, height, width, channels}));
}

at::Tensor VisionTokenizer::neck(const at::Tensor& x) const
{
    const at::Tensor narrow = layerNorm2d(m_neckNorm1, at::conv2d(x.permute({0, 3, 1, 2}), m_neckConv1));
    return layerNorm2d(m_neckNorm2, at::conv2d(narrow, m_neckConv2, {}, /*stride=*/1, /*padding=*/1));
}

} // namespace lectern::model
