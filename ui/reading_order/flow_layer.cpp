// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/flow_layer.h"

#include "ui/reading_order/position_colour.h"
#include "ui/theme/tokens.h"

#include <QLineF>
#include <QPainter>
#include <QVarLengthArray>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr float kSpreadOpacity = 0.06F;
constexpr qreal kRadius = 3; // pixels

} // namespace

void FlowLayer::show(int page, const order::FlowOrder& order)
{
    clear();
    m_page = page;
    for (const order::FlowQuery& query : order.queries) {
        auto& way = query.view == order::kGlobalView ? m_global : m_crops;
        way.push_back({{query.x, query.y}, query.spread, {}});
    }
    // Each way by itself goes from dark to bright.
    for (auto* way : {&m_global, &m_crops}) {
        for (size_t i = 0; i < way->size(); ++i) {
            (*way)[i].colour =
                positionColour(static_cast<double>(i) / static_cast<double>(std::max<size_t>(way->size(), 2) - 1));
        }
    }
}

void FlowLayer::clear()
{
    m_page = -1;
    m_global.clear();
    m_crops.clear();
}

void FlowLayer::paint(QPainter& painter, const LayerPage& page)
{
    if (page.page != m_page) {
        return;
    }
    painter.save();
    painter.setClipRect(page.target, Qt::IntersectClip);
    const bool both = (m_views & Crops) && (m_views & Global) && !m_crops.empty();
    if (m_views & Crops) {
        paintWay(painter, page, m_crops, both);
    }
    if (m_views & Global) {
        paintWay(painter, page, m_global, false);
    }
    painter.restore();
}

// A thousand queries at 60 frames a second: few pens, no path for each of them, spreads without a smooth edge.
void FlowLayer::paintWay(QPainter& painter, const LayerPage& page, const std::vector<Point>& points, bool isQuiet)
{
    if (points.empty()) {
        return;
    }
    const bool isTurned = page.quarterTurns % 2 != 0;
    const qreal width = isTurned ? page.target.height() : page.target.width();
    QVarLengthArray<QPointF, 1200> at;
    for (const Point& point : points) {
        at.append(page.map(QRectF(point.at, QSizeF(0, 0))).topLeft());
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    for (qsizetype i = 0; i < at.size() && !isQuiet; ++i) {
        QColor fill = points[static_cast<size_t>(i)].colour;
        fill.setAlphaF(kSpreadOpacity);
        painter.setBrush(fill);
        const qreal radius = points[static_cast<size_t>(i)].spread * width;
        painter.drawEllipse(at[i], radius, radius);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens::light().paper, isQuiet ? 2.4 : 3.4));
    painter.drawPolyline(at.constData(), static_cast<int>(at.size()));
    for (qsizetype i = 1; i < at.size(); ++i) {
        painter.setPen(QPen(points[static_cast<size_t>(i)].colour, isQuiet ? 1.0 : 1.6));
        painter.drawLine(at[i - 1], at[i]);
    }
    painter.setPen(QPen(tokens::light().paper, 0.8));
    const qreal radius = isQuiet ? kRadius * 0.6 : kRadius;
    for (qsizetype i = 0; i < at.size(); ++i) {
        painter.setBrush(points[static_cast<size_t>(i)].colour);
        painter.drawEllipse(at[i], radius, radius);
    }
}

} // namespace lectern::ui
