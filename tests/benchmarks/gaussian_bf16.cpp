// SPDX-License-Identifier: GPL-3.0-or-later
#include "gaussian_bf16.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

namespace lectern::benchmarks {

namespace {

constexpr size_t kQuantiles = 1 << 16;

std::uint64_t hashed(std::string_view name, std::uint64_t seed)
{
    std::uint64_t hash = 0xcbf29ce484222325 ^ seed; // FNV-1a
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

std::uint64_t splitMix(std::uint64_t& state)
{
    std::uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

// x with Φ(x) = p, 0 < p < ½: bisection is slow, exact, and done 32768 times in all.
double normalQuantile(double p)
{
    double low = -6;
    double high = 0;
    for (int step = 0; step < 40; ++step) {
        const double middle = (low + high) / 2;
        (std::erfc(-middle / std::sqrt(2.0)) / 2 < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

std::uint16_t toBf16(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return static_cast<std::uint16_t>((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

const std::vector<std::uint16_t>& GaussianBf16::quantiles(double deviation)
{
    std::vector<std::uint16_t>& table = m_quantiles[deviation];
    if (table.empty()) {
        table.resize(kQuantiles);
        for (size_t index = 0; index < kQuantiles / 2; ++index) {
            const double x = deviation * normalQuantile((static_cast<double>(index) + 0.5) / kQuantiles);
            table[index] = toBf16(static_cast<float>(x));
            table[kQuantiles - 1 - index] = toBf16(static_cast<float>(-x));
        }
    }
    return table;
}

void GaussianBf16::fill(std::string_view name, double deviation, std::span<std::uint16_t> values)
{
    const std::vector<std::uint16_t>& table = quantiles(deviation);
    std::uint64_t state = hashed(name, m_seed);
    for (size_t at = 0; at < values.size(); at += 4) {
        std::uint64_t random = splitMix(state);
        for (size_t index = at; index < std::min(at + 4, values.size()); ++index, random >>= 16)
            values[index] = table[random & 0xffff];
    }
}

} // namespace lectern::benchmarks
