// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_layout.h"

#include <algorithm>
#include <cmath>

namespace lectern::ui {

void PageLayout::setPages(int count, const QSizeF& assumed)
{
    m_sizes = QList<QSizeF>(count, assumed);
    arrange();
}

bool PageLayout::setSizes(int first, const QList<QSizeF>& sizes)
{
    bool changed = false;
    for (int i = 0; i < sizes.size() && first + i < m_sizes.size(); ++i) {
        if (m_sizes[first + i] != sizes[i]) {
            m_sizes[first + i] = sizes[i];
            changed = true;
        }
    }
    if (changed) {
        arrange();
    }
    return changed;
}

void PageLayout::setScale(double scale, int gap)
{
    m_scale = scale;
    m_gap = gap;
    arrange();
}

void PageLayout::setQuarterTurns(int turns)
{
    m_turns = turns & 3;
    arrange();
}

QSizeF PageLayout::pageSize(int page) const
{
    const QSizeF size = m_sizes.value(page);
    return m_turns % 2 == 0 ? size : size.transposed();
}

QSize PageLayout::pixelSize(int page) const
{
    const QSizeF size = pageSize(page) * m_scale;
    return {std::max(1, static_cast<int>(std::lround(size.width()))),
        std::max(1, static_cast<int>(std::lround(size.height())))};
}

void PageLayout::arrange()
{
    m_tops.clear();
    m_tops.reserve(m_sizes.size() + 1);
    m_largest = QSizeF(0, 0);
    int top = m_gap;
    int widest = 0;
    for (int page = 0; page < m_sizes.size(); ++page) {
        const QSize size = pixelSize(page);
        m_tops.append(top);
        top += size.height() + m_gap;
        widest = std::max(widest, size.width());
        m_largest = m_largest.expandedTo(pageSize(page));
    }
    m_tops.append(top);
    m_content = QSize(widest + 2 * m_gap, top);
}

QRect PageLayout::pageRect(int page) const
{
    if (page < 0 || page >= m_sizes.size()) {
        return {};
    }
    const QSize size = pixelSize(page);
    return QRect(QPoint((m_content.width() - size.width()) / 2, m_tops[page]), size);
}

int PageLayout::pageAt(int y) const
{
    if (m_sizes.isEmpty()) {
        return -1;
    }
    const auto begin = m_tops.begin();
    const auto above = std::upper_bound(begin, begin + m_sizes.size(), y);
    int page = std::max(0, static_cast<int>(above - begin) - 1);
    if (y >= m_tops[page + 1] - m_gap && page + 1 < m_sizes.size()) {
        ++page;
    }
    return page;
}

std::pair<int, int> PageLayout::pagesBetween(int top, int bottom) const
{
    if (m_sizes.isEmpty() || bottom < top) {
        return {0, -1};
    }
    const int first = pageAt(top);
    int last = pageAt(bottom);
    if (last > first && m_tops[last] > bottom) {
        --last;
    }
    return {first, last};
}

PagePoint PageLayout::pointAt(const QPoint& content) const
{
    const int page = pageAt(content.y());
    if (page < 0) {
        return {};
    }
    const QRect rect = pageRect(page);
    return {
        page, QPointF(double(content.x() - rect.x()) / rect.width(), double(content.y() - rect.y()) / rect.height())};
}

QPointF PageLayout::position(const PagePoint& point) const
{
    const QRect rect = pageRect(point.page);
    return {rect.x() + point.at.x() * rect.width(), rect.y() + point.at.y() * rect.height()};
}

QPointF turnedPoint(const QPointF& point, int quarterTurns)
{
    switch (quarterTurns & 3) {
    case 1:
        return {1 - point.y(), point.x()};
    case 2:
        return {1 - point.x(), 1 - point.y()};
    case 3:
        return {point.y(), 1 - point.x()};
    default:
        return point;
    }
}

QPointF unturnedPoint(const QPointF& point, int quarterTurns)
{
    return turnedPoint(point, 4 - (quarterTurns & 3));
}

QRectF turnedRect(const QRectF& rect, int quarterTurns)
{
    return QRectF(turnedPoint(rect.topLeft(), quarterTurns), turnedPoint(rect.bottomRight(), quarterTurns))
        .normalized();
}

} // namespace lectern::ui
