// SPDX-License-Identifier: GPL-3.0-or-later
// Undoing and redoing what was done to the document that is shown.
#include "ui/conversion/document_session.h"
#include "ui/editor/source_editor.h"
#include "ui/preview/markdown_pane.h"
#include "ui/window/document_tab.h"
#include "ui/window/main_window.h"
#include "ui/window/page_range_dialog.h"

#include <QAction>

namespace lectern::ui {

void MainWindow::connectEditing()
{
    if (m_services.worker == nullptr) {
        return;
    }
    // The source moves its caret to what a step changed.
    const auto step = [this](bool back) {
        DocumentTab* tab = currentTab();
        auto* source = qobject_cast<SourceEditor*>(tab->markdownPane()->source());
        if (tab->markdownPane()->side() == MarkdownPane::Side::Source) {
            back ? source->view().undoStep() : source->view().redoStep();
        } else {
            QUndoStack* stack = tab->session()->markdown().undoStack();
            back ? stack->undo() : stack->redo();
        }
    };
    connect(m_actions.get(ActionId::Undo), &QAction::triggered, this, [step] { step(true); });
    connect(m_actions.get(ActionId::Redo), &QAction::triggered, this, [step] { step(false); });
    connect(
        m_actions.get(ActionId::PrintMarkdown), &QAction::triggered, this, [this] { currentTab()->printMarkdown(); });
    connect(m_actions.get(ActionId::ConvertRange), &QAction::triggered, this, [this] {
        DocumentTab* tab = currentTab();
        auto* dialog = new PageRangeDialog(tab->view().pageCount(), tab->view().currentPage(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(
            dialog, &PageRangeDialog::pagesChosen, tab, [tab](const std::vector<int>& pages) { tab->convert(pages); });
        dialog->open();
    });
}

void MainWindow::showEditState()
{
    DocumentTab* tab = currentTab();
    const bool canConvert = tab != nullptr && tab->session() != nullptr && tab->state() == DocumentTab::State::Open;
    QUndoStack* stack = canConvert ? tab->session()->markdown().undoStack() : nullptr;
    const bool canUndo = stack != nullptr && stack->canUndo();
    const bool canRedo = stack != nullptr && stack->canRedo();
    m_actions.get(ActionId::Undo)->setText(canUndo ? tr("&Undo: %1").arg(stack->undoText()) : tr("&Undo"));
    m_actions.get(ActionId::Redo)->setText(canRedo ? tr("&Redo: %1").arg(stack->redoText()) : tr("&Redo"));
    m_actions.setEnabled(ActionId::Undo, canUndo, QT_TRANSLATE_NOOP("Actions", "There is nothing to undo"));
    m_actions.setEnabled(ActionId::Redo, canRedo, QT_TRANSLATE_NOOP("Actions", "There is nothing to redo"));
    m_actions.setEnabled(ActionId::PrintMarkdown, canConvert && !tab->session()->markdown().isEmpty(),
        QT_TRANSLATE_NOOP("Actions", "Convert the document first"));
}

} // namespace lectern::ui
