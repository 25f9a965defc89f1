// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page_layer.h"
#include "ui/reading_order/page_order.h"

#include <QFlags>
#include <QHash>

#include <optional>
#include <utility>

namespace lectern::ui {

// The orders in which the blocks of a page can be read, drawn over it: numbered badges and boxes by label, and a path
// through the blocks in the order in which they stand, row by row, or by geometry.
class OrderLayer : public PageLayer
{
public:
    enum Part
    {
        Blocks = 1, // boxes, badges and the path as decoded
        Raster = 2,
        Geometric = 4,
    };
    Q_DECLARE_FLAGS(Parts, Part)

    // document must outlive the layer.
    explicit OrderLayer(const MarkdownDocument& document)
        : m_document(document)
    { }

    Parts parts() const { return m_parts; }
    void setParts(Parts parts) { m_parts = parts; }
    // Another layer may number the blocks.
    void setNumbered(bool numbered) { m_isNumbered = numbered; }
    // The one under the pointer or chosen in the list: drawn stronger.
    void setMarked(std::optional<BlockId> block) { m_marked = block; }
    std::optional<BlockId> marked() const { return m_marked; }

    // Instead of a page's blocks: those of a moment of its decoding.
    void setReplay(std::optional<std::pair<int, QList<OrderedBlock>>> replay) { m_replay = std::move(replay); }

    // To be called when the blocks of a page have changed.
    void forget(int page) { m_orders.remove(page); }
    const QList<OrderedBlock>& order(int page) const;

    void paint(QPainter& painter, const LayerPage& page) override;

    // Where the badges of these boxes go: beside them, never on them and on each other while there is room within
    // bounds. All in pixels.
    static QList<QRectF> placeBadges(const QList<QRectF>& boxes, const QSizeF& badge, const QRectF& bounds);

private:
    void paintBlocks(QPainter& painter, const LayerPage& page, const QList<OrderedBlock>& blocks) const;
    void paintBadges(QPainter& painter, const LayerPage& page, const QList<OrderedBlock>& blocks) const;

    const MarkdownDocument& m_document;
    Parts m_parts = {};
    bool m_isNumbered = true;
    std::optional<BlockId> m_marked;
    std::optional<std::pair<int, QList<OrderedBlock>>> m_replay;
    mutable QHash<int, QList<OrderedBlock>> m_orders;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(OrderLayer::Parts)

} // namespace lectern::ui
