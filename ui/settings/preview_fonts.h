// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

// What the rendered Markdown is set in.
struct PreviewFonts
{
    // Of the settings and of the preview.
    static constexpr int kSmallestSize = 8;
    static constexpr int kLargestSize = 48;

    enum class Kind
    {
        Serif,
        Sans,
        Custom,
    };
    Kind kind = Kind::Serif;
    QString family; // of Custom; Chinese, Japanese and Korean text falls back to Noto's faces
    int size = 16; // pixels at 100 % zoom

    friend bool operator==(const PreviewFonts&, const PreviewFonts&) = default;
};

} // namespace lectern::ui
