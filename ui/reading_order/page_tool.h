// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/pages/page_layer.h"
#include "ui/pages/page_view.h"

#include <QObject>
#include <QPointer>

#include <utility>

class QKeyEvent;
class QMouseEvent;

namespace lectern::ui {

// A way of working on the pages with the mouse and the keyboard that takes the place of the usual one while it is
// active: what it does not use goes to the view as ever.
class PageTool : public QObject, public PageLayer
{
    Q_OBJECT

public:
    // Both must outlive it, but for the view, which may go first.
    PageTool(MarkdownDocument& document, PageView& view, QObject* parent = nullptr);
    ~PageTool() override;

    bool isActive() const { return m_isActive; }
    // Ends what is begun, in the sense of the person who ends it: see the tool.
    void setActive(bool active);

Q_SIGNALS:
    void activeChanged(bool active);
    // Blocks of this page cannot be worked on: it has not been converted, or is being converted.
    void refused(int page);
    void blockChosen(lectern::ui::BlockId id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

    virtual void begin() { }
    virtual void end() { }
    // True where the tool has used it. The button is the left one, or none while the pointer just moves.
    virtual bool press(const QMouseEvent& event) = 0;
    virtual bool move(const QMouseEvent& event) = 0;
    virtual bool release(const QMouseEvent& event) = 0;
    virtual bool key(const QKeyEvent& event) = 0;
    virtual bool keyRelease(const QKeyEvent&) { return false; }
    virtual bool wantsKey(const QKeyEvent& event) const = 0; // before shortcuts get it

    MarkdownDocument& document() const { return m_document; }
    PageView& view() const { return *m_view; }
    // Of the viewport; -1 beside the pages.
    int pageAt(const QPointF& position) const;
    // A place of the viewport, relative to a page as it is shown (turned); may lie outside 0…1.
    QPointF shownPoint(int page, const QPointF& position) const;
    QRectF onView(int page, const QRectF& box) const; // of the file → on the viewport
    // The smallest box at a place of the viewport, as the others can be chosen beside it: its block, invalid where
    // there is none, and which of its boxes.
    std::pair<BlockId, int> boxAt(int page, const QPointF& position) const;
    QRectF shown(const QRectF& box) const; // of the file → as it is shown
    QRectF unshown(const QRectF& box) const; // and back
    void repaint();

private:
    MarkdownDocument& m_document;
    QPointer<PageView> m_view;
    bool m_isActive = false;
};

document::Rect boxOf(const QRectF& rect);

} // namespace lectern::ui
