// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/reading_order/block_jumps.h"

#include <QList>
#include <QRectF>
#include <QString>

#include <string>

namespace lectern::ui {

// One block of a page as its order is drawn and listed.
struct OrderedBlock
{
    int block = 0; // of the MarkdownDocument's page
    std::string label;
    bool isFurniture = false; // header, footer, page number: no part of the path
    QList<QRectF> boxes; // page-relative
    QRectF bounds; // round all of them
    QString firstWords;
    JumpDoubt doubt = JumpDoubt::None; // of the way to it from the one before
};

// Blocks with a box, in the order in which they stand.
QList<OrderedBlock> decodedOrder(const MarkdownDocument& document, int page);

// The same blocks in other orders, for comparison; doubts are those of the new order.
QList<OrderedBlock> inRasterOrder(QList<OrderedBlock> blocks); // row by row: by top edge, then by left edge
QList<OrderedBlock> inGeometricOrder(const QList<OrderedBlock>& blocks); // recursive XY-cut

// Puts the doubts of the blocks' order in.
void findDoubts(QList<OrderedBlock>& blocks);

} // namespace lectern::ui
