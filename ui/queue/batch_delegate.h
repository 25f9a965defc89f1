// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace lectern::ui {

// A file of the batch: sign, name and state; its folder, quiet; a bar while it is read; why it failed, wrapped.
class BatchDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int lineHeight(const QStyleOptionViewItem& option) const;

    // Measured once for a font.
    mutable QFont m_font;
    mutable int m_lineHeight = 0;
    mutable int m_plainHeight = 0; // of a row with neither bar nor trouble
};

} // namespace lectern::ui
