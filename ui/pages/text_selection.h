// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/document_worker.h"
#include "ui/pages/page_layer.h"

#include <QColor>
#include <QHash>

namespace lectern::ui {

// The words of the pages that have been looked at, and which of them are selected: a run that may go over pages.
class TextSelection : public PageLayer
{
public:
    void setWords(int page, const SharedWords& words) { m_words.insert(page, words); }
    SharedWords words(int page) const { return m_words.value(page); } // null: not known yet
    // Forgets the words of pages that are neither within `distance` of this one nor in a selection of a few pages.
    void keepNear(int page, int distance);

    void start(int page, int word); // nothing is selected until it is extended
    void extend(int page, int word);
    void select(int page, const WordRange& range);
    void selectPages(int first, int last); // whole, whether their words are known or not
    void clear();
    bool hasStart() const { return m_anchor.page >= 0; }
    bool isEmpty() const { return m_anchor.page < 0 || m_head.page < 0; }

    TextSpan span() const; // not where it is empty
    bool isKnown() const; // the words of all its pages
    WordRange on(int page) const; // empty too while the page's words are not known
    QString text() const; // of the pages whose words are known

    void setColour(const QColor& colour) { m_colour = colour; }
    void paint(QPainter& painter, const LayerPage& page) override;

private:
    struct Place
    {
        int page = -1;
        int word = 0;
        auto operator<=>(const Place&) const = default;
    };
    QHash<int, SharedWords> m_words;
    Place m_anchor;
    Place m_head;
    QColor m_colour;
};

} // namespace lectern::ui
