// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/block.h"
#include "document/rect.h"
#include "order/flow_order.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lectern::order {

// Kendall's τ-b of two lists of equal length, ties counted exactly, in O(n log n). Nothing where it is not defined:
// fewer than two items, or all items of one list equal.
std::optional<double> kendallTauB(std::span<const int> a, std::span<const int> b);

// Levenshtein distance: insertions, deletions and replacements.
size_t editDistance(std::span<const int> a, std::span<const int> b);
// The same over characters (code points; a malformed byte counts as one), divided by the longer one's length: 0 equal,
// 1 nothing in common.
double textEditDistance(std::string_view a, std::string_view b);

// Edit distance between ranks in the order in which they are visited and the same ranks sorted, divided by their
// number: 0 where they rise. Nothing for an empty list.
std::optional<double> orderEditDistance(std::span<const int> ranks);

// Blocks in some order: the boxes of each.
using BlockOrder = std::vector<std::vector<document::Rect>>;
BlockOrder blockOrder(std::span<const document::Block> blocks); // as they stand; those without a box are left out

// The first block, in the order given, that holds the point.
std::optional<int> blockAt(const BlockOrder& blocks, PagePoint point);

// What a query is compared by: its number and the rank that the compared order gives to its strongest cell.
struct RankedQueries
{
    std::vector<int> index;
    std::vector<int> rank;
};
// Over the queries of the global view. Raster: the cell itself.
RankedQueries rasterRanks(const FlowOrder& order);
// The rank of the block that holds the cell's centre; queries whose cell lies in no block are left out.
RankedQueries blockRanks(const FlowOrder& order, const PageGeometry& geometry, const BlockOrder& blocks);

struct OrderFigure
{
    std::optional<double> tau; // Kendall's τ-b between query index and rank
    std::optional<double> editDistance; // of the ranks, see orderEditDistance()
    int queries = 0; // how many could be compared
};
OrderFigure compare(const RankedQueries& ranked);

// The figures of a page for one layer and head.
struct OrderFigures
{
    OrderFigure raster;
    OrderFigure geometric;
    OrderFigure decoded;
    double meanTop = 0; // over all queries: share of the strongest cell
    double meanEntropy = 0; // over all queries, nats
};
OrderFigures orderFigures(
    const FlowOrder& order, const PageGeometry& geometry, const BlockOrder& geometric, const BlockOrder& decoded);

// A point of the chart over the layers.
struct LayerFigure
{
    int layer = 0;
    std::optional<double> tauRaster;
    double meanTop = 0;
    double meanEntropy = 0;
};
LayerFigure layerFigure(const FlowOrder& order);

} // namespace lectern::order
