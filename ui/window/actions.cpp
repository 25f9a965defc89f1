// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMetaEnum>

#include <iterator>

namespace lectern::ui {

namespace {

enum Needs
{
    Nothing,
    Document,
};

struct ActionSpec
{
    ActionId id;
    const char* text;
    const char* icon; // in resources/icons; empty: none
    const char* shortcuts; // "; " between two; the first is shown
    Needs needs;
    bool checkable = false;
};

constexpr ActionSpec kActions[] = {
    {ActionId::Open, QT_TRANSLATE_NOOP("Actions", "&Open…"), "document-open", "Ctrl+O", Nothing},
    {ActionId::AddFilesToBatch, QT_TRANSLATE_NOOP("Actions", "Convert &many files…"), "document-multiple",
        "Ctrl+Shift+O", Nothing},
    {ActionId::AddFolderToBatch, QT_TRANSLATE_NOOP("Actions", "Convert a &folder…"), "folder-open", "", Nothing},
    {ActionId::Convert, QT_TRANSLATE_NOOP("Actions", "Con&vert document"), "convert", "Ctrl+Return", Document},
    {ActionId::ConvertPage, QT_TRANSLATE_NOOP("Actions", "Convert this pa&ge"), "", "Ctrl+Shift+Return", Document},
    {ActionId::ConvertRange, QT_TRANSLATE_NOOP("Actions", "Convert pages…"), "", "", Document},
    {ActionId::StopConverting, QT_TRANSLATE_NOOP("Actions", "S&top converting"), "process-stop", "Ctrl+.", Document},
    {ActionId::Save, QT_TRANSLATE_NOOP("Actions", "&Save Markdown"), "document-save", "Ctrl+S", Document},
    {ActionId::SaveAs, QT_TRANSLATE_NOOP("Actions", "Save &as…"), "document-save-as", "Ctrl+Shift+S", Document},
    {ActionId::ExportHtml, QT_TRANSLATE_NOOP("Actions", "Export as &web page…"), "text-html", "Ctrl+E", Document},
    {ActionId::ExportJson, QT_TRANSLATE_NOOP("Actions", "Export as &JSON…"), "application-json", "", Document},
    {ActionId::CopyMarkdown, QT_TRANSLATE_NOOP("Actions", "Copy all as &Markdown"), "edit-copy", "Ctrl+Shift+C",
        Document},
    {ActionId::CloseTab, QT_TRANSLATE_NOOP("Actions", "&Close tab"), "window-close", "Ctrl+W", Nothing},
    {ActionId::Print, QT_TRANSLATE_NOOP("Actions", "&Print…"), "document-print", "Ctrl+P", Document},
    {ActionId::PrintMarkdown, QT_TRANSLATE_NOOP("Actions", "Print the Markdo&wn…"), "document-print", "Ctrl+Alt+P",
        Document},
    {ActionId::Properties, QT_TRANSLATE_NOOP("Actions", "Document properti&es"), "document-properties", "Alt+Return",
        Document},
    {ActionId::Quit, QT_TRANSLATE_NOOP("Actions", "&Quit"), "application-exit", "Ctrl+Q", Nothing},
    {ActionId::Undo, QT_TRANSLATE_NOOP("Actions", "&Undo"), "edit-undo", "Ctrl+Z", Document},
    {ActionId::Redo, QT_TRANSLATE_NOOP("Actions", "&Redo"), "edit-redo", "Ctrl+Shift+Z; Ctrl+Y", Document},
    {ActionId::Copy, QT_TRANSLATE_NOOP("Actions", "&Copy"), "edit-copy", "Ctrl+C", Document},
    {ActionId::SelectAll, QT_TRANSLATE_NOOP("Actions", "Select &all"), "edit-select-all", "Ctrl+A", Document},
    {ActionId::SelectPage, QT_TRANSLATE_NOOP("Actions", "Select all on this &page"), "", "Ctrl+Shift+A", Document},
    {ActionId::Find, QT_TRANSLATE_NOOP("Actions", "&Find"), "edit-find", "Ctrl+F", Document},
    {ActionId::FindNext, QT_TRANSLATE_NOOP("Actions", "Find &next"), "go-down", "F3; Ctrl+G", Document},
    {ActionId::FindPrevious, QT_TRANSLATE_NOOP("Actions", "Find pre&vious"), "go-up", "Shift+F3; Ctrl+Shift+G",
        Document},
    {ActionId::FirstPage, QT_TRANSLATE_NOOP("Actions", "&First page"), "go-first", "Ctrl+Home", Document},
    {ActionId::PreviousPage, QT_TRANSLATE_NOOP("Actions", "&Previous page"), "go-previous", "Ctrl+PgUp", Document},
    {ActionId::NextPage, QT_TRANSLATE_NOOP("Actions", "&Next page"), "go-next", "Ctrl+PgDown", Document},
    {ActionId::LastPage, QT_TRANSLATE_NOOP("Actions", "&Last page"), "go-last", "Ctrl+End", Document},
    {ActionId::GoToPage, QT_TRANSLATE_NOOP("Actions", "&Go to page"), "go-jump", "Ctrl+L", Document},
    {ActionId::ZoomIn, QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "zoom-in", "Ctrl++; Ctrl+=", Document},
    {ActionId::ZoomOut, QT_TRANSLATE_NOOP("Actions", "Zoom o&ut"), "zoom-out", "Ctrl+-", Document},
    {ActionId::ZoomActual, QT_TRANSLATE_NOOP("Actions", "&Actual size"), "zoom-original", "Ctrl+0", Document},
    {ActionId::FitWidth, QT_TRANSLATE_NOOP("Actions", "Fit &width"), "zoom-fit-width", "Ctrl+1", Document, true},
    {ActionId::FitPage, QT_TRANSLATE_NOOP("Actions", "Fit pa&ge"), "zoom-fit-best", "Ctrl+2", Document, true},
    {ActionId::RotateLeft, QT_TRANSLATE_NOOP("Actions", "Rotate &left"), "object-rotate-left", "Ctrl+Shift+L",
        Document},
    {ActionId::RotateRight, QT_TRANSLATE_NOOP("Actions", "Rotate &right"), "object-rotate-right", "Ctrl+Shift+R",
        Document},
    {ActionId::ShowPages, QT_TRANSLATE_NOOP("Actions", "&Pages"), "view-list-icons", "F9", Document, true},
    {ActionId::ShowOutline, QT_TRANSLATE_NOOP("Actions", "&Outline"), "view-list-tree", "F8", Document, true},
    {ActionId::ShowOrder, QT_TRANSLATE_NOOP("Actions", "O&rder"), "reading-order", "Shift+F8", Document, true},
    {ActionId::ShowBatch, QT_TRANSLATE_NOOP("Actions", "&Batch"), "document-multiple", "F7", Nothing, true},
    {ActionId::ShowBlocks, QT_TRANSLATE_NOOP("Actions", "&Blocks over the pages"), "", "Ctrl+B", Document, true},
    {ActionId::LookAtOrder, QT_TRANSLATE_NOOP("Actions", "Loo&k at the model's order"), "", "Ctrl+Shift+B", Document},
    {ActionId::CompareOrders, QT_TRANSLATE_NOOP("Actions", "Co&mpare orders and experts"), "", "Ctrl+Alt+D", Document},
    {ActionId::EditBoxes, QT_TRANSLATE_NOOP("Actions", "Edit &boxes"), "draw-rectangle", "Ctrl+Alt+B", Document, true},
    {ActionId::NumberBlocks, QT_TRANSLATE_NOOP("Actions", "Nu&mber blocks by clicking"), "format-list-ordered",
        "Ctrl+Alt+N", Document, true},
    {ActionId::ShowPageSide, QT_TRANSLATE_NOOP("Actions", "Show the pa&ges"), "", "Ctrl+3", Document, true},
    {ActionId::ShowMarkdownSide, QT_TRANSLATE_NOOP("Actions", "Show the &Markdown"), "", "Ctrl+4", Document, true},
    {ActionId::NextPane, QT_TRANSLATE_NOOP("Actions", "Next pa&ne"), "", "F6", Nothing},
    {ActionId::NextTab, QT_TRANSLATE_NOOP("Actions", "Ne&xt tab"), "", "Ctrl+Tab", Nothing},
    {ActionId::PreviousTab, QT_TRANSLATE_NOOP("Actions", "Previous &tab"), "", "Ctrl+Shift+Tab", Nothing},
    {ActionId::ThemeSystem, QT_TRANSLATE_NOOP("Actions", "As the &system"), "", "", Nothing, true},
    {ActionId::ThemeLight, QT_TRANSLATE_NOOP("Actions", "&Light"), "", "", Nothing, true},
    {ActionId::ThemeDark, QT_TRANSLATE_NOOP("Actions", "&Dark"), "", "", Nothing, true},
    {ActionId::PagesAsPaper, QT_TRANSLATE_NOOP("Actions", "Pages as pap&er"), "", "", Nothing, true},
    {ActionId::Settings, QT_TRANSLATE_NOOP("Actions", "Se&ttings…"), "configure", "Ctrl+,", Nothing},
    {ActionId::RestoreSession, QT_TRANSLATE_NOOP("Actions", "Reopen documents at &start"), "", "", Nothing, true},
    {ActionId::Commands, QT_TRANSLATE_NOOP("Actions", "All &commands…"), "commands", "Ctrl+Shift+P", Nothing},
    {ActionId::EditShortcuts, QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts…"), "configure-shortcuts", "", Nothing},
    {ActionId::ShowDoubtful, QT_TRANSLATE_NOOP("Actions", "Show &doubtful words"), "", "", Nothing, true},
    {ActionId::NextTrouble, QT_TRANSLATE_NOOP("Actions", "Next page to loo&k at"), "", "F4", Document},
    {ActionId::ReadingSettings, QT_TRANSLATE_NOOP("Actions", "&Reading settings…"), "configure", "", Nothing},
    {ActionId::LoadModel, QT_TRANSLATE_NOOP("Actions", "&Load the model now"), "", "", Nothing},
    {ActionId::UnloadModel, QT_TRANSLATE_NOOP("Actions", "&Unload the model"), "", "", Nothing},
    {ActionId::PauseReading, QT_TRANSLATE_NOOP("Actions", "&Pause all reading"), "media-playback-pause", "", Nothing,
        true},
    {ActionId::CopyDiagnostics, QT_TRANSLATE_NOOP("Actions", "Copy &diagnostics"), "edit-copy", "", Nothing},
    {ActionId::OpenLogs, QT_TRANSLATE_NOOP("Actions", "Open &log folder"), "folder-open", "", Nothing},
    {ActionId::About, QT_TRANSLATE_NOOP("Actions", "&About Lectern"), "help-about", "", Nothing},
};

} // namespace

ActionSet::ActionSet(QObject* parent)
    : QObject(parent)
{
    for (const ActionSpec& spec : kActions) {
        auto* action = new QAction(this);
        action->setCheckable(spec.checkable);
        if (*spec.icon != '\0') {
            action->setIcon(icon(QString::fromLatin1(spec.icon)));
        }
        if (*spec.shortcuts != '\0') {
            action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(spec.shortcuts)));
        }
        m_actions.insert(spec.id, action);
        connect(action, &QAction::enabledChanged, this, [this, action] { explain(*action); });
        m_shortcuts.add(
            QString::fromLatin1(QMetaEnum::fromType<ActionId>().valueToKey(static_cast<int>(spec.id))), action);
    }
    retranslate();
}

