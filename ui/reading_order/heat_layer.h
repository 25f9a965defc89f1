// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/packed_attention.h"
#include "order/page_geometry.h"
#include "ui/pages/page_layer.h"

#include <QImage>

#include <vector>

namespace lectern::ui {

// Where on one page the weight of some tokens or queries lies, see order::traceBack(): warm where there is more of it,
// the strongest cell outlined.
class HeatLayer : public PageLayer
{
public:
    // page: 0-based. heat: views with values of 0…1.
    void show(int page, const order::PageGeometry& geometry, const std::vector<order::ViewHeat>& heat);
    void clear();

    bool isEmpty() const { return m_views.empty(); }
    int page() const { return m_page; }
    // The strongest cell, page-relative and within the page; empty where there is none.
    QRectF strongest() const { return m_strongest; }

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    struct View
    {
        QRectF area; // page-relative, may stand out over the page
        QImage cells; // one pixel a cell
    };

    int m_page = -1;
    std::vector<View> m_views;
    QRectF m_strongest;
};

} // namespace lectern::ui
