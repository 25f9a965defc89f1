// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/tensor_table.h"

#include "image/page_views.h"

#include <algorithm>
#include <utility>

namespace lectern::model {

namespace {

using Shape = std::vector<std::int64_t>;

class Table
{
public:
    std::vector<TensorSpec> specs;

    void add(std::string name, Shape shape) { specs.push_back({std::move(name), std::move(shape)}); }
    void weight(const std::string& prefix, Shape shape) { add(prefix + ".weight", std::move(shape)); }

    void linear(const std::string& prefix, std::int64_t out, std::int64_t in, bool bias)
    {
        weight(prefix, {out, in});
        if (bias)
            add(prefix + ".bias", {out});
    }

    void layerNorm(const std::string& prefix, std::int64_t size)
    {
        add(prefix + ".weight", {size});
        add(prefix + ".bias", {size});
    }

    void swiGlu(const std::string& prefix, std::int64_t hidden, std::int64_t width)
    {
        linear(prefix + ".gate_proj", width, hidden, false);
        linear(prefix + ".up_proj", width, hidden, false);
        linear(prefix + ".down_proj", hidden, width, false);
    }

    // qkvBias: Qwen2 has one there, DeepSeek none; o_proj never has one.
    void attention(
        const std::string& prefix, std::int64_t hidden, std::int64_t queries, std::int64_t keys, bool qkvBias)
    {
        linear(prefix + ".q_proj", queries, hidden, qkvBias);
        linear(prefix + ".k_proj", keys, hidden, qkvBias);
        linear(prefix + ".v_proj", keys, hidden, qkvBias);
        linear(prefix + ".o_proj", hidden, queries, false);
    }
};

void addVision(Table& table, const VisionConfig& vision)
{
    const std::string root = "model.sam_model.";
    const std::int64_t grid = vision.imageSide / vision.patch;
    table.weight(root + "patch_embed.proj", {vision.hidden, 3, vision.patch, vision.patch});
    table.add(root + "patch_embed.proj.bias", {vision.hidden});
    table.add(root + "pos_embed", {1, grid, grid, vision.hidden});
    for (int layer = 0; layer < vision.layers; ++layer) {
        const std::string block = root + "blocks." + std::to_string(layer);
        const bool global = std::ranges::find(vision.globalBlocks, layer) != vision.globalBlocks.end();
        const std::int64_t distances = 2 * (global ? grid : vision.window) - 1;
        table.layerNorm(block + ".norm1", vision.hidden);
        table.linear(block + ".attn.qkv", 3 * std::int64_t{vision.hidden}, vision.hidden, true);
        table.add(block + ".attn.rel_pos_h", {distances, vision.hidden / vision.heads});
        table.add(block + ".attn.rel_pos_w", {distances, vision.hidden / vision.heads});
        table.linear(block + ".attn.proj", vision.hidden, vision.hidden, true);
        table.layerNorm(block + ".norm2", vision.hidden);
        table.linear(block + ".mlp.lin1", vision.mlp, vision.hidden, true);
        table.linear(block + ".mlp.lin2", vision.hidden, vision.mlp, true);
    }
    table.weight(root + "neck.0", {vision.neck, vision.hidden, 1, 1});
    table.layerNorm(root + "neck.1", vision.neck);
    table.weight(root + "neck.2", {vision.neck, vision.neck, 3, 3});
    table.layerNorm(root + "neck.3", vision.neck);
    table.weight(root + "net_2", {vision.downsample[0], vision.neck, 3, 3});
    table.weight(root + "net_3", {vision.downsample[1], vision.downsample[0], 3, 3});
}

void addFlow(Table& table, const FlowConfig& flow, int patch)
{
    const std::string root = "model.qwen2_model.";
    const std::int64_t compression = 4 * std::int64_t{patch}; // two convolutions of stride 2 after the patches
    for (const int side : {image::kCropSide, image::kGlobalViewSide}) {
        const std::int64_t grid = side / compression;
        table.weight(root + "query_" + std::to_string(side), {grid * grid, flow.hidden}); // one per visual token
    }
    for (int index = 0; index < flow.layers; ++index) {
        const std::string layer = root + "model.model.layers." + std::to_string(index);
        const std::int64_t headSize = flow.headSize;
        table.weight(layer + ".input_layernorm", {flow.hidden});
        table.attention(layer + ".self_attn", flow.hidden, flow.heads * headSize, flow.kvHeads * headSize, true);
        table.weight(layer + ".post_attention_layernorm", {flow.hidden});
        table.swiGlu(layer + ".mlp", flow.hidden, flow.mlp);
    }
    table.weight(root + "model.model.norm", {flow.hidden});
}

void addExperts(Table& table, const DecoderConfig& decoder, int index, bool fused)
{
    const std::string experts = expertsPrefix(index);
    if (fused) {
        table.add(experts + "gate_up_proj", {decoder.experts, 2 * std::int64_t{decoder.expertMlp}, decoder.hidden});
        table.add(experts + "down_proj", {decoder.experts, decoder.hidden, decoder.expertMlp});
        return;
    }
    for (int expert = 0; expert < decoder.experts; ++expert)
        table.swiGlu(experts + std::to_string(expert), decoder.hidden, decoder.expertMlp);
}

void addDecoder(Table& table, const DecoderConfig& decoder, const std::vector<bool>& fused)
{
    table.weight("model.embed_tokens", {decoder.vocabulary, decoder.hidden});
    for (int index = 0; index < decoder.layers; ++index) {
        const auto at = static_cast<size_t>(index);
        const std::string layer = "model.layers." + std::to_string(index);
        const std::int64_t headSize = decoder.headSize;
        table.weight(layer + ".input_layernorm", {decoder.hidden});
        table.attention(
            layer + ".self_attn", decoder.hidden, decoder.heads * headSize, decoder.kvHeads * headSize, false);
        table.weight(layer + ".post_attention_layernorm", {decoder.hidden});
        if (!decoder.sparse[at]) {
            table.swiGlu(layer + ".mlp", decoder.hidden, decoder.denseMlp);
            continue;
        }
        table.weight(layer + ".mlp.gate", {decoder.experts, decoder.hidden});
        addExperts(table, decoder, index, at < fused.size() && fused[at]);
        if (decoder.sharedMlp > 0)
            table.swiGlu(layer + ".mlp.shared_experts", decoder.hidden, decoder.sharedMlp);
    }
    table.weight("model.norm", {decoder.hidden});
    table.weight("lm_head", {decoder.vocabulary, decoder.hidden});
}

} // namespace

std::string expertsPrefix(int layer)
{
    return "model.layers." + std::to_string(layer) + ".mlp.experts.";
}

std::vector<TensorSpec> storedTensors(const Config& config, const std::vector<bool>& fused)
{
    Table table;
    addVision(table, config.vision);
    addFlow(table, config.flow, config.vision.patch);
    table.linear("model.projector.layers", config.decoder.hidden, config.flow.hidden, true);
    table.add("model.view_seperator", {config.decoder.hidden});
    addDecoder(table, config.decoder, fused);
    return std::move(table.specs);
}

std::vector<TensorSpec> expectedTensors(const Config& config)
{
    return storedTensors(config, {});
}

} // namespace lectern::model
