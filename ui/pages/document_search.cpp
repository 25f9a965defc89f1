// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/document_search.h"

#include <QPainter>

#include <iterator>

namespace lectern::ui {

DocumentSearch::DocumentSearch(DocumentWorker& worker, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
{
    connect(&worker, &DocumentWorker::searchFound, this, &DocumentSearch::add);
    connect(&worker, &DocumentWorker::searchFinished, this, &DocumentSearch::finish);
}

void DocumentSearch::start(const QString& text, int fromPage)
{
    m_text = text;
    m_hits.clear();
    m_count = 0;
    m_currentPage = -1;
    m_currentIndex = 0;
    m_hasText = true;
    m_running = !foldedForSearch(text).isEmpty();
    if (m_running) {
        m_worker.search(text, fromPage);
    } else {
        m_worker.stopSearch();
    }
    Q_EMIT changed();
}

void DocumentSearch::add(const QList<SearchHit>& hits)
{
    const int page = hits.first().page;
    m_hits.insert(page, hits);
    m_count += static_cast<int>(hits.size());
    if (m_currentPage < 0) {
        setCurrent(page, 0);
    }
    Q_EMIT changed();
}

void DocumentSearch::finish(bool hasText)
{
    m_running = false;
    m_hasText = hasText;
    Q_EMIT changed();
}

void DocumentSearch::next()
{
    if (m_hits.isEmpty()) {
        return;
    }
    const auto here = m_hits.constFind(m_currentPage);
    if (here != m_hits.constEnd() && m_currentIndex + 1 < here->size()) {
        setCurrent(m_currentPage, m_currentIndex + 1);
    } else {
        const auto after = m_hits.upperBound(m_currentPage);
        setCurrent(after == m_hits.end() ? m_hits.firstKey() : after.key(), 0);
    }
    Q_EMIT changed();
}

void DocumentSearch::previous()
{
    if (m_hits.isEmpty()) {
        return;
    }
    if (m_currentIndex > 0) {
        setCurrent(m_currentPage, m_currentIndex - 1);
    } else {
        const auto here = m_hits.lowerBound(m_currentPage);
        const int page = here == m_hits.begin() ? m_hits.lastKey() : std::prev(here).key();
        setCurrent(page, static_cast<int>(m_hits.value(page).size()) - 1);
    }
    Q_EMIT changed();
}

void DocumentSearch::setCurrent(int page, int index)
{
    m_currentPage = page;
    m_currentIndex = index;
    Q_EMIT currentChanged(m_hits.value(page).value(index));
}

int DocumentSearch::position() const
{
    if (m_currentPage < 0) {
        return 0;
    }
    int before = 0;
    for (auto it = m_hits.begin(); it != m_hits.end() && it.key() < m_currentPage; ++it) {
        before += static_cast<int>(it->size());
    }
    return before + m_currentIndex + 1;
}

std::optional<SearchHit> DocumentSearch::current() const
{
    return m_currentPage < 0 ? std::nullopt : std::optional(m_hits.value(m_currentPage).value(m_currentIndex));
}

void DocumentSearch::setColours(const QColor& hit, const QColor& currentHit)
{
    m_colour = hit;
    m_currentColour = currentHit;
}

void DocumentSearch::paint(QPainter& painter, const LayerPage& page)
{
    const auto hits = m_hits.constFind(page.page);
    if (hits == m_hits.constEnd()) {
        return;
    }
    // Multiplied, so that the words stay as dark as they are.
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    for (int i = 0; i < hits->size(); ++i) {
        const bool isCurrent = page.page == m_currentPage && i == m_currentIndex;
        painter.setBrush(isCurrent ? m_currentColour : m_colour);
        // The current one has an edge too: colour is not its only sign.
        painter.setPen(isCurrent ? QPen(m_currentColour.darker(180), 1.5) : QPen(Qt::NoPen));
        for (const QRectF& box : (*hits)[i].boxes) {
            painter.drawRoundedRect(page.map(box).adjusted(-1, -1, 1, 1), 2, 2);
        }
    }
}

} // namespace lectern::ui
