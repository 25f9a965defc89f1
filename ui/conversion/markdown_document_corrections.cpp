// SPDX-License-Identifier: GPL-3.0-or-later
// What a person puts right about the blocks of a page: each correction replaces the page's blocks in one step.
#include "document/labels.h"
#include "ui/conversion/edit_commands.h"
#include "ui/conversion/markdown_document.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

// What the undo menu calls it.
QString what(const char* text)
{
    return QCoreApplication::translate("Corrections", text);
}

// A picture's name comes later and is no correction.
bool isSame(const document::Block& a, const document::Block& b)
{
    return a.label == b.label && a.boxes == b.boxes && a.text == b.text;
}

QString withoutHeadingMark(const QString& markdown)
{
    qsizetype marks = 0;
    while (marks < markdown.size() && markdown[marks] == u'#') {
        ++marks;
    }
    const bool isMark = marks > 0 && (marks == markdown.size() || markdown[marks].isSpace());
    return isMark ? markdown.mid(marks).trimmed() : markdown;
}

document::Rect upperPart(document::Rect box, double share)
{
    box.y2 = box.y1 + share * (box.y2 - box.y1);
    return box;
}

document::Rect lowerPart(document::Rect box, double share)
{
    box.y1 += share * (box.y2 - box.y1);
    return box;
}

} // namespace

std::vector<MarkdownDocument::Entry> MarkdownDocument::entriesOf(const document::PageResult& result)
{
    std::vector<Entry> entries;
    for (const document::Block& block : result.blocks) {
        entries.push_back(entryOf(block));
    }
    return entries;
}

bool MarkdownDocument::isCorrected(const Entry& entry)
{
    return entry.edited || !entry.output || !isSame(entry.block, *entry.output);
}

bool MarkdownDocument::isCorrected(const Page& page)
{
    const auto& outputs = page.result.blocks;
    return !std::ranges::equal(page.entries, outputs, [](const Entry& entry, const document::Block& output) {
        return !isCorrected(entry) && isSame(entry.block, output);
    });
}

bool MarkdownDocument::isCorrected(BlockId id) const
{
    return has(id) && isCorrected(entry(id));
}

bool MarkdownDocument::isCorrected(int p) const
{
    return p >= 0 && p < pageCount() && isCorrected(page(p));
}

bool MarkdownDocument::has(BlockId id) const
{
    return id.isValid() && id.page < pageCount() && id.block < blockCount(id.page);
}

bool MarkdownDocument::isCorrectable(int p) const
{
    return p >= 0 && p < pageCount() && page(p).state != PageState::Writing && page(p).result.page > 0;
}

bool MarkdownDocument::correct(int p, std::vector<Entry> entries, const QString& what)
{
    if (!isCorrectable(p)) {
        return false;
    }
    m_touched.insert(p);
    m_undo.push(new CorrectionCommand(*this, p, page(p).entries, std::move(entries), what));
    return true;
}

void MarkdownDocument::showEntries(int p, const std::vector<Entry>& entries)
{
    if (const auto kept = m_before.find(p); kept != m_before.end()) {
        kept->second.entries = entries; // shown when the new reading comes to nothing, or as what was corrected
        return;
    }
    Page shown = page(p);
    shown.entries = entries;
    showPage(p, std::move(shown));
}

