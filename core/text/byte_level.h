// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern::text {

// The byte-level alphabet: each of the 256 bytes is written as one visible code point in tokenizer.json (a space as
// U+0120, printable Latin-1 as itself), so that a vocabulary of bytes can be stored as text.

// The spelling of bytes in that alphabet, as UTF-8.
std::string spelledBytes(std::string_view bytes);

// The bytes that a vocabulary entry stands for. An entry with a character outside the alphabet stands for its own
// UTF-8, as in the reference.
std::string bytesOfSpelling(std::string_view spelling);

// Length of the incomplete UTF-8 sequence at the end of bytes that more bytes could complete; 0 if there is none.
size_t incompleteTailLength(std::string_view bytes);

} // namespace lectern::text
