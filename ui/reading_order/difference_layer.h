// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/order_comparison.h"
#include "ui/pages/page_layer.h"

#include <vector>

namespace lectern::ui {

// From where each query looks in one order to where it looks in the other: an arrow, coloured by how long it is.
class DifferenceLayer : public PageLayer
{
public:
    // page: 0-based.
    void show(int page, const order::OrderComparison& comparison);
    void clear() { m_page = -1; }
    bool isEmpty() const { return m_page < 0; }
    // Queries that moved no further are drawn as dots. In page widths.
    void setThreshold(double distance) { m_threshold = distance; }
    int arrows() const; // that are drawn

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    int m_page = -1;
    double m_threshold = 0;
    double m_largest = 0;
    std::vector<order::QueryMove> m_moves; // the longest last, so that it lies on top
};

} // namespace lectern::ui
