// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layout.h"

#include "document/labels.h"
#include "document/markdown_escape.h"
#include "layout/page_blocks.h"
#include "layout/text_repair.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern::layout {

namespace {

double onPage(double value)
{
    return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0;
}

// A rectangle of the unit square after the page is turned clockwise by quarter turns.
Rect turned(const Rect& r, int quarters)
{
    switch (quarters & 3) {
    case 1:
        return {1 - r.y2, r.x1, 1 - r.y1, r.x2};
    case 2:
        return {1 - r.x2, 1 - r.y2, 1 - r.x1, 1 - r.y1};
    case 3:
        return {r.y1, 1 - r.x2, r.y2, 1 - r.x1};
    default:
        return r;
    }
}

// The page as it is read: upright, in points.
struct Frame
{
    int quarters = 0; // clockwise turns that set most of its words upright
    double width = 1;
    double height = 1;

    Rect toPoints(const Rect& r) const
    {
        const Rect t = turned(r, quarters);
        return {t.x1 * width, t.y1 * height, t.x2 * width, t.y2 * height};
    }
    Rect toPage(const Rect& r) const
    {
        return turned(
            {onPage(r.x1 / width), onPage(r.y1 / height), onPage(r.x2 / width), onPage(r.y2 / height)}, 4 - quarters);
    }
};

int quarterOf(int rotation)
{
    return ((rotation % 360 + 360) % 360) / 90;
}

Frame frameOf(std::span<const Word> words, const PageContext& page)
{
    std::array<size_t, 4> weights{};
    for (const auto& word : words) {
        weights[static_cast<size_t>(quarterOf(word.rotation))] += word.text.size();
    }
    const auto most = std::ranges::max_element(weights) - weights.begin();
    Frame frame;
    frame.quarters = static_cast<int>(4 - most) & 3;
    frame.width = page.width > 0 ? page.width : 595;
    frame.height = page.height > 0 ? page.height : 842;
    if (frame.quarters % 2 == 1) {
        std::swap(frame.width, frame.height);
    }
    return frame;
}

void repairWords(std::vector<Word>& words)
{
    for (auto& word : words) {
        word.text = repairedWord(word.text);
        word.box = {onPage(word.box.x1), onPage(word.box.y1), onPage(word.box.x2), onPage(word.box.y2)};
        if (word.box.x2 < word.box.x1) {
            std::swap(word.box.x1, word.box.x2);
        }
        if (word.box.y2 < word.box.y1) {
            std::swap(word.box.y1, word.box.y2);
        }
        word.fontSize = std::isfinite(word.fontSize) ? std::clamp(word.fontSize, 0.0, 2000.0) : 0;
    }
    std::erase_if(words, [](const Word& word) { return word.text.empty(); });
}

std::string headingMarkdown(std::string_view text, int level)
{
    // After the marks a heading's text is in the middle of a line: nothing there begins a list or a quotation.
    const std::string inLine = "x " + std::string(text);
    std::string escaped = document::escapeMarkdown(inLine).substr(2);
    if (escaped.ends_with('#')) {
        escaped.insert(escaped.size() - 1, "\\"); // would close the heading
    }
    return std::string(static_cast<size_t>(level), '#') + ' ' + escaped;
}

LayoutBlock finished(DraftBlock draft, const Frame& frame)
{
    LayoutBlock block;
    block.label = draft.label;
    for (const auto& box : draft.boxes) {
        block.boxes.push_back(frame.toPage(box));
    }
    block.text = withoutSoftHyphens(draft.text);
    if (draft.level > 0) {
        block.text = headingMarkdown(block.text, draft.level);
    } else if (!draft.isMarkup) {
        block.text = document::escapeMarkdown(block.text);
    }
    return block;
}

} // namespace

std::vector<LayoutBlock> analysePage(std::vector<Word> words, const PageContext& page)
{
    repairWords(words);
    std::vector<LayoutBlock> blocks;
    if (words.empty()) {
        return blocks;
    }
    Vocabulary vocabulary;
    for (const auto& word : words) {
        addToVocabulary(vocabulary, word.text);
    }
    const Frame main = frameOf(words, page);
    std::array<std::vector<int>, 4> items; // by the quarter turns that set them upright
    for (size_t i = 0; i < words.size(); ++i) {
        items[static_cast<size_t>(4 - quarterOf(words[i].rotation)) & 3].push_back(static_cast<int>(i));
    }
    const auto inFrame = [&](const Frame& frame) {
        std::vector<Word> placed = words;
        for (auto& word : placed) {
            word.box = frame.toPoints(word.box);
        }
        return placed;
    };
    const auto& upright = items[static_cast<size_t>(main.quarters)];
    const auto neighbours = main.quarters == 0 ? std::span(page.neighbours) : std::span<const std::vector<Word>>{};
    for (auto& draft : blocksOf(inFrame(main), upright, main.height, neighbours, vocabulary)) {
        blocks.push_back(finished(std::move(draft), main));
    }
    for (int quarters = 0; quarters < 4; ++quarters) {
        const auto& turnedItems = items[static_cast<size_t>(quarters)];
        if (quarters == main.quarters || turnedItems.empty()) {
            continue;
        }
        Frame frame{quarters, page.width > 0 ? page.width : 595, page.height > 0 ? page.height : 842};
        if (quarters % 2 == 1) {
            std::swap(frame.width, frame.height);
        }
        for (auto& draft : plainBlocksOf(inFrame(frame), turnedItems, vocabulary)) {
            blocks.push_back(finished(std::move(draft), frame));
        }
    }
    return blocks;
}

} // namespace lectern::layout
