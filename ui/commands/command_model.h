// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QIcon>
#include <QList>
#include <QString>

#include <functional>

namespace lectern::ui {

// Something that the palette can do.
struct Command
{
    QString title;
    QString place; // where else it is found, "View › Theme", or the folder of a file; may be empty
    QString shortcut; // as shown; may be empty
    QIcon icon;
    bool enabled = true;
    QString reason; // why it is not enabled; may be empty
    bool checked = false;
    std::function<void()> run;
};

// The commands that answer what was typed, the best first; all in their own order where nothing was. What is not
// enabled comes after all that is.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        PlaceRole = Qt::UserRole,
        ShortcutRole,
        ReasonRole,
        MatchRole, // QList<int>: characters of the title that matched
        CheckedRole,
    };

    using QAbstractListModel::QAbstractListModel;

    void setCommands(const QList<Command>& commands);
    void setFilter(const QString& typed);
    const Command& command(int row) const { return m_commands[m_rows[row].command]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row
    {
        qsizetype command = 0;
        int score = 0;
        QList<int> positions;
    };
    void rank();

    QList<Command> m_commands;
    QString m_filter;
    QList<Row> m_rows;
};

} // namespace lectern::ui
