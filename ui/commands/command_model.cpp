// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_model.h"

#include "ui/commands/fuzzy_match.h"

#include <algorithm>
#include <tuple>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPlaceCost = 2000; // a title that matches goes before a place that does

} // namespace

void CommandModel::setCommands(const QList<Command>& commands)
{
    beginResetModel();
    m_commands = commands;
    rank();
    endResetModel();
}

void CommandModel::setFilter(const QString& typed)
{
    if (typed == m_filter) {
        return;
    }
    beginResetModel();
    m_filter = typed;
    rank();
    endResetModel();
}

void CommandModel::rank()
{
    m_rows.clear();
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const Command& command = m_commands[i];
        if (const auto match = fuzzyMatch(m_filter, command.title)) {
            m_rows.append({i, match->score, match->positions});
        } else if (const auto wider = fuzzyMatch(m_filter, QString(command.place + u' ' + command.title))) {
            m_rows.append({i, wider->score - kPlaceCost, {}});
        }
    }
    std::ranges::stable_sort(
        m_rows, {}, [this](const Row& row) { return std::tuple(!m_commands[row.command].enabled, -row.score); });
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Command& one = command(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return one.title;
    case Qt::DecorationRole:
        return one.icon;
    case Qt::ToolTipRole:
        return one.reason;
    case Qt::AccessibleTextRole: {
        QStringList parts{one.title};
        for (const QString& part : {one.place, one.shortcut, one.checked ? tr("on") : QString(), one.reason}) {
            if (!part.isEmpty()) {
                parts << part;
            }
        }
        return parts.join(u", "_s);
    }
    case PlaceRole:
        return one.place;
    case ShortcutRole:
        return one.shortcut;
    case ReasonRole:
        return one.reason;
    case MatchRole:
        return QVariant::fromValue(m_rows[index.row()].positions);
    case CheckedRole:
        return one.checked;
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    // Those that are not enabled can still be gone to, so that their reason is heard.
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace lectern::ui
