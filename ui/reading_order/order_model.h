// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reading_order/page_order.h"

#include <QAbstractListModel>

namespace lectern::ui {

// The blocks of one page in reading order, as a list that they can be dragged about in. The rows follow the document;
// dragging only asks for a move.
class OrderModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        BlockRole = Qt::UserRole, // int
        DoubtRole, // JumpDoubt as int
    };

    explicit OrderModel(MarkdownDocument& document, QObject* parent = nullptr);

    void setPage(int page);
    int page() const { return m_page; }
    void refresh(); // the page's blocks may have changed
    void retranslate();
    // Rows that one should look at.
    QList<int> doubtfulRows() const;
    const QList<OrderedBlock>& blocks() const { return m_blocks; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    Qt::DropActions supportedDragActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override; // the block, also for other programs
    bool canDropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

Q_SIGNALS:
    void moveRequested(int from, int to); // rows; to: where it stands afterwards

private:
    MarkdownDocument& m_document;
    int m_page = -1;
    QList<OrderedBlock> m_blocks;
};

// Why a jump is doubtful, in a sentence.
QString doubtText(JumpDoubt doubt);

} // namespace lectern::ui
