// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/lines.h"
#include "layout/lists.h"

#include <span>
#include <vector>

namespace lectern::layout {

// Lines of a column that belong together: a paragraph, a heading, one item of a list.
struct Paragraph
{
    std::vector<Line> lines;
    Marker marker; // of its first line
    Rect box;
    double spaceBefore = -1; // white above it in its column, beyond what lines of a paragraph have; −1: first
    double spaceAfter = -1;
    double columnLeft = 0; // edges of its column
    double columnRight = 0;
};

// The lines of one column cut into paragraphs by white, indents, short last lines, size, weight and list markers.
std::vector<Paragraph> paragraphsOf(std::span<const Word> words, std::span<const Line> lines, const PageStyle& style);

} // namespace lectern::layout
