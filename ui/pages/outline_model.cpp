// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/outline_model.h"

#include <utility>

namespace lectern::ui {

struct OutlineModel::Node
{
    QString title;
    pages::Target target;
    bool open = false;
    Node* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    void add(const Outline& entries)
    {
        for (const pages::OutlineEntry& entry : entries) {
            auto child = std::make_unique<Node>();
            child->title = QString::fromStdString(entry.title);
            child->target = entry.target;
            child->open = entry.open;
            child->parent = this;
            child->row = static_cast<int>(children.size());
            child->add(entry.children);
            children.push_back(std::move(child));
        }
    }
};

OutlineModel::OutlineModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{ }

OutlineModel::~OutlineModel() = default;

void OutlineModel::setOutline(const Outline& outline)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->add(outline);
    endResetModel();
}

OutlineModel::Node* OutlineModel::nodeOf(const QModelIndex& index)
{
    return static_cast<Node*>(index.internalPointer());
}

pages::Target OutlineModel::target(const QModelIndex& index) const
{
    return index.isValid() ? nodeOf(index)->target : pages::Target{};
}

bool OutlineModel::isOpen(const QModelIndex& index) const
{
    return index.isValid() && nodeOf(index)->open;
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const Node* above = parent.isValid() ? nodeOf(parent) : m_root.get();
    return createIndex(row, column, above->children[static_cast<size_t>(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return {};
    }
    Node* above = nodeOf(index)->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    return static_cast<int>((parent.isValid() ? nodeOf(parent) : m_root.get())->children.size());
}

int OutlineModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Node& node = *nodeOf(index);
    if (index.column() == Title && (role == Qt::DisplayRole || role == Qt::ToolTipRole)) {
        return node.title;
    }
    if (index.column() == Page && role == Qt::DisplayRole && node.target.page >= 0) {
        return QString::number(node.target.page + 1);
    }
    if (index.column() == Page && role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    return {};
}

} // namespace lectern::ui
