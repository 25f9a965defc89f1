// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_checkpoint.h"

#include "model/tensor_names.h"
#include "model/tensor_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <random>
#include <stdexcept>

namespace lectern::test {

namespace {

using nlohmann::json;

json originalConfig(const model::Config& config)
{
    const model::DecoderConfig& decoder = config.decoder;
    const json text = {{"hidden_size", decoder.hidden}, {"num_hidden_layers", decoder.layers},
        {"num_attention_heads", decoder.heads}, {"num_key_value_heads", decoder.kvHeads},
        {"intermediate_size", decoder.denseMlp}, {"first_k_dense_replace", 1}, {"n_routed_experts", decoder.experts},
        {"num_experts_per_tok", decoder.expertsPerToken}, {"moe_intermediate_size", decoder.expertMlp},
        {"n_shared_experts", decoder.sharedMlp / decoder.expertMlp}, {"vocab_size", decoder.vocabulary},
        {"max_position_embeddings", decoder.positions}, {"topk_method", "greedy"}, {"use_mla", false}, {"n_group", 1},
        {"bos_token_id", 0}, {"eos_token_id", 1}};
    const json sam = {{"width", config.vision.hidden}, {"layers", config.vision.layers}, {"heads", config.vision.heads},
        {"global_attn_indexes", config.vision.globalBlocks}};
    return {{"model_type", "deepseek_vl_v2"}, {"language_config", text},
        {"projector_config", {{"input_dim", config.flow.hidden}, {"n_embed", decoder.hidden}}},
        {"vision_config",
            {{"image_size", config.vision.imageSide},
                {"width", {{"sam_vit_b", sam}, {"qwen2-0-5b", {{"dim", config.flow.hidden}}}}}}}};
}

json nativeConfig(const model::Config& config)
{
    json text = originalConfig(config)["language_config"];
    text.erase("first_k_dense_replace");
    json types = json::array();
    for (const bool sparse : config.decoder.sparse)
        types.push_back(sparse ? "sparse" : "dense");
    text["mlp_layer_types"] = types;
    text["hidden_act"] = "silu";
    text["rms_norm_eps"] = config.decoder.normEps;
    text["rope_parameters"] = {{"rope_theta", config.decoder.ropeBase}, {"rope_type", "default"}};
    const model::FlowConfig& flow = config.flow;
    const json encoder = {{"hidden_size", flow.hidden}, {"num_hidden_layers", flow.layers},
        {"num_attention_heads", flow.heads}, {"num_key_value_heads", flow.kvHeads}, {"intermediate_size", flow.mlp},
        {"rms_norm_eps", flow.normEps}, {"rope_parameters", {{"rope_theta", flow.ropeBase}, {"rope_type", "default"}}}};
    const model::VisionConfig& vision = config.vision;
    const json sam = {{"hidden_size", vision.hidden}, {"num_hidden_layers", vision.layers},
        {"num_attention_heads", vision.heads}, {"mlp_dim", vision.mlp}, {"patch_size", vision.patch},
        {"image_size", vision.imageSide}, {"window_size", vision.window}, {"global_attn_indexes", vision.globalBlocks},
        {"output_channels", vision.neck}, {"downsample_channels", vision.downsample},
        {"layer_norm_eps", vision.normEps}, {"hidden_act", "gelu"}};
    return {{"model_type", "deepseek_ocr2"}, {"image_token_id", 200}, {"text_config", text},
        {"vision_config", {{"sam_config", sam}, {"encoder_config", encoder}}}};
}

// Small normal numbers, which every one of the types can hold.
std::vector<std::byte> randomBytes(std::mt19937_64& random, model::Dtype dtype, const std::vector<std::int64_t>& shape)
{
    size_t count = 1;
    for (const std::int64_t size : shape)
        count *= static_cast<size_t>(size);
    std::vector<std::byte> bytes(count * model::dtypeSize(dtype));
    for (size_t index = 0; index < count; ++index) {
        const float value = static_cast<float>(static_cast<double>(random() >> 40) / (1 << 24) - 0.5) / 8;
        const auto bits = std::bit_cast<std::uint32_t>(value);
        if (dtype == model::Dtype::F32) {
            std::memcpy(bytes.data() + 4 * index, &bits, 4);
            continue;
        }
        const std::uint32_t exponent = (bits >> 23 & 0xff) > 112 ? (bits >> 23 & 0xff) - 112 : 0;
        const std::uint32_t half = bits >> 31 << 15 | exponent << 10 | (bits >> 13 & 0x3ff);
        const auto narrow = static_cast<std::uint16_t>(dtype == model::Dtype::BF16 ? bits >> 16 : half);
        std::memcpy(bytes.data() + 2 * index, &narrow, 2);
    }
    return bytes;
}

void writeText(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

void orThrow(const Result<void>& result)
{
    if (!result)
        throw std::runtime_error(result.error().message);
}

} // namespace

model::TensorToWrite& TinyCheckpoint::tensor(const std::string& storedName)
{
    const auto found = std::ranges::find(tensors, storedName, &model::TensorToWrite::name);
    if (found == tensors.end())
        throw std::runtime_error("no tensor " + storedName);
    return *found;
}

void TinyCheckpoint::remove(const std::string& storedName)
{
    if (std::erase_if(tensors, [&](const model::TensorToWrite& item) { return item.name == storedName; }) != 1)
        throw std::runtime_error("no tensor " + storedName);
}

void TinyCheckpoint::write(const std::filesystem::path& folder) const
{
    std::filesystem::create_directories(folder);
    writeText(folder / "config.json", config.dump(1));
    if (shards == 1) {
        orThrow(model::writeSafetensors(folder / "model.safetensors", tensors, {{"format", "pt"}}));
        return;
    }
    json map = json::object();
    for (int shard = 0; shard < shards; ++shard) {
        const std::string name = "model-" + std::to_string(shard) + ".safetensors";
        std::vector<model::TensorToWrite> part;
        for (size_t index = static_cast<size_t>(shard); index < tensors.size(); index += static_cast<size_t>(shards)) {
            part.push_back(tensors[index]);
            map[tensors[index].name] = name;
        }
        orThrow(model::writeSafetensors(folder / name, part));
    }
    writeText(
        folder / "model.safetensors.index.json", json{{"metadata", {{"total_size", 0}}}, {"weight_map", map}}.dump());
}

model::Config tinyConfig()
{
    model::Config config;
    config.vision = {.hidden = 64,
        .layers = 3,
        .heads = 4,
        .mlp = 96,
        .patch = 16,
        .imageSide = 1024,
        .window = 14,
        .globalBlocks = {1},
        .neck = 24,
        .downsample = {40, 128},
        .normEps = 1e-6};
    config.flow = {.hidden = 128,
        .layers = 2,
        .heads = 2,
        .kvHeads = 1,
        .headSize = 64,
        .mlp = 80,
        .normEps = 1e-6,
        .ropeBase = 1e6};
    config.decoder = {.hidden = 64,
        .layers = 3,
        .heads = 4,
        .kvHeads = 2,
        .headSize = 16,
        .denseMlp = 72,
        .sparse = {false, true, true},
        .experts = 5,
        .expertsPerToken = 2,
        .expertMlp = 16,
        .sharedMlp = 32,
        .normalizeTopK = false,
        .routedScale = 1.0,
        .normEps = 1e-6,
        .ropeBase = 1e4,
        .vocabulary = 300,
        .positions = 2048};
    return config;
}

TinyCheckpoint makeTinyCheckpoint(const TinyOptions& options)
{
    const model::Config config = tinyConfig();
    TinyCheckpoint checkpoint;
    checkpoint.shards = options.shards;
    checkpoint.config = options.config == model::Layout::Native ? nativeConfig(config) : originalConfig(config);
    std::mt19937_64 random(options.seed);
    const std::vector<bool> fused(static_cast<size_t>(config.decoder.layers), options.fusedExperts);
    for (const model::TensorSpec& spec : model::storedTensors(config, fused)) {
        const std::string name = options.layout == model::Layout::Native ? model::nativeName(spec.name) : spec.name;
        checkpoint.tensors.push_back({name, options.dtype, spec.shape, randomBytes(random, options.dtype, spec.shape)});
    }
    return checkpoint;
}

} // namespace lectern::test
