// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

bool isUpright(const layout::Word& word)
{
    return word.rotation % 180 == 0;
}

// Whether next goes on in the line of word: they overlap by half of the lower one, across the direction of writing.
bool sameLine(const layout::Word& word, const layout::Word& next)
{
    if (word.rotation != next.rotation) {
        return false;
    }
    const document::Rect shared = word.box.intersected(next.box);
    if (isUpright(word)) {
        const bool forward = word.rotation == 0 ? next.box.x1 >= word.box.x1 : next.box.x1 <= word.box.x1;
        return forward && shared.height() > 0.5 * std::min(word.box.height(), next.box.height());
    }
    const bool forward = word.rotation == 90 ? next.box.y1 >= word.box.y1 : next.box.y1 <= word.box.y1;
    return forward && shared.width() > 0.5 * std::min(word.box.width(), next.box.width());
}

double distance(const layout::Word& word, const QPointF& point)
{
    const double dx = std::max({word.box.x1 - point.x(), 0.0, point.x() - word.box.x2});
    const double dy = std::max({word.box.y1 - point.y(), 0.0, point.y() - word.box.y2});
    // Lines are found before words: a step down counts for more than one aside.
    return std::hypot(dx, 4 * dy);
}

// The part of a word from one character to another, as if all were equally wide.
QRectF partOf(const layout::Word& word, double from, double to)
{
    const QRectF box = boxOf(word);
    switch (word.rotation) {
    case 90:
        return {box.left(), box.top() + from * box.height(), box.width(), (to - from) * box.height()};
    case 180:
        return {box.right() - to * box.width(), box.top(), (to - from) * box.width(), box.height()};
    case 270:
        return {box.left(), box.bottom() - to * box.height(), box.width(), (to - from) * box.height()};
    default:
        return {box.left() + from * box.width(), box.top(), (to - from) * box.width(), box.height()};
    }
}

// The page's folded text, and for each of its characters the word it is of (-1: a space between words) and where in it.
struct FoldedPage
{
    QString text;
    QList<int> word;
    QList<int> offset;
    QList<int> length; // of the folded word, by word
};

FoldedPage fold(const Words& words)
{
    FoldedPage page;
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        QString folded = foldedForSearch(QString::fromStdString(words[i].text));
        const bool last = i + 1 == static_cast<int>(words.size());
        const bool breaks = !last && !sameLine(words[i], words[i + 1]);
        const bool hyphened = breaks && folded.size() > 1 && folded.endsWith(u'-');
        if (hyphened) {
            folded.chop(1); // "recog-" and "nition" are found as one
        }
        page.length.append(static_cast<int>(folded.size()));
        for (int c = 0; c < folded.size(); ++c) {
            page.word.append(i);
            page.offset.append(c);
        }
        page.text += folded;
        if (!last && !hyphened && (words[i].spaceAfter || breaks)) {
            page.text += u' ';
            page.word.append(-1);
            page.offset.append(0);
        }
    }
    return page;
}

SearchHit hitAt(const Words& words, const FoldedPage& folded, qsizetype from, qsizetype length, int page)
{
    SearchHit hit{page, {}};
    for (qsizetype i = from; i < from + length;) {
        const int word = folded.word[i];
        qsizetype end = i + 1;
        while (end < from + length && folded.word[end] == word) {
            ++end;
        }
        if (word >= 0) {
            const double whole = folded.length[word];
            hit.boxes.append(partOf(words[word], folded.offset[i] / whole, (folded.offset[end - 1] + 1) / whole));
        }
        i = end;
    }
    return hit;
}

} // namespace

QRectF boxOf(const layout::Word& word)
{
    return {word.box.x1, word.box.y1, word.box.width(), word.box.height()};
}

QString textOf(const Words& words, const WordRange& range)
{
    QString text;
    const int last = std::min(range.last, static_cast<int>(words.size()) - 1);
    for (int i = std::max(0, range.first); i <= last; ++i) {
        text += QString::fromStdString(words[i].text);
        if (i < last) {
            if (!sameLine(words[i], words[i + 1])) {
                text += u'\n';
            } else if (words[i].spaceAfter) {
                text += u' ';
            }
        }
    }
    return text;
}

int wordAt(const Words& words, const QPointF& point)
{
    int best = -1;
    double nearest = std::numeric_limits<double>::max();
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        if (const double far = distance(words[i], point); far < nearest) {
            nearest = far;
            best = i;
        }
    }
    return best;
}

int wordExactlyAt(const Words& words, const QPointF& point)
{
    const int word = wordAt(words, point);
    return word >= 0 && boxOf(words[word]).contains(point) ? word : -1;
}

WordRange lineAround(const Words& words, int word)
{
    WordRange line{word, word};
    while (line.first > 0 && sameLine(words[line.first - 1], words[line.first])) {
        --line.first;
    }
    while (line.last + 1 < static_cast<int>(words.size()) && sameLine(words[line.last], words[line.last + 1])) {
        ++line.last;
    }
    return line;
}

QString foldedForSearch(const QString& text)
{
    QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    folded.remove(QChar(0x00AD)); // soft hyphen
    return folded.simplified();
}

QList<SearchHit> findOnPage(const Words& words, const QString& text, int page)
{
    const QString wanted = foldedForSearch(text);
    QList<SearchHit> hits;
    if (wanted.isEmpty()) {
        return hits;
    }
    const FoldedPage folded = fold(words);
    for (qsizetype at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + wanted.size())) {
        hits.append(hitAt(words, folded, at, wanted.size(), page));
    }
    return hits;
}

} // namespace lectern::ui
