// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-make-fullsize TEMPLATES TOKENIZER FOLDER: a random checkpoint of DeepSeek-OCR 2's published size in the
// original layout, bf16, with the real names. It shows how fast and how large, not how well. FOLDER/ native_config is
// what transformers needs beside it.
#include "base/files.h"
#include "gaussian_bf16.h"
#include "model/config.h"
#include "model/safetensors.h"
#include "model/tensor_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace lectern;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t kSeed = 20260129;
constexpr std::uint64_t kShardBytes = std::uint64_t{2} << 30;
constexpr double kDeviation = 0.02;

// Tokens that are never to win: with them out of the way a page always gives as many tokens as are asked for.
constexpr std::array<size_t, 4> kSilentTokens = {0, 1, 2, 128815}; // BOS, EOS, padding, <image>

// What DeepSeek-OCR 2 has at these ids, where the tokenizer of the same vocabulary has other tokens.
constexpr std::array<std::pair<int, const char*>, 8> kGroundingTokens = {
    {{128815, "<image>"}, {128816, "<|ref|>"}, {128817, "<|/ref|>"}, {128818, "<|det|>"}, {128819, "<|/det|>"},
        {128820, "<|grounding|>"}, {128821, "<td>"}, {128822, "</td>"}}};

class Failure : public std::exception
{
public:
    explicit Failure(std::string message)
        : m_message(std::move(message))
    { }
    const char* what() const noexcept override { return m_message.c_str(); }

private:
    std::string m_message;
};

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw Failure(result.error().message);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::uint64_t elements(const model::TensorSpec& spec)
{
    std::uint64_t count = 1;
    for (const std::int64_t size : spec.shape)
        count *= static_cast<std::uint64_t>(size);
    return count;
}

bool isNormWeight(const std::string& name)
{
    static constexpr std::array<std::string_view, 6> kNorms = {
        "norm.weight", "norm1.weight", "norm2.weight", "layernorm.weight", "neck.1.weight", "neck.3.weight"};
    return std::ranges::any_of(kNorms, [&](std::string_view end) { return name.ends_with(end); });
}

// Standard deviations as at the start of training, norms at one: values stay finite through all layers.
void fill(benchmarks::GaussianBf16& random, const model::TensorSpec& spec, std::vector<std::uint16_t>& values)
{
    values.resize(elements(spec));
    if (isNormWeight(spec.name)) {
        std::ranges::fill(values, benchmarks::toBf16(1.0F));
        return;
    }
    random.fill(spec.name, kDeviation, values);
    if (spec.name != "lm_head.weight")
        return;
    const auto width = static_cast<size_t>(spec.shape.at(1));
    for (const size_t token : kSilentTokens)
        std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(token * width), width, std::uint16_t{0});
}

std::vector<std::vector<model::TensorSpec>> splitIntoShards(const std::vector<model::TensorSpec>& specs)
{
    std::vector<std::vector<model::TensorSpec>> shards;
    std::uint64_t bytes = kShardBytes;
    for (const model::TensorSpec& spec : specs) {
        const std::uint64_t size = 2 * elements(spec);
        if (bytes + size > kShardBytes) {
            shards.emplace_back();
            bytes = 0;
        }
        shards.back().push_back(spec);
        bytes += size;
    }
    return shards;
}

std::string shardName(size_t index, size_t count)
{
    std::array<char, 64> name = {};
    std::snprintf(name.data(), name.size(), "model-%05zu-of-%05zu.safetensors", index + 1, count);
    return name.data();
}

// Gives the index, which is written last: a folder that was not finished does not open.
Json writeWeights(const std::filesystem::path& folder, const std::vector<model::TensorSpec>& specs)
{
    const auto shards = splitIntoShards(specs);
    benchmarks::GaussianBf16 random(kSeed);
    std::vector<std::uint16_t> values;
    std::uint64_t total = 0;
    Json map = Json::object();
    for (size_t shard = 0; shard < shards.size(); ++shard) {
        const std::string name = shardName(shard, shards.size());
        std::cerr << name << std::endl;
        std::vector<model::TensorHead> heads;
        for (const model::TensorSpec& spec : shards[shard]) {
            heads.push_back({spec.name, model::Dtype::BF16, spec.shape});
            map.push_back({spec.name, name});
            total += 2 * elements(spec);
        }
        const auto bytesOf = [&](size_t index) {
            fill(random, shards[shard][index], values);
            return std::as_bytes(std::span(values));
        };
        orThrow(model::streamSafetensors(folder / name, heads, bytesOf, {{"format", "pt"}}));
    }
    return {{"metadata", {{"total_size", total}}}, {"weight_map", std::move(map)}};
}

std::string groundingTokenizer(const std::string& text)
{
    Json json = Json::parse(text);
    for (Json& token : json.at("added_tokens")) {
        for (const auto& [id, content] : kGroundingTokens) {
            if (token.at("id") == id) {
                token["content"] = content;
                token["special"] = true;
                token["normalized"] = false;
            }
        }
    }
    return json.dump();
}

void make(
    const std::filesystem::path& templates, const std::filesystem::path& tokenizer, const std::filesystem::path& folder)
{
    const std::filesystem::path native = folder / "native_config";
    std::filesystem::create_directories(native);
    const std::string configText = orThrow(readFile(templates / "config.json"));
    // The original config.json does not say how many key/value heads the encoder has; the native one does.
    const auto fromNative = orThrow(model::readConfig(orThrow(readFile(templates / "native_config.json")), {}));
    auto config = orThrow(model::readConfig(configText, {}));
    config.flow = fromNative.flow;

    const std::string tokenizerText = groundingTokenizer(orThrow(readFile(tokenizer)));
    for (const auto& target : {folder, native})
        orThrow(writeFileAtomically(target / "tokenizer.json", tokenizerText));
    const auto copy = [&](const char* from, const char* to) {
        orThrow(writeFileAtomically(native / to, orThrow(readFile(templates / from))));
    };
    copy("native_config.json", "config.json");
    copy("native_processor_config.json", "processor_config.json");
    copy("native_tokenizer_config.json", "tokenizer_config.json");

    const Json index = writeWeights(folder, model::expectedTensors(config));
    orThrow(writeFileAtomically(folder / "config.json", configText));
    orThrow(writeFileAtomically(folder / "model.safetensors.index.json", index.dump(1) + '\n'));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: lectern-make-fullsize TEMPLATES TOKENIZER FOLDER\n";
        return 2;
    }
    try {
        make(argv[1], argv[2], argv[3]);
    } catch (const std::exception& exception) {
        std::cerr << exception.what() << '\n';
        return 1;
    }
    return 0;
}
