// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace lectern::layout {

// A word as a person would type it: typographic ligatures taken apart, CJK radicals (U+2E80–2FDF) folded to the
// ideographs that they stand for (trap T3), letters and accents composed (NFC for Latin, Greek, Cyrillic and kana;
// spacing accents that old TeX fonts leave before or after their letter included), control, zero-width and malformed
// characters removed. A soft hyphen inside the word is removed, at its end it is kept for joinLines().
std::string repairedWord(std::string_view word);

// Han, kana and their punctuation and full-width forms: no space stands between two of them. Hangul is not among
// them: Korean separates words by spaces.
bool isUnspacedScript(char32_t c);
bool isDigit(char32_t c);
bool isUpper(char32_t c); // Latin, Greek and Cyrillic capitals
bool isLower(char32_t c); // Latin, Greek and Cyrillic small letters
bool isLetter(char32_t c); // any script
bool isRightToLeft(char32_t c);
char32_t toLower(char32_t c); // Latin, Greek, Cyrillic; others unchanged

char32_t firstCodePoint(std::string_view text); // 0 for an empty text
char32_t lastCodePoint(std::string_view text);

// True where the two words are written without a space between them because of their scripts.
bool joinsWithoutSpace(std::string_view left, std::string_view right);

// The page's words in small letters without surrounding punctuation: what tells a hyphenated word from a compound.
using Vocabulary = std::set<std::string, std::less<>>;
void addToVocabulary(Vocabulary& vocabulary, std::string_view word);

// Adds the next line to a paragraph: with a space, without one between unspaced scripts and after a slash-free
// compound hyphen, and with the hyphen taken out where it only broke a word at the line's end.
void appendLine(std::string& paragraph, std::string_view line, const Vocabulary& vocabulary);

// The soft hyphens left over once lines are joined, removed.
std::string withoutSoftHyphens(std::string_view text);

} // namespace lectern::layout
