// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/edit_commands.h"

#include <QCoreApplication>

namespace lectern::ui {

namespace {

bool continues(const EditCommand::Typing& before, const EditCommand::Typing& next)
{
    if (before.removed == 0 && next.removed == 0 && next.added.size() == 1 && !before.added.isEmpty()) {
        const bool newWord = before.added.back().isSpace() && !next.added.front().isSpace();
        return next.position == before.position + before.added.size() && !newWord;
    }
    const bool erase = before.added.isEmpty() && next.added.isEmpty() && next.removed == 1;
    return erase && (next.position == before.position || next.position + 1 == before.position);
}

} // namespace

EditCommand::EditCommand(
    MarkdownDocument& document, std::vector<MarkdownDocument::Edit> edits, std::optional<Typing> typing)
    : m_document(document)
    , m_edits(std::move(edits))
    , m_typing(std::move(typing))
    , m_isShown(m_typing.has_value())
{
    setText(QCoreApplication::translate("EditCommand", "Edit"));
}

void EditCommand::undo()
{
    m_document.apply(m_edits, true);
}

void EditCommand::redo()
{
    if (!m_isShown) {
        m_document.apply(m_edits, false);
    }
    m_isShown = false;
}

bool EditCommand::mergeWith(const QUndoCommand* command)
{
    const auto& next = static_cast<const EditCommand&>(*command);
    const bool sameBlock = m_edits.size() == 1 && next.m_edits.size() == 1 && m_edits[0].id == next.m_edits[0].id;
    if (!sameBlock || !m_typing || !next.m_typing || !continues(*m_typing, *next.m_typing)) {
        return false;
    }
    m_edits[0].after = next.m_edits[0].after;
    if (next.m_typing->removed > 0) {
        m_typing->position = next.m_typing->position;
        m_typing->removed += next.m_typing->removed;
    } else {
        m_typing->added += next.m_typing->added;
    }
    return true;
}

CorrectionCommand::CorrectionCommand(MarkdownDocument& document, int page, std::vector<MarkdownDocument::Entry> before,
    std::vector<MarkdownDocument::Entry> after, const QString& what)
    : m_document(document)
    , m_page(page)
    , m_before(std::move(before))
    , m_after(std::move(after))
{
    setText(what);
}

ReplacePageCommand::ReplacePageCommand(
    MarkdownDocument& document, int page, MarkdownDocument::Page before, MarkdownDocument::Page after)
    : m_document(document)
    , m_page(page)
    , m_before(std::move(before))
    , m_after(std::move(after))
{
    setText(QCoreApplication::translate("EditCommand", "Convert page %1 again").arg(page + 1));
}

void ReplacePageCommand::show(const MarkdownDocument::Page& page)
{
    if (m_document.pageState(m_page) == PageState::Writing) {
        m_document.m_before.insert_or_assign(m_page, page); // shown when the new reading comes to nothing
    } else {
        m_document.showPage(m_page, page);
    }
}

} // namespace lectern::ui
