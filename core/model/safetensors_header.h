// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/safetensors.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::model {

// Where a tensor lies, counted from the first byte after the header.
struct TensorRange
{
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0; // one past the last byte
};

struct SafetensorsHeader
{
    std::map<std::string, TensorRange> tensors;
    std::map<std::string, std::string> metadata;
};

// Reads the JSON of a header and checks all of it against the number of data bytes that follow: known dtypes, shapes
// whose bytes are as many as the range holds, ranges that cover the data exactly once. Corrupt, or Unsupported for a
// dtype that is not one of Dtype; the message says which tensor.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataSize);

// The JSON of a header for tensors that follow each other in this order.
std::string safetensorsHeaderJson(
    const std::vector<TensorHead>& tensors, const std::map<std::string, std::string>& metadata);

// Bytes of a tensor of this dtype and shape; InvalidInput where a dimension is negative or the product overflows.
Result<std::uint64_t> tensorBytes(Dtype dtype, const std::vector<std::int64_t>& shape);

} // namespace lectern::model
