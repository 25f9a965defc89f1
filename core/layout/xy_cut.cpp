// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/xy_cut.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>

namespace lectern::layout {

namespace {

// Bounds on the work that a strange page can ask for: nesting, places looked at in one region, gutters weighed there.
constexpr int kMaxDepth = 48;
constexpr double kMaxPlaces = 1000;
constexpr int kMaxTried = 60;

Rect boundsOf(std::span<const Rect> boxes, std::span<const int> items)
{
    Rect bounds = boxes[static_cast<size_t>(items.front())];
    for (const int item : items) {
        bounds = bounds.united(boxes[static_cast<size_t>(item)]);
    }
    return bounds;
}

class Cutter
{
public:
    Cutter(std::span<const Rect> boxes, const CutRules& rules)
        : m_boxes(boxes)
        , m_rules(rules)
    { }

    void cut(std::vector<int> items, int depth)
    {
        if (items.empty()) {
            return;
        }
        const auto gutter = depth < kMaxDepth ? bestGutter(items) : std::nullopt;
        if (!gutter) {
            m_leaves.push_back(std::move(items));
            return;
        }
        std::vector<int> above;
        std::vector<int> below;
        std::vector<char> isBeside(m_boxes.size(), 0);
        for (const auto* side : {&gutter->leftItems, &gutter->rightItems}) {
            for (const int item : *side) {
                isBeside[static_cast<size_t>(item)] = 1;
            }
        }
        const double middle = (gutter->top + gutter->bottom) / 2;
        for (const int item : items) {
            if (!isBeside[static_cast<size_t>(item)]) {
                (box(item).centreY() < middle ? above : below).push_back(item);
            }
        }
        cut(std::move(above), depth + 1);
        cut(gutter->leftItems, depth + 1);
        cut(gutter->rightItems, depth + 1);
        cut(std::move(below), depth + 1);
    }

    std::vector<std::vector<int>> takeLeaves() { return std::move(m_leaves); }

private:
    const Rect& box(int item) const { return m_boxes[static_cast<size_t>(item)]; }

    // The acceptable gutter with the most white; one that runs through the whole region before any other.
    std::optional<Gutter> bestGutter(const std::vector<int>& items) const
    {
        if (items.size() < 2) {
            return std::nullopt;
        }
        const Rect region = boundsOf(m_boxes, items);
        std::vector<Gutter> candidates;
        const double step = std::max(m_rules.step, region.width() / kMaxPlaces);
        for (double x = region.x1 + step; x + m_rules.minGutter < region.x2; x += step) {
            for (auto& gutter : whiteAt(items, region, x)) {
                candidates.push_back(std::move(gutter));
            }
        }
        // Of equally high ones the one that leaves least out: a wider one may end where a ragged line reaches into it.
        const auto rank = [](const Gutter& g) {
            return std::tuple(g.bottom - g.top, g.leftItems.size() + g.rightItems.size(), g.right - g.left);
        };
        std::ranges::stable_sort(candidates, [&](const Gutter& a, const Gutter& b) { return rank(a) > rank(b); });
        const Gutter* previous = nullptr;
        int tried = 0;
        for (auto& gutter : candidates) {
            const bool isSame = previous && previous->left == gutter.left && previous->right == gutter.right
                && previous->top == gutter.top;
            previous = &gutter;
            if (isSame) {
                continue;
            }
            if (!m_rules.accept || m_rules.accept(gutter)) {
                return std::move(gutter);
            }
            if (++tried == kMaxTried) {
                break;
            }
        }
        return std::nullopt;
    }

    // The white runs between the items that reach into [x, x + minGutter], each widened to what stands beside it.
    std::vector<Gutter> whiteAt(const std::vector<int>& items, const Rect& region, double x) const
    {
        std::vector<std::pair<double, double>> blocked;
        for (const int item : items) {
            if (box(item).x1 < x + m_rules.minGutter && box(item).x2 > x) {
                blocked.emplace_back(box(item).y1, box(item).y2);
            }
        }
        std::ranges::sort(blocked);
        blocked.emplace_back(region.y2, region.y2);
        std::vector<Gutter> runs;
        double top = region.y1;
        for (const auto& [from, to] : blocked) {
            if (from - top >= m_rules.minHeight && from > top) {
                if (auto gutter = gutterBetween(items, x, top, from)) {
                    runs.push_back(std::move(*gutter));
                }
            }
            top = std::max(top, to);
        }
        return runs;
    }

    std::optional<Gutter> gutterBetween(const std::vector<int>& items, double x, double top, double bottom) const
    {
        Gutter gutter{
            -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(), bottom, top, {}, {}};
        const double middle = x + m_rules.minGutter / 2;
        double leftTop = bottom;
        double leftBottom = top;
        double rightTop = bottom;
        double rightBottom = top;
        for (const int item : items) {
            const Rect& b = box(item);
            if (b.centreY() < top || b.centreY() > bottom) {
                continue;
            }
            if (b.centreX() < middle) {
                gutter.leftItems.push_back(item);
                gutter.left = std::max(gutter.left, b.x2);
                leftTop = std::min(leftTop, b.y1);
                leftBottom = std::max(leftBottom, b.y2);
            } else {
                gutter.rightItems.push_back(item);
                gutter.right = std::min(gutter.right, b.x1);
                rightTop = std::min(rightTop, b.y1);
                rightBottom = std::max(rightBottom, b.y2);
            }
        }
        if (gutter.leftItems.empty() || gutter.rightItems.empty()) {
            return std::nullopt;
        }
        // White that has something on both sides: a gutter does not count where one of them has ended.
        gutter.top = std::max(leftTop, rightTop);
        gutter.bottom = std::min(leftBottom, rightBottom);
        if (gutter.bottom - gutter.top < m_rules.minHeight) {
            return std::nullopt;
        }
        return gutter;
    }

    std::span<const Rect> m_boxes;
    const CutRules& m_rules;
    std::vector<std::vector<int>> m_leaves;
};

} // namespace

std::vector<std::vector<int>> cutIntoColumns(std::span<const Rect> boxes, const CutRules& rules)
{
    std::vector<int> all(boxes.size());
    std::iota(all.begin(), all.end(), 0);
    Cutter cutter(boxes, rules);
    cutter.cut(std::move(all), 0);
    return cutter.takeLeaves();
}

std::vector<int> geometricOrder(std::span<const Rect> boxes)
{
    // Boxes of readers overlap a little where they touch: they are drawn in before white is looked for.
    constexpr double kShrink = 0.004;
    std::vector<Rect> drawnIn(boxes.begin(), boxes.end());
    for (auto& box : drawnIn) {
        const double dx = std::min(kShrink, box.width() / 4);
        const double dy = std::min(kShrink, box.height() / 4);
        box = {box.x1 + dx, box.y1 + dy, box.x2 - dx, box.y2 - dy};
    }
    CutRules rules;
    rules.minGutter = kShrink;
    rules.minHeight = 1e-9;
    rules.step = kShrink / 2;
    std::vector<int> order;
    for (auto leaf : cutIntoColumns(drawnIn, rules)) {
        std::ranges::stable_sort(leaf, [&](int a, int b) {
            const Rect& left = drawnIn[static_cast<size_t>(a)];
            const Rect& right = drawnIn[static_cast<size_t>(b)];
            return std::pair(left.y1, left.x1) < std::pair(right.y1, right.x1);
        });
        order.insert(order.end(), leaf.begin(), leaf.end());
    }
    return order;
}

} // namespace lectern::layout
