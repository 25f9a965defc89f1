// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace lectern::ui {

// A stop of a path: a block, or the place where a query looks.
struct PathStop
{
    QRectF box; // on the view
    bool isDoubtful = false; // the way to it is drawn dashed
};

// One way for all orders that are drawn over pages: coloured by position, first dark to last bright, on a white casing
// so that it reads on any page. Widths are pixels, at every zoom.
class PathPainter
{
public:
    // The smooth way from one stop to the next: it leaves below the middle of a box and comes in above that of the
    // next.
    static QPainterPath step(const PathStop& from, const PathStop& to);

    static void paint(QPainter& painter, const QList<PathStop>& stops, qreal width);
};

} // namespace lectern::ui
