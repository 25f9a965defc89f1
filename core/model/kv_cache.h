// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config.h"
#include "model/torch_types.h"

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <cstdint>
#include <vector>

namespace lectern::model {

// Keys and values of the tokens decoded so far, for every decoder layer. Belongs to one generation.
class KvCache
{
public:
    KvCache(const DecoderConfig& config, std::int64_t capacity, c10::Device device, c10::ScalarType type);

    struct View
    {
        at::Tensor keys; // [1, kvHeads, length, headSize]
        at::Tensor values; // [1, kvHeads, length, headSize]
    };

    // Adds the tokens of k, v ([1, kvHeads, tokens, headSize]) after those held in this layer; gives all of them.
    View append(int layer, const at::Tensor& k, const at::Tensor& v);

    // Tokens that every layer holds once a forward pass is complete.
    std::int64_t length() const { return m_lengths.empty() ? 0 : m_lengths.back(); }
    std::int64_t capacity() const { return m_capacity; }

private:
    std::int64_t m_capacity;
    std::vector<std::int64_t> m_lengths;
    std::vector<at::Tensor> m_keys; // [1, kvHeads, capacity, headSize]; untouched memory is not resident
    std::vector<at::Tensor> m_values;
};

} // namespace lectern::model
