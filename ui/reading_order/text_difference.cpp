// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/text_difference.h"

#include "ui/pages/page_layer.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <dtl/dtl.hpp>

#include <algorithm>

namespace lectern::ui {

namespace {

QStringView viewOf(const ComparedText& text, const ComparedWord& word)
{
    return QStringView(text.text).mid(word.start, word.length);
}

// Letters or digits, and not only marks.
bool isWord(QStringView text)
{
    return std::ranges::any_of(text.toUcs4(), [](uint code) { return QChar::isLetterOrNumber(code); });
}

void addWords(ComparedText& text, qsizetype from, int block)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text.text);
    finder.setPosition(from);
    qsizetype start = from;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        if (!QStringView(text.text).mid(start, end - start).trimmed().isEmpty()) {
            text.words.append({start, end - start, block, false, false});
        }
        start = end;
    }
}

ComparedText comparedText(const std::vector<document::Block>& blocks)
{
    ComparedText text;
    for (size_t i = 0; i < blocks.size(); ++i) {
        const QString own = QString::fromStdString(blocks[i].text);
        if (own.isEmpty()) {
            continue;
        }
        if (!text.text.isEmpty()) {
            text.text += QStringLiteral("\n\n");
        }
        const qsizetype from = text.text.size();
        text.text += own;
        addWords(text, from, static_cast<int>(i));
    }
    return text;
}

// Numbers for words: equal ones for equal words.
std::vector<int> numbers(const ComparedText& text, QHash<QString, int>& known)
{
    std::vector<int> out;
    for (const ComparedWord& word : text.words) {
        const QString key = viewOf(text, word).toString();
        out.push_back(known.value(key, static_cast<int>(known.size())));
        known.insert(key, out.back());
    }
    return out;
}

void compare(ComparedText& before, ComparedText& after)
{
    QHash<QString, int> known;
    const std::vector<int> a = numbers(before, known);
    const std::vector<int> b = numbers(after, known);
    dtl::Diff<int> difference(a, b);
    difference.onHuge(); // in parts, where the texts are long
    difference.compose();
    qsizetype i = 0;
    qsizetype j = 0;
    for (const auto& [number, step] : difference.getSes().getSequence()) {
        if (step.type == dtl::SES_DELETE) {
            before.words[i++].differs = true;
        } else if (step.type == dtl::SES_ADD) {
            after.words[j++].differs = true;
        } else {
            ++i;
            ++j;
        }
    }
}

// A word that is missing at its place, but written at another one, has not vanished.
void findVanished(ComparedText& before, const ComparedText& after)
{
    QHash<QString, int> elsewhere;
    for (const ComparedWord& word : after.words) {
        if (word.differs) {
            ++elsewhere[viewOf(after, word).toString().toCaseFolded()];
        }
    }
    for (ComparedWord& word : before.words) {
        if (!word.differs || !isWord(viewOf(before, word))) {
            continue;
        }
        int& left = elsewhere[viewOf(before, word).toString().toCaseFolded()];
        word.vanished = left == 0;
        left = std::max(0, left - 1);
    }
}

QList<QRectF> boxesOf(const document::Block& block)
{
    QList<QRectF> boxes;
    for (const document::Rect& box : block.boxes) {
        boxes << rectF(box);
    }
    return boxes;
}

// The page's own words within the block, and the vanished ones looked up among them in order; empty where one of them
// is not found.
QList<QRectF> wordBoxes(const ComparedText& text, int block, const QList<QRectF>& boxes, const Words& page)
{
    std::vector<std::pair<QString, QRectF>> inside;
    for (const layout::Word& word : page) {
        const QRectF box = boxOf(word);
        if (std::ranges::any_of(boxes, [&](const QRectF& area) { return area.contains(box.center()); })) {
            inside.emplace_back(QString::fromStdString(word.text).toCaseFolded(), box);
        }
    }
    QList<QRectF> found;
    auto at = inside.begin();
    for (const ComparedWord& word : text.words) {
        const QStringView own = viewOf(text, word);
        if (word.block != block || !isWord(own)) {
            continue;
        }
        const QString key = own.toString().toCaseFolded();
        const auto hit = std::find_if(at, inside.end(), [&](const auto& entry) { return entry.first.contains(key); });
        if (hit != inside.end()) {
            at = hit; // not behind it: "up-to-date" is one of the page's words and three of ours
        }
        if (word.vanished) {
            if (hit == inside.end()) {
                return {};
            }
            if (found.isEmpty() || found.back() != hit->second) {
                found << hit->second;
            }
        }
    }
    return found;
}

QList<VanishedBlock> vanishedBlocks(
    const ComparedText& text, const std::vector<document::Block>& blocks, const SharedWords& page)
{
    QList<VanishedBlock> vanished;
    for (size_t i = 0; i < blocks.size(); ++i) {
        VanishedBlock gone;
        gone.block = static_cast<int>(i);
        gone.label = QString::fromStdString(blocks[i].label);
        for (const ComparedWord& word : text.words) {
            if (word.block != gone.block || !isWord(viewOf(text, word))) {
                continue;
            }
            ++gone.of;
            if (word.vanished) {
                gone.words << viewOf(text, word).toString();
            }
        }
        if (gone.words.isEmpty()) {
            continue;
        }
        gone.boxes = boxesOf(blocks[i]);
        gone.isWhole = gone.words.size() == gone.of;
        if (!gone.isWhole) {
            const QList<QRectF> words = page ? wordBoxes(text, gone.block, gone.boxes, *page) : QList<QRectF>();
            if (!words.isEmpty()) {
                gone.boxes = words;
            } else {
                gone.isWhole = true;
            }
        }
        vanished << gone;
    }
    return vanished;
}

int differing(const ComparedText& text)
{
    return static_cast<int>(std::ranges::count_if(
        text.words, [&text](const ComparedWord& word) { return word.differs && isWord(viewOf(text, word)); }));
}

} // namespace

TextDifference textDifference(
    const std::vector<document::Block>& before, const std::vector<document::Block>& after, const SharedWords& page)
{
    TextDifference difference{comparedText(before), comparedText(after), {}, 0, 0};
    compare(difference.before, difference.after);
    findVanished(difference.before, difference.after);
    difference.vanished = vanishedBlocks(difference.before, before, page);
    difference.removed = differing(difference.before);
    difference.added = differing(difference.after);
    return difference;
}

} // namespace lectern::ui
