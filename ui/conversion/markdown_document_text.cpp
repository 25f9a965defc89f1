// SPDX-License-Identifier: GPL-3.0-or-later
// How blocks lie in the editable text, and how typing in it becomes edits of blocks.
#include "ui/conversion/edit_commands.h"
#include "ui/conversion/markdown_document.h"

#include <QScopedValueRollback>
#include <QTextCursor>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kPart = "\n\n"_L1;

QString trimmed(const QString& text)
{
    qsizetype from = 0;
    qsizetype to = text.size();
    while (to > from && text[to - 1].isSpace()) {
        --to;
    }
    while (from < to && text[from] == u'\n') {
        ++from;
    }
    return text.mid(from, to - from);
}

bool endsInBlankLine(const QString& text)
{
    qsizetype breaks = 0;
    for (auto c = text.crbegin(); c != text.crend() && c->isSpace(); ++c) {
        breaks += *c == u'\n' ? 1 : 0;
    }
    return breaks >= 2;
}

} // namespace

QString MarkdownDocument::pageMarkdown(int p) const
{
    return trimmed(rawText(positionOf(p, 0), page(p).extent));
}

QString MarkdownDocument::markdown() const
{
    const QString text = trimmed(rawText(0, length()));
    return text.isEmpty() ? text : text + u'\n';
}

int MarkdownDocument::length() const
{
    return m_text.characterCount() - 1; // the last paragraph's end is no character of ours
}

int MarkdownDocument::positionOf(int p, int block) const
{
    int position = 0;
    for (int i = 0; i < p; ++i) {
        position += page(i).extent;
    }
    for (int i = 0; i < block; ++i) {
        position += page(p).entries[static_cast<size_t>(i)].extent;
    }
    return position;
}

BlockId MarkdownDocument::shownBefore(BlockId id) const
{
    for (int p = id.page, block = id.block; p >= 0; block = --p >= 0 ? blockCount(p) : 0) {
        while (--block >= 0) {
            if (entry({p, block}).extent > 0) {
                return {p, block};
            }
        }
    }
    return {};
}

BlockId MarkdownDocument::shownFrom(BlockId id) const
{
    for (int p = id.page, block = id.block; p < pageCount(); ++p, block = 0) {
        for (; block < blockCount(p); ++block) {
            if (entry({p, block}).extent > 0) {
                return {p, block};
            }
        }
    }
    return {};
}

BlockId MarkdownDocument::blockAt(int position) const
{
    int start = 0;
    for (int p = 0; p < pageCount(); start += page(p).extent, ++p) {
        if (position >= start + page(p).extent) {
            continue;
        }
        int end = start;
        for (int block = 0; block < blockCount(p); ++block) {
            end += entry({p, block}).extent;
            if (position < end) {
                return {p, block};
            }
        }
    }
    return shownBefore({pageCount(), 0}); // at the very end
}

std::pair<int, int> MarkdownDocument::rangeOf(BlockId id) const
{
    const int position = positionOf(id.page, id.block);
    const QString text = rawText(position, entry(id).extent);
    qsizetype length = text.size();
    while (length > 0 && text[length - 1].isSpace()) {
        --length;
    }
    return {position, static_cast<int>(length)};
}

bool MarkdownDocument::isEditable(int position, int length) const
{
    const std::vector<BlockId> touched = touchedBy(position, length);
    const auto isWriting = [this](BlockId id) { return page(id.page).state == PageState::Writing; };
    return !touched.empty() && std::none_of(touched.begin(), touched.end(), isWriting);
}

QString MarkdownDocument::rawText(int position, int length) const
{
    QTextCursor cursor(const_cast<QTextDocument*>(&m_text)); // there is no cursor for reading only
    cursor.setPosition(position);
    cursor.setPosition(std::min(position + length, this->length()), QTextCursor::KeepAnchor);
    return cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
}

// Only what differs is replaced, so that carets and scroll bars stay where they are.
void MarkdownDocument::replaceText(int position, int length, const QString& with)
{
    const QString old = rawText(position, length);
    const qsizetype shorter = std::min(old.size(), with.size());
    qsizetype same = 0;
    while (same < shorter && old[same] == with[same]) {
        ++same;
    }
    qsizetype sameAtEnd = 0;
    while (sameAtEnd < shorter - same && old[old.size() - 1 - sameAtEnd] == with[with.size() - 1 - sameAtEnd]) {
        ++sameAtEnd;
    }
    if (same == old.size() && same == with.size()) {
        return;
    }
    const QScopedValueRollback updating(m_isUpdating, true);
    QTextCursor cursor(&m_text);
    cursor.setPosition(position + static_cast<int>(same));
    cursor.setPosition(position + static_cast<int>(old.size() - sameAtEnd), QTextCursor::KeepAnchor);
    cursor.insertText(with.mid(same, with.size() - same - sameAtEnd));
}

void MarkdownDocument::partFrom(BlockId before)
{
    const int position = positionOf(before.page, before.block);
    const QString text = rawText(position, entry(before).extent);
    if (endsInBlankLine(text)) {
        return;
    }
    const QString parting = text.endsWith(u'\n') ? u"\n"_s : QString(kPart);
    replaceText(position + entry(before).extent, 0, parting);
    entry(before).extent += static_cast<int>(parting.size());
    page(before.page).extent += static_cast<int>(parting.size());
}

