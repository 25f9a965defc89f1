// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page_view.h"

#include <QAccessible>
#include <QPointer>

namespace lectern::ui {

// A block of a page, or a line of its text layer where the page was not read: read-only text with a place.
class TextPartAccessible : public QAccessibleInterface, public QAccessibleTextInterface
{
public:
    TextPartAccessible(PageView& view, int page, int part);

    // QAccessibleInterface
    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QWindow* window() const override;
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override; // on the screen
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    // QAccessibleTextInterface
    void selection(int, int* start, int* end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override { }
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int) const override { return rect(); } // finer places are not known
    int offsetAtPoint(const QPoint& point) const override { return rect().contains(point) ? 0 : -1; }
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int* start, int* end) const override;

    int part() const { return m_part; }

private:
    PageBlock block() const;

    QPointer<PageView> m_view;
    int m_page;
    int m_part;
};

// What is on a page for who listens: its blocks, or the lines of its text layer.
QList<PageBlock> partsOf(const PageView& view, int page);

// A page-relative rectangle (unturned) of a page, on the screen.
QRect onScreen(const PageView& view, int page, const QRectF& rect);

} // namespace lectern::ui
