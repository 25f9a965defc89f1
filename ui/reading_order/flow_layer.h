// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/flow_order.h"
#include "ui/pages/page_layer.h"

#include <QColor>
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

    // page: 0-based.
    void show(int page, const order::FlowOrder& order);
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
    static void paintWay(QPainter& painter, const LayerPage& page, const std::vector<Point>& points, bool isQuiet);

    int m_page = -1;
    int m_views = Global | Crops;
    std::vector<Point> m_global;
    std::vector<Point> m_crops;
};

} // namespace lectern::ui
