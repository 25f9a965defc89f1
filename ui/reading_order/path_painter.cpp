// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/path_painter.h"

#include "ui/reading_order/position_colour.h"
#include "ui/theme/tokens.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lectern::ui {

namespace {

constexpr qreal kInset = 0.28; // of a box's height: where the path comes in and leaves
constexpr qreal kLongestInset = 36; // pixels

QPointF entryOf(const QRectF& box)
{
    return {box.center().x(), box.top() + std::min(box.height() * kInset, kLongestInset)};
}

QPointF exitOf(const QRectF& box)
{
    return {box.center().x(), box.bottom() - std::min(box.height() * kInset, kLongestInset)};
}

QPolygonF arrowHead(const QPainterPath& path, qreal size)
{
    const QPointF tip = path.pointAtPercent(1);
    const QPointF before = path.pointAtPercent(std::max(0.0, 1 - size / std::max(size, path.length())));
    const qreal angle = std::atan2(tip.y() - before.y(), tip.x() - before.x());
    const auto side = [&](qreal turn) { return tip - QPointF(std::cos(angle + turn), std::sin(angle + turn)) * size; };
    constexpr qreal kHalf = std::numbers::pi / 7;
    return QPolygonF({tip, side(kHalf), side(-kHalf)});
}

} // namespace

QPainterPath PathPainter::step(const PathStop& from, const PathStop& to)
{
    const QPointF start = exitOf(from.box);
    const QPointF end = entryOf(to.box);
    const qreal bend = std::clamp(std::abs(end.y() - start.y()) * 0.5, 12.0, 120.0);
    QPainterPath path(start);
    path.cubicTo(start + QPointF(0, bend), end - QPointF(0, bend), end);
    return path;
}

void PathPainter::paint(QPainter& painter, const QList<PathStop>& stops, qreal width)
{
    if (stops.isEmpty()) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor casing = tokens::light().paper;
    const auto line = [&](const QPainterPath& path, const QBrush& brush, bool dashed, qreal thickness) {
        QPen pen(brush, thickness, Qt::SolidLine, dashed ? Qt::FlatCap : Qt::RoundCap, Qt::RoundJoin);
        if (dashed) {
            pen.setDashPattern({3, 2});
        }
        painter.strokePath(path, pen);
    };
    QList<QPainterPath> steps;
    QPainterPath inside; // from where it comes into a box to where it leaves it
    for (qsizetype i = 0; i < stops.size(); ++i) {
        inside.moveTo(entryOf(stops[i].box));
        inside.lineTo(exitOf(stops[i].box));
        if (i > 0) {
            steps << step(stops[i - 1], stops[i]);
        }
    }
    line(inside, casing, false, width + 3);
    for (const QPainterPath& path : steps) {
        line(path, casing, false, width + 3);
    }
    const qreal last = std::max<qreal>(1, static_cast<qreal>(stops.size()) - 1);
    for (qsizetype i = 0; i < stops.size(); ++i) {
        const QColor colour = positionColour(static_cast<double>(i) / last);
        QPainterPath through(entryOf(stops[i].box));
        through.lineTo(exitOf(stops[i].box));
        line(through, colour, false, width);
        if (i == 0) {
            continue;
        }
        const QPainterPath& path = steps[i - 1];
        QLinearGradient gradient(path.pointAtPercent(0), path.pointAtPercent(1));
        gradient.setColorAt(0, positionColour(static_cast<double>(i - 1) / last));
        gradient.setColorAt(1, colour);
        line(path, gradient, stops[i].isDoubtful, width);
        painter.setPen(QPen(casing, 1));
        painter.setBrush(colour);
        painter.drawPolygon(arrowHead(path, width * 3.5));
    }
    painter.restore();
}

} // namespace lectern::ui
