// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/checkpoint.h"
#include "model/safetensors.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lectern::test {

struct TinyOptions
{
    model::Layout layout = model::Layout::Original; // names of the tensors
    model::Layout config = model::Layout::Original; // kind of config.json
    bool fusedExperts = false;
    model::Dtype dtype = model::Dtype::F32; // F32, F16 or BF16
    int shards = 1; // more than one: with an index
    std::uint64_t seed = 1;
};

// A random checkpoint of a few hundred kilobytes with every part of the real one, to be changed and written by a test.
struct TinyCheckpoint
{
    std::vector<model::TensorToWrite> tensors; // stored names
    nlohmann::json config;
    int shards = 1;

    model::TensorToWrite& tensor(const std::string& storedName); // must be there
    void remove(const std::string& storedName);
    void write(const std::filesystem::path& folder) const;
};

model::Config tinyConfig(); // what open() finds in every one of them
TinyCheckpoint makeTinyCheckpoint(const TinyOptions& options = {});

} // namespace lectern::test
