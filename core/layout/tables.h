// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/lines.h"

#include <span>
#include <string>
#include <vector>

namespace lectern::layout {

struct TableCell
{
    std::vector<int> words;
    int columns = 1; // spanned
};

// A grid of aligned words. In each row the spans add up to the number of columns.
struct Table
{
    size_t firstLine = 0; // of the column's lines
    size_t lineCount = 0;
    int columns = 0;
    std::vector<std::vector<TableCell>> rows;
};

// The tables among the lines of a column, found by white that runs through at least three lines, with short cells that
// start, end or are centred together. What is not clearly a table is not one.
std::vector<Table> tablesIn(std::span<const Word> words, std::span<const Line> lines);

// <table><tr><td>…</td></tr></table>, cell texts escaped for HTML.
std::string tableHtml(std::span<const Word> words, const Table& table);

} // namespace lectern::layout
