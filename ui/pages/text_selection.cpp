// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/text_selection.h"

#include <QPainter>

#include <algorithm>
#include <limits>

namespace lectern::ui {

namespace {

constexpr int kPagesKept = 100; // of a selection: the words of a longer one are read again where they are wanted

}

void TextSelection::keepNear(int page, int distance)
{
    const bool keepsSelected = !isEmpty() && std::abs(m_anchor.page - m_head.page) <= kPagesKept;
    m_words.removeIf([&](const auto& entry) {
        return std::abs(entry.key() - page) > distance && !(keepsSelected && !on(entry.key()).isEmpty());
    });
}

void TextSelection::start(int page, int word)
{
    m_anchor = {page, word};
    m_head = {};
}

void TextSelection::extend(int page, int word)
{
    if (hasStart()) {
        m_head = {page, word};
    }
}

void TextSelection::select(int page, const WordRange& range)
{
    if (range.isEmpty()) {
        clear();
        return;
    }
    m_anchor = {page, range.first};
    m_head = {page, range.last};
}

void TextSelection::selectPages(int first, int last)
{
    m_anchor = {first, 0};
    m_head = {last, std::numeric_limits<int>::max()};
}

void TextSelection::clear()
{
    m_anchor = {};
    m_head = {};
}

TextSpan TextSelection::span() const
{
    const auto [from, to] = std::minmax(m_anchor, m_head);
    return {from.page, from.word, to.page, to.word};
}

bool TextSelection::isKnown() const
{
    const TextSpan all = span();
    for (int page = all.firstPage; !isEmpty() && page <= all.lastPage; ++page) {
        if (!words(page)) {
            return false;
        }
    }
    return true;
}

WordRange TextSelection::on(int page) const
{
    const SharedWords known = words(page);
    if (isEmpty() || !known || known->empty()) {
        return {};
    }
    const auto [from, to] = std::minmax(m_anchor, m_head);
    if (page < from.page || page > to.page) {
        return {};
    }
    const int last = static_cast<int>(known->size()) - 1;
    return {page == from.page ? from.word : 0, page == to.page ? std::min(to.word, last) : last};
}

QString TextSelection::text() const
{
    QString text;
    const auto [from, to] = std::minmax(m_anchor, m_head);
    for (int page = from.page; !isEmpty() && page <= to.page; ++page) {
        if (const WordRange range = on(page); !range.isEmpty()) {
            if (!text.isEmpty()) {
                text += u'\n';
            }
            text += textOf(*words(page), range);
        }
    }
    return text;
}

void TextSelection::paint(QPainter& painter, const LayerPage& page)
{
    const WordRange range = on(page.page);
    if (range.isEmpty()) {
        return;
    }
    const Words& known = *words(page.page);
    QColor colour = m_colour;
    colour.setAlpha(90);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (int i = range.first; i <= range.last; ++i) {
        QRectF box = boxOf(known[i]);
        // The space up to the next word of the line belongs to the run.
        if (i < range.last && lineAround(known, i).last > i && known[i].rotation == 0) {
            box.setRight(std::max(box.right(), boxOf(known[i + 1]).left()));
        }
        painter.drawRect(page.map(box));
    }
}

} // namespace lectern::ui
