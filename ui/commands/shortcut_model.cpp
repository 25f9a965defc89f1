// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/shortcut_model.h"

#include <QAction>
#include <QFont>
#include <QIcon>

namespace lectern::ui {

using namespace Qt::StringLiterals;

ShortcutModel::ShortcutModel(Shortcuts& shortcuts, QObject* parent)
    : QAbstractTableModel(parent)
    , m_shortcuts(shortcuts)
{
    const auto showRow = [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); };
    connect(&shortcuts, &Shortcuts::changed, this, showRow);
    for (int row = 0; row < shortcuts.count(); ++row) {
        connect(shortcuts.action(row), &QAction::changed, this, [showRow, row] { showRow(row); });
    }
}

void ShortcutModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int ShortcutModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shortcuts.count();
}

int ShortcutModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const int row = index.row();
    const bool isDefault = m_shortcuts.isDefault(row);
    if (role == Qt::FontRole && index.column() == Keys && !isDefault) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::DecorationRole && index.column() == Action) {
        return m_shortcuts.action(row)->icon();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Action:
        return plainText(*m_shortcuts.action(row));
    case Keys:
        return QKeySequence::listToString(m_shortcuts.keys(row), QKeySequence::NativeText);
    case Default:
        if (isDefault) {
            return QString();
        }
        return m_shortcuts.defaults(row).isEmpty()
            ? tr("None", "no shortcut")
            : QKeySequence::listToString(m_shortcuts.defaults(row), QKeySequence::NativeText);
    default:
        return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Action:
        return tr("Action", "column header");
    case Keys:
        return tr("Shortcuts", "column header");
    case Default:
        return tr("Came as", "column header: the shortcut before it was changed");
    default:
        return {};
    }
}

} // namespace lectern::ui
