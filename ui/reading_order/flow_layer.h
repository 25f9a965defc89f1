// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/flow_order.h"
#include "ui/pages/page_layer.h"

#include <QColor>
#include <QImage>
#include <QPointF>

#include <vector>

namespace lectern::ui {

// The causal flow queries over a page: where each looks, joined in query order and coloured by position, with the
// spread of its look. Crops and the global view are two ways of their own.
class FlowLayer : public PageLayer
{
public:
    enum Views
    {
        Global = 1,
        Crops = 2,
    };

    // page: 0-based. aspect: the page's height in page widths.
    void show(int page, const order::FlowOrder& order, double aspect);
    void clear();
    bool isEmpty() const { return m_global.empty() && m_crops.empty(); }
    int page() const { return m_page; }
    void setViews(int views) { m_views = views; }
    int views() const { return m_views; }

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    struct Point
    {
        QPointF at; // page-relative
        double spread = 0; // page widths
        QColor colour;
    };
    // Spreads are large: painted one by one they would take a second a frame.
    static QImage spreadPicture(const std::vector<Point>& points, double aspect);
    static void paintWay(QPainter& painter, const LayerPage& page, const std::vector<Point>& points, bool isQuiet);

    int m_page = -1;
    int m_views = Global | Crops;
    std::vector<Point> m_global;
    std::vector<Point> m_crops;
    QImage m_globalSpread; // the whole page, coarse
    QImage m_cropSpread;
};

} // namespace lectern::ui
