// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/difference_layer.h"

#include "ui/reading_order/position_colour.h"
#include "ui/theme/tokens.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr qreal kHead = 7; // pixels, of an arrow
constexpr qreal kHeadAngle = 25; // degrees
constexpr qreal kDot = 1.6;

} // namespace

void DifferenceLayer::show(int page, const order::OrderComparison& comparison)
{
    m_page = page;
    m_moves = comparison.moves;
    m_largest = comparison.largest;
    std::ranges::sort(m_moves, {}, &order::QueryMove::distance);
}

int DifferenceLayer::arrows() const
{
    return m_page < 0 ? 0 : static_cast<int>(std::ranges::count_if(m_moves, [this](const order::QueryMove& move) {
        return move.distance > m_threshold;
    }));
}

// Lines one by one in two passes: a casing, then the colour. A thousand of them stay within a frame.
void DifferenceLayer::paint(QPainter& painter, const LayerPage& page)
{
    if (page.page != m_page) {
        return;
    }
    painter.save();
    painter.setClipRect(page.target, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours colours = tokens::light(); // on paper in either theme
    const auto place = [&](const order::PagePoint& point) {
        return page.map(QRectF(QPointF(point.x, point.y), QSizeF(0, 0))).topLeft();
    };
    for (const bool isCasing : {true, false}) {
        for (const order::QueryMove& move : m_moves) {
            const QPointF end = place(move.b);
            if (move.distance <= m_threshold) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(isCasing ? colours.paper : colours.control);
                painter.drawEllipse(end, isCasing ? kDot + 1 : kDot, isCasing ? kDot + 1 : kDot);
                continue;
            }
            const QColor colour = positionColour(m_largest > 0 ? move.distance / m_largest : 0);
            painter.setPen(isCasing ? QPen(colours.paper, 3.2, Qt::SolidLine, Qt::RoundCap)
                                    : QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
            const QLineF line(place(move.a), end);
            painter.drawLine(line);
            QLineF side = QLineF(line.p2(), line.p1());
            side.setLength(std::min(kHead, line.length() / 2));
            const qreal angle = side.angle();
            for (const qreal turn : {-kHeadAngle, kHeadAngle}) {
                side.setAngle(angle + turn);
                painter.drawLine(side);
            }
        }
    }
    painter.restore();
}

} // namespace lectern::ui
