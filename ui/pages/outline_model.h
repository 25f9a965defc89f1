// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/document_worker.h"

#include <QAbstractItemModel>

#include <memory>

namespace lectern::ui {

// A document's own table of contents as a tree: titles, and the page that each leads to.
class OutlineModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Title,
        Page,
        ColumnCount,
    };

    explicit OutlineModel(QObject* parent = nullptr);
    ~OutlineModel() override;

    void setOutline(const Outline& outline);
    pages::Target target(const QModelIndex& index) const;
    bool isOpen(const QModelIndex& index) const; // shown unfolded at first

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Node;
    static Node* nodeOf(const QModelIndex& index);
    std::unique_ptr<Node> m_root;
};

} // namespace lectern::ui
