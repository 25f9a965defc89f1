// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/memory_check.h"

#include "model/shards.h"

#include <cstdio>
#include <fstream>
#include <functional>
#include <numeric>

namespace lectern::recognition {

namespace {

constexpr std::uintmax_t kGigabyte = 1'000'000'000;
constexpr std::uintmax_t kMegabyte = 1'000'000;

// The sizes beyond which "auto" keeps weights as they are stored (model/model.cpp), and with which a page takes 1.5 GB.
// Small checkpoints have small activations: the nano model takes 0.3 GB in all.
constexpr std::uintmax_t kLargeCheckpoint = std::uintmax_t{2} << 30;
constexpr std::uintmax_t kWorkingLarge = 3 * kGigabyte / 2;
constexpr std::uintmax_t kWorkingSmall = kGigabyte / 2;

std::uintmax_t elements(const model::TensorView& tensor)
{
    return tensor.bytes.size() / model::dtypeSize(tensor.dtype);
}

} // namespace

Result<MemoryNeed> memoryNeed(const std::filesystem::path& checkpoint, const model::LoadOptions& load)
{
    const auto shards = model::openShards(checkpoint);
    if (!shards)
        return std::unexpected(shards.error());
    std::uintmax_t stored = 0;
    std::uintmax_t count = 0;
    for (const model::SafetensorsFile& shard : *shards) {
        for (const auto& [name, tensor] : shard.tensors()) {
            stored += tensor.bytes.size();
            count += elements(tensor);
        }
    }
    const bool isLarge = stored > kLargeCheckpoint;
    MemoryNeed need;
    switch (load.precision) {
    case model::Precision::F32:
        need.weights = 4 * count;
        break;
    case model::Precision::BF16:
        need.weights = 2 * count;
        break;
    case model::Precision::Auto:
        need.weights = isLarge ? 2 * count : 4 * count;
        break;
    }
    need.working = isLarge ? kWorkingLarge : kWorkingSmall;
    return need;
}

Result<std::uintmax_t> availableMemory(const std::filesystem::path& meminfo)
{
    std::ifstream file(meminfo);
    std::string key;
    std::uintmax_t kibibytes = 0;
    std::string unit;
    while (file >> key >> kibibytes) {
        std::getline(file, unit);
        if (key == "MemAvailable:")
            return kibibytes * 1024;
    }
    return fail(ErrorCode::Unsupported, "this system does not say how much memory is free");
}

std::string describeBytes(std::uintmax_t bytes)
{
    char text[32];
    if (bytes >= kGigabyte)
        std::snprintf(text, sizeof text, "%.1f GB", static_cast<double>(bytes) / kGigabyte);
    else
        std::snprintf(text, sizeof text, "%.0f MB", static_cast<double>(bytes) / kMegabyte);
    return text;
}

Result<void> checkMemory(const MemoryNeed& need, std::uintmax_t available)
{
    if (need.total() <= available)
        return {};
    return fail(ErrorCode::OutOfMemory,
        "the model needs " + describeBytes(need.total()) + " of memory and " + describeBytes(available)
            + " are free: close other programs, or use the built-in reader");
}

Result<void> checkMemoryForModel(const std::filesystem::path& checkpoint, const model::LoadOptions& load)
{
    if (load.device.starts_with("cuda"))
        return {};
    const auto need = memoryNeed(checkpoint, load);
    if (!need)
        return std::unexpected(need.error());
    const auto available = availableMemory();
    return available ? checkMemory(*need, *available) : Result<void>{};
}

} // namespace lectern::recognition
