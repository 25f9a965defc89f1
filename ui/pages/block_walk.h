// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page_layer.h"

#include <QAccessible>
#include <QColor>
#include <QList>
#include <QObject>
#include <QRectF>
#include <QString>

#include <functional>
#include <optional>

namespace lectern::ui {

// A block of a page as people go through it.
struct PageBlock
{
    QRectF rect; // page-relative, unturned, round all its boxes
    QString kind; // what it is, in the person's language: "Table"
    QAccessible::Role role = QAccessible::Paragraph;
    QString text; // what it says
};

// The blocks of a page in reading order; empty for one that was not read.
using BlockProvider = std::function<QList<PageBlock>(int page)>;

struct BlockPlace
{
    int page = -1; // 0-based
    int block = -1; // in reading order, from 0

    friend bool operator==(const BlockPlace&, const BlockPlace&) = default;
};

// Going through the blocks of a document with the keyboard: which one has the focus, with a ring round it.
class BlockWalk : public QObject, public PageLayer
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setProvider(BlockProvider provider);
    void setPageCount(int count);
    QList<PageBlock> blocksOn(int page) const;

    std::optional<BlockPlace> current() const { return m_current; }
    void setCurrent(std::optional<BlockPlace> place);
    // To the next one, or the one before; from none to the first one of this page or after. False at the ends, where it
    // stands on none afterwards.
    bool step(bool forwards, int page);
    // To be called when the blocks of a page have changed.
    void refresh(int page);

    void setColours(const QColor& ring, const QColor& casing);
    void paint(QPainter& painter, const LayerPage& page) override;

Q_SIGNALS:
    void currentChanged();
    void blocksChanged(int page);

private:
    BlockProvider m_provider;
    int m_pageCount = 0;
    std::optional<BlockPlace> m_current;
    QColor m_ring;
    QColor m_casing;
};

// What a reader's label is called, and its role: "table" → "Table". Unknown labels are paragraphs.
QString blockKindName(std::string_view label);
QAccessible::Role blockRole(std::string_view label);

} // namespace lectern::ui
