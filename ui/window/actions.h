// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QAction;

namespace lectern::ui {

enum class ActionId
{
    Open,
    CloseTab,
    Print,
    Properties,
    Quit,
    Copy,
    SelectAll,
    Find,
    FindNext,
    FindPrevious,
    FirstPage,
    PreviousPage,
    NextPage,
    LastPage,
    GoToPage,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    FitWidth,
    FitPage,
    RotateLeft,
    RotateRight,
    ShowPages,
    ShowOutline,
    NextPane,
    NextTab,
    PreviousTab,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    PagesAsPaper,
    RestoreSession,
    About,
};

// Every action of the window, from one table: text, icon, shortcuts, and whether it needs an open document.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    explicit ActionSet(QObject* parent = nullptr);

    QAction* get(ActionId id) const { return m_actions.value(id); }
    QList<QAction*> all() const { return m_actions.values(); }
    void setHasDocument(bool has);
    void retranslate();
    void reloadIcons(); // after the icon theme has changed

private:
    QHash<ActionId, QAction*> m_actions;
};

} // namespace lectern::ui
