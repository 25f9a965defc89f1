// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/shortcuts.h"

#include <QHash>
#include <QObject>

class QAction;

namespace lectern::ui {

Q_NAMESPACE

// Settings hold the shortcuts of actions by these names: one that is there stays as it is spelt.
enum class ActionId
{
    Open,
    AddFilesToBatch,
    AddFolderToBatch,
    Convert,
    ConvertPage,
    ConvertRange,
    StopConverting,
    Save,
    SaveAs,
    ExportHtml,
    ExportJson,
    CopyMarkdown,
    CloseTab,
    Print,
    PrintMarkdown,
    Properties,
    Quit,
    Undo,
    Redo,
    Copy,
    SelectAll,
    SelectPage,
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
    ShowOrder,
    ShowBatch,
    ShowBlocks,
    LookAtOrder,
    CompareOrders,
    EditBoxes,
    NumberBlocks,
    ShowPageSide,
    ShowMarkdownSide,
    NextPane,
    NextTab,
    PreviousTab,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    PagesAsPaper,
    Settings,
    RestoreSession,
    Commands,
    EditShortcuts,
    ShowDoubtful,
    NextTrouble,
    ReadingSettings,
    LoadModel,
    UnloadModel,
    PauseReading,
    CopyDiagnostics,
    OpenLogs,
    About,
};
Q_ENUM_NS(ActionId)

// Every action of the window, from one table: text, icon, shortcuts, and whether it needs an open document.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    explicit ActionSet(QObject* parent = nullptr);

    QAction* get(ActionId id) const { return m_actions.value(id); }
    QList<QAction*> all() const { return m_actions.values(); }
    Shortcuts& shortcuts() { return m_shortcuts; } // by the names of ActionId, in the order of the table
    QString whyDisabled(const QAction* action) const; // empty: not known, or it is not
    void setHasDocument(bool has);
    // why: where it is disabled, marked with QT_TRANSLATE_NOOP("Actions", …).
    void setEnabled(ActionId id, bool enabled, const char* why);
    void retranslate();

private:
    void explain(QAction& action) const; // why it is disabled, in its tool tip

    QHash<ActionId, QAction*> m_actions;
    Shortcuts m_shortcuts;
    QHash<ActionId, const char*> m_why; // of those that setEnabled() disabled
    bool m_hasDocument = true;
};

} // namespace lectern::ui
