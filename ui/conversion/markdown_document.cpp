// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/markdown_document.h"

#include "document/labels.h"
#include "ui/conversion/edit_commands.h"

#include <QPlainTextDocumentLayout>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

// As QTextDocument keeps it: every line break is one character.
QString plain(const std::string& text)
{
    QString plain = QString::fromUtf8(text);
    plain.replace(u"\r\n"_s, u"\n"_s);
    for (const char16_t breaking : {u'\r', u'\x2028', u'\x2029', u'\xFDD0', u'\xFDD1'}) {
        plain.replace(breaking, u'\n');
    }
    while (plain.endsWith(u'\n')) {
        plain.chop(1);
    }
    return plain;
}

PageState stateOf(document::PageStatus status)
{
    switch (status) {
    case document::PageStatus::Cut:
        return PageState::Cut;
    case document::PageStatus::Failed:
        return PageState::Failed;
    case document::PageStatus::Cancelled:
        return PageState::Cancelled;
    case document::PageStatus::Done:
        break;
    }
    return PageState::Done;
}

} // namespace

MarkdownDocument::MarkdownDocument(QObject* parent)
    : QObject(parent)
{
    m_text.setUndoRedoEnabled(false);
    m_text.setDocumentLayout(new QPlainTextDocumentLayout(&m_text));
    connect(&m_text, &QTextDocument::contentsChange, this, &MarkdownDocument::takeEdit);
    connect(&m_undo, &QUndoStack::cleanChanged, this, [this](bool clean) { Q_EMIT modifiedChanged(!clean); });
}

MarkdownDocument::~MarkdownDocument()
{
    m_undo.disconnect(this);
    m_text.disconnect(this);
}

void MarkdownDocument::setPageCount(int pages)
{
    m_undo.clear();
    m_before.clear();
    m_touched.clear();
    m_pages.assign(static_cast<size_t>(pages), {});
    replaceText(0, length(), {});
    setWriting({});
}

void MarkdownDocument::setFurniture(document::Furniture furniture)
{
    if (m_furniture == furniture) {
        return;
    }
    m_furniture = furniture;
    for (int p = 0; p < pageCount(); ++p) {
        if (!page(p).entries.empty()) {
            layOut(p, 0, blockCount(p), page(p).extent);
            Q_EMIT pageChanged(p);
        }
    }
}

void MarkdownDocument::setReader(const std::string& reader, const std::string& model)
{
    m_reader = reader;
    m_model = model;
}

void MarkdownDocument::setWaiting(int p)
{
    if (page(p).state != PageState::Waiting && page(p).state != PageState::Writing) {
        page(p).beforeWaiting = page(p).state;
        page(p).state = PageState::Waiting;
        Q_EMIT pageChanged(p);
    }
}

void MarkdownDocument::setNotWaiting(int p)
{
    if (page(p).state == PageState::Waiting) {
        page(p).state = page(p).beforeWaiting;
        Q_EMIT pageChanged(p);
    }
}

void MarkdownDocument::beginWriting(int p)
{
    if (page(p).state == PageState::Writing) {
        return;
    }
    setNotWaiting(p);
    m_before.insert_or_assign(p, page(p));
    Page empty;
    empty.state = PageState::Writing;
    empty.result = page(p).result;
    showPage(p, std::move(empty));
}

void MarkdownDocument::restartPage(int p)
{
    beginWriting(p);
    updatePage(p, 0, {});
}

void MarkdownDocument::updatePage(int p, size_t firstChanged, const std::vector<document::Block>& blocks)
{
    beginWriting(p);
    std::vector<Entry>& entries = page(p).entries;
    firstChanged = std::min(firstChanged, entries.size());
    int oldLength = 0;
    for (size_t i = firstChanged; i < entries.size(); ++i) {
        oldLength += entries[i].extent;
    }
    entries.resize(firstChanged);
    for (const document::Block& block : blocks) {
        entries.push_back(entryOf(block));
    }
    layOut(p, static_cast<int>(firstChanged), blockCount(p), oldLength);
    setWriting(entries.empty() ? std::nullopt : std::optional(BlockId{p, blockCount(p) - 1}));
    Q_EMIT pageChanged(p);
}

MarkdownDocument::Page MarkdownDocument::pageOf(const document::PageResult& result) const
{
    Page made;
    made.state = stateOf(result.status);
    made.result = result;
    made.entries = entriesOf(result);
    return made;
}

void MarkdownDocument::finishPage(const document::PageResult& result)
{
    const int p = result.page - 1;
    setNotWaiting(p);
    const auto kept = m_before.extract(p);
    const Page before = kept ? kept.mapped() : page(p);
    if (m_writing && m_writing->page == p) {
        setWriting({});
    }
    Page after = pageOf(result);
    const bool toldNothing = after.state == PageState::Failed || after.state == PageState::Cancelled;
    if (toldNothing && !before.entries.empty()) {
        const bool failed = after.state == PageState::Failed;
        after = before;
        if (failed) {
            after.state = PageState::Failed;
            after.result.reason = result.reason;
        }
        showPage(p, std::move(after));
    } else if (isCorrected(before)) {
        after.entries = before.entries;
        showPage(p, std::move(after));
        Q_EMIT readAgain(p);
    } else if (m_touched.contains(p)) {
        page(p).state = after.state; // no longer being written
        m_undo.push(new ReplacePageCommand(*this, p, before, std::move(after)));
    } else {
        showPage(p, std::move(after));
    }
}

