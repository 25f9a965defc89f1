// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/order_picture.h"

#include <QColor>

namespace lectern::ui {

// Place along an order, 0 first (dark) … 1 last (bright), as in the exported pictures.
inline QColor positionColour(double position)
{
    const auto [red, green, blue] = exports::positionColour(position);
    return {red, green, blue};
}

} // namespace lectern::ui
