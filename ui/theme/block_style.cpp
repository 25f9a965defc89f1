// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/block_style.h"

#include <algorithm>
#include <array>
#include <iterator>

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

// Every 32nd of the 256 colours, and the last.
constexpr std::array<QRgb, 9> kViridis{
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725};

} // namespace

BlockStyle blockStyle(std::string_view label)
{
    const auto* found = std::ranges::find(kStyles, label, &Style::label);
    const Style& style = found != kStyles.end() ? *found : kText;
    return {QColor(style.colour), QString(QChar(style.sign))};
}

QColor viridis(double share)
{
    const double at = std::clamp(share, 0.0, 1.0) * (kViridis.size() - 1);
    const auto below = std::min(static_cast<size_t>(at), kViridis.size() - 2);
    const double rest = at - static_cast<double>(below);
    const auto mix = [&](int (*channel)(QRgb)) {
        return qRound((1 - rest) * channel(kViridis[below]) + rest * channel(kViridis[below + 1]));
    };
    return {mix(qRed), mix(qGreen), mix(qBlue)};
}

} // namespace lectern::ui
