// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"
#include "ui/pages/page_text.h"

#include <QPointF>
#include <QSizeF>
#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::ui {

// What the text layer has inside a box, as the Markdown of a block with this label; size: of the page. Words whose
// middle lies inside count.
std::string textInside(const Words& words, const document::Rect& box, const QSizeF& size, std::string_view label);

struct SplitPlace
{
    int position = 0; // in the Markdown: where the second part begins
    double height = 0; // of the page, 0…1
};
// Where a block is cut above the line that lies at a point of the page: by the words of the text layer, without one
// (null) by the height, between two words. Nothing where the point lies in none of its boxes or on its first line.
std::optional<SplitPlace> splitAtLine(
    const QString& markdown, const Words* words, const std::vector<document::Rect>& boxes, const QPointF& at);

} // namespace lectern::ui
