// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/byte_level.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace lectern::text {

namespace {

constexpr bool isWrittenAsItself(unsigned byte)
{
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

// Bytes that are not written as themselves take U+0100, U+0101, … in their order.
constexpr std::array<char32_t, 256> makeAlphabet()
{
    std::array<char32_t, 256> alphabet{};
    char32_t next = 0x100;
    for (unsigned byte = 0; byte < 256; ++byte)
        alphabet[byte] = isWrittenAsItself(byte) ? byte : next++;
    return alphabet;
}

constexpr std::array<char32_t, 256> kAlphabet = makeAlphabet();
constexpr size_t kLetters = 0x100 + 68;

// The byte of each letter below kLetters, -1 where the code point is no letter of the alphabet.
constexpr std::array<short, kLetters> makeInverse()
{
    std::array<short, kLetters> inverse{};
    inverse.fill(-1);
    for (unsigned byte = 0; byte < 256; ++byte)
        inverse[kAlphabet[byte]] = static_cast<short>(byte);
    return inverse;
}

constexpr std::array<short, kLetters> kBytes = makeInverse();

size_t sequenceLength(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 1;
}

} // namespace

std::string spelledBytes(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char byte : bytes)
        appendUtf8(out, kAlphabet[static_cast<unsigned char>(byte)]);
    return out;
}

std::string bytesOfSpelling(std::string_view spelling)
{
    std::string out;
    for (std::string_view rest = spelling; !rest.empty();) {
        const char32_t letter = takeCodePoint(rest);
        if (letter >= kLetters || kBytes[letter] < 0)
            return std::string(spelling);
        out.push_back(static_cast<char>(static_cast<unsigned char>(kBytes[letter])));
    }
    return out;
}

size_t incompleteTailLength(std::string_view bytes)
{
    for (size_t length = 1; length <= std::min<size_t>(3, bytes.size()); ++length) {
        std::string_view tail = bytes.substr(bytes.size() - length);
        if (length >= sequenceLength(static_cast<unsigned char>(tail[0])))
            continue;
        // A maximal subpart that reaches the end is what could still become a character.
        takeCodePoint(tail);
        return tail.empty() ? length : 0;
    }
    return 0;
}

} // namespace lectern::text
