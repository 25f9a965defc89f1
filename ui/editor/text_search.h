// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/text_matcher.h"

#include <QObject>

namespace lectern::ui {

// A search through the text that a view shows, with its hits marked there. Hits may come in later: changed() says so.
// The source view and the rendered view have one each, and the find field drives whichever is shown.
class TextSearch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Hits are marked, and the view goes to the first one after the place where one is. An empty text ends the search.
    virtual void setSearch(const QString& text, const SearchOptions& options) = 0;
    // Goes on at the other end after the last hit.
    virtual void next() = 0;
    virtual void previous() = 0;
    virtual QString text() const = 0;

    int current() const { return m_current; } // 1-based; 0: one stands at none of them
    int total() const { return m_total; }

Q_SIGNALS:
    void changed(int current, int total);

protected:
    // Emits changed(), also where the numbers are what they were.
    void setFound(int current, int total)
    {
        m_current = current;
        m_total = total;
        Q_EMIT changed(current, total);
    }

private:
    int m_current = 0;
    int m_total = 0;
};

} // namespace lectern::ui
