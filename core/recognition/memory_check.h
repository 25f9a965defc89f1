// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/model.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace lectern::recognition {

struct MemoryNeed
{
    std::uintmax_t weights = 0; // bytes, in the precision that they are kept in
    std::uintmax_t working = 0; // bytes for pages, activations, keys and values
    std::uintmax_t total() const { return weights + working; }
};

// What loading this checkpoint takes, by its headers; nothing is loaded. Errors are those of opening the weights.
Result<MemoryNeed> memoryNeed(const std::filesystem::path& checkpoint, const model::LoadOptions& load);

// MemAvailable of Linux: what can be had without swapping.
Result<std::uintmax_t> availableMemory(const std::filesystem::path& meminfo = "/proc/meminfo");

// OutOfMemory where the need is greater than what is there: "the model needs 8.3 GB of memory and 3.1 GB are free: …".
Result<void> checkMemory(const MemoryNeed& need, std::uintmax_t available);

// The same for this machine, now. A GPU that is asked for by name holds the weights itself and is not judged here;
// where the system does not say what is free, nothing is refused.
Result<void> checkMemoryForModel(const std::filesystem::path& checkpoint, const model::LoadOptions& load);

// "8.3 GB", "310 MB": 10⁹ and 10⁶ bytes
std::string describeBytes(std::uintmax_t bytes);

} // namespace lectern::recognition
