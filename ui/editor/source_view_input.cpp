// SPDX-License-Identifier: GPL-3.0-or-later
// Source view: what a person does with keys, input methods, the clipboard and the mouse. Nothing of it may change a
// page that is being written.
#include "ui/editor/source_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QInputMethod>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QUndoStack>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

TextMatch rangeOf(const QTextCursor& cursor)
{
    return {cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()};
}

bool isUndo(const QKeyEvent& key)
{
    return key.matches(QKeySequence::Undo);
}

bool isRedo(const QKeyEvent& key)
{
    return key.matches(QKeySequence::Redo) || key.keyCombination() == (Qt::CTRL | Qt::Key_Y)
        || key.keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
}

// Lets the caret go with the text while a person edits.
class OwnEdit
{
public:
    explicit OwnEdit(int& count)
        : m_count(count)
    {
        ++m_count;
    }
    ~OwnEdit() { --m_count; }
    Q_DISABLE_COPY_MOVE(OwnEdit)

private:
    int& m_count;
};

} // namespace

bool SourceView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isUndo(*key) || isRedo(*key)) {
            event->accept(); // the step's place is shown then
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

// What a key would change; none: it only moves.
std::optional<TextMatch> SourceView::rangeOfKey(const QKeyEvent& key) const
{
    const QTextCursor cursor = textCursor();
    const auto upTo = [&cursor](QTextCursor::MoveOperation operation) {
        QTextCursor end = cursor;
        if (!end.hasSelection()) {
            end.movePosition(operation, QTextCursor::KeepAnchor);
        }
        return rangeOf(end);
    };
    if (key.matches(QKeySequence::Copy) || (key.matches(QKeySequence::Cut) && !cursor.hasSelection())) {
        return std::nullopt;
    }
    if (key.matches(QKeySequence::DeleteCompleteLine)) {
        return TextMatch{cursor.block().position(), cursor.block().length() - 1};
    }
    if (key.matches(QKeySequence::DeleteEndOfLine)) {
        return upTo(QTextCursor::EndOfBlock);
    }
    if (key.matches(QKeySequence::DeleteStartOfWord)) {
        return upTo(QTextCursor::PreviousWord);
    }
    if (key.matches(QKeySequence::DeleteEndOfWord)) {
        return upTo(QTextCursor::NextWord);
    }
    if (key.key() == Qt::Key_Backspace) {
        return upTo(QTextCursor::PreviousCharacter);
    }
    if (key.key() == Qt::Key_Delete) {
        return upTo(QTextCursor::NextCharacter);
    }
    const bool isTyped = !key.text().isEmpty() && (key.text()[0].isPrint() || key.text()[0] == u'\t')
        && !(key.modifiers().testFlag(Qt::ControlModifier) && !key.modifiers().testFlag(Qt::AltModifier));
    const bool isBreak = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (isTyped || isBreak || key.matches(QKeySequence::Paste) || key.matches(QKeySequence::Cut)) {
        return rangeOf(cursor);
    }
    return std::nullopt;
}

void SourceView::keyPressEvent(QKeyEvent* event)
{
    if (isUndo(*event) || isRedo(*event)) {
        isUndo(*event) ? undoStep() : redoStep();
        return;
    }
    if (event->keyCombination() == (Qt::CTRL | Qt::Key_H)) {
        Q_EMIT replaceRequested();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
        return;
    }
    const auto range = rangeOfKey(*event);
    if (range && !mayEdit(range->position, range->length)) {
        return;
    }
    const int position = textCursor().position();
    const int scroll = verticalScrollBar()->value();
    {
        const OwnEdit edit(m_ownEdits);
        QPlainTextEdit::keyPressEvent(event);
    }
    if (range || textCursor().position() != position || verticalScrollBar()->value() != scroll) {
        stopFollowing();
    }
}

// Composed text counts as typed from its first sign on: what is shown and then not taken would be worse.
void SourceView::inputMethodEvent(QInputMethodEvent* event)
{
    const bool isText =
        !event->commitString().isEmpty() || !event->preeditString().isEmpty() || event->replacementLength() > 0;
    TextMatch range = rangeOf(textCursor());
    if (event->replacementLength() > 0) {
        const int from = std::clamp(range.position + event->replacementStart(), 0, range.position);
        range = {from, std::max(range.length, event->replacementLength())};
    }
    if (isText && !mayEdit(range.position, range.length)) {
        QGuiApplication::inputMethod()->reset();
        QInputMethodEvent nothing; // takes away what was composed before the page began to be written
        QPlainTextEdit::inputMethodEvent(&nothing);
        event->accept();
        return;
    }
    const OwnEdit edit(m_ownEdits);
    QPlainTextEdit::inputMethodEvent(event);
}

bool SourceView::mayEditSelection()
{
    const TextMatch range = rangeOf(textCursor());
    return mayEdit(range.position, range.length);
}

void SourceView::insertFromMimeData(const QMimeData* mime)
{
    if (mime->hasText() && mayEditSelection()) {
        const OwnEdit edit(m_ownEdits);
        QPlainTextEdit::insertFromMimeData(mime);
    }
}

// Files that are dropped are opened by the window.
void SourceView::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->ignore();
        return;
    }
    QPlainTextEdit::dragEnterEvent(event);
}

void SourceView::dropEvent(QDropEvent* event)
{
    const bool isMove = event->source() == this || event->source() == viewport();
    const int position = cursorForPosition(event->position().toPoint()).position();
    const bool mayTake = !isMove || event->dropAction() != Qt::MoveAction || mayEditSelection();
    if (!mayTake || !mayEdit(position, 0)) {
        event->setDropAction(Qt::IgnoreAction);
        event->ignore();
        QDragLeaveEvent leave;
        QPlainTextEdit::dragLeaveEvent(&leave);
        return;
    }
    const OwnEdit edit(m_ownEdits);
    QPlainTextEdit::dropEvent(event);
}

void SourceView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"sourceMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const TextMatch selection = rangeOf(textCursor());
    const bool canEdit = m_source.isEditable(selection.position, selection.length);
    const auto add = [menu](const QString& text, const char* name, const QKeySequence& keys, bool enabled) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut); // the keys are handled by the view
        action->setEnabled(enabled);
        return action;
    };
    connect(add(tr("&Undo"), "undo", QKeySequence::Undo, m_source.undo->canUndo()), &QAction::triggered, this,
        &SourceView::undoStep);
    connect(add(tr("&Redo"), "redo", QKeySequence::Redo, m_source.undo->canRedo()), &QAction::triggered, this,
        &SourceView::redoStep);
    menu->addSeparator();
    connect(
        add(tr("Cu&t"), "cut", QKeySequence::Cut, canEdit && selection.length > 0), &QAction::triggered, this, [this] {
            if (mayEditSelection()) {
                const OwnEdit edit(m_ownEdits);
                cut();
            }
        });
    connect(add(tr("&Copy"), "copy", QKeySequence::Copy, selection.length > 0), &QAction::triggered, this,
        &QPlainTextEdit::copy);
    const QMimeData* clip = QGuiApplication::clipboard()->mimeData();
    connect(add(tr("&Paste"), "paste", QKeySequence::Paste, canEdit && clip != nullptr && clip->hasText()),
        &QAction::triggered, this, &QPlainTextEdit::paste);
    menu->addSeparator();
    connect(add(tr("Select &all"), "selectAll", QKeySequence::SelectAll, !m_source.text->isEmpty()),
        &QAction::triggered, this, &QPlainTextEdit::selectAll);
    menu->popup(event->globalPos());
}

} // namespace lectern::ui
