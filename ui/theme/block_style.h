// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <string_view>

namespace lectern::ui {

// How a block of this label is drawn over a page: by hue and by sign, so that colour is never the only one. Labels as a
// reader writes them; unknown ones are text.
struct BlockStyle
{
    QColor colour; // on paper
    QColor onColour; // text on it
    QString sign; // one character
};
BlockStyle blockStyle(std::string_view label);

} // namespace lectern::ui
