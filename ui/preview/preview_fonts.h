// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

// The reading font of the rendered Markdown.
struct ReadingFonts
{
    enum class Kind
    {
        Serif,
        Sans,
        Custom,
    };

    static constexpr int kSmallest = 10;
    static constexpr int kLargest = 40;

    Kind kind = Kind::Sans;
    QString custom; // a family's name, for Custom; Chinese, Japanese and Korean text falls back to Noto's faces
    int size = 16; // CSS pixels

    friend bool operator==(const ReadingFonts&, const ReadingFonts&) = default;
};

} // namespace lectern::ui
