// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/order_layer.h"

#include "ui/reading_order/path_painter.h"
#include "ui/theme/block_style.h"
#include "ui/theme/tokens.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kPathWidth = 2.5;
constexpr qreal kBadgeHeight = 18;
constexpr qreal kGap = 3; // between a badge and its box

QList<PathStop> stopsOf(const QList<OrderedBlock>& blocks, const LayerPage& page)
{
    QList<PathStop> stops;
    for (const OrderedBlock& block : blocks) {
        if (block.isOnPath()) {
            stops << PathStop{page.map(block.bounds), block.doubt != JumpDoubt::None};
        }
    }
    return stops;
}

qreal overlap(const QRectF& rect, const QList<QRectF>& others)
{
    qreal sum = 0;
    for (const QRectF& other : others) {
        const QRectF common = rect & other;
        sum += common.width() * common.height();
    }
    return sum;
}

} // namespace

const QList<OrderedBlock>& OrderLayer::order(int page) const
{
    if (m_replay && m_replay->first == page) {
        return m_replay->second;
    }
    auto found = m_orders.find(page);
    if (found == m_orders.end()) {
        found = m_orders.insert(page, decodedOrder(m_document, page));
    }
    return *found;
}

void OrderLayer::paint(QPainter& painter, const LayerPage& page)
{
    if (m_parts == 0 && (!m_marked || m_marked->page != page.page)) {
        return;
    }
    const QList<OrderedBlock>& blocks = order(page.page);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintBlocks(painter, page, blocks);
    if (m_parts & Raster) {
        PathPainter::paint(painter, stopsOf(inRasterOrder(blocks), page), kPathWidth * 0.6);
    }
    if (m_parts & Geometric) {
        PathPainter::paint(painter, stopsOf(inGeometricOrder(blocks), page), kPathWidth * 0.8);
    }
    if (m_parts & Blocks) {
        PathPainter::paint(painter, stopsOf(blocks, page), kPathWidth);
        if (m_isNumbered) {
            paintBadges(painter, page, blocks);
        }
    }
    painter.restore();
}

void OrderLayer::paintBlocks(QPainter& painter, const LayerPage& page, const QList<OrderedBlock>& blocks) const
{
    for (const OrderedBlock& block : blocks) {
        const bool isMarked = m_marked && *m_marked == BlockId{page.page, block.block};
        if (!isMarked && !(m_parts & Blocks)) {
            continue;
        }
        const QColor colour = blockStyle(block.label).colour;
        QColor fill = colour;
        fill.setAlphaF(isMarked ? 0.14F : 0.07F);
        painter.setPen(QPen(colour, isMarked ? 2.5 : 1.2));
        painter.setBrush(fill);
        for (const QRectF& box : block.boxes) {
            painter.drawRect(page.map(box));
        }
    }
}

QList<QRectF> OrderLayer::placeBadges(const QList<QRectF>& boxes, const QSizeF& badge, const QRectF& bounds)
{
    QList<QRectF> badges;
    for (const QRectF& box : boxes) {
        const qreal left = box.left() - badge.width() - kGap;
        const qreal above = box.top() - badge.height() - kGap;
        const QPointF places[] = {{left, box.top()}, {box.left(), above}, {box.right() + kGap, box.top()},
            {left, box.bottom() - badge.height()}, {box.left(), box.bottom() + kGap},
            {box.right() - badge.width(), above}, {box.right() - badge.width(), box.bottom() + kGap}};
        QRectF best;
        qreal least = -1;
        for (const QPointF& place : places) {
            const QRectF rect(place, badge);
            const qreal outside = badge.width() * badge.height() - overlap(rect, {bounds});
            const qreal cost = overlap(rect, boxes) + overlap(rect, badges) + outside;
            if (least < 0 || cost < least) {
                least = cost;
                best = rect;
            }
        }
        badges << best;
    }
    return badges;
}

void OrderLayer::paintBadges(QPainter& painter, const LayerPage& page, const QList<OrderedBlock>& blocks) const
{
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(11);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    QList<QRectF> boxes;
    QList<OrderedBlock> placed;
    QStringList texts;
    int number = 0; // as in the list: of every block that is read
    for (const OrderedBlock& block : blocks) {
        number += block.isFurniture ? 0 : 1;
        if (!block.bounds.isNull()) {
            boxes << page.map(block.bounds);
            placed << block;
            const QString sign = blockStyle(block.label).sign;
            texts << (block.isFurniture ? sign : sign + u' ' + QString::number(number));
        }
    }
    const qreal width = metrics.horizontalAdvance(u"▦ "_s + QString::number(blocks.size())) + 2 * tokens::kSpace1;
    const QList<QRectF> badges = placeBadges(boxes, {width, kBadgeHeight}, page.target);
    for (qsizetype i = 0; i < placed.size(); ++i) {
        const BlockStyle style = blockStyle(placed[i].label);
        painter.setPen(QPen(tokens::light().paper, 1.5));
        painter.setBrush(style.colour);
        painter.drawRoundedRect(badges[i], 4, 4);
        painter.setPen(style.onColour);
        painter.drawText(badges[i], Qt::AlignCenter, texts[i]);
    }
}

} // namespace lectern::ui
