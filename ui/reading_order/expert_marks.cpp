// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/expert_marks.h"

#include "ui/theme/block_style.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPolygonF>

#include <array>
#include <cmath>
#include <numbers>

namespace lectern::ui {

namespace {

// A polygon with so many corners on the circle, the first one at the top; inner: where a star is drawn in between.
QPolygonF corners(const QPointF& centre, qreal radius, int count, qreal inner = 0, qreal turn = 0)
{
    QPolygonF polygon;
    const int points = inner > 0 ? 2 * count : count;
    for (int i = 0; i < points; ++i) {
        const qreal length = inner > 0 && i % 2 == 1 ? radius * inner : radius;
        const qreal angle = 2 * std::numbers::pi * i / points + turn;
        polygon << centre + QPointF(std::sin(angle), -std::cos(angle)) * length;
    }
    return polygon;
}

} // namespace

// The hues of the blocks are told apart by colour-blind people too.
QColor expertColour(int mark)
{
    static constexpr std::array<const char*, kExpertMarks> kLabels = {
        "title", "figure", "text", "table", "list", "equation", "sub_title"};
    return blockStyle(mark >= 0 && mark < kExpertMarks ? kLabels[static_cast<size_t>(mark)] : "footer").colour;
}

void paintExpertMark(QPainter& painter, const QPointF& centre, qreal radius, int mark)
{
    painter.setPen(QPen(tokens::light().paper, 1));
    painter.setBrush(expertColour(mark));
    constexpr qreal kQuarter = std::numbers::pi / 4;
    switch (mark) {
    case 0:
        painter.drawEllipse(centre, radius * 0.9, radius * 0.9);
        break;
    case 1:
        painter.drawPolygon(corners(centre, radius * 1.1, 4, 0, kQuarter)); // a square
        break;
    case 2:
        painter.drawPolygon(corners(centre, radius * 1.15, 3)); // a triangle
        break;
    case 3:
        painter.drawPolygon(corners(centre, radius * 1.15, 4)); // a diamond
        break;
    case 4:
        painter.drawPolygon(corners(centre, radius * 1.15, 3, 0, 4 * kQuarter)); // a triangle that stands on its tip
        break;
    case 5:
        painter.drawPolygon(corners(centre, radius * 1.25, 5, 0.45)); // a star
        break;
    case 6:
        painter.drawPolygon(corners(centre, radius * 1.2, 4, 0.38, kQuarter)); // a cross
        break;
    default:
        painter.drawEllipse(centre, radius * 0.4, radius * 0.4);
    }
}

} // namespace lectern::ui
