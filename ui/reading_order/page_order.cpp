// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/page_order.h"

#include "document/labels.h"
#include "layout/xy_cut.h"
#include "ui/pages/page_layer.h"

#include <QStringList>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFirstWords = 60; // characters

// Of the text as a person reads it: no marks of headings and lists, one line.
QString firstWords(const QString& markdown)
{
    QString words = markdown.left(4 * kFirstWords).simplified();
    while (!words.isEmpty() && (words.front() == u'#' || words.front().isSpace())) {
        words.remove(0, 1);
    }
    if (words.size() > kFirstWords) {
        words = words.left(kFirstWords).trimmed() + u'…';
    }
    return words;
}

OrderedBlock orderedBlock(const document::Block& block, int index)
{
    OrderedBlock ordered{index, block.label, document::isFurniture(block.label), {}, {}, {}, JumpDoubt::None};
    for (const document::Rect& box : block.boxes) {
        ordered.boxes << rectF(box);
        ordered.bounds |= ordered.boxes.back();
    }
    return ordered;
}

QList<OrderedBlock> withBox(QList<OrderedBlock> blocks)
{
    blocks.removeIf([](const OrderedBlock& block) { return block.bounds.isNull(); });
    return blocks;
}

} // namespace

QList<OrderedBlock> orderOf(const std::vector<document::Block>& blocks)
{
    QList<OrderedBlock> ordered;
    for (size_t i = 0; i < blocks.size(); ++i) {
        ordered << orderedBlock(blocks[i], static_cast<int>(i));
        ordered.back().firstWords = firstWords(QString::fromStdString(blocks[i].text));
    }
    findDoubts(ordered);
    return ordered;
}

QList<OrderedBlock> decodedOrder(const MarkdownDocument& document, int page)
{
    QList<OrderedBlock> blocks;
    for (int i = 0; page < document.pageCount() && i < document.blockCount(page); ++i) {
        const document::Block& block = document.block({page, i});
        OrderedBlock ordered = orderedBlock(block, i);
        const QString markdown = document.blockMarkdown({page, i});
        ordered.firstWords = firstWords(markdown.isEmpty() ? QString::fromStdString(block.text) : markdown);
        blocks << ordered;
    }
    findDoubts(blocks);
    return blocks;
}

QList<OrderedBlock> inRasterOrder(QList<OrderedBlock> blocks)
{
    blocks = withBox(std::move(blocks));
    std::stable_sort(blocks.begin(), blocks.end(), [](const OrderedBlock& a, const OrderedBlock& b) {
        return a.bounds.top() != b.bounds.top() ? a.bounds.top() < b.bounds.top() : a.bounds.left() < b.bounds.left();
    });
    findDoubts(blocks);
    return blocks;
}

QList<OrderedBlock> inGeometricOrder(QList<OrderedBlock> blocks)
{
    blocks = withBox(std::move(blocks));
    std::vector<document::Rect> boxes;
    for (const OrderedBlock& block : blocks) {
        boxes.push_back({block.bounds.left(), block.bounds.top(), block.bounds.right(), block.bounds.bottom()});
    }
    QList<OrderedBlock> ordered;
    for (const int index : layout::geometricOrder(boxes)) {
        ordered << blocks[index];
    }
    findDoubts(ordered);
    return ordered;
}

void findDoubts(QList<OrderedBlock>& blocks)
{
    QList<QRectF> boxes;
    QList<qsizetype> path;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        blocks[i].doubt = JumpDoubt::None;
        if (blocks[i].isOnPath()) {
            boxes << blocks[i].bounds;
            path << i;
        }
    }
    const QList<JumpDoubt> doubts = doubtfulJumps(boxes);
    for (qsizetype i = 0; i < doubts.size(); ++i) {
        blocks[path[i + 1]].doubt = doubts[i];
    }
}

} // namespace lectern::ui
