// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config_fields.h"

#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <exception>
#include <initializer_list>
#include <string>
#include <utility>

namespace lectern::model {

namespace {

using Json = nlohmann::json;

// For messages: a value may be anything.
std::string shown(const Json& value)
{
    constexpr size_t kLength = 60;
    if (value.is_structured())
        return value.is_array() ? "a list" : "an object";
    const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= kLength ? text : repairedUtf8(std::string_view(text).substr(0, kLength)) + "…";
}

// One object of config.json. Getters give nothing for a key that is absent or null; the first value that is not of its
// kind is kept as the error of the whole file and read as absent.
class Section
{
public:
    Section(const Json* object, std::string path, std::optional<Error>& error)
        : m_object(object)
        , m_path(std::move(path))
        , m_error(&error)
    { }

    bool present() const { return m_object != nullptr; }

    const Json* find(std::string_view key) const
    {
        if (!m_object)
            return nullptr;
        const auto found = m_object->find(key);
        return found == m_object->end() || found->is_null() ? nullptr : &*found;
    }

    Section section(std::string_view key) const
    {
        const Json* value = find(key);
        if (value && !value->is_object()) {
            wrong(key, *value, "an object");
            value = nullptr;
        }
        return {value, nameOf(key), *m_error};
    }

    std::optional<std::int64_t> whole(std::string_view key, std::int64_t least, std::int64_t most) const
    {
        const Json* value = find(key);
        return value ? wholeValue(key, *value, least, most) : std::nullopt;
    }

    // The first of these keys that is there.
    std::optional<int> size(std::initializer_list<std::string_view> keys, int most = ConfigFields::kMaxSize) const
    {
        for (const std::string_view key : keys) {
            if (const auto value = whole(key, 1, most))
                return static_cast<int>(*value);
        }
        return std::nullopt;
    }

    std::optional<int> count(std::string_view key) const
    {
        const auto value = whole(key, 0, ConfigFields::kMaxSize);
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    }

    // A side in pixels: one number, or two equal ones.
    std::optional<int> side(std::string_view key) const
    {
        const Json* value = find(key);
        if (!value || !value->is_array())
            return size({key});
        if (value->size() != 2 || (*value)[0] != (*value)[1]) {
            wrong(key, *value, "one number or two equal ones");
            return std::nullopt;
        }
        const auto number = wholeValue(key, (*value)[0], 1, ConfigFields::kMaxSize);
        return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
    }

    std::optional<std::vector<int>> list(std::string_view key, int least) const
    {
        const Json* value = find(key);
        if (!value)
            return std::nullopt;
        if (!value->is_array()) {
            wrong(key, *value, "a list of whole numbers");
            return std::nullopt;
        }
        std::vector<int> numbers;
        for (const Json& item : *value)
            numbers.push_back(static_cast<int>(wholeValue(key, item, least, ConfigFields::kMaxSize).value_or(least)));
        return numbers;
    }

    std::optional<double> number(std::string_view key, double least, double most) const
    {
        const Json* value = find(key);
        if (!value)
            return std::nullopt;
        const double number = value->is_number() ? value->get<double>() : NAN;
        if (!(number >= least && number <= most)) { // also where it is not a number
            wrong(key, *value, "a number in its range");
            return std::nullopt;
        }
        return number;
    }

    std::optional<bool> boolean(std::string_view key) const
    {
        const Json* value = find(key);
        if (!value)
            return std::nullopt;
        if (!value->is_boolean()) {
            wrong(key, *value, "true or false");
            return std::nullopt;
        }
        return value->get<bool>();
    }

    // What the model does not have: anything but these values.
    void require(std::string_view key, std::initializer_list<Json> allowed) const
    {
        const Json* value = find(key);
        if (value && std::ranges::find(allowed, *value) == allowed.end())
            report(ErrorCode::Unsupported, nameOf(key) + " is " + shown(*value) + ", which is not supported");
    }

    void report(ErrorCode code, std::string message) const
    {
        if (!*m_error)
            *m_error = Error{code, std::move(message)};
    }

    std::string nameOf(std::string_view key) const
    {
        return m_path.empty() ? std::string(key) : m_path + '.' + std::string(key);
    }

