// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/writing_layer.h"

#include "ui/theme/tokens.h"

#include <QPainter>

namespace lectern::ui {

void WritingLayer::paint(QPainter& painter, const LayerPage& page)
{
    const std::optional<BlockId> writing = m_document.writing();
    if (!writing || writing->page != page.page) {
        return;
    }
    const Colours colours = tokens::light(); // on paper in either theme
    QColor fill = colours.accent;
    fill.setAlphaF(0.10F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const document::Rect& box : m_document.block(*writing).boxes) {
        const QRectF rect = page.map(rectF(box));
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(fill);
        painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 3, 3);
        // A sign beside the colour: a bar at the side where it is being written.
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawRect(QRectF(rect.left() - 7, rect.top() - 2, 4, rect.height() + 4));
    }
    painter.restore();
}

} // namespace lectern::ui
