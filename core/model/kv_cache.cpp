// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kv_cache.h"

#include <ATen/ops/empty.h>

namespace lectern::model {

KvCache::KvCache(const DecoderConfig& config, std::int64_t capacity, c10::Device device, c10::ScalarType type)
    : m_capacity(capacity)
    , m_lengths(static_cast<size_t>(config.layers), 0)
{
    const auto options = at::TensorOptions(type).device(device);
    for (int layer = 0; layer < config.layers; ++layer) {
        m_keys.push_back(at::empty({1, config.kvHeads, capacity, config.headSize}, options));
        m_values.push_back(at::empty({1, config.kvHeads, capacity, config.headSize}, options));
    }
}

KvCache::View KvCache::append(int layer, const at::Tensor& k, const at::Tensor& v)
{
    const auto at = static_cast<size_t>(layer);
    const std::int64_t tokens = k.size(2);
    m_keys[at].narrow(2, m_lengths[at], tokens).copy_(k);
    m_values[at].narrow(2, m_lengths[at], tokens).copy_(v);
    m_lengths[at] += tokens;
    return {m_keys[at].narrow(2, 0, m_lengths[at]), m_values[at].narrow(2, 0, m_lengths[at])};
}

} // namespace lectern::model
