// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accessibility/text_part_accessible.h"

#include <QAccessibleWidget>
#include <QHash>

namespace lectern::ui {

// Objects for screen readers that stand for something painted: kept by their owner, made when they are asked for.
class AccessibleParts
{
public:
    AccessibleParts() = default;
    ~AccessibleParts();
    AccessibleParts(const AccessibleParts&) = delete;
    AccessibleParts& operator=(const AccessibleParts&) = delete;

    template <class Make> QAccessibleInterface* get(int index, Make make) const
    {
        auto found = m_ids.constFind(index);
        if (found == m_ids.constEnd()) {
            found = m_ids.insert(index, QAccessible::registerAccessibleInterface(make()));
        }
        return QAccessible::accessibleInterface(*found);
    }

private:
    mutable QHash<int, QAccessible::Id> m_ids;
};

// "Page 3 of 12" with what is on it.
class PageAccessible : public QAccessibleInterface
{
public:
    PageAccessible(PageView& view, int page);

    bool isValid() const override { return m_view && m_page < m_view->pageCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override;
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int index) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override; // on the screen
    QAccessible::Role role() const override { return QAccessible::Section; }
    int page() const { return m_page; } // 0-based
    QAccessible::State state() const override;

private:
    QPointer<PageView> m_view;
    int m_page;
    AccessibleParts m_parts;
};

// The page view as a document whose children are its pages.
class PageViewAccessible : public QAccessibleWidget
{
public:
    explicit PageViewAccessible(PageView& view);

    QAccessibleInterface* child(int index) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* focusChild() const override;

private:
    PageView& view() const;
    QWidgetList overlays() const; // what lies over the pages, after them
    AccessibleParts m_pages;
};

// Teaches the program to describe page views and fields for keys to screen readers. Once, at its start.
void installAccessibility();

} // namespace lectern::ui
