// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/box_placement.h"

#include "document/labels.h"
#include "layout/layout.h"
#include "layout/xy_cut.h"
#include "ui/reading_order/page_order.h"

#include <algorithm>

namespace lectern::ui {

namespace {

std::string withoutMark(const std::string& markdown)
{
    const size_t begin = markdown.find_first_not_of("# ");
    return begin == std::string::npos ? std::string() : markdown.substr(begin);
}

} // namespace

int readingPosition(const MarkdownDocument& document, int page, const document::Rect& box)
{
    std::vector<document::Rect> boxes;
    std::vector<int> blocks;
    for (const OrderedBlock& block : decodedOrder(document, page)) {
        if (!block.bounds.isNull()) {
            boxes.push_back({block.bounds.left(), block.bounds.top(), block.bounds.right(), block.bounds.bottom()});
            blocks.push_back(block.block);
        }
    }
    if (boxes.empty()) {
        return document.blockCount(page);
    }
    const int added = static_cast<int>(boxes.size());
    boxes.push_back(box);
    const std::vector<int> order = layout::geometricOrder(boxes);
    const auto place = std::ranges::find(order, added);
    if (place == order.begin()) {
        return blocks[static_cast<size_t>(order[1])];
    }
    return blocks[static_cast<size_t>(*std::prev(place))] + 1;
}

std::string textInside(const Words& words, const document::Rect& box, const QSizeF& size, std::string_view label)
{
    std::vector<layout::Word> inside;
    std::ranges::copy_if(words, std::back_inserter(inside), [&](const layout::Word& word) {
        const double x = word.box.centreX();
        const double y = word.box.centreY();
        return x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
    });
    if (inside.empty() || document::isFigure(label)) {
        return {};
    }
    const bool isHeading = document::headingLevel(label) > 0;
    std::string text;
    for (const layout::LayoutBlock& block : layout::analysePage(std::move(inside), {size.width(), size.height(), {}})) {
        text += text.empty() ? "" : isHeading ? " " : "\n\n";
        text += isHeading || document::headingLevel(block.label) > 0 ? withoutMark(block.text) : block.text;
    }
    return text;
}

} // namespace lectern::ui
