// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/source_search.h"

#include "ui/editor/source_view.h"

#include <QFutureWatcher>
#include <QScopedValueRollback>
#include <QUndoStack>
#include <QtConcurrent>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int kPause = 150; // ms after a change of the text, before it is searched again

}

SourceSearch::SourceSearch(SourceView& view, QObject* parent)
    : TextSearch(parent)
    , m_view(view)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kPause);
    connect(&m_again, &QTimer::timeout, this, [this] { start(false); });
    connect(view.source().text, &QTextDocument::contentsChange, this, &SourceSearch::takeChange);
    connect(&view, &QPlainTextEdit::selectionChanged, this, [this] {
        if (!m_hits.isEmpty() && !m_isReplacing) {
            showCurrent();
        }
    });
}

SourceSearch::~SourceSearch()
{
    stop();
}

QString SourceSearch::error() const
{
    return m_expression.isValid() ? QString() : m_expression.errorString();
}

void SourceSearch::setSearch(const QString& text, const SearchOptions& options)
{
    m_text = text;
    m_options = options;
    m_expression = expressionOf(text, options);
    if (text.isEmpty() || !m_expression.isValid()) {
        stop();
        take({});
        return;
    }
    start(true);
}

void SourceSearch::start(bool goesToHit)
{
    if (m_text.isEmpty() || !m_expression.isValid()) {
        return;
    }
    const bool goes = goesToHit || (m_isRunning && m_goesToHit);
    stop();
    m_goesToHit = goes;
    m_isRunning = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
    auto* watcher = new QFutureWatcher<QList<TextMatch>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, mine = m_stop] {
        watcher->deleteLater();
        if (mine == m_stop) {
            m_isRunning = false;
            take(watcher->result());
        }
    });
    watcher->setFuture(QtConcurrent::run([text = m_view.toPlainText(), expression = m_expression, stopped = m_stop] {
        return findMatches(text, expression, [&stopped] { return stopped->load(); });
    }));
}

void SourceSearch::stop()
{
    m_again.stop();
    m_isRunning = false;
    if (m_stop) {
        m_stop->store(true);
        m_stop.reset();
    }
}

void SourceSearch::take(const QList<TextMatch>& hits)
{
    m_hits = hits;
    m_view.setHits(hits);
    if (std::exchange(m_goesToHit, false) && !hits.isEmpty()) {
        goTo(hitFrom(m_view.textCursor().selectionStart()));
    } else {
        showCurrent();
    }
}

// What runs has an older text; hits after the change move with it until the next search.
void SourceSearch::takeChange(int position, int removed, int added)
{
    if (m_text.isEmpty() || m_isReplacing) {
        return;
    }
    QList<TextMatch> kept;
    kept.reserve(m_hits.size());
    for (TextMatch hit : std::as_const(m_hits)) {
        if (hit.position >= position + removed) {
            hit.position += added - removed;
            kept.append(hit);
        } else if (hit.position + hit.length <= position) {
            kept.append(hit);
        }
    }
    const bool goes = m_isRunning && m_goesToHit;
    stop();
    m_goesToHit = goes;
    m_hits = kept;
    m_again.start();
}

qsizetype SourceSearch::hitFrom(int position) const
{
    const auto hit = std::lower_bound(
        m_hits.cbegin(), m_hits.cend(), position, [](const TextMatch& a, int wanted) { return a.position < wanted; });
    return hit == m_hits.cend() ? 0 : hit - m_hits.cbegin();
}

qsizetype SourceSearch::hitAtSelection() const
{
    const QTextCursor cursor = m_view.textCursor();
    const auto index = m_hits.isEmpty() ? 0 : hitFrom(cursor.selectionStart());
    const TextMatch selected{cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()};
    return index < m_hits.size() && m_hits[index] == selected ? index : -1;
}

void SourceSearch::goTo(qsizetype hit)
{
    m_view.select(m_hits[hit]);
    showCurrent();
}

void SourceSearch::next()
{
    if (!m_hits.isEmpty()) {
        goTo(hitFrom(hitAtSelection() >= 0 ? m_view.textCursor().selectionEnd() : m_view.textCursor().position()));
    }
}

void SourceSearch::previous()
{
    if (!m_hits.isEmpty()) {
        const int here = m_view.textCursor().selectionStart();
        const auto after = std::lower_bound(
            m_hits.cbegin(), m_hits.cend(), here, [](const TextMatch& a, int wanted) { return a.position < wanted; });
        goTo(after == m_hits.cbegin() ? m_hits.size() - 1 : after - m_hits.cbegin() - 1);
    }
}

void SourceSearch::showCurrent()
{
    setFound(static_cast<int>(hitAtSelection()) + 1, static_cast<int>(m_hits.size()));
}

// Matched again where it stands: groups are of this very match, and what stands round it counts.
QString SourceSearch::replacedBy(const TextMatch& hit, const QString& whole, const QString& with) const
{
    return replacementOf(m_expression.match(whole, hit.position), with, m_options.isPattern);
}

void SourceSearch::replace(const QString& with)
{
    const qsizetype hit = hitAtSelection();
    if (hit < 0) {
        next();
        return;
    }
    const TextMatch range = m_hits[hit];
    const QString text = replacedBy(range, m_view.toPlainText(), with);
    if (!m_view.replaceRange(range, text)) {
        return;
    }
    QTextCursor cursor = m_view.textCursor();
    cursor.setPosition(range.position + static_cast<int>(text.size())); // what was put in is not searched next
    m_view.setTextCursor(cursor);
    start(true);
}

int SourceSearch::replaceAll(const QString& with, int* refused)
{
    if (m_text.isEmpty() || !m_expression.isValid()) {
        return 0;
    }
    const QString whole = m_view.toPlainText();
    const QList<TextMatch> hits = findMatches(whole, m_expression);
    int replaced = 0;
    int left = 0;
    {
        const QScopedValueRollback replacing(m_isReplacing, true);
        m_view.source().undo->beginMacro(tr("Replace all"));
        for (auto hit = hits.crbegin(); hit != hits.crend(); ++hit) { // from the end: what stands before stays in place
            if (!m_view.source().isEditable(hit->position, hit->length)) {
                ++left;
            } else if (m_view.replaceRange(*hit, replacedBy(*hit, whole, with))) {
                ++replaced;
            }
        }
        m_view.source().undo->endMacro();
    }
    if (refused != nullptr) {
        *refused = left;
    }
    stop();
    take({});
    start(false);
    return replaced;
}

} // namespace lectern::ui
