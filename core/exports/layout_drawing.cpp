// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/layout_drawing.h"

#include "document/labels.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace lectern::exports {

namespace {

struct Place
{
    int number = 0; // in decoded order, from 1
    std::string_view label;
    QRectF box; // of the block's first box
};

QRectF onPage(const document::Rect& box, const QSizeF& size)
{
    return {box.x1 * size.width(), box.y1 * size.height(), box.width() * size.width(), box.height() * size.height()};
}

// Sizes follow the page, so that a poster's numbers are not specks.
double unitOf(const QSizeF& size)
{
    return std::clamp(std::sqrt(size.width() * size.height()) / 700, 0.4, 20.0);
}

void drawArrowHead(QPainter& painter, const QLineF& line, double length)
{
    if (line.length() < length)
        return;
    QPainterPath head(line.p2());
    for (const double turn : {20.0, -20.0}) {
        QLineF side(line.p2(), line.p1());
        side.setLength(length);
        side.setAngle(side.angle() + turn);
        head.lineTo(side.p2());
    }
    head.closeSubpath();
    painter.fillPath(head, painter.pen().color());
}

// From middle to middle, on a white casing, drawn below the numbers.
void drawPath(QPainter& painter, const std::vector<Place>& places, double unit)
{
    const QColor ink(0x1f, 0x2a, 0x44);
    for (const bool casing : {true, false}) {
        painter.setPen(
            QPen(casing ? QColor(Qt::white) : ink, (casing ? 3.2 : 1.4) * unit, Qt::SolidLine, Qt::RoundCap));
        for (size_t i = 1; i < places.size(); ++i) {
            const QLineF line(places[i - 1].box.center(), places[i].box.center());
            painter.drawLine(line);
            if (!casing)
                drawArrowHead(painter, line, 8 * unit);
        }
    }
}

// On the box's upper edge where there is room above it, so that the text below stays readable.
void drawBadge(QPainter& painter, const Place& place, const QSizeF& size, double unit)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(7 * unit);
    font.setBold(true);
    painter.setFont(font);
    const QString words = QString::number(place.number) + QLatin1Char(' ')
        + QString::fromUtf8(place.label.data(), static_cast<qsizetype>(place.label.size()));
    const double height = 10 * unit;
    const double width = QFontMetricsF(font, painter.device()).horizontalAdvance(words) + 6 * unit;
    QRectF badge(place.box.left(), place.box.top() - height, width, height);
    badge.moveLeft(std::clamp(badge.left(), 0.0, std::max(0.0, size.width() - width)));
    badge.moveTop(std::max(0.0, badge.top()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(labelColour(place.label));
    painter.drawRoundedRect(badge, 2 * unit, 2 * unit);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, words);
}

} // namespace

QColor labelColour(std::string_view label)
{
    // Dark enough for white text on them; told apart by eyes that mix up red and green as well.
    static constexpr std::array<std::pair<std::string_view, QRgb>, 12> kColours{
        {{"title", 0xffb3261e}, {"sub_title", 0xffa8480b}, {"text", 0xff1f5fb8}, {"list", 0xff0f6e84},
            {"table", 0xff2e6b34}, {"table_caption", 0xff2e6b34}, {"table_footnote", 0xff2e6b34}, {"image", 0xff7a3ea8},
            {"figure", 0xff7a3ea8}, {"image_caption", 0xff7a3ea8}, {"equation", 0xffa12268}, {"code", 0xff4a4a8a}}};
    const auto found = std::ranges::find(kColours, label, &std::pair<std::string_view, QRgb>::first);
    return QColor::fromRgb(found == kColours.end() ? 0xff5f6368 : found->second);
}

void drawLayout(QPainter& painter, const document::PageResult& page, const QSizeF& size)
{
    const double unit = unitOf(size);
    std::vector<Place> all;
    std::vector<Place> path;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const document::Block& block : page.blocks) {
        if (block.boxes.empty())
            continue;
        painter.setPen(QPen(labelColour(block.label), 1.2 * unit));
        painter.setBrush(Qt::NoBrush);
        for (const document::Rect& box : block.boxes)
            painter.drawRect(onPage(box, size));
        all.push_back({static_cast<int>(all.size()) + 1, block.label, onPage(block.boxes.front(), size)});
        if (!document::isFurniture(block.label))
            path.push_back(all.back());
    }
    drawPath(painter, path, unit);
    for (const Place& place : all)
        drawBadge(painter, place, size, unit);
}

} // namespace lectern::exports
