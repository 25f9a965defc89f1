// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/text_matcher.h"

#include <QPlainTextEdit>

#include <functional>
#include <optional>

class QUndoStack;

namespace lectern::ui {

class SourceHighlighter;

// What a source view shows, and what it has to ask of whoever owns the text. Outlives the view.
struct SourceText
{
    QTextDocument* text = nullptr; // laid out by a QPlainTextDocumentLayout; its own undo is off
    QUndoStack* undo = nullptr; // every edit of text becomes a step there
    std::function<bool(int position, int length)> isEditable;
    std::function<int(int position)> pageAt; // 0-based; -1: none
    std::function<TextMatch()> writing; // what is being written now; position -1: nothing
};

// Markdown as it is written, with the pages in the margin. Text that comes in from elsewhere moves neither the caret
// nor what is in view, unless the view follows it.
class SourceView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SourceView(SourceText source, QWidget* parent = nullptr);
    ~SourceView() override;

    const SourceText& source() const { return m_source; }
    void setTextFont(const QFont& font); // a monospace one is the default

    void undoStep();
    void redoStep();
    // False where some of it must not be edited now; says so then.
    bool mayEdit(int position, int length);
    // An edit of the person's; null text of a null match never happens. False where it is refused.
    bool replaceRange(const TextMatch& range, const QString& with);
    void select(const TextMatch& range); // in view, not at its edge

    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool follows);
    void showWritten(); // brings what is being written into view, where the view follows

    // Marked; the one that is selected more so.
    void setHits(const QList<TextMatch>& hits);

    int gutterWidth() const;
    void paintGutter(QPaintEvent* event);

Q_SIGNALS:
    void followingChanged(bool follows);
    void editRefused();
    void replaceRequested();
    void escaped();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void insertFromMimeData(const QMimeData* mime) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Gutter;
    struct Caret
    {
        int anchor = 0;
        int position = 0;
    };

    std::optional<TextMatch> rangeOfKey(const QKeyEvent& key) const;
    bool mayEditSelection();
    void moveByStep(const std::function<void()>& step);
    void takeChange(int position, int removed, int added);
    void keepPlace();
    void rememberCaret();
    void rememberPlace();
    void stopFollowing();
    void markLines();
    void layOutGutter();

    SourceText m_source;
    SourceHighlighter* m_highlighter;
    Gutter* m_gutter;
    QList<TextMatch> m_hits;
    Caret m_caret; // as it was before a change
    QTextCursor m_top; // of the first line in view
    int m_lastChange = -1; // where it ended
    int m_ownEdits = 0; // the person edits: the caret goes with the text
    bool m_isFollowing = true;
    bool m_isChanging = false; // others change the text; until the caret is back in its place
    bool m_isPlacing = false; // what moves the caret or the scroll bar now is no person
};

} // namespace lectern::ui