void MarkdownDocument::layOut(int p, int first, int last, int oldLength)
{
    QStringList parts;
    std::vector<int> shown;
    for (int i = first; i < last; ++i) {
        Entry& entry = page(p).entries[static_cast<size_t>(i)];
        const QString markdown = markdownOf(entry);
        entry.extent = static_cast<int>(markdown.size());
        if (!markdown.isEmpty()) {
            parts << markdown;
            shown.push_back(i);
        }
    }
    const bool isLast = !shownFrom({p, last}).isValid();
    for (size_t i = 0; i < shown.size(); ++i) {
        const bool isParted = i + 1 < shown.size() || !isLast;
        page(p).entries[static_cast<size_t>(shown[i])].extent += isParted ? static_cast<int>(kPart.size()) : 0;
    }
    if (!parts.isEmpty()) {
        if (const BlockId before = shownBefore({p, first}); before.isValid()) {
            partFrom(before);
        }
    }
    replaceText(positionOf(p, first), oldLength, parts.join(kPart) + (isLast || parts.isEmpty() ? QString() : kPart));
    page(p).extent = 0;
    for (const Entry& entry : page(p).entries) {
        page(p).extent += entry.extent;
    }
}

std::vector<BlockId> MarkdownDocument::touchedBy(int position, int removed) const
{
    std::vector<BlockId> touched;
    BlockId id = blockAt(position);
    const int end = position + std::max(removed, 1);
    for (int start = id.isValid() ? positionOf(id.page, id.block) : end; id.isValid() && start < end;) {
        touched.push_back(id);
        start += entry(id).extent;
        id = shownFrom({id.page, id.block + 1});
    }
    if (touched.empty() && !id.isValid()) { // all has been deleted: what is typed now belongs to the first block
        for (int p = 0; p < pageCount() && touched.empty(); ++p) {
            for (int block = 0; block < blockCount(p) && touched.empty(); ++block) {
                if (belongs(entry({p, block}))) {
                    touched.push_back({p, block});
                }
            }
        }
    } else if (touched.empty()) {
        touched.push_back(id); // at the end of the text
    }
    return touched;
}

void MarkdownDocument::takeEdit(int position, int removed, int added)
{
    if (m_isUpdating) {
        return;
    }
    int before = 0;
    for (const Page& page : m_pages) {
        before += page.extent;
    }
    // What Qt reports may count the end of the last paragraph on both sides.
    removed = std::min(removed, before - position);
    added = length() - before + removed;
    std::vector<BlockId> touched = touchedBy(position, removed);
    if (touched.empty()) {
        return;
    }
    const BlockId first = touched.front();
    const auto take = [this, first](BlockId id) { // its characters become the first one's
        const int extent = entry(id).extent;
        page(id.page).extent -= extent;
        entry(id).extent = 0;
        page(first.page).extent += extent;
        entry(first).extent += extent;
    };
    std::for_each(touched.begin() + 1, touched.end(), take);
    entry(first).extent += added - removed;
    page(first.page).extent += added - removed;
    const int start = positionOf(first.page, first.block);
    for (BlockId next = shownFrom({first.page, first.block + 1}); next.isValid();
         next = shownFrom({first.page, first.block + 1})) {
        if (entry(first).extent == 0 || endsInBlankLine(rawText(start, entry(first).extent))) {
            break;
        }
        if (page(next.page).state == PageState::Writing) {
            QMetaObject::invokeMethod(
                this, [this, first] { partFrom(first); },
                Qt::QueuedConnection); // not while the text tells of its change
            break;
        }
        touched.push_back(next);
        take(next);
    }
    std::vector<Edit> edits;
    for (const BlockId id : touched) {
        const QString now = id == first ? trimmed(rawText(start, entry(id).extent)) : QString();
        Entry& edited = entry(id);
        if (now == markdownOf(edited) || page(id.page).state == PageState::Writing) {
            continue;
        }
        edits.push_back({id, edited.edited, now});
        edited.edited = now;
        if (now == plainMarkdown(edited.block)) {
            edited.edited.reset();
            edits.back().after.reset();
        }
        m_touched.insert(id.page);
    }
    if (edits.empty()) {
        return;
    }
    std::set<int> pages;
    for (const Edit& edit : edits) {
        pages.insert(edit.id.page);
    }
    m_undo.push(
        new EditCommand(*this, std::move(edits), EditCommand::Typing{position, removed, rawText(position, added)}));
    for (const int p : pages) {
        Q_EMIT pageChanged(p);
    }
}

void MarkdownDocument::apply(const std::vector<Edit>& edits, bool undo)
{
    std::map<int, std::pair<int, int>> ranges; // first and last entry, by page
    for (const Edit& edit : edits) {
        const std::optional<QString>& value = undo ? edit.before : edit.after;
        const auto kept = m_before.find(edit.id.page);
        if (kept != m_before.end()) { // shown again when the new reading comes to nothing
            kept->second.entries[static_cast<size_t>(edit.id.block)].edited = value;
            continue;
        }
        entry(edit.id).edited = value;
        auto& [first, last] = ranges.try_emplace(edit.id.page, edit.id.block, edit.id.block).first->second;
        first = std::min(first, edit.id.block);
        last = std::max(last, edit.id.block);
    }
    for (const auto& [p, range] : ranges) {
        int oldLength = 0;
        for (int i = range.first; i <= range.second; ++i) {
            oldLength += entry({p, i}).extent;
        }
        layOut(p, range.first, range.second + 1, oldLength);
        Q_EMIT pageChanged(p);
    }
}

} // namespace lectern::ui
