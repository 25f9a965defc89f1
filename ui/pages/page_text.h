// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/word.h"

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <memory>
#include <vector>

namespace lectern::ui {

using Words = std::vector<layout::Word>;
using SharedWords = std::shared_ptr<const Words>;

// A run of words of one page, both ends included; empty (first > last) for none.
struct WordRange
{
    int first = 0;
    int last = -1;

    bool isEmpty() const { return first > last; }
    friend bool operator==(const WordRange&, const WordRange&) = default;
};

// A place where the text was found: a rectangle for each word or part of one, page-relative, unturned.
struct SearchHit
{
    int page = 0; // 0-based
    QList<QRectF> boxes;

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

QRectF boxOf(const layout::Word& word);

// The words as text: a space where one is, a line break where the next word stands on another line.
QString textOf(const Words& words, const WordRange& range);

// The word under a point (page-relative, unturned), else the nearest one on its line, else the nearest of all; -1 on a
// page without words.
int wordAt(const Words& words, const QPointF& point);
// The one under the point only.
int wordExactlyAt(const Words& words, const QPointF& point);
// All words of the line that this one is in.
WordRange lineAround(const Words& words, int word);

// Text as the search compares it: compatibility forms and CJK radicals resolved, no case, any space as one, no soft
// hyphens.
QString foldedForSearch(const QString& text);

// All places on a page. A line break counts as a space; a hyphen at the end of a line as nothing, so that the word
// that it divides is found.
QList<SearchHit> findOnPage(const Words& words, const QString& text, int page);

} // namespace lectern::ui
