// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/thumbnail_model.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace lectern::ui {

// Draws a page's picture on paper with its number below.
class ThumbnailDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setAsPaper(bool asPaper) { m_asPaper = asPaper; } // not dimmed in the dark theme

private:
    bool m_asPaper = false;
};

// The list of pages in the sidebar: choosing one goes there, scrolling the pages moves it along.
class ThumbnailPanel : public QListView
{
    Q_OBJECT

public:
    ThumbnailPanel(ThumbnailModel& model, QWidget* parent = nullptr);
    void setCurrentPage(int page); // emits nothing
    void setAsPaper(bool asPaper); // not dimmed in the dark theme

Q_SIGNALS:
    void pageChosen(int page);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool viewportEvent(QEvent* event) override;

private:
    ThumbnailModel& m_model;
    ThumbnailDelegate* m_delegate;
    bool m_following = false;
};

} // namespace lectern::ui
