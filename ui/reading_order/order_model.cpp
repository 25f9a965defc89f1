// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/order_model.h"

#include "ui/pages/block_walk.h"
#include "ui/reading_order/block_mime.h"
#include "ui/theme/block_style.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRowMime = "application/x-lectern-block-row"_L1;

QIcon signIcon(std::string_view label)
{
    constexpr int kSide = 18;
    constexpr int kScale = 2;
    QPixmap pixmap(kSide * kScale, kSide * kScale);
    pixmap.setDevicePixelRatio(kScale);
    pixmap.fill(Qt::transparent);
    const BlockStyle style = blockStyle(label);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.colour);
    painter.drawRoundedRect(QRectF(0, 0, kSide, kSide), 4, 4);
    QFont font = painter.font();
    font.setPixelSize(11);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(style.onColour);
    painter.drawText(QRectF(0, 0, kSide, kSide), Qt::AlignCenter, style.sign);
    return pixmap;
}

} // namespace

QString doubtText(JumpDoubt doubt)
{
    const auto text = [](const char* source) { return QCoreApplication::translate("OrderDoubt", source); };
    switch (doubt) {
    case JumpDoubt::GoesBackUp:
        return text(QT_TRANSLATE_NOOP("OrderDoubt", "Read after a block that stands below it"));
    case JumpDoubt::GoesBackLeft:
        return text(QT_TRANSLATE_NOOP("OrderDoubt", "Read after the block to the right of it"));
    case JumpDoubt::SkipsColumn:
        return text(QT_TRANSLATE_NOOP("OrderDoubt", "A column before it is read later"));
    case JumpDoubt::LeavesColumn:
        return text(QT_TRANSLATE_NOOP("OrderDoubt", "The column before it goes on further down"));
    case JumpDoubt::None:
        break;
    }
    return {};
}

OrderModel::OrderModel(MarkdownDocument& document, QObject* parent)
    : QAbstractListModel(parent)
    , m_document(document)
{ }

void OrderModel::setPage(int page)
{
    if (m_page != page) {
        m_page = page;
        refresh();
    }
}

// While a page is written its last row grows ten times a second: rows that stay keep their place and selection.
void OrderModel::refresh()
{
    QList<OrderedBlock> now = m_page >= 0 ? decodedOrder(m_document, m_page) : QList<OrderedBlock>();
    if (now.size() < m_blocks.size()) {
        beginRemoveRows({}, static_cast<int>(now.size()), static_cast<int>(m_blocks.size()) - 1);
        m_blocks.resize(now.size());
        endRemoveRows();
    }
    const qsizetype kept = m_blocks.size();
    if (now.size() > kept) {
        beginInsertRows({}, static_cast<int>(kept), static_cast<int>(now.size()) - 1);
        m_blocks = std::move(now);
        endInsertRows();
    } else {
        m_blocks = std::move(now);
    }
    retranslate();
}

void OrderModel::retranslate()
{
    if (!m_blocks.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_blocks.size()) - 1));
    }
}

QList<int> OrderModel::doubtfulRows() const
{
    QList<int> rows;
    for (int row = 0; row < m_blocks.size(); ++row) {
        if (m_blocks[row].doubt != JumpDoubt::None) {
            rows << row;
        }
    }
    return rows;
}

int OrderModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_blocks.size());
}

QVariant OrderModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const OrderedBlock& block = m_blocks[index.row()];
    switch (role) {
    case Qt::DisplayRole: {
        int number = 0;
        for (int row = 0; row <= index.row(); ++row) {
            number += m_blocks[row].isFurniture ? 0 : 1;
        }
        const QString words = block.firstWords.isEmpty() ? blockKindName(block.label) : block.firstWords;
        return block.isFurniture ? words : QString::number(number) + u"  "_s + words;
    }
    case Qt::ToolTipRole:
        return block.doubt == JumpDoubt::None ? blockKindName(block.label)
                                              : blockKindName(block.label) + u'\n' + doubtText(block.doubt);
    case Qt::AccessibleTextRole:
        return QString(blockKindName(block.label) + u", "_s + block.firstWords
            + (block.doubt == JumpDoubt::None ? QString() : u", "_s + doubtText(block.doubt)));
    case Qt::DecorationRole:
        return signIcon(block.label);
    case BlockRole:
        return block.block;
    case DoubtRole:
        return static_cast<int>(block.doubt);
    default:
        return {};
    }
}

Qt::ItemFlags OrderModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags | Qt::ItemIsDropEnabled;
}

QStringList OrderModel::mimeTypes() const
{
    return {QString(kRowMime)};
}

QMimeData* OrderModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty()) {
        return nullptr;
    }
    auto mime = blockMime(m_document, {m_page, indexes.front().data(BlockRole).toInt()});
    mime->setData(QString(kRowMime), QByteArray::number(indexes.front().row()));
    return mime.release();
}

bool OrderModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex&) const
{
    return data != nullptr && data->hasFormat(QString(kRowMime)) && m_document.isCorrectable(m_page);
}

bool OrderModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent)) {
        return false;
    }
    const int from = data->data(QString(kRowMime)).toInt();
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount(); // it goes in front of this row
    const int to = before > from ? before - 1 : before;
    if (from >= 0 && from < rowCount() && to != from) {
        Q_EMIT moveRequested(from, to);
    }
    return false; // the document moves it: the view has nothing to remove
}

} // namespace lectern::ui
