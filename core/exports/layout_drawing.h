// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/page_result.h"

#include <QColor>
#include <QSizeF>
#include <string_view>

class QPainter;

namespace lectern::exports {

// The colour that blocks of a label are drawn in, the same for all pages and files.
QColor labelColour(std::string_view label);

// What a page's blocks look like over the page: a box round each in its label's colour, its number in decoded order and
// its label at its upper left corner, and the path from one block to the next. Furniture is boxed and stands outside
// the path. size: of the page in the painter's units, which are taken for points.
void drawLayout(QPainter& painter, const document::PageResult& page, const QSizeF& size);

} // namespace lectern::exports
