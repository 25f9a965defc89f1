// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/shortcuts.h"

#include <QAbstractTableModel>

namespace lectern::ui {

// The actions in the order in which they were added, one row each, with their keys.
class ShortcutModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Action,
        Keys,
        Default, // what it came with, where that differs
        ColumnCount,
    };

    explicit ShortcutModel(Shortcuts& shortcuts, QObject* parent = nullptr);

    void retranslate(); // its headers; names of actions it follows by itself

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Shortcuts& m_shortcuts;
};

} // namespace lectern::ui
