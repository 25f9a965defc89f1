// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Takes one code point off the front of text (not empty) and removes its bytes. A malformed sequence gives U+FFFD and
// removes its maximal subpart, as Unicode recommends and Rust's from_utf8_lossy does.
char32_t takeCodePoint(std::string_view& text);

void appendUtf8(std::string& out, char32_t codePoint);

std::u32string toCodePoints(std::string_view utf8);
std::string toUtf8(std::u32string_view codePoints);

// True where every byte belongs to a well-formed sequence.
bool isValidUtf8(std::string_view text);

// The same text with each malformed sequence replaced by U+FFFD.
std::string repairedUtf8(std::string_view text);

} // namespace lectern