    void wrong(std::string_view key, const Json& value, std::string_view wanted) const
    {
        report(ErrorCode::Corrupt, nameOf(key) + " is " + shown(value) + ", not " + std::string(wanted));
    }

private:
    std::optional<std::int64_t> wholeValue(
        std::string_view key, const Json& value, std::int64_t least, std::int64_t most) const
    {
        const bool whole = value.is_number_unsigned() ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                                                      : value.is_number_integer();
        if (!whole || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most) {
            wrong(key, value, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
            return std::nullopt;
        }
        return value.get<std::int64_t>();
    }

    const Json* m_object;
    std::string m_path; // "text_config.rope_parameters"
    std::optional<Error>* m_error;
};

// θ stands in rope_parameters, or in rope_theta itself in files of older scripts; only unscaled rotation is there.
std::optional<double> ropeBase(const Section& section)
{
    constexpr double kLargest = 1e30;
    std::optional<double> base = section.number("rope_theta", 1, kLargest);
    section.require("partial_rotary_factor", {1, 1.0});
    for (const char* key : {"rope_scaling", "rope_parameters"}) {
        Section rope = section.section(key);
        if (rope.find("full_attention")) // one set for each kind of layer
            rope = rope.section("full_attention");
        rope.require("rope_type", {"default"});
        rope.require("type", {"default"});
        rope.require("partial_rotary_factor", {1, 1.0});
        rope.require("factor", {1, 1.0});
        if (const auto inner = rope.number("rope_theta", 1, kLargest))
            base = inner;
    }
    return base;
}

std::optional<double> normEps(const Section& section, std::string_view key)
{
    return section.number(key, 0, 0.1);
}

void readVision(const Section& config, ConfigFields::Vision& vision)
{
    const Section native = config.section("sam_config");
    const Section original = config.section("width").section("sam_vit_b");
    const Section& sam = native.present() ? native : original;
    vision.hidden = sam.size({"hidden_size", "width"});
    vision.layers = sam.size({"num_hidden_layers", "layers"}, ConfigFields::kMaxLayers);
    vision.heads = sam.size({"num_attention_heads", "heads"});
    vision.mlp = sam.size({"mlp_dim"});
    vision.patch = sam.side("patch_size");
    vision.imageSide = native.present() ? native.side("image_size") : config.side("image_size");
    vision.window = sam.size({"window_size"});
    vision.globalBlocks = sam.list("global_attn_indexes", 0);
    vision.neck = sam.size({"output_channels"});
    vision.downsample = sam.list("downsample_channels", 1).value_or(std::vector<int>{});
    vision.normEps = normEps(sam, "layer_norm_eps");
    sam.require("hidden_act", {"gelu"});
    sam.require("num_channels", {3});
    for (const char* key : {"qkv_bias", "use_abs_pos", "use_rel_pos"})
        sam.require(key, {true});
}

void readFlow(const Section& config, ConfigFields::Flow& flow)
{
    const Section native = config.section("encoder_config");
    const Section original = config.section("width").section("qwen2-0-5b");
    const Section& encoder = native.present() ? native : original;
    flow.hidden = encoder.size({"hidden_size", "dim"});
    flow.layers = encoder.size({"num_hidden_layers"}, ConfigFields::kMaxLayers);
    flow.heads = encoder.size({"num_attention_heads"});
    flow.kvHeads = encoder.size({"num_key_value_heads"});
    flow.headSize = encoder.size({"head_dim"});
    flow.mlp = encoder.size({"intermediate_size"});
    flow.normEps = normEps(encoder, "rms_norm_eps");
    flow.ropeBase = ropeBase(encoder);
    encoder.require("hidden_act", {"silu"});
    encoder.require("use_sliding_window", {false});
    if (const Json* types = encoder.find("layer_types"); types && types->is_array()) {
        if (std::ranges::any_of(*types, [](const Json& type) { return type != "full_attention"; }))
            encoder.report(ErrorCode::Unsupported,
                encoder.nameOf("layer_types") + " has a layer without full attention, which is not supported");
    }
}

std::vector<bool> sparseLayers(const Section& text)
{
    const Json* types = text.find("mlp_layer_types");
    if (!types)
        return {};
    if (!types->is_array()) {
        text.wrong("mlp_layer_types", *types, "a list");
        return {};
    }
    std::vector<bool> sparse;
    for (const Json& type : *types) {
        if (type != "sparse" && type != "dense")
            text.wrong("mlp_layer_types", type, "\"sparse\" or \"dense\"");
        sparse.push_back(type == "sparse");
    }
    return sparse;
}

void requireDecoderKind(const Section& text)
{
    for (const char* key : {"use_mla", "attention_bias", "mlp_bias"})
        text.require(key, {false});
    text.require("hidden_act", {"silu"});
    text.require("scoring_func", {"softmax"});
    text.require("topk_method", {"greedy", "group_limited_greedy"});
    const Json* method = text.find("topk_method");
    if (method && *method == "group_limited_greedy")
        text.require("n_group", {1}); // one group is no limit
}

void readDecoder(const Section& text, ConfigFields::Decoder& decoder)
{
    decoder.hidden = text.size({"hidden_size"});
    decoder.layers = text.size({"num_hidden_layers"}, ConfigFields::kMaxLayers);
    decoder.heads = text.size({"num_attention_heads"});
    decoder.kvHeads = text.size({"num_key_value_heads"});
    decoder.denseMlp = text.size({"intermediate_size"});
    decoder.experts = text.count("n_routed_experts");
    if (!decoder.experts)
        decoder.experts = text.count("num_experts");
    decoder.expertsPerToken = text.size({"num_experts_per_tok"});
    decoder.expertMlp = text.size({"moe_intermediate_size"});
    decoder.vocabulary = text.size({"vocab_size"});
    decoder.positions = text.size({"max_position_embeddings"});
    decoder.sharedExperts = text.count("n_shared_experts");
    decoder.firstSparse = text.count("first_k_dense_replace");
    decoder.sparseEvery = text.count("moe_layer_freq");
    decoder.sparse = sparseLayers(text);
    decoder.normalizeTopK = text.boolean("norm_topk_prob");
    decoder.routedScale = text.number("routed_scaling_factor", -1e6, 1e6);
    decoder.normEps = normEps(text, "rms_norm_eps");
    decoder.ropeBase = ropeBase(text);
    decoder.tiedEmbeddings = text.boolean("tie_word_embeddings").value_or(false);
    requireDecoderKind(text);
}

// Some files give a list of ids that end the text: the first is the tokenizer's own.
std::optional<std::int64_t> tokenId(const Section& section, std::string_view key)
{
    constexpr std::int64_t kLargest = ConfigFields::kMaxSize;
    const Json* value = section.find(key);
    if (value && value->is_array()) {
        const auto ids = section.list(key, 0);
        return ids && !ids->empty() ? std::optional<std::int64_t>(ids->front()) : std::nullopt;
    }
    return section.whole(key, 0, kLargest);
}

ConfigFields readAll(const Section& root)
{
    ConfigFields fields;
    if (root.find("quantization_config"))
        root.report(
            ErrorCode::Unsupported, "quantization_config: checkpoints that are stored quantized are not supported");
    const Section vision = root.section("vision_config");
    readVision(vision, fields.vision);
    readFlow(vision, fields.flow);
    Section text = root.section("text_config");
    if (!text.present())
        text = root.section("language_config");
    if (!text.present())
        text = root; // the original layout repeats the decoder's sizes at the top
    readDecoder(text, fields.decoder);
    fields.decoder.tiedEmbeddings =
        fields.decoder.tiedEmbeddings || root.boolean("tie_word_embeddings").value_or(false);
    fields.eosId = tokenId(text, "eos_token_id");
    if (!fields.eosId)
        fields.eosId = tokenId(root, "eos_token_id");
    fields.bosId = tokenId(text, "bos_token_id");
    if (!fields.bosId)
        fields.bosId = tokenId(root, "bos_token_id");
    return fields;
}

} // namespace

Result<ConfigFields> parseConfigFields(std::string_view json)
{
    std::optional<Error> error;
    ConfigFields fields;
    try {
        const Json root = Json::parse(json);
        if (!root.is_object())
            return fail(ErrorCode::Corrupt, "not a JSON object");
        fields = readAll(Section(&root, {}, error));
    } catch (const Json::parse_error& parseError) {
        return fail(ErrorCode::Corrupt, "not JSON (at byte " + std::to_string(parseError.byte) + ")");
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Corrupt, exception.what());
    }
    if (error)
        return std::unexpected(*error);
    return fields;
}

} // namespace lectern::model
