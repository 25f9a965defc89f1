// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/layout.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace lectern::test {

// Sets words on a page of 600 × 800 points in a face whose characters are half their size wide.
class WordsOnPage
{
public:
    static constexpr double kWidth = 600;
    static constexpr double kHeight = 800;

    // One line of words, its left end at x, its top at y; returns where the next line of a paragraph would be.
    double line(double x, double y, const std::string& text, double size = 10, bool bold = false)
    {
        std::istringstream stream(text);
        for (std::string word; stream >> word;) {
            size_t length = 0;
            for (const char c : word) {
                length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            }
            const double width = static_cast<double>(length) * size * 0.5;
            layout::Word w;
            w.text = word;
            w.box = {x / kWidth, y / kHeight, (x + width) / kWidth, (y + size) / kHeight};
            w.fontName = bold ? "Test-Bold" : "Test";
            w.fontSize = size;
            w.bold = bold;
            words.push_back(w);
            x += width + size * 0.3;
        }
        return y + size * 1.2;
    }

    // Fills lines of at most the given width.
    double paragraph(double x, double y, double width, const std::string& text, double size = 10)
    {
        std::istringstream stream(text);
        std::string current;
        for (std::string word; stream >> word;) {
            const double wide = static_cast<double>(current.size() + word.size()) * size * 0.5
                - static_cast<double>(std::count(current.begin(), current.end(), ' ')) * size * 0.2 + size * 0.3;
            if (!current.empty() && wide > width) {
                y = line(x, y, current, size);
                current.clear();
            }
            current += (current.empty() ? "" : " ") + word;
        }
        return current.empty() ? y : line(x, y, current, size);
    }

    std::vector<layout::LayoutBlock> read() const { return layout::analysePage(words, {kWidth, kHeight, neighbours}); }

    std::vector<layout::Word> words;
    std::vector<std::vector<layout::Word>> neighbours;
};

} // namespace lectern::test
