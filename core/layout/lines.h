// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/word.h"

#include <span>
#include <string>
#include <vector>

namespace lectern::layout {

using document::Rect;

// Inside the analysis all boxes are in points (or whatever unit PageContext's width and height are in): distances along
// both axes compare.

// One line of a column: words from left to right as they are read.
struct Line
{
    std::vector<int> words; // indexes into the page's words, in reading order
    Rect box;
    double size = 0; // font size of most of its characters
    double baseline = 0; // bottom of its full-size words: what distances between lines are measured with
    double charWidth = 0; // mean width of a character
    bool bold = false; // all its letters
    bool italic = false;
    bool mono = false;
};

// What most of the page is set in.
struct PageStyle
{
    double size = 10; // font size
    bool bold = false;
    bool italic = false;
    bool mono = false;
    bool hasFonts = false; // the words know their fonts (text layer); otherwise sizes are estimates from boxes
};

// The font size of a word, estimated from its box where it is not known.
double sizeOf(const Word& word);
bool isMonospaced(const Word& word);

PageStyle styleOf(std::span<const Word> words, std::span<const int> items);

// Items of one column put into lines, top to bottom; superscripts and subscripts stay on their line, a drop cap goes to
// the first line beside it. Every item is in exactly one line.
std::vector<Line> linesOf(std::span<const Word> words, std::span<const int> items);

// A line made of some words of another, its measures taken anew. words is not empty.
Line lineOf(std::span<const Word> words, std::vector<int> items);

// The words of a line with the spaces between them. Letter-spaced words (T I T L E) are closed up.
std::string textOf(std::span<const Word> words, std::span<const int> items);

// Splits a line where the white between two words is at least gap wide. Never empty.
std::vector<Line> segmentsOf(std::span<const Word> words, const Line& line, double gap);

} // namespace lectern::layout
