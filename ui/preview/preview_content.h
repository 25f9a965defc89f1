// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/preview/doubtful_words.h"
#include "ui/preview/page_notes.h"

#include <QJsonObject>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern::ui {

// Markdown of one block to HTML that is safe to show. Called on worker threads.
using HtmlWriter = std::function<std::string(std::string_view markdown)>;

struct BlockUpdate
{
    int block = 0;
    std::optional<QString> markdown; // nullopt: as it was sent before
    std::optional<std::vector<DoubtfulMark>> doubtful; // nullopt: as they were sent before
    bool isWriting = false;
};

struct PageUpdate
{
    int page = 0;
    bool isGone = false; // nothing is left to show of it
    PageState state = PageState::Unread;
    PageNote note;
    std::vector<BlockUpdate> blocks; // all that are shown, in order
};

// A value that crosses to a worker thread.
struct PreviewUpdate
{
    bool clearsAll = false;
    std::vector<PageUpdate> pages;
    std::optional<BlockId> tail; // what the view follows
};

// Knows what the page has been sent of a document, and gives what has changed since.
class PreviewContent
{
public:
    // Markdown of one update at most, in characters: so that the first words of a long document show at once.
    static constexpr qsizetype kBudget = 100'000;

    void mark(const MarkdownDocument& document, int page);
    void markAll(const MarkdownDocument& document); // every page is looked through again
    void forgetAll(const MarkdownDocument& document); // the page is empty: everything is sent again

    bool isDirty() const { return m_clears || !m_dirty.empty(); }
    PreviewUpdate take(const MarkdownDocument& document);

private:
    struct Sent
    {
        QString markdown;
        std::vector<DoubtfulMark> doubtful;
    };
    using SentPage = std::unordered_map<int, Sent>; // by block

    PageUpdate updateOf(const MarkdownDocument& document, int page, qsizetype& characters);

    std::unordered_map<int, SentPage> m_sent; // by page
    std::set<int> m_dirty;
    std::optional<int> m_tailPage; // the one whose text came in last
    bool m_clears = false;
};

// As preview.js takes it. On any thread.
QJsonObject toJson(const PreviewUpdate& update, const HtmlWriter& html);

} // namespace lectern::ui
