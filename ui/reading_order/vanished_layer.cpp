// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/vanished_layer.h"

#include "ui/theme/tokens.h"

#include <QPainter>

namespace lectern::ui {

void VanishedLayer::show(int page, const QList<VanishedBlock>& vanished)
{
    m_page = page;
    m_marked = -1;
    m_vanished = vanished;
}

void VanishedLayer::clear()
{
    show(-1, {});
}

void VanishedLayer::setMarked(int row)
{
    m_marked = row;
}

void VanishedLayer::paint(QPainter& painter, const LayerPage& page)
{
    if (page.page != m_page) {
        return;
    }
    const QColor red = tokens::light().error; // on paper in either theme
    QColor wash = red;
    wash.setAlphaF(0.10F);
    QColor hatch = red;
    hatch.setAlphaF(0.45F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype row = 0; row < m_vanished.size(); ++row) {
        const VanishedBlock& gone = m_vanished[row];
        const qreal width = row == m_marked ? 3 : 1.5;
        for (const QRectF& box : gone.boxes) {
            const QRectF rect = page.map(box);
            painter.fillRect(rect, wash);
            if (gone.isWhole) {
                painter.fillRect(rect, QBrush(hatch, Qt::BDiagPattern));
                painter.setPen(QPen(red, width));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(rect);
            } else if (page.quarterTurns % 2 == 0) {
                painter.setPen(QPen(red, width));
                painter.drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
            } else {
                painter.setPen(QPen(red, width));
                painter.drawLine(QLineF(rect.center().x(), rect.top(), rect.center().x(), rect.bottom()));
            }
        }
    }
    painter.restore();
}

} // namespace lectern::ui
