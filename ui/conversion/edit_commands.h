// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"

#include <QUndoCommand>

namespace lectern::ui {

// One change of some blocks' Markdown. Typing on in the same word is the same step.
class EditCommand : public QUndoCommand
{
public:
    // Where it was typed, for joining it with what is typed next.
    struct Typing
    {
        int position = 0; // in text()
        int removed = 0;
        QString added;
    };

    // typing: the text has changed already, the first redo() does nothing.
    EditCommand(MarkdownDocument& document, std::vector<MarkdownDocument::Edit> edits, std::optional<Typing> typing);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    MarkdownDocument& m_document;
    std::vector<MarkdownDocument::Edit> m_edits;
    std::optional<Typing> m_typing;
    bool m_isShown;
};

// Blocks of a page were corrected: moved, removed, cut, put together, drawn, named otherwise.
class CorrectionCommand : public QUndoCommand
{
public:
    CorrectionCommand(MarkdownDocument& document, int page, std::vector<MarkdownDocument::Entry> before,
        std::vector<MarkdownDocument::Entry> after, const QString& what);

    void undo() override { m_document.showEntries(m_page, m_before); }
    void redo() override { m_document.showEntries(m_page, m_after); }

private:
    MarkdownDocument& m_document;
    int m_page;
    std::vector<MarkdownDocument::Entry> m_before;
    std::vector<MarkdownDocument::Entry> m_after;
};

// A page that had been edited was read again.
class ReplacePageCommand : public QUndoCommand
{
public:
    ReplacePageCommand(
        MarkdownDocument& document, int page, MarkdownDocument::Page before, MarkdownDocument::Page after);

    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const MarkdownDocument::Page& page);

    MarkdownDocument& m_document;
    int m_page;
    MarkdownDocument::Page m_before;
    MarkdownDocument::Page m_after;
};

} // namespace lectern::ui