void MarkdownDocument::setPictures(const document::PageResult& result)
{
    const int p = result.page - 1;
    std::vector<document::Block>& blocks = page(p).result.blocks;
    if (page(p).state == PageState::Writing || blocks.size() != result.blocks.size()) {
        return; // it is being read again
    }
    for (size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].image == result.blocks[i].image || blocks[i].boxes != result.blocks[i].boxes) {
            continue;
        }
        for (int b = 0; b < blockCount(p); ++b) { // those that a person has moved too
            Entry& entry = this->entry({p, b});
            if (entry.output && *entry.output == blocks[i]) {
                document::Block output = *entry.output;
                output.image = result.blocks[i].image;
                entry.output = std::make_shared<document::Block>(output);
                entry.block.image = output.image;
                layOut(p, b, b + 1, entry.extent);
            }
        }
        blocks[i].image = result.blocks[i].image;
    }
    Q_EMIT pageChanged(p);
}

void MarkdownDocument::showPage(int p, Page shown)
{
    const int oldLength = page(p).extent;
    page(p) = std::move(shown);
    for (Entry& entry : page(p).entries) {
        entry.extent = 0;
    }
    page(p).extent = 0;
    layOut(p, 0, blockCount(p), oldLength);
    Q_EMIT pageChanged(p);
}

void MarkdownDocument::setWriting(std::optional<BlockId> writing)
{
    if (m_writing != writing) {
        m_writing = writing;
        Q_EMIT writingChanged();
    }
}

bool MarkdownDocument::belongs(const Entry& entry) const
{
    return m_furniture == document::Furniture::Keep || !document::isFurniture(entry.block.label);
}

QString MarkdownDocument::markdownOf(const Entry& entry) const
{
    if (!belongs(entry)) {
        return {};
    }
    return entry.edited ? *entry.edited : plainMarkdown(entry.block);
}

QString MarkdownDocument::plainMarkdown(const document::Block& block)
{
    return plain(document::blockMarkdown(block));
}

std::vector<document::Block> MarkdownDocument::blocks(int page) const
{
    std::vector<document::Block> blocks;
    for (const Entry& entry : this->page(page).entries) {
        blocks.push_back(entry.block);
    }
    return blocks;
}

document::Document MarkdownDocument::document() const
{
    document::Document made{.source = m_source, .reader = m_reader, .model = m_model, .pages = {}};
    for (const Page& page : m_pages) {
        if (page.result.page == 0) {
            continue;
        }
        document::PageResult result = page.result;
        result.blocks.clear();
        for (const Entry& entry : page.entries) {
            document::Block block = entry.block;
            if (entry.edited) {
                block.text = entry.edited->toStdString();
                block.image.clear(); // its link is in the text
                const bool isHeading = document::headingLevel(block.label) > 0;
                if (isHeading && !block.text.starts_with('#')) {
                    block.label = document::label::kText;
                }
            }
            block.order = static_cast<int>(result.blocks.size());
            result.blocks.push_back(std::move(block));
        }
        made.pages.push_back(std::move(result));
    }
    return made;
}

std::vector<SavedPage> MarkdownDocument::savedPages() const
{
    std::vector<SavedPage> saved;
    for (int p = 0; p < pageCount(); ++p) {
        const auto kept = m_before.find(p);
        const Page& page = kept != m_before.end() ? kept->second : this->page(p);
        SavedPage made{page.state == PageState::Waiting ? page.beforeWaiting : page.state, page.result, {}};
        for (const Entry& entry : page.entries) {
            const auto& outputs = page.result.blocks;
            const auto output = entry.output ? std::ranges::find(outputs, *entry.output) : outputs.end();
            const int index = output != outputs.end() ? static_cast<int>(output - outputs.begin()) : -1;
            made.blocks.push_back({entry.block, index, entry.edited});
        }
        saved.push_back(std::move(made));
    }
    return saved;
}

void MarkdownDocument::restorePages(const std::vector<SavedPage>& pages)
{
    setPageCount(static_cast<int>(pages.size()));
    bool isEdited = false;
    for (int p = 0; p < pageCount(); ++p) {
        const SavedPage& saved = pages[static_cast<size_t>(p)];
        Page restored = pageOf(saved.result);
        restored.state = saved.state;
        restored.entries.clear();
        for (const SavedBlock& block : saved.blocks) {
            const bool isRead = block.output >= 0 && block.output < static_cast<int>(saved.result.blocks.size());
            restored.entries.push_back({block.block,
                isRead ? std::make_shared<document::Block>(saved.result.blocks[static_cast<size_t>(block.output)])
                       : nullptr,
                block.edited, 0});
        }
        isEdited = isEdited || isCorrected(restored);
        if (saved.state != PageState::Unread) {
            showPage(p, std::move(restored));
        }
    }
    if (isEdited) {
        m_undo.resetClean();
    }
}

void MarkdownDocument::editBlock(BlockId id, const std::optional<QString>& markdown)
{
    if (entry(id).edited != markdown) {
        m_touched.insert(id.page);
        m_undo.push(new EditCommand(*this, {{id, entry(id).edited, markdown}}, std::nullopt));
    }
}

} // namespace lectern::ui
