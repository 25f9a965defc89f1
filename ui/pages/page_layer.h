// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

#include <QRectF>

class QPainter;

namespace lectern::ui {

// A stored rectangle as Qt's, page-relative too.
inline QRectF rectF(const document::Rect& rect)
{
    return {QPointF(rect.x1, rect.y1), QPointF(rect.x2, rect.y2)};
}

// One page as a layer sees it while painting.
struct LayerPage
{
    int page = 0; // 0-based
    QRectF target; // the page on the view, logical pixels; its edges lie on device pixels
    int quarterTurns = 0; // clockwise, by which the page is shown turned
    qreal scale = 1; // logical pixels per point (per pixel of a picture)

    // A page-relative rectangle of the file, where it is on the view.
    QRectF map(const QRectF& rect) const;
};

// Something drawn over pages: selection, hits of a search, blocks, the reading order. Painted in the order in which
// they were added, on the window's thread; it must be quick, and may only paint.
class PageLayer
{
public:
    virtual ~PageLayer() = default;
    virtual void paint(QPainter& painter, const LayerPage& page) = 0;
};

} // namespace lectern::ui
