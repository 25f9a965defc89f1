// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config.h"

#include "image/page_views.h"
#include "model/config_fields.h"
#include "model/size_vote.h"
#include "model/tensor_table.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace lectern::model {

namespace {

constexpr std::string_view kBlocks = "model.sam_model.blocks.";
constexpr std::string_view kFlowLayers = "model.qwen2_model.model.model.layers.";
constexpr std::string_view kDecoderLayers = "model.layers.";

// More experts than this in all is no checkpoint of this kind: it would only make a very long list of missing tensors.
constexpr int kMaxExperts = 1 << 15;

// config.json names more layers than there are tensors for where a part of the file is missing, and fewer where it is
// wrong: either way the larger number is what a whole checkpoint would have.
int layerCount(const ShapeTable& shapes, std::string_view prefix, std::optional<int> config, int published)
{
    const int seen = depth(shapes, prefix);
    return seen == 0 ? config.value_or(published) : std::max(seen, config.value_or(0));
}

bool has(const ShapeTable& shapes, const std::string& name)
{
    return shapes.contains(name);
}

// A table of relative positions that fits the whole grid makes a block global, one that fits the window makes it
// windowed; where there is no such table, or window and grid are the same, config.json decides.
void readBlockKinds(VisionConfig& vision, const ConfigFields::Vision& fields, const ShapeTable& shapes)
{
    const std::int64_t gridRows = 2 * std::int64_t{vision.imageSide / vision.patch} - 1;
    const auto rowsOf = [&](int block) -> std::int64_t {
        const auto found = shapes.find(std::string(kBlocks) + std::to_string(block) + ".attn.rel_pos_h");
        return found == shapes.end() || found->second.empty() ? 0 : found->second.front();
    };
    std::vector<std::int64_t> windows;
    for (int block = 0; block < vision.layers; ++block) {
        const std::int64_t rows = rowsOf(block);
        if (rows > 0 && rows % 2 == 1 && rows != gridRows && rows < ConfigFields::kMaxSize)
            windows.push_back((rows + 1) / 2);
    }
    vision.window = fields.window.value_or(14);
    auto votes = std::ranges::count(windows, vision.window);
    for (const std::int64_t window : windows) {
        if (const auto count = std::ranges::count(windows, window); count > votes) {
            votes = count;
            vision.window = static_cast<int>(window);
        }
    }
    for (int block = 0; block < vision.layers; ++block) {
        const std::int64_t rows = rowsOf(block);
        const bool fitsGrid = rows == gridRows;
        const bool fitsWindow = rows == 2 * std::int64_t{vision.window} - 1;
        const bool listed =
            fields.globalBlocks && std::ranges::find(*fields.globalBlocks, block) != fields.globalBlocks->end();
        if (fitsGrid != fitsWindow ? fitsGrid : listed)
            vision.globalBlocks.push_back(block);
    }
}

VisionConfig readVision(const ConfigFields::Vision& fields, const ShapeTable& shapes)
{
    const std::string root = "model.sam_model.";
    VisionConfig vision;
    vision.layers = layerCount(shapes, kBlocks, fields.layers, 12);
    const auto vote = [&] { return SizeVote(shapes); };
    vision.hidden = vote()
                        .tensor(root + "patch_embed.proj.weight", 0)
                        .tensor(root + "pos_embed", 3)
                        .tensor(root + "neck.0.weight", 1)
                        .layers(kBlocks, vision.layers, ".norm1.weight", 0)
                        .layers(kBlocks, vision.layers, ".norm2.weight", 0)
                        .result(fields.hidden)
                        .value_or(768);
    const int headSize = vote()
                             .layers(kBlocks, vision.layers, ".attn.rel_pos_h", 1)
                             .layers(kBlocks, vision.layers, ".attn.rel_pos_w", 1)
                             .result({})
                             .value_or(64);
    const int givenHeads = fields.heads.value_or(std::max(1, vision.hidden / 64));
    vision.heads = vision.hidden % headSize == 0 ? vision.hidden / headSize : givenHeads;
    vision.mlp = vote()
                     .layers(kBlocks, vision.layers, ".mlp.lin1.weight", 0)
                     .layers(kBlocks, vision.layers, ".mlp.lin1.bias", 0)
                     .layers(kBlocks, vision.layers, ".mlp.lin2.weight", 1)
                     .result(fields.mlp)
                     .value_or(4 * vision.hidden);
    const std::string patches = root + "patch_embed.proj.weight";
    vision.patch = vote().tensor(patches, 2).tensor(patches, 3).result(fields.patch).value_or(16);
    const std::optional<int> givenGrid =
        fields.imageSide ? std::optional(*fields.imageSide / vision.patch) : std::nullopt;
    const int grid = vote().tensor(root + "pos_embed", 1).tensor(root + "pos_embed", 2).result(givenGrid).value_or(64);
    vision.imageSide = static_cast<int>(std::min<std::int64_t>(
        std::int64_t{grid} * vision.patch, std::numeric_limits<int>::max())); // checked in checkVision
    vision.neck = vote()
                      .tensor(root + "neck.0.weight", 0)
                      .tensor(root + "neck.1.weight", 0)
                      .tensor(root + "neck.2.weight", 0)
                      .tensor(root + "neck.3.weight", 0)
                      .tensor(root + "net_2.weight", 1)
                      .result(fields.neck)
                      .value_or(256);
    const std::optional<int> between =
        fields.downsample.size() == 2 ? std::optional(fields.downsample.front()) : std::nullopt;
    vision.downsample.push_back(
        vote().tensor(root + "net_2.weight", 0).tensor(root + "net_3.weight", 1).result(between).value_or(512));
    vision.normEps = fields.normEps.value_or(1e-6);
    readBlockKinds(vision, fields, shapes);
    return vision;
}

FlowConfig readFlow(const ConfigFields::Flow& fields, const ShapeTable& shapes)
{
    const std::string root = "model.qwen2_model.";
    FlowConfig flow;
    flow.layers = layerCount(shapes, kFlowLayers, fields.layers, 24);
    const auto vote = [&] { return SizeVote(shapes); };
    const auto layers = [&](std::string_view suffix, size_t axis) {
        return vote().layers(kFlowLayers, flow.layers, suffix, axis);
    };
    flow.hidden = layers(".input_layernorm.weight", 0)
                      .tensor(root + "query_768.weight", 1)
                      .tensor(root + "query_1024.weight", 1)
                      .tensor(root + "model.model.norm.weight", 0)
                      .result(fields.hidden)
                      .value_or(896);
    flow.mlp = layers(".mlp.gate_proj.weight", 0)
                   .layers(kFlowLayers, flow.layers, ".mlp.up_proj.weight", 0)
                   .layers(kFlowLayers, flow.layers, ".mlp.down_proj.weight", 1)
                   .result(fields.mlp)
                   .value_or(4864);
    const auto queryRows = layers(".self_attn.q_proj.weight", 0)
                               .layers(kFlowLayers, flow.layers, ".self_attn.q_proj.bias", 0)
                               .layers(kFlowLayers, flow.layers, ".self_attn.o_proj.weight", 1)
                               .result({});
    const auto keyRows = layers(".self_attn.k_proj.weight", 0)
                             .layers(kFlowLayers, flow.layers, ".self_attn.k_proj.bias", 0)
                             .layers(kFlowLayers, flow.layers, ".self_attn.v_proj.weight", 0)
                             .result({});
    const int rows = queryRows.value_or(flow.hidden);
    // A head size in the config, or a number of heads that makes one; 64 where it says neither (original layout).
    flow.headSize = fields.headSize.value_or(fields.heads && rows % *fields.heads == 0 ? rows / *fields.heads : 64);
    flow.heads = rows % flow.headSize == 0 ? rows / flow.headSize : 0;
    const int givenKeys = fields.kvHeads.value_or(flow.heads) * flow.headSize;
    const int kRows = keyRows.value_or(givenKeys);
    flow.kvHeads = kRows % flow.headSize == 0 ? kRows / flow.headSize : 0;
    flow.normEps = fields.normEps.value_or(1e-6);
    flow.ropeBase = fields.ropeBase.value_or(1e6);
    return flow;
}

// Tensors decide which layers have experts; config.json where a layer has neither kind.
std::vector<bool> sparseLayers(const ConfigFields::Decoder& fields, const ShapeTable& shapes, int layers)
{
    std::vector<bool> sparse;
    for (int layer = 0; layer < layers; ++layer) {
        const auto index = static_cast<size_t>(layer);
        const std::string mlp = std::string(kDecoderLayers) + std::to_string(layer) + ".mlp.";
        const bool hasRouter = has(shapes, mlp + "gate.weight");
        const bool hasDense = has(shapes, mlp + "gate_proj.weight") || has(shapes, mlp + "up_proj.weight")
            || has(shapes, mlp + "down_proj.weight");
        const int every = std::max(1, fields.sparseEvery.value_or(1));
        bool given = fields.experts.value_or(1) > 0 && layer >= fields.firstSparse.value_or(1) && layer % every == 0;
        if (index < fields.sparse.size())
            given = fields.sparse[index];
        sparse.push_back(hasRouter != hasDense ? hasRouter : given);
    }
    return sparse;
}

void readExperts(DecoderConfig& decoder, const ConfigFields::Decoder& fields, const ShapeTable& shapes)
{
    const auto vote = [&] { return SizeVote(shapes); };
    const auto layers = [&](std::string_view suffix, size_t axis, int parts = 1) {
        return vote().layers(kDecoderLayers, decoder.layers, suffix, axis, parts);
    };
    decoder.experts = layers(".mlp.gate.weight", 0)
                          .layers(kDecoderLayers, decoder.layers, ".mlp.experts.down_proj", 0)
                          .layers(kDecoderLayers, decoder.layers, ".mlp.experts.gate_up_proj", 0)
                          .result(fields.experts)
                          .value_or(64);
    SizeVote width = layers(".mlp.experts.gate_up_proj", 1, 2);
    width.layers(kDecoderLayers, decoder.layers, ".mlp.experts.down_proj", 2);
    const int asked = std::min(decoder.experts, 8); // enough to outvote damaged ones
    for (int expert = 0; expert < asked; ++expert) {
        const std::string part = ".mlp.experts." + std::to_string(expert) + ".";
        width.layers(kDecoderLayers, decoder.layers, part + "gate_proj.weight", 0);
        width.layers(kDecoderLayers, decoder.layers, part + "down_proj.weight", 1);
    }
    decoder.expertMlp = width.result(fields.expertMlp).value_or(896);
    const std::int64_t given = std::int64_t{fields.sharedExperts.value_or(0)} * decoder.expertMlp;
    decoder.sharedMlp = layers(".mlp.shared_experts.gate_proj.weight", 0)
                            .layers(kDecoderLayers, decoder.layers, ".mlp.shared_experts.up_proj.weight", 0)
                            .layers(kDecoderLayers, decoder.layers, ".mlp.shared_experts.down_proj.weight", 1)
                            .result(static_cast<int>(std::min<std::int64_t>(given, ConfigFields::kMaxSize)))
                            .value_or(0);
    decoder.expertsPerToken = fields.expertsPerToken.value_or(std::min(6, decoder.experts));
    decoder.normalizeTopK = fields.normalizeTopK.value_or(false);
    decoder.routedScale = fields.routedScale.value_or(1.0);
}

DecoderConfig readDecoder(const ConfigFields::Decoder& fields, const ShapeTable& shapes)
{
    DecoderConfig decoder;
    decoder.layers = layerCount(shapes, kDecoderLayers, fields.layers, 12);
    const auto vote = [&] { return SizeVote(shapes); };
    const auto layers = [&](std::string_view suffix, size_t axis) {
        return vote().layers(kDecoderLayers, decoder.layers, suffix, axis);
    };
    decoder.hidden = layers(".input_layernorm.weight", 0)
                         .tensor("model.embed_tokens.weight", 1)
                         .tensor("model.norm.weight", 0)
                         .result(fields.hidden)
                         .value_or(1280);
    decoder.vocabulary = vote()
                             .tensor("model.embed_tokens.weight", 0)
                             .tensor("lm_head.weight", 0)
                             .result(fields.vocabulary)
                             .value_or(129280);
    const int queryRows = layers(".self_attn.q_proj.weight", 0)
                              .layers(kDecoderLayers, decoder.layers, ".self_attn.o_proj.weight", 1)
                              .result({})
                              .value_or(decoder.hidden);
    decoder.heads = fields.heads.value_or(0);
    decoder.headSize = decoder.heads > 0 && queryRows % decoder.heads == 0 ? queryRows / decoder.heads : 0;
    const int givenKeys = fields.kvHeads.value_or(decoder.heads);
    const auto keyRows = layers(".self_attn.k_proj.weight", 0)
                             .layers(kDecoderLayers, decoder.layers, ".self_attn.v_proj.weight", 0)
                             .result({});
    const bool whole = keyRows && decoder.headSize > 0 && *keyRows % decoder.headSize == 0;
    decoder.kvHeads = whole ? *keyRows / decoder.headSize : givenKeys;
    decoder.denseMlp = layers(".mlp.gate_proj.weight", 0)
                           .layers(kDecoderLayers, decoder.layers, ".mlp.up_proj.weight", 0)
                           .layers(kDecoderLayers, decoder.layers, ".mlp.down_proj.weight", 1)
                           .result(fields.denseMlp)
                           .value_or(6848);
    decoder.sparse = sparseLayers(fields, shapes, decoder.layers);
    readExperts(decoder, fields, shapes);
    decoder.normEps = fields.normEps.value_or(1e-6);
    decoder.ropeBase = fields.ropeBase.value_or(1e4);
    decoder.positions = fields.positions.value_or(8192);
    return decoder;
}

std::unexpected<Error> corrupt(std::string message)
{
    return fail(ErrorCode::Corrupt, std::move(message));
}

std::string number(int value)
{
    return std::to_string(value);
}

Result<void> checkVision(const VisionConfig& vision)
{
    constexpr int kCompression = 4; // two convolutions of stride 2
    const bool whole = vision.patch <= image::kCropSide / kCompression
        && image::kGlobalViewSide % (vision.patch * kCompression) == 0
        && image::kCropSide % (vision.patch * kCompression) == 0;
    if (!whole)
        return fail(ErrorCode::Unsupported,
            "patches of " + number(vision.patch) + " pixels do not divide views of 1024 and 768 pixels");
    constexpr int kMaxGrid = 4096;
    if (vision.imageSide < vision.patch || vision.imageSide / vision.patch > kMaxGrid)
        return corrupt("the vision tokenizer's position table has no sensible size");
    if (vision.heads < 1 || vision.hidden % vision.heads != 0)
        return corrupt("the vision tokenizer's width " + number(vision.hidden) + " is not a multiple of its "
            + number(vision.heads) + " heads");
    if (vision.window > kMaxGrid)
        return corrupt("the vision tokenizer's windows of " + number(vision.window) + " patches are too large");
    return {};
}

Result<void> checkHeads(std::string_view part, int heads, int kvHeads, int headSize)
{
    if (heads < 1 || headSize < 1)
        return corrupt(std::string(part) + "'s query projection does not divide into its heads (num_attention_heads)");
    if (kvHeads < 1 || heads % kvHeads != 0)
        return corrupt(std::string(part) + "'s " + number(heads) + " heads are not a multiple of its " + number(kvHeads)
            + " key/value heads (num_key_value_heads)");
    if (headSize % 2 != 0)
        return corrupt(std::string(part) + "'s head size " + number(headSize) + " is odd: it cannot be rotated");
    return {};
}

Result<void> checkDecoder(const DecoderConfig& decoder)
{
    constexpr int kMaxPositions = 1 << 22;
    if (decoder.positions > kMaxPositions)
        return corrupt("max_position_embeddings " + number(decoder.positions) + " is not a sensible number");
    const auto sparse = std::ranges::count(decoder.sparse, true);
    if (sparse == 0)
        return {};
    if (decoder.experts < 1 || decoder.experts > kMaxExperts / sparse)
        return corrupt("n_routed_experts " + number(decoder.experts) + " is not a sensible number");
    if (decoder.expertsPerToken > decoder.experts)
        return corrupt("num_experts_per_tok " + number(decoder.expertsPerToken) + " is more than the "
            + number(decoder.experts) + " experts there are");
    return {};
}

} // namespace

