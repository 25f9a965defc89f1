// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/flow_layer.h"

#include "ui/reading_order/position_colour.h"
#include "ui/theme/tokens.h"

#include <QLineF>
#include <QPainter>
#include <QTransform>
#include <QVarLengthArray>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr float kSpreadOpacity = 0.06F;
constexpr int kSpreadWidth = 240; // pixels of the coarse picture
constexpr qreal kRadius = 3; // pixels

} // namespace

void FlowLayer::show(int page, const order::FlowOrder& order, double aspect)
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
    m_globalSpread = spreadPicture(m_global, aspect);
    m_cropSpread = spreadPicture(m_crops, aspect);
}

QImage FlowLayer::spreadPicture(const std::vector<Point>& points, double aspect)
{
    if (points.empty()) {
        return {};
    }
    QImage picture(kSpreadWidth, std::clamp(qRound(kSpreadWidth * aspect), 1, 16 * kSpreadWidth),
        QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(Qt::NoPen);
    for (const Point& point : points) {
        QColor fill = point.colour;
        fill.setAlphaF(kSpreadOpacity);
        painter.setBrush(fill);
        const qreal radius = point.spread * kSpreadWidth;
        painter.drawEllipse(QPointF(point.at.x() * picture.width(), point.at.y() * picture.height()), radius, radius);
    }
    return picture;
}

void FlowLayer::clear()
{
    m_page = -1;
    m_global.clear();
    m_crops.clear();
    m_globalSpread = {};
    m_cropSpread = {};
}

void FlowLayer::paint(QPainter& painter, const LayerPage& page)
{
    if (page.page != m_page) {
        return;
    }
    painter.save();
    painter.setClipRect(page.target, Qt::IntersectClip);
    const bool both = (m_views & Crops) && (m_views & Global) && !m_crops.empty();
    const QImage& spread = both || m_crops.empty() || (m_views & Global) ? m_globalSpread : m_cropSpread;
    if (!spread.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(page.target,
            page.quarterTurns == 0 ? spread : spread.transformed(QTransform().rotate(90.0 * page.quarterTurns)));
    }
    if (m_views & Crops) {
        paintWay(painter, page, m_crops, both);
    }
    if (m_views & Global) {
        paintWay(painter, page, m_global, false);
    }
    painter.restore();
}

// A thousand queries at 60 frames a second: few pens, and no path for each of them.
void FlowLayer::paintWay(QPainter& painter, const LayerPage& page, const std::vector<Point>& points, bool isQuiet)
{
    if (points.empty()) {
        return;
    }
    QVarLengthArray<QPointF, 1200> at;
    for (const Point& point : points) {
        at.append(page.map(QRectF(point.at, QSizeF(0, 0))).topLeft());
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens::light().paper, isQuiet ? 2.4 : 3.4));
    for (qsizetype i = 1; i < at.size(); ++i) { // one by one: a polyline that crosses itself is slow to stroke
        painter.drawLine(at[i - 1], at[i]);
    }
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
