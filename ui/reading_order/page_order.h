// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/reading_order/block_jumps.h"

#include <QList>
#include <QRectF>
#include <QString>

#include <string>
#include <vector>

namespace lectern::ui {

// One block of a page as its order is drawn and listed.
struct OrderedBlock
{
    int block = 0; // of the MarkdownDocument's page
    std::string label;
    bool isFurniture = false; // header, footer, page number: no part of the path
    QList<QRectF> boxes; // page-relative; none where the reader gave none
    QRectF bounds; // round all of them
    QString firstWords;
    JumpDoubt doubt = JumpDoubt::None; // of the way to it from the one before

    // On the path: it has a place and is no header, footer or page number.
    bool isOnPath() const { return !isFurniture && !bounds.isNull(); }
};

// All blocks, in the order in which they stand.
QList<OrderedBlock> decodedOrder(const MarkdownDocument& document, int page);
// Of a page whose blocks are not those of a document.
QList<OrderedBlock> orderOf(const std::vector<document::Block>& blocks);

// Those with a box in other orders, for comparison; doubts are those of the new order.
QList<OrderedBlock> inRasterOrder(QList<OrderedBlock> blocks); // row by row: by top edge, then by left edge
QList<OrderedBlock> inGeometricOrder(QList<OrderedBlock> blocks); // recursive XY-cut

// Puts the doubts of the blocks' order in.
void findDoubts(QList<OrderedBlock>& blocks);

} // namespace lectern::ui
