// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/block_style.h"

#include "ui/theme/tokens.h"

#include <algorithm>
#include <array>

namespace lectern::ui {

namespace {

struct Style
{
    std::string_view label;
    QRgb colour;
    char16_t sign;
};

// Okabe and Ito's palette, and one more for equations.
constexpr std::array kStyles{
    Style{"title", 0x0072B2, u'T'},
    Style{"sub_title", 0x56B4E9, u't'},
    Style{"list", 0xCC79A7, u'•'},
    Style{"table", 0xE69F00, u'▦'},
    Style{"image", 0xD55E00, u'▣'},
    Style{"figure", 0xD55E00, u'▣'},
    Style{"equation", 0x8C6BB1, u'∑'},
    Style{"header", 0x8A8F98, u'–'},
    Style{"footer", 0x8A8F98, u'–'},
    Style{"page_number", 0x8A8F98, u'–'},
};
constexpr Style kText{"text", 0x009E73, u'¶'};

} // namespace

BlockStyle blockStyle(std::string_view label)
{
    const auto* found = std::ranges::find(kStyles, label, &Style::label);
    const Style& style = found != kStyles.end() ? *found : kText;
    const QColor colour(style.colour);
    const Colours paper = tokens::light();
    return {colour, colour.lightnessF() < 0.45F ? paper.paper : paper.text, QString(QChar(style.sign))};
}

} // namespace lectern::ui
