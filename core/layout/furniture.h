// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/lines.h"

#include <span>
#include <string_view>
#include <vector>

namespace lectern::layout {

// A piece of a running header or footer, or a page number.
struct FurniturePiece
{
    std::string_view label; // document::label::kHeader, kFooter, kPageNumber
    Line line;
};

struct Furniture
{
    std::vector<FurniturePiece> top;
    std::vector<FurniturePiece> bottom;
    std::vector<int> body; // the items that are left
};

// The first and last lines of a page where they are furniture: lines of its margins that a neighbouring page has at
// the same place with the same text (numbers apart), numbers that stand alone there, and, without neighbours, lines in
// the margin set apart from the text by white and by size or slant. Lines that may be text are left in the body.
Furniture furnitureOf(std::span<const Word> words, std::span<const int> items, const PageStyle& style,
    double pageHeight, std::span<const std::vector<Word>> neighbours);

// Whether anything stands so close to the top or bottom of the page that knowing its neighbours would help.
bool hasMarginText(std::span<const Word> words);

// "12", "– 12 –", "Page 3 of 10", "xiv": numbers of pages.
bool isPageNumber(std::string_view text);

} // namespace lectern::layout
