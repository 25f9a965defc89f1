// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/word.h"

#include <span>
#include <string>
#include <vector>

namespace lectern::layout {

// One block of a page in geometric reading order.
struct LayoutBlock
{
    std::string label; // a name of document/labels.h
    std::vector<document::Rect> boxes; // page-relative; two where a paragraph runs on in the next column
    std::string text; // Markdown; tables are HTML
};

struct PageContext
{
    double width = 595; // of the page: points, or pixels in proportion
    double height = 842;
    // The words of pages near this one, page-relative as its own: what they have at the same place in their margins is
    // a running header or footer. May be empty.
    std::vector<std::vector<Word>> neighbours;
};

// Words with their boxes → lines → paragraphs, headings, lists, tables, furniture → geometric order (XY-cut).
//
// Every word comes out exactly once, in one block, but for these repairs: ligatures, accents, CJK radicals and control
// characters as repairedWord() says; hyphens that only broke a word at a line's end are taken out; bullets become the
// list's "-" (on scans also what bullets are misread as, where several stand like bullets); letter-spaced words are
// closed up; text is escaped for Markdown (tables for HTML), code stands between
// fences. Words written in another direction than most of the page come last, each group a block of its own; if most
// of the page is turned, it is read that way and boxes stay where they are on the page. Boxes that are not finite or
// lie beside the page are moved to its nearest edge.
std::vector<LayoutBlock> analysePage(std::vector<Word> words, const PageContext& page);

} // namespace lectern::layout
