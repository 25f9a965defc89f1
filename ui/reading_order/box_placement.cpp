// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/box_placement.h"

#include "document/labels.h"
#include "document/markdown_writer.h"
#include "layout/layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lectern::ui {

std::string textInside(const Words& words, const document::Rect& box, const QSizeF& size, std::string_view label)
{
    std::vector<layout::Word> inside;
    std::ranges::copy_if(
        words, std::back_inserter(inside), [&](const layout::Word& word) { return box.holdsCentreOf(word.box); });
    if (inside.empty() || document::isFigure(label)) {
        return {};
    }
    const bool isHeading = document::headingLevel(label) > 0;
    std::string text;
    for (const layout::LayoutBlock& block : layout::analysePage(std::move(inside), {size.width(), size.height(), {}})) {
        text += text.empty() ? "" : isHeading ? " " : "\n\n";
        text += isHeading || document::headingLevel(block.label) > 0 ? document::withoutHeadingMark(block.text)
                                                                     : block.text;
    }
    return text;
}

std::optional<SplitPlace> splitAtLine(
    const QString& markdown, const Words* words, const std::vector<document::Rect>& boxes, const QPointF& at)
{
    const auto box =
        std::ranges::find_if(boxes, [&](const document::Rect& part) { return part.contains(at.x(), at.y()); });
    if (box == boxes.end() || markdown.size() < 2) {
        return {};
    }
    // Letters before the line that was clicked, and its first word; without a text layer by the height alone.
    qsizetype before = 0;
    qsizetype all = 0;
    const layout::Word* first = nullptr;
    const Words none;
    for (const document::Rect& part : boxes) {
        for (const layout::Word& word : words != nullptr ? *words : none) { // no copy: first points into it
            const bool isIn = part.holdsCentreOf(word.box);
            const bool isHere = isIn && part == *box && word.box.y2 >= at.y();
            const qsizetype letters = isIn ? QString::fromStdString(word.text).size() + 1 : 0;
            first = first == nullptr && isHere ? &word : first;
            before += first == nullptr ? letters : 0;
            all += letters;
        }
    }
    const double share = all > 0 ? double(before) / double(all) : (at.y() - box->y1) / box->height();
    const auto guess = static_cast<qsizetype>(share * double(markdown.size()));
    const QString wanted = first != nullptr ? QString::fromStdString(first->text) : QString();
    qsizetype best = -1;
    for (qsizetype i = 1; i < markdown.size(); ++i) {
        const bool begins = markdown[i - 1].isSpace() && !markdown[i].isSpace();
        const bool fits = begins && (wanted.isEmpty() || QStringView(markdown).mid(i).startsWith(wanted));
        if (fits && (best < 0 || std::abs(i - guess) < std::abs(best - guess))) {
            best = i;
        }
    }
    if (best < 0) {
        return {};
    }
    return SplitPlace{static_cast<int>(best), first != nullptr ? first->box.y1 : at.y()};
}

} // namespace lectern::ui
