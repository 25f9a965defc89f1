// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRect>
#include <QSize>
#include <QSizeF>

namespace lectern::ui {

// A point of the document that does not depend on the zoom: where on which page.
struct PagePoint
{
    int page = -1; // 0-based; -1: none
    QPointF at; // page-relative as shown (after turning), may lie outside 0…1

    friend bool operator==(const PagePoint&, const PagePoint&) = default;
};

// Where the pages of a document lie, one under the other and each centred, in whole device pixels from the top left
// corner of the content.
class PageLayout
{
public:
    // All pages are assumed to be of this size (points or pixels, unturned) until theirs is known.
    void setPages(int count, const QSizeF& assumed);
    // False when nothing moves by it.
    bool setSizes(int first, const QList<QSizeF>& sizes);
    // scale: device pixels per unit of size. gap: device pixels.
    void setScale(double scale, int gap);
    void setQuarterTurns(int turns);

    int pageCount() const { return static_cast<int>(m_sizes.size()); }
    int quarterTurns() const { return m_turns; }
    double scale() const { return m_scale; }
    QSizeF pageSize(int page) const; // turned, in units
    QSizeF largestPage() const { return m_largest; } // the widest width and the highest height, turned, in units

    QSize pixelSize(int page) const; // turned, device pixels, at least 1 x 1
    QRect pageRect(int page) const;
    QSize contentSize() const { return m_content; }

    // The page at a height of the content: the one there, or the one below a gap; the last one below all.
    int pageAt(int y) const;
    // Those that a strip of the content touches; empty (first > last) where there are none.
    std::pair<int, int> pagesBetween(int top, int bottom) const;
    // The point of the nearest page.
    PagePoint pointAt(const QPoint& content) const;
    QPointF position(const PagePoint& point) const; // device pixels of the content

private:
    void arrange();

    QList<QSizeF> m_sizes; // unturned
    QList<int> m_tops; // device pixels; one more than pages: the end
    QSize m_content;
    QSizeF m_largest;
    double m_scale = 1;
    int m_gap = 0;
    int m_turns = 0;
};

// A page-relative rectangle or point as the file has it, on the page as shown after clockwise quarter turns, and back.
QRectF turnedRect(const QRectF& rect, int quarterTurns);
QPointF turnedPoint(const QPointF& point, int quarterTurns);
QPointF unturnedPoint(const QPointF& point, int quarterTurns);

} // namespace lectern::ui
