// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/editor/source_search.h"
#include "ui/editor/source_view.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace lectern::ui {

class FindBar;

// The source side of a document: its Markdown to be edited, a bar to find and replace, and a line that says why an
// edit was refused. Follows what is being written, at most ten times a second. The document outlives it.
class SourceEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SourceEditor(MarkdownDocument& document, QWidget* parent = nullptr);
    ~SourceEditor() override;

    SourceView& view() { return *m_view; }
    SourceSearch& search() { return *m_search; }
    void openFindBar(bool withReplace);

    bool isFollowing() const { return m_view->isFollowing(); }
    void setFollowing(bool follows) { m_view->setFollowing(follows); }
    BlockId blockAtCursor() const { return m_document.blockAt(m_view->textCursor().position()); }
    // Puts the caret at its start and brings it into view; does nothing where the caret is in it already.
    void showBlock(BlockId id);
    void showRange(const TextMatch& range) { m_view->select(range); } // selects it

Q_SIGNALS:
    void followingChanged(bool follows);
    void cursorBlockChanged(lectern::ui::BlockId id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showHint();
    void tellBlock();

    MarkdownDocument& m_document;
    SourceView* m_view;
    SourceSearch* m_search;
    FindBar* m_bar;
    QLabel* m_hint;
    QTimer m_hintEnd;
    QTimer m_refresh;
    BlockId m_block; // that cursorBlockChanged told of
};

} // namespace lectern::ui
