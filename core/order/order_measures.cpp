// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/order_measures.h"

#include "order/merge_count.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace lectern::order {

namespace {

std::int64_t pairsOf(std::int64_t n)
{
    return n * (n - 1) / 2;
}

// Pairs within runs of equal neighbours.
template <class Same> std::int64_t tiedPairs(size_t n, const Same& same)
{
    std::int64_t pairs = 0;
    size_t first = 0;
    for (size_t i = 1; i <= n; ++i) {
        if (i == n || !same(first, i)) {
            pairs += pairsOf(static_cast<std::int64_t>(i - first));
            first = i;
        }
    }
    return pairs;
}

// One number a character, for comparing; malformed bytes stand for themselves beyond Unicode.
std::vector<int> characters(std::string_view text)
{
    std::vector<int> out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const size_t length = lead < 0x80 ? 1
            : lead < 0xC2                 ? 0
            : lead < 0xE0                 ? 2
            : lead < 0xF0                 ? 3
            : lead < 0xF5                 ? 4
                                          : 0;
        int code = length == 1 ? lead : lead & (0x7F >> length);
        bool whole = length > 0 && i + length <= text.size();
        for (size_t k = 1; whole && k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            whole = (next & 0xC0) == 0x80;
            code = code << 6 | (next & 0x3F);
        }
        out.push_back(whole ? code : 0x110000 + lead);
        i += whole ? length : 1;
    }
    return out;
}

} // namespace

// Knight's way: sorted by a, τ is what merge sort has to exchange to sort by b.
std::optional<double> kendallTauB(std::span<const int> a, std::span<const int> b)
{
    const size_t n = std::min(a.size(), b.size());
    std::vector<size_t> by(n);
    std::iota(by.begin(), by.end(), size_t{0});
    std::ranges::sort(by, [&](size_t i, size_t k) { return a[i] != a[k] ? a[i] < a[k] : b[i] < b[k]; });
    const std::int64_t all = pairsOf(static_cast<std::int64_t>(n));
    const std::int64_t tiedA = tiedPairs(n, [&](size_t i, size_t k) { return a[by[i]] == a[by[k]]; });
    const std::int64_t tiedBoth =
        tiedPairs(n, [&](size_t i, size_t k) { return a[by[i]] == a[by[k]] && b[by[i]] == b[by[k]]; });
    std::vector<int> values(n);
    std::ranges::transform(by, values.begin(), [&](size_t i) { return b[i]; });
    const std::int64_t exchanges = sortCountingExchanges(values);
    const std::int64_t tiedB = tiedPairs(n, [&](size_t i, size_t k) { return values[i] == values[k]; });
    if (all == tiedA || all == tiedB)
        return std::nullopt;
    const std::int64_t agreeing = all - tiedA - tiedB + tiedBoth - 2 * exchanges;
    const double tau = static_cast<double>(agreeing)
        / (std::sqrt(static_cast<double>(all - tiedA)) * std::sqrt(static_cast<double>(all - tiedB)));
    return std::clamp(tau, -1.0, 1.0);
}

size_t editDistance(std::span<const int> a, std::span<const int> b)
{
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a = a.subspan(1);
        b = b.subspan(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a = a.first(a.size() - 1);
        b = b.first(b.size() - 1);
    }
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (const int item : a) {
        size_t diagonal = row[0]++;
        for (size_t j = 1; j < row.size(); ++j) {
            const size_t replaced = diagonal + (item == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

double textEditDistance(std::string_view a, std::string_view b)
{
    const std::vector<int> left = characters(a);
    const std::vector<int> right = characters(b);
    const size_t longer = std::max(left.size(), right.size());
    return longer == 0 ? 0 : static_cast<double>(editDistance(left, right)) / static_cast<double>(longer);
}

std::optional<double> orderEditDistance(std::span<const int> ranks)
{
    if (ranks.empty())
        return std::nullopt;
    std::vector<int> sorted(ranks.begin(), ranks.end());
    std::ranges::sort(sorted);
    return static_cast<double>(editDistance(ranks, sorted)) / static_cast<double>(ranks.size());
}

BlockOrder blockOrder(std::span<const document::Block> blocks)
{
    BlockOrder order;
    for (const document::Block& block : blocks) {
        if (!block.boxes.empty())
            order.push_back(block.boxes);
    }
    return order;
}

std::optional<int> blockAt(const BlockOrder& blocks, PagePoint point)
{
    const auto holds = [&](const document::Rect& box) {
        return point.x >= box.x1 && point.x <= box.x2 && point.y >= box.y1 && point.y <= box.y2;
    };
    const auto found =
        std::ranges::find_if(blocks, [&](const auto& boxes) { return std::ranges::any_of(boxes, holds); });
    return found == blocks.end() ? std::nullopt : std::optional(static_cast<int>(found - blocks.begin()));
}

RankedQueries rasterRanks(const FlowOrder& order)
{
    RankedQueries ranked;
    for (const FlowQuery& query : order.queries) {
        if (query.view != kGlobalView)
            continue;
        ranked.index.push_back(query.index);
        ranked.rank.push_back(query.cell);
    }
    return ranked;
}

RankedQueries blockRanks(const FlowOrder& order, const PageGeometry& geometry, const BlockOrder& blocks)
{
    const auto isGlobal = [](const FlowQuery& query) { return query.view == kGlobalView; };
    const auto inView = std::ranges::count_if(order.queries, isGlobal);
    const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(inView))));
    RankedQueries ranked;
    for (const FlowQuery& query : order.queries) {
        if (!isGlobal(query))
            continue;
        if (const auto block = blockAt(blocks, cellCentre(geometry.global, side, query.cell))) {
            ranked.index.push_back(query.index);
            ranked.rank.push_back(*block);
        }
    }
    return ranked;
}

OrderFigure compare(const RankedQueries& ranked)
{
    return {
        kendallTauB(ranked.index, ranked.rank), orderEditDistance(ranked.rank), static_cast<int>(ranked.index.size())};
}

LayerFigure layerFigure(const FlowOrder& order)
{
    LayerFigure figure;
    figure.layer = order.layer;
    const RankedQueries raster = rasterRanks(order);
    figure.tauRaster = kendallTauB(raster.index, raster.rank);
    for (const FlowQuery& query : order.queries) {
        figure.meanTop += query.top;
        figure.meanEntropy += query.entropy;
    }
    if (const auto count = static_cast<double>(order.queries.size()); count > 0) {
        figure.meanTop /= count;
        figure.meanEntropy /= count;
    }
    return figure;
}

OrderFigures orderFigures(
    const FlowOrder& order, const PageGeometry& geometry, const BlockOrder& geometric, const BlockOrder& decoded)
{
    const LayerFigure layer = layerFigure(order);
    return {compare(rasterRanks(order)), compare(blockRanks(order, geometry, geometric)),
        compare(blockRanks(order, geometry, decoded)), layer.meanTop, layer.meanEntropy};
}

} // namespace lectern::order
