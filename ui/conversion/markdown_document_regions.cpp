// SPDX-License-Identifier: GPL-3.0-or-later
// Where a new place joins the blocks of a page, and what was read of such a place alone.
#include "document/labels.h"
#include "document/markdown_writer.h"
#include "layout/xy_cut.h"
#include "ui/conversion/markdown_document.h"

#include <QCoreApplication>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr double kMostOfIt = 0.5; // a block belongs to a region that holds so much of it

bool isMostlyIn(const document::Block& block, const document::Rect& region)
{
    const document::Rect bounds = document::bounds(block.boxes);
    return !bounds.isEmpty() && bounds.intersected(region).area() >= kMostOfIt * bounds.area();
}

bool saysNothing(const document::Block& block)
{
    return block.text.empty() && !document::isFigure(block.label);
}

// What a person called the block stays, unless the reader found something of another kind in it.
std::string labelFor(const document::Block& block, const document::Block& read)
{
    const bool isPlain = block.label.empty() || block.label == document::label::kText;
    const bool mayChange = (isPlain || document::isFigure(block.label)) && !read.label.empty();
    return mayChange && !document::isFurniture(read.label) ? read.label : block.label;
}

} // namespace

bool MarkdownDocument::isDrawnFigure(const Entry& entry)
{
    const document::Block& block = entry.block;
    const bool asRead = entry.output && entry.output->boxes == block.boxes && document::isFigure(entry.output->label);
    return document::isFigure(block.label) && !document::bounds(block.boxes).isEmpty() && !asRead;
}

std::vector<std::pair<document::Rect, std::string>> MarkdownDocument::drawnFigures(int p) const
{
    std::vector<std::pair<document::Rect, std::string>> figures;
    for (const Entry& entry : page(p).entries) {
        if (isDrawnFigure(entry)) {
            figures.emplace_back(document::bounds(entry.block.boxes), entry.block.image);
        }
    }
    return figures;
}

void MarkdownDocument::setDrawnPictures(int p, const std::vector<std::pair<document::Rect, std::string>>& pictures)
{
    bool isChanged = false;
    for (int b = 0; isCorrectable(p) && b < blockCount(p); ++b) {
        Entry& entry = this->entry({p, b});
        for (const auto& [box, name] : pictures) {
            if (isDrawnFigure(entry) && document::bounds(entry.block.boxes) == box && entry.block.image != name) {
                entry.block.image = name;
                layOut(p, b, b + 1, entry.extent);
                isChanged = true;
            }
        }
    }
    if (isChanged) {
        Q_EMIT pageChanged(p);
    }
}

int MarkdownDocument::readingPosition(int p, const document::Rect& box) const
{
    std::vector<document::Rect> boxes;
    std::vector<int> blocks;
    for (int block = 0; block < blockCount(p); ++block) {
        if (!this->block({p, block}).boxes.empty()) {
            boxes.push_back(document::bounds(this->block({p, block}).boxes));
            blocks.push_back(block);
        }
    }
    if (boxes.empty()) {
        return blockCount(p);
    }
    const int added = static_cast<int>(boxes.size());
    boxes.push_back(box);
    const std::vector<int> order = layout::geometricOrder(boxes);
    const auto place = std::ranges::find(order, added);
    return place == order.begin() ? blocks[static_cast<size_t>(order[1])]
                                  : blocks[static_cast<size_t>(*std::prev(place))] + 1;
}

MarkdownDocument::RegionOutcome MarkdownDocument::takeRegion(
    int p, const document::Rect& region, const std::optional<document::Block>& block, std::vector<document::Block> read)
{
    std::erase_if(read, saysNothing);
    if (read.empty()) {
        return RegionOutcome::Empty;
    }
    if (!isCorrectable(p)) {
        return RegionOutcome::Refused;
    }
    std::vector<Entry> entries = page(p).entries;
    const auto isMeant = [&](const Entry& entry) {
        return block
            ? entry.block.label == block->label && entry.block.boxes == block->boxes && entry.block.text == block->text
            : isMostlyIn(entry.block, region);
    };
    std::vector<Entry> replaced;
    auto place = static_cast<size_t>(readingPosition(p, region));
    for (size_t i = entries.size(); i-- > 0;) {
        if (isMeant(entries[i]) && (!block || replaced.empty())) {
            replaced.insert(replaced.begin(), entries[i]);
            entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
            place = i; // that of the first one
        }
    }
    if (block && replaced.empty()) {
        return RegionOutcome::Refused;
    }
    const bool isOneForOne = replaced.size() == 1 && read.size() == 1;
    for (size_t i = 0; i < read.size(); ++i) {
        Entry made{read[i], i < replaced.size() ? replaced[i].output : nullptr, {}, 0};
        made.block.complete = true;
        if (isOneForOne) { // its place is what a person gave it
            made.block.label = labelFor(replaced[i].block, read[i]);
            made.block.boxes = replaced[i].block.boxes;
            const bool wasHeading = document::headingLevel(read[i].label) > 0;
            made.block.text = wasHeading ? document::withoutHeadingMark(read[i].text) : read[i].text;
            made.block.image = document::isFigure(made.block.label) ? replaced[i].block.image : std::string();
        }
        entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(place + i), std::move(made));
    }
    return correct(p, std::move(entries), QCoreApplication::translate("Corrections", "Read again"))
        ? RegionOutcome::Taken
        : RegionOutcome::Refused;
}

} // namespace lectern::ui
