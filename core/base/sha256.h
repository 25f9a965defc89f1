// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lectern {

// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256
{
public:
    void add(std::span<const std::byte> bytes);
    void add(std::string_view text) { add(std::as_bytes(std::span(text))); }

    // 64 lower-case hexadecimal digits. Ends the sum: make a new object for the next one.
    std::string hex();

private:
    void addBlock(const std::byte* block); // 64 bytes

    std::array<std::uint32_t, 8> m_state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> m_pending = {};
    size_t m_pendingSize = 0;
    std::uint64_t m_total = 0; // bytes
};

} // namespace lectern