void ActionSet::setHasDocument(bool has)
{
    m_hasDocument = has;
    for (const ActionSpec& spec : kActions) {
        if (spec.needs == Document) {
            m_why.remove(spec.id);
            get(spec.id)->setEnabled(has);
            explain(*get(spec.id));
        }
    }
}

void ActionSet::setEnabled(ActionId id, bool enabled, const char* why)
{
    m_why.insert(id, why);
    get(id)->setEnabled(enabled);
    explain(*get(id)); // it may be disabled for another reason than before
}

void ActionSet::explain(QAction& action) const
{
    const QString why = whyDisabled(&action);
    action.setToolTip(why.isEmpty() ? QString() : plainText(action) + u'\n' + why); // none: its text
}

QString ActionSet::whyDisabled(const QAction* action) const
{
    for (const ActionSpec& spec : kActions) {
        if (get(spec.id) == action && !action->isEnabled() && spec.needs == Document && !m_hasDocument) {
            return QCoreApplication::translate("Actions", "Needs an open document");
        }
        if (get(spec.id) == action && !action->isEnabled() && m_why.contains(spec.id)) {
            return QCoreApplication::translate("Actions", m_why.value(spec.id));
        }
    }
    return {};
}

void ActionSet::retranslate()
{
    for (const ActionSpec& spec : kActions) {
        get(spec.id)->setText(QCoreApplication::translate("Actions", spec.text));
        explain(*get(spec.id));
    }
}

} // namespace lectern::ui
