// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/safetensors.h"

#include <filesystem>
#include <vector>

namespace lectern::model {

// The weights of a checkpoint folder: model.safetensors, else the shards that model.safetensors.index.json names, each
// a file of the folder itself. Corrupt where the index and the shards disagree or a tensor is in two shards.
Result<std::vector<SafetensorsFile>> openShards(const std::filesystem::path& folder);

// readFile for a file that should be small, so that a hostile one cannot take all memory.
Result<std::string> readSmallFile(const std::filesystem::path& path, std::uintmax_t most);

} // namespace lectern::model