bool MarkdownDocument::orderBlocks(int p, const std::vector<int>& order)
{
    if (!isCorrectable(p)) {
        return false;
    }
    std::vector<int> all(page(p).entries.size());
    std::iota(all.begin(), all.end(), 0);
    if (order == all || !std::ranges::is_permutation(order, all)) {
        return false;
    }
    std::vector<Entry> entries;
    for (const int block : order) {
        entries.push_back(entry({p, block}));
    }
    return correct(p, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Change the order")));
}

bool MarkdownDocument::moveBlock(BlockId id, int to)
{
    if (!has(id) || to < 0 || to >= blockCount(id.page)) {
        return false;
    }
    std::vector<int> order(page(id.page).entries.size());
    std::iota(order.begin(), order.end(), 0);
    order.erase(order.begin() + id.block);
    order.insert(order.begin() + to, id.block);
    return orderBlocks(id.page, order);
}

bool MarkdownDocument::removeBlock(BlockId id)
{
    if (!has(id)) {
        return false;
    }
    std::vector<Entry> entries = page(id.page).entries;
    entries.erase(entries.begin() + id.block);
    return correct(id.page, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Remove a block")));
}

bool MarkdownDocument::mergeWithNext(BlockId id)
{
    const BlockId next{id.page, id.block + 1};
    if (!has(id) || !has(next)) {
        return false;
    }
    std::vector<Entry> entries = page(id.page).entries;
    Entry& merged = entries[static_cast<size_t>(id.block)];
    const Entry& other = entries[static_cast<size_t>(next.block)];
    const QString mine = merged.edited.value_or(plainMarkdown(merged.block));
    QString theirs = other.edited.value_or(plainMarkdown(other.block));
    if (document::headingLevel(other.block.label) > 0) {
        theirs = withoutHeadingMark(theirs); // it goes on in one line
    }
    // Paragraphs run on; what is made of lines or is no text at all stays apart.
    const bool runsOn = merged.block.label != document::label::kList && !mine.contains(u"<table")
        && !mine.endsWith(u"```") && merged.block.label != document::label::kEquation && merged.block.image.empty();
    const QString between = mine.isEmpty() || theirs.isEmpty() ? QString() : runsOn ? u" "_s : u"\n"_s;
    merged.edited = mine + between + theirs;
    merged.block.boxes.insert(merged.block.boxes.end(), other.block.boxes.begin(), other.block.boxes.end());
    entries.erase(entries.begin() + next.block);
    return correct(id.page, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Merge blocks")));
}

bool MarkdownDocument::splitBlock(BlockId id, int position, std::optional<double> height)
{
    if (!has(id)) {
        return false;
    }
    const Entry& whole = entry(id);
    const QString markdown = whole.edited.value_or(plainMarkdown(whole.block));
    const QString first = markdown.left(std::max(0, position)).trimmed();
    const QString second = markdown.mid(std::max(0, position)).trimmed();
    if (first.isEmpty() || second.isEmpty()) {
        return false;
    }
    std::vector<Entry> entries = page(id.page).entries;
    Entry& upper = entries[static_cast<size_t>(id.block)];
    Entry lower = upper;
    upper.edited = first;
    lower.edited = second;
    lower.output.reset();
    lower.block.image.clear();
    if (document::headingLevel(lower.block.label) > 0) {
        lower.block.label = document::label::kText;
    }
    const double textShare = static_cast<double>(first.size()) / static_cast<double>(first.size() + second.size());
    for (size_t i = 0; i < upper.block.boxes.size(); ++i) {
        const document::Rect& box = upper.block.boxes[i];
        const bool isCutThere = height && *height > box.y1 && *height < box.y2;
        const double share = isCutThere ? (*height - box.y1) / box.height() : textShare;
        upper.block.boxes[i] = upperPart(upper.block.boxes[i], share);
        lower.block.boxes[i] = lowerPart(lower.block.boxes[i], share);
    }
    entries.insert(entries.begin() + id.block + 1, std::move(lower));
    return correct(id.page, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Split a block")));
}

bool MarkdownDocument::setLabel(BlockId id, const std::string& label)
{
    if (!has(id) || entry(id).block.label == label) {
        return false;
    }
    std::vector<Entry> entries = page(id.page).entries;
    Entry& changed = entries[static_cast<size_t>(id.block)];
    const bool wasHeading = document::headingLevel(changed.block.label) > 0;
    changed.block.label = label;
    if (wasHeading) { // the mark belongs to the label; a new heading gets its own
        changed.block.text = withoutHeadingMark(QString::fromStdString(changed.block.text)).toStdString();
    }
    if (changed.edited) {
        const QString text = wasHeading ? withoutHeadingMark(*changed.edited) : *changed.edited;
        const int level = document::headingLevel(label);
        changed.edited = level > 0 && !text.startsWith(u'#') ? QString(level, u'#') + u' ' + text : text;
    }
    return correct(id.page, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Change a label")));
}

bool MarkdownDocument::setBoxes(BlockId id, const std::vector<document::Rect>& boxes)
{
    if (!has(id) || entry(id).block.boxes == boxes) {
        return false;
    }
    std::vector<Entry> entries = page(id.page).entries;
    entries[static_cast<size_t>(id.block)].block.boxes = boxes;
    return correct(id.page, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Change a box")));
}

bool MarkdownDocument::insertBlock(BlockId before, const document::Block& block)
{
    if (!isCorrectable(before.page) || before.block < 0 || before.block > blockCount(before.page)) {
        return false;
    }
    std::vector<Entry> entries = page(before.page).entries;
    entries.insert(entries.begin() + before.block, Entry{block, nullptr, {}, 0});
    return correct(before.page, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Add a block")));
}

bool MarkdownDocument::revertBlock(BlockId id)
{
    if (!isCorrected(id)) {
        return false;
    }
    std::vector<Entry> entries = page(id.page).entries;
    Entry& changed = entries[static_cast<size_t>(id.block)];
    if (changed.output) {
        changed = Entry{*changed.output, changed.output, {}, 0};
    } else {
        entries.erase(entries.begin() + id.block);
    }
    return correct(id.page, std::move(entries), what(QT_TRANSLATE_NOOP("Corrections", "Back to what was read")));
}

bool MarkdownDocument::revertPage(int p)
{
    return isCorrected(p)
        && correct(p, entriesOf(page(p).result), what(QT_TRANSLATE_NOOP("Corrections", "Back to what was read")));
}

bool MarkdownDocument::revertAll()
{
    std::vector<int> pages;
    for (int p = 0; p < pageCount(); ++p) {
        if (isCorrectable(p) && isCorrected(p)) {
            pages.push_back(p);
        }
    }
    if (pages.empty()) {
        return false;
    }
    m_undo.beginMacro(what(QT_TRANSLATE_NOOP("Corrections", "Back to what was read")));
    for (const int p : pages) {
        revertPage(p);
    }
    m_undo.endMacro();
    return true;
}

} // namespace lectern::ui