Result<Config> readConfig(std::string_view json, const ShapeTable& shapes)
{
    auto fields = parseConfigFields(json);
    if (!fields)
        return std::unexpected(fields.error());
    if (!fields->decoder.heads)
        return corrupt("num_attention_heads of the decoder is missing, and no tensor shows it");
    Config config;
    config.vision = readVision(fields->vision, shapes);
    config.flow = readFlow(fields->flow, shapes);
    config.vision.downsample.push_back(config.flow.hidden);
    config.decoder = readDecoder(fields->decoder, shapes);
    config.eosId = fields->eosId.value_or(1);
    config.bosId = fields->bosId.value_or(0);
    config.tiedEmbeddings = fields->decoder.tiedEmbeddings;
    if (auto checked = checkVision(config.vision); !checked)
        return std::unexpected(checked.error());
    const FlowConfig& flow = config.flow;
    if (auto checked = checkHeads("the flow encoder", flow.heads, flow.kvHeads, flow.headSize); !checked)
        return std::unexpected(checked.error());
    const DecoderConfig& decoder = config.decoder;
    if (auto checked = checkHeads("the decoder", decoder.heads, decoder.kvHeads, decoder.headSize); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkDecoder(decoder); !checked)
        return std::unexpected(checked.error());
    return config;
}

} // namespace lectern::model
