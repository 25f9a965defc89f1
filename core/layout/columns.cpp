// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/columns.h"

#include "layout/xy_cut.h"

#include <algorithm>
#include <cmath>

namespace lectern::layout {

namespace {

// The lines of text beside a gutter, each only up to the next white as wide as a gutter.
struct Side
{
    std::vector<Line> lines;
    double left = 0;
    double right = 0;

    double width() const { return right - left; }
};

// Where the nearest column has ended, lines of the one behind it show: they are not beside the gutter.
void keepNearestColumn(std::vector<Line>& lines, bool isLeft)
{
    std::vector<Line> ordered = lines;
    const auto distance = [&](const Line& line) { return isLeft ? -line.box.x2 : line.box.x1; };
    const auto middle = ordered.begin() + static_cast<std::ptrdiff_t>(ordered.size() / 2);
    std::ranges::nth_element(ordered, middle, {}, distance);
    const Rect box = middle->box;
    std::erase_if(lines, [&](const Line& line) { return line.box.x1 > box.x2 || line.box.x2 < box.x1; });
}

Side sideOf(std::span<const Word> words, const std::vector<int>& items, bool isLeft, double gap)
{
    Side side;
    for (const auto& line : linesOf(words, items)) {
        auto segments = segmentsOf(words, line, gap);
        side.lines.push_back(isLeft ? std::move(segments.back()) : std::move(segments.front()));
    }
    keepNearestColumn(side.lines, isLeft);
    side.left = side.lines.front().box.x1;
    side.right = side.lines.front().box.x2;
    for (const auto& line : side.lines) {
        side.left = std::min(side.left, line.box.x1);
        side.right = std::max(side.right, line.box.x2);
    }
    return side;
}

double shareOf(const std::vector<Line>& lines, auto&& holds)
{
    return static_cast<double>(std::ranges::count_if(lines, holds)) / static_cast<double>(lines.size());
}

// How much of the column the lines fill, on average.
double filling(const Side& side)
{
    double sum = 0;
    for (const auto& line : side.lines) {
        sum += line.box.width();
    }
    return sum / static_cast<double>(side.lines.size()) / std::max(1e-9, side.width());
}

double wordsPerLine(const Side& side)
{
    double sum = 0;
    for (const auto& line : side.lines) {
        sum += std::max(static_cast<double>(line.words.size()), line.box.width() / (5 * line.size));
    }
    return sum / static_cast<double>(side.lines.size());
}

// The share of lines on the left that have a line at the same height on the right: rows of a table have, columns that
// were set apart only where both keep to one grid.
double sharedRows(const Side& a, const Side& b)
{
    return shareOf(a.lines, [&](const Line& line) {
        return std::ranges::any_of(
            b.lines, [&](const Line& other) { return std::abs(other.baseline - line.baseline) < 0.2 * line.size; });
    });
}

class ColumnTest
{
public:
    ColumnTest(std::span<const Word> words, const PageStyle& style)
        : m_words(words)
        , m_em(style.size)
    { }

    bool operator()(const Gutter& gutter) const
    {
        const double gap = std::max(0.8 * m_em, 0.9 * (gutter.right - gutter.left));
        const Side left = sideOf(m_words, gutter.leftItems, true, std::min(gap, 2.5 * m_em));
        const Side right = sideOf(m_words, gutter.rightItems, false, std::min(gap, 2.5 * m_em));
        const double narrowest = std::min(left.width(), right.width());
        const size_t fewest = std::min(left.lines.size(), right.lines.size());
        const size_t most = std::max(left.lines.size(), right.lines.size());
        if (narrowest < 6 * m_em || fewest < 2 || most < 3) {
            return false;
        }
        return isAligned(right) && (isRunningText(left, right) || isIndexLike(left, right));
    }

private:
    // Lines of a column start together; what stands right of a river does not.
    bool isAligned(const Side& right) const
    {
        const double atEdge = shareOf(right.lines, [&](const Line& l) { return l.box.x1 < right.left + 1.5 * m_em; });
        const double centre = (right.left + right.right) / 2;
        const double centred =
            shareOf(right.lines, [&](const Line& l) { return std::abs(l.box.centreX() - centre) < 0.5 * m_em; });
        return atEdge >= 0.5 || centred >= 0.8;
    }

    bool isRunningText(const Side& left, const Side& right) const
    {
        const auto reads = [](const Side& side) { return wordsPerLine(side) >= 2.2 && filling(side) >= 0.5; };
        if (reads(left) && reads(right)) {
            return true;
        }
        // A side bar or the short end of a text beside a full column that keeps to another line grid.
        const bool isStaggered = sharedRows(left, right) < 0.6;
        return isStaggered && (reads(left) || reads(right)) && std::min(left.lines.size(), right.lines.size()) >= 3;
    }

    // Columns of short lines, as in an index: of one width, many lines long.
    bool isIndexLike(const Side& left, const Side& right) const
    {
        const double ratio = left.width() / right.width();
        return std::min(left.lines.size(), right.lines.size()) >= 8 && ratio > 0.75 && ratio < 1.33
            && wordsPerLine(left) >= 1.8 && wordsPerLine(right) >= 1.8 && filling(left) > 0.35 && filling(right) > 0.35;
    }

    std::span<const Word> m_words;
    double m_em;
};

} // namespace

std::vector<std::vector<int>> columnsOf(std::span<const Word> words, std::span<const int> items, const PageStyle& style)
{
    std::vector<Rect> boxes;
    for (const int item : items) {
        boxes.push_back(words[static_cast<size_t>(item)].box);
    }
    CutRules rules;
    rules.minGutter = 0.75 * style.size;
    rules.minHeight = 2.0 * style.size;
    rules.step = 0.25 * style.size;
    std::vector<int> indexes(items.begin(), items.end());
    const ColumnTest test(words, style);
    rules.accept = [&](const Gutter& local) {
        Gutter gutter = local;
        for (auto* side : {&gutter.leftItems, &gutter.rightItems}) {
            for (int& item : *side) {
                item = indexes[static_cast<size_t>(item)];
            }
        }
        return test(gutter);
    };
    auto leaves = cutIntoColumns(boxes, rules);
    for (auto& leaf : leaves) {
        for (int& item : leaf) {
            item = indexes[static_cast<size_t>(item)];
        }
    }
    return leaves;
}

} // namespace lectern::layout
