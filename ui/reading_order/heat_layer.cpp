// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/heat_layer.h"

#include "ui/theme/tokens.h"

#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

namespace {

constexpr double kMostOpaque = 0.72; // text stays readable below

QColor heatColour(const Colours& colours, double value)
{
    const auto mix = [value](float cold, float hot) { return static_cast<float>((1 - value) * cold + value * hot); };
    QColor colour = QColor::fromRgbF(mix(colours.heatLow.redF(), colours.heatHigh.redF()),
        mix(colours.heatLow.greenF(), colours.heatHigh.greenF()),
        mix(colours.heatLow.blueF(), colours.heatHigh.blueF()));
    colour.setAlphaF(static_cast<float>(kMostOpaque * std::pow(value, 0.8)));
    return colour;
}

QImage cellImage(const order::ViewHeat& heat)
{
    const Colours colours = tokens::light(); // on paper in either theme
    QImage image(heat.side, heat.side, QImage::Format_ARGB32_Premultiplied);
    for (int cell = 0; cell < heat.side * heat.side; ++cell) {
        const double value = std::clamp(heat.cells[static_cast<size_t>(cell)], 0.0, 1.0);
        image.setPixelColor(cell % heat.side, cell / heat.side, heatColour(colours, value));
    }
    return image;
}

} // namespace

void HeatLayer::show(int page, const order::PageGeometry& geometry, const std::vector<order::ViewHeat>& heat)
{
    clear();
    m_page = page;
    double most = 0;
    for (const order::ViewHeat& view : heat) {
        const order::ViewFrame& frame =
            view.view == order::kGlobalView ? geometry.global : geometry.crops.at(static_cast<size_t>(view.view));
        m_views.push_back({rectF(frame.area), cellImage(view)});
        const auto strongest = std::ranges::max_element(view.cells);
        if (strongest != view.cells.end() && *strongest > most) {
            most = *strongest;
            const auto cell = static_cast<int>(strongest - view.cells.begin());
            m_strongest = rectF(order::cellArea(frame, view.side, cell)).intersected(QRectF(0, 0, 1, 1));
        }
    }
}

void HeatLayer::clear()
{
    m_page = -1;
    m_views.clear();
    m_strongest = {};
}

void HeatLayer::paint(QPainter& painter, const LayerPage& page)
{
    if (page.page != m_page) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setClipRect(page.target, Qt::IntersectClip);
    for (const View& view : m_views) {
        // The picture is turned with the page; its mapped rectangle has the turned sides already.
        const QImage cells =
            page.quarterTurns == 0 ? view.cells : view.cells.transformed(QTransform().rotate(90.0 * page.quarterTurns));
        painter.drawImage(page.map(view.area), cells);
    }
    if (!m_strongest.isEmpty()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens::light().paper, 3));
        painter.drawRect(page.map(m_strongest));
        painter.setPen(QPen(tokens::light().heatHigh, 1.5));
        painter.drawRect(page.map(m_strongest));
    }
    painter.restore();
}

} // namespace lectern::ui
