// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/doubtful_words.h"

#include <algorithm>
#include <cmath>

namespace lectern::ui {

namespace {

constexpr double kLineSpacing = 1.25; // of lines, in heights of words

double placeIn(const document::Rect& block, const document::Rect& word)
{
    const double lineHeight = std::max(word.height() * kLineSpacing, 1e-6);
    const double lines = std::max(1.0, std::round(block.height() / lineHeight));
    const double down = std::clamp((word.centreY() - block.y1) / std::max(block.height(), 1e-6), 0.0, 1.0);
    const double line = std::min(std::floor(down * lines), lines - 1);
    const double along = std::clamp((word.x1 - block.x1) / std::max(block.width(), 1e-6), 0.0, 1.0);
    return (line + along) / lines;
}

} // namespace

std::vector<std::vector<DoubtfulMark>> doubtfulByBlock(
    const std::vector<document::Block>& blocks, const std::vector<document::DoubtfulWord>& words)
{
    std::vector<std::vector<DoubtfulMark>> marks(blocks.size());
    for (const document::DoubtfulWord& word : words) {
        const document::Rect* smallest = nullptr;
        size_t owner = 0;
        for (size_t i = 0; i < blocks.size(); ++i) {
            for (const document::Rect& box : blocks[i].boxes) {
                if (box.holdsCentreOf(word.box) && (smallest == nullptr || box.area() < smallest->area())) {
                    smallest = &box;
                    owner = i;
                }
            }
        }
        if (smallest != nullptr && !word.text.empty()) {
            marks[owner].push_back({QString::fromStdString(word.text), word.confidence, placeIn(*smallest, word.box)});
        }
    }
    return marks;
}

} // namespace lectern::ui
