// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/document_worker.h"
#include "ui/pages/page_layer.h"

#include <QColor>
#include <QMap>
#include <QObject>

#include <optional>

namespace lectern::ui {

// A search through one document: its hits in page order as they come in, the one that a person stands at, and both
// drawn over the pages.
class DocumentSearch : public QObject, public PageLayer
{
    Q_OBJECT

public:
    explicit DocumentSearch(DocumentWorker& worker, QObject* parent = nullptr);

    // From this page on; the first hit there or after becomes the current one. An empty text ends the search.
    void start(const QString& text, int fromPage);
    void next();
    void previous();

    const QString& text() const { return m_text; }
    bool isRunning() const { return m_running; }
    bool hasText() const { return m_hasText; } // once finished: whether any page has words
    int count() const { return m_count; }
    int position() const; // 1-based, of the current hit; 0: none
    std::optional<SearchHit> current() const;
    QList<SearchHit> hitsOn(int page) const { return m_hits.value(page); }

    void setColours(const QColor& hit, const QColor& currentHit);
    void paint(QPainter& painter, const LayerPage& page) override;

Q_SIGNALS:
    void changed(); // hits or state
    void currentChanged(const lectern::ui::SearchHit& hit);

private:
    void add(const QList<SearchHit>& hits);
    void finish(bool hasText);
    void setCurrent(int page, int index);

    DocumentWorker& m_worker;
    QString m_text;
    QMap<int, QList<SearchHit>> m_hits; // by page
    int m_count = 0;
    int m_currentPage = -1;
    int m_currentIndex = 0; // among those of its page
    bool m_running = false;
    bool m_hasText = true;
    QColor m_colour;
    QColor m_currentColour;
};

} // namespace lectern::ui
