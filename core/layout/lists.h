// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/lines.h"

#include <span>
#include <string>
#include <string_view>

namespace lectern::layout {

enum class MarkerKind
{
    None,
    Bullet, // •, ◦, ▪, a bullet of a symbol font: nothing else
    Dash, // -, –, *: a bullet or punctuation
    Number, // "1." or "1)"
    Letter, // "a)", "(a)", "(1)", "iv.": kept as written, Markdown has no such list
};

// What a line of a list begins with.
struct Marker
{
    MarkerKind kind = MarkerKind::None;
    int number = 0; // of Number
    std::string text; // as written
};

Marker markerOf(std::string_view firstWord);

// The marker of a line. A line of nothing but a word that looks like one has none.
Marker markerOf(std::span<const Word> words, const Line& line);

// What Tesseract makes of bullets: "e", "°", "«", "*" and the like. Only its place tells such a word from a real one.
bool mayBeMisreadBullet(std::string_view word);

} // namespace lectern::layout
