// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config.h"
#include "model/safetensors_header.h"
#include "model/tensor_table.h"

#include <cstdint>
#include <string_view>

namespace lectern::fuzz {

// What holds for any bytes that claim to be the header of a safetensors file: it is refused with a message, or every
// range lies in the data and holds as many bytes as its shape says. False where that is not so.
inline bool headerIsRefusedOrSafe(std::string_view json, std::uint64_t dataSize)
{
    const auto header = model::parseSafetensorsHeader(json, dataSize);
    if (!header)
        return !header.error().message.empty();
    std::uint64_t total = 0;
    for (const auto& [name, range] : header->tensors) {
        if (range.begin > range.end || range.end > dataSize
            || model::tensorBytes(range.dtype, range.shape) != range.end - range.begin)
            return false;
        total += range.end - range.begin;
    }
    return total == dataSize;
}

// And for any bytes that claim to be a config.json: it is refused with a message, or its table of tensors can be made
// and has nothing but positive sizes.
inline bool configIsRefusedOrSafe(std::string_view json, const model::ShapeTable& shapes)
{
    const auto config = model::readConfig(json, shapes);
    if (!config)
        return !config.error().message.empty();
    for (const model::TensorSpec& spec : model::expectedTensors(*config)) {
        for (const std::int64_t size : spec.shape) {
            if (size < 1)
                return false;
        }
    }
    return true;
}

} // namespace lectern::fuzz
