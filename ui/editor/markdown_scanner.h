// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <vector>

namespace lectern::ui {

// What a character of Markdown is part of; bits, as one can be in several.
enum MarkdownStyle : unsigned short
{
    kHeadingStyle = 1 << 0,
    kStrongStyle = 1 << 1,
    kEmphasisStyle = 1 << 2,
    kStruckStyle = 1 << 3,
    kCodeStyle = 1 << 4,
    kLinkStyle = 1 << 5, // images too
    kMathStyle = 1 << 6, // with its marks
    kTagStyle = 1 << 7, // HTML
    kMarkStyle = 1 << 8, // signs that are not text: #, >, list marks, **, |
    kQuoteStyle = 1 << 9,
};

using MarkdownStyles = std::vector<unsigned short>; // one for each UTF-16 code unit

// What goes on from one line to the next, as a number that a text block can keep: fenced code, displayed math, an
// HTML comment. kOpenLine: nothing does.
using LineState = int;
inline constexpr LineState kOpenLine = -1;

// Sets styles to those of one line that follows a line that ended in `state`; returns the state that it ends in.
// Colours for a person who writes, not a parser: the rendered view decides what Markdown means.
LineState scanMarkdown(QStringView line, LineState state, MarkdownStyles& styles);

} // namespace lectern::ui
