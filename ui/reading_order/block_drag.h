// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/pages/page_view.h"

#include <QMimeData>
#include <QObject>
#include <QPixmap>
#include <QPointer>

#include <functional>
#include <memory>

namespace lectern::ui {

// Ctrl and a drag take a block from its page out of the window: its text in every format, a figure as a picture too.
class BlockDrag : public QObject
{
    Q_OBJECT

public:
    using BlockAt = std::function<BlockId(int page, const QPointF& point)>; // page-relative, unturned
    using Pictures = std::function<QByteArray(const QString& name)>; // a JPEG; empty: there is none
    using Start = std::function<void(std::unique_ptr<QMimeData> data, const QPixmap& picture, const QPoint& hotSpot)>;

    // All must outlive it, but for the view, which may go first.
    BlockDrag(const MarkdownDocument& document, PageView& view, BlockAt blockAt, QObject* parent = nullptr);

    void setPictures(Pictures pictures) { m_pictures = std::move(pictures); }
    // What carries the block; by default the desktop's drag and drop.
    void setStart(Start start) { m_start = std::move(start); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void start();
    QRectF onView() const; // round the block's boxes

    const MarkdownDocument& m_document;
    QPointer<PageView> m_view;
    const BlockAt m_blockAt;
    Pictures m_pictures;
    Start m_start;
    BlockId m_block; // that was pressed; invalid: none
    QPointF m_pressed;
};

} // namespace lectern::ui
