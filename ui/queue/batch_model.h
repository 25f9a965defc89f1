// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/batch_queue.h"

#include <QAbstractListModel>

#include <vector>

namespace lectern::ui {

// The files of a batch as a list: mirrors the queue and follows its signals. Rows are moved by dragging,
// several at once too.
class BatchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        PathRole = Qt::UserRole, // of the input
        FolderRole, // of the input, for a person
        StateRole, // recognition::BatchState as int
        StateTextRole,
        IconRole,
        ProgressRole, // 0…1 while it is read, else invalid
        TroubleRole, // why it failed and what to do
        ResultRole, // path of the file to open; empty: none yet
    };

    // queue must outlive the model.
    explicit BatchModel(recognition::BatchQueue& queue, QObject* parent = nullptr);

    const recognition::BatchFile& file(int row) const { return m_files.at(static_cast<size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;
    bool moveRows(const QModelIndex& sourceParent, int sourceRow, int count, const QModelIndex& destinationParent,
        int destinationChild) override;

    // After the language has changed.
    void retranslate();

private:
    void filesAdded(int first, int count);
    void fileRemoved(int row);
    void fileMoved(int from, int to);
    void fileChanged(int row);

    recognition::BatchQueue& m_queue;
    std::vector<recognition::BatchFile> m_files;
};

} // namespace lectern::ui
