// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/shards.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <system_error>

namespace lectern::model {

namespace {

constexpr std::string_view kSingle = "model.safetensors";
constexpr std::string_view kIndex = "model.safetensors.index.json";
constexpr std::uintmax_t kMaxIndexBytes = 64 << 20;

using WeightMap = std::map<std::string, std::string>; // tensor → shard

// A shard lies in the folder itself: nothing that an index says leads elsewhere.
bool isPlainName(const std::string& name)
{
    const bool printable =
        std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return printable && !name.empty() && name != "." && name != ".." && name.find_first_of("/\\") == std::string::npos
        && name.ends_with(".safetensors");
}

Result<WeightMap> parseIndex(const std::filesystem::path& path, const std::string& text)
{
    const auto wrong = [&](const std::string& what) { return fail(ErrorCode::Corrupt, path.string() + ": " + what); };
    try {
        const auto json = nlohmann::json::parse(text);
        if (!json.is_object() || !json.contains("weight_map") || !json["weight_map"].is_object())
            return wrong("has no weight_map");
        WeightMap map;
        for (const auto& [tensor, shard] : json["weight_map"].items()) {
            if (!shard.is_string() || !isPlainName(shard.get_ref<const std::string&>()))
                return wrong("the shard of " + nlohmann::json(tensor).dump()
                    + " is not the name of a safetensors file in this folder");
            map[tensor] = shard.get<std::string>();
        }
        if (map.empty())
            return wrong("its weight_map is empty");
        return map;
    } catch (const nlohmann::json::parse_error& error) {
        return wrong("not JSON (at byte " + std::to_string(error.byte) + ")");
    } catch (const std::exception& exception) {
        return wrong(exception.what());
    }
}

Result<void> checkIndex(
    const std::filesystem::path& index, const WeightMap& map, const std::map<std::string, SafetensorsFile>& shards)
{
    std::map<std::string, std::string> homes;
    std::string problems;
    for (const auto& [shard, file] : shards) {
        for (const auto& [tensor, view] : file.tensors()) {
            const auto [home, fresh] = homes.emplace(tensor, shard);
            if (!fresh)
                problems += "\n  in two shards: " + tensor + " (" + home->second + ", " + shard + ')';
        }
    }
    for (const auto& [tensor, shard] : map) {
        if (!shards.at(shard).tensors().contains(tensor))
            problems += "\n  missing: " + tensor + " (the index puts it into " + shard + ')';
    }
    if (!problems.empty())
        return fail(ErrorCode::Corrupt, index.string() + ": the index and the shards do not agree" + problems);
    return {};
}

Result<std::vector<SafetensorsFile>> openIndexed(const std::filesystem::path& folder)
{
    const std::filesystem::path index = folder / kIndex;
    const auto text = readSmallFile(index, kMaxIndexBytes);
    if (!text)
        return std::unexpected(text.error());
    const auto map = parseIndex(index, *text);
    if (!map)
        return std::unexpected(map.error());
    std::set<std::string> names;
    for (const auto& [tensor, shard] : *map)
        names.insert(shard);
    std::string absent;
    for (const std::string& name : names) {
        std::error_code code;
        if (!std::filesystem::exists(folder / name, code))
            absent += "\n  " + name;
    }
    if (!absent.empty())
        return fail(ErrorCode::NotFound, folder.string() + ": files that the index names are not there:" + absent);
    std::map<std::string, SafetensorsFile> shards;
    for (const std::string& name : names) {
        auto file = SafetensorsFile::open(folder / name);
        if (!file)
            return std::unexpected(file.error());
        shards.emplace(name, std::move(*file));
    }
    if (auto checked = checkIndex(index, *map, shards); !checked)
        return std::unexpected(checked.error());
    std::vector<SafetensorsFile> files;
    for (auto& [name, file] : shards)
        files.push_back(std::move(file));
    return files;
}

} // namespace

Result<std::string> readSmallFile(const std::filesystem::path& path, std::uintmax_t most)
{
    std::error_code code;
    const std::uintmax_t size = std::filesystem::file_size(path, code);
    if (!code && size > most)
        return fail(ErrorCode::Corrupt,
            path.string() + ": " + std::to_string(size) + " bytes are too many for a file of this kind");
    return readFile(path);
}

Result<std::vector<SafetensorsFile>> openShards(const std::filesystem::path& folder)
{
    std::error_code code;
    if (std::filesystem::exists(folder / kSingle, code)) {
        auto file = SafetensorsFile::open(folder / kSingle);
        if (!file)
            return std::unexpected(file.error());
        std::vector<SafetensorsFile> files;
        files.push_back(std::move(*file));
        return files;
    }
    if (std::filesystem::exists(folder / kIndex, code))
        return openIndexed(folder);
    return fail(ErrorCode::NotFound,
        folder.string()
            + ": holds neither model.safetensors nor model.safetensors.index.json: it is not a model folder, "
              "or the weights have not been downloaded");
}

} // namespace lectern::model
