// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/batch_model.h"

#include "ui/queue/batch_text.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeData>

#include <algorithm>
#include <memory>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::BatchFile;
using recognition::BatchQueue;
using recognition::BatchState;

namespace {

const QString kRowMime = u"application/x-lectern-batch-row"_s;

QVariant progressOf(const BatchFile& file)
{
    if (file.state != BatchState::Running) {
        return {};
    }
    return file.pages > 0 ? std::max(0, file.page - 1) / static_cast<double>(file.pages) : 0.0;
}

} // namespace

BatchModel::BatchModel(BatchQueue& queue, QObject* parent)
    : QAbstractListModel(parent)
    , m_queue(queue)
    , m_files(queue.files())
{
    connect(&queue, &BatchQueue::filesAdded, this, &BatchModel::filesAdded);
    connect(&queue, &BatchQueue::fileRemoved, this, &BatchModel::fileRemoved);
    connect(&queue, &BatchQueue::fileMoved, this, &BatchModel::fileMoved);
    connect(&queue, &BatchQueue::fileChanged, this, &BatchModel::fileChanged);
}

int BatchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

QVariant BatchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const BatchFile& shown = file(index.row());
    if (role == StateRole) { // asked for all rows at once
        return static_cast<int>(shown.state);
    }
    const QString path = qtPath(shown.input);
    switch (role) {
    case Qt::DisplayRole:
        return QFileInfo(path).fileName();
    case Qt::ToolTipRole:
        return QStringList{QDir::toNativeSeparators(path), batchDetails(shown)}.join(u'\n').trimmed();
    case Qt::AccessibleTextRole:
        return QStringList{QFileInfo(path).fileName(), batchStateText(shown), batchTrouble(shown)}
            .join(u". "_s)
            .trimmed();
    case PathRole:
        return path;
    case FolderRole:
        return QDir::toNativeSeparators(QFileInfo(path).path());
    case StateTextRole:
        return batchStateText(shown);
    case IconRole:
        return batchIcon(shown);
    case ProgressRole:
        return progressOf(shown);
    case TroubleRole:
        return batchTrouble(shown);
    case ResultRole:
        return resultOf(shown);
    default:
        return {};
    }
}

Qt::ItemFlags BatchModel::flags(const QModelIndex& index) const
{
    // Nothing is dropped on a file, only between two.
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled : Qt::ItemIsDropEnabled;
}

QStringList BatchModel::mimeTypes() const
{
    return {kRowMime};
}

QMimeData* BatchModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty()) {
        return nullptr;
    }
    QList<int> rows;
    for (const QModelIndex& index : indexes) {
        rows << index.row();
    }
    std::ranges::sort(rows);
    QByteArray ids; // rows change while the pointer moves
    for (const int row : rows) {
        ids += QByteArray::number(quint64(file(row).id)) + ' ';
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(kRowMime, ids.trimmed());
    return data.release();
}

bool BatchModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction action, int, int, const QModelIndex& parent) const
{
    return action == Qt::MoveAction && !parent.isValid() && data->hasFormat(kRowMime);
}

bool BatchModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent)) {
        return false;
    }
    int target = row < 0 ? rowCount() : row;
    bool moved = false;
    for (const QByteArray& text : data->data(kRowMime).split(' ')) {
        const auto found = std::ranges::find(m_files, text.toULongLong(), &BatchFile::id);
        if (found == m_files.end()) {
            continue; // it was removed meanwhile
        }
        const int from = static_cast<int>(found - m_files.begin());
        moved = moveRows({}, from, 1, {}, target) || moved;
        target += from < target ? 0 : 1; // the next one comes after it
    }
    return moved;
}

bool BatchModel::moveRows(const QModelIndex& sourceParent, int sourceRow, int count,
    const QModelIndex& destinationParent, int destinationChild)
{
    const bool fits = count == 1 && !sourceParent.isValid() && !destinationParent.isValid() && sourceRow >= 0
        && sourceRow < rowCount() && destinationChild >= 0 && destinationChild <= rowCount();
    if (!fits || destinationChild == sourceRow || destinationChild == sourceRow + 1) {
        return false;
    }
    m_queue.move(sourceRow, destinationChild > sourceRow ? destinationChild - 1 : destinationChild);
    return true;
}

void BatchModel::retranslate()
{
    if (!m_files.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

void BatchModel::filesAdded(int first, int count)
{
    beginInsertRows({}, first, first + count - 1);
    const auto begin = m_queue.files().begin() + first;
    m_files.insert(m_files.begin() + first, begin, begin + count);
    endInsertRows();
}

void BatchModel::fileRemoved(int row)
{
    beginRemoveRows({}, row, row);
    m_files.erase(m_files.begin() + row);
    endRemoveRows();
}

void BatchModel::fileMoved(int from, int to)
{
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    BatchFile moved = std::move(m_files[static_cast<size_t>(from)]);
    m_files.erase(m_files.begin() + from);
    m_files.insert(m_files.begin() + to, std::move(moved));
    endMoveRows();
}

void BatchModel::fileChanged(int row)
{
    m_files.at(static_cast<size_t>(row)) = m_queue.files().at(static_cast<size_t>(row));
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace lectern::ui
