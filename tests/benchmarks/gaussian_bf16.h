// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace lectern::benchmarks {

// Fills memory with normally distributed bf16 numbers, a gigabyte in a second or two: 16 random bits choose one of
// 65536 equally likely values. The same seed and name give the same numbers on every machine.
class GaussianBf16
{
public:
    explicit GaussianBf16(std::uint64_t seed)
        : m_seed(seed)
    { }

    void fill(std::string_view name, double deviation, std::span<std::uint16_t> values);

private:
    const std::vector<std::uint16_t>& quantiles(double deviation);

    std::uint64_t m_seed;
    std::map<double, std::vector<std::uint16_t>> m_quantiles;
};

// The upper half of the float, rounded to nearest even.
std::uint16_t toBf16(float value);

} // namespace lectern::benchmarks
