// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_content.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

QString stateName(PageState state)
{
    switch (state) {
    case PageState::Unread:
        return u"unread"_s;
    case PageState::Waiting:
        return u"waiting"_s;
    case PageState::Writing:
        return u"writing"_s;
    case PageState::Done:
        return u"done"_s;
    case PageState::Cut:
        return u"cut"_s;
    case PageState::Failed:
        return u"failed"_s;
    case PageState::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

QString kindName(PageNote::Kind kind)
{
    return kind == PageNote::Kind::Failure ? u"failure"_s : u"warning"_s;
}

QJsonArray toJson(const std::vector<DoubtfulMark>& marks)
{
    QJsonArray array;
    for (const DoubtfulMark& mark : marks) {
        const QString tip =
            QCoreApplication::translate("PreviewPages", "The reader is not sure of this word (%1 % certain)")
                .arg(qRound(mark.confidence * 100));
        array.append(QJsonObject{{u"text"_s, mark.text}, {u"at"_s, mark.at}, {u"tip"_s, tip}});
    }
    return array;
}

QJsonObject toJson(const BlockUpdate& block, const HtmlWriter& html)
{
    QJsonObject object{{u"block"_s, block.block}, {u"writing"_s, block.isWriting}};
    if (block.markdown) {
        object[u"html"_s] = QString::fromStdString(html(block.markdown->toStdString()));
    }
    if (block.doubtful) {
        object[u"doubtful"_s] = toJson(*block.doubtful);
    }
    return object;
}

} // namespace

void PreviewContent::mark(const MarkdownDocument& document, int page)
{
    m_dirty.insert(page);
    if (page < document.pageCount() && document.pageState(page) == PageState::Writing) {
        m_tailPage = page;
    }
}

void PreviewContent::markAll(const MarkdownDocument& document)
{
    for (int page = 0; page < document.pageCount(); ++page) {
        m_dirty.insert(page);
    }
    for (const auto& [page, sent] : m_sent) {
        m_dirty.insert(page);
    }
}

void PreviewContent::forgetAll(const MarkdownDocument& document)
{
    m_sent.clear();
    m_dirty.clear();
    m_tailPage.reset();
    m_clears = true;
    markAll(document);
}

PageUpdate PreviewContent::updateOf(const MarkdownDocument& document, int page, qsizetype& characters)
{
    PageUpdate update;
    update.page = page;
    if (page >= document.pageCount() || document.pageState(page) == PageState::Unread) {
        update.isGone = true;
        m_sent.erase(page);
        return update;
    }
    const document::PageResult& result = document.pageResult(page);
    update.state = document.pageState(page);
    update.note = pageNote(update.state, QString::fromStdString(result.reason));
    const auto doubtful = doubtfulByBlock(document.blocks(page), result.doubtful);
    SentPage& sent = m_sent[page];
    SentPage now;
    for (int i = 0; i < document.blockCount(page); ++i) {
        const BlockId id{page, i};
        const QString markdown = document.blockMarkdown(id);
        const bool isWriting = document.writing() == id;
        if (markdown.isEmpty() && !isWriting) {
            continue;
        }
        Sent next{markdown, doubtful[static_cast<size_t>(i)]};
        BlockUpdate block;
        block.block = i;
        block.isWriting = isWriting;
        const auto before = sent.find(i);
        if (before == sent.end() || before->second.markdown != markdown) {
            block.markdown = markdown;
            characters += markdown.size();
        }
        if (before == sent.end() ? !next.doubtful.empty() : before->second.doubtful != next.doubtful) {
            block.doubtful = next.doubtful;
        }
        now.emplace(i, std::move(next));
        update.blocks.push_back(std::move(block));
    }
    sent = std::move(now);
    return update;
}

PreviewUpdate PreviewContent::take(const MarkdownDocument& document)
{
    PreviewUpdate update;
    update.clearsAll = std::exchange(m_clears, false);
    qsizetype characters = 0;
    const auto takePage = [&](int page) {
        m_dirty.erase(page);
        const bool wasSent = m_sent.contains(page);
        PageUpdate changed = updateOf(document, page, characters);
        if (!changed.isGone || wasSent) {
            update.pages.push_back(std::move(changed));
        }
    };
    if (m_tailPage && *m_tailPage >= document.pageCount()) {
        m_tailPage.reset();
    }
    if (m_tailPage && m_dirty.contains(*m_tailPage)) {
        takePage(*m_tailPage); // what comes in just now goes first
        const int last = document.blockCount(*m_tailPage) - 1;
        update.tail = document.writing().value_or(BlockId{*m_tailPage, last});
        if (document.pageState(*m_tailPage) != PageState::Writing) {
            m_tailPage.reset();
        }
    }
    while (!m_dirty.empty() && characters < kBudget) {
        takePage(*m_dirty.begin());
    }
    return update;
}

QJsonObject toJson(const PreviewUpdate& update, const HtmlWriter& html)
{
    QJsonArray pages;
    for (const PageUpdate& page : update.pages) {
        QJsonArray blocks;
        for (const BlockUpdate& block : page.blocks) {
            blocks.append(toJson(block, html));
        }
        pages.append(QJsonObject{{u"page"_s, page.page}, {u"gone"_s, page.isGone},
            {u"label"_s, QCoreApplication::translate("PreviewPages", "Page %1").arg(page.page + 1)},
            {u"state"_s, stateName(page.state)}, {u"stateText"_s, page.note.state}, {u"note"_s, page.note.text},
            {u"noteKind"_s, kindName(page.note.kind)}, {u"blocks"_s, blocks}});
    }
    QJsonObject object{{u"clear"_s, update.clearsAll}, {u"pages"_s, pages}};
    if (update.tail) {
        object[u"tail"_s] = QJsonObject{{u"page"_s, update.tail->page}, {u"block"_s, update.tail->block}};
    }
    return object;
}

} // namespace lectern::ui
