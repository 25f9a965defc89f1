// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/layout.h"
#include "layout/lines.h"
#include "layout/text_repair.h"

#include <span>
#include <vector>

namespace lectern::layout {

// A block while the page is put together: in points, its text not yet escaped.
struct DraftBlock
{
    std::string_view label;
    std::vector<Rect> boxes;
    std::string text; // plain, except where isMarkup
    int level = 0; // of a heading
    bool isMarkup = false; // text is Markdown or HTML already
    bool runsOn = false; // running text whose last line is full and ends no sentence
    bool beginsInside = false; // running text whose first line could continue a sentence
    double size = 0;
};

// The blocks of upright words in reading order: header, columns, footer.
std::vector<DraftBlock> blocksOf(std::span<const Word> words, std::span<const int> items, double pageHeight,
    std::span<const std::vector<Word>> neighbours, const Vocabulary& vocabulary);

// Paragraphs only, in rows: for words beside the page's own text.
std::vector<DraftBlock> plainBlocksOf(
    std::span<const Word> words, std::span<const int> items, const Vocabulary& vocabulary);

} // namespace lectern::layout
