// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/order_comparison.h"

#include "order/order_measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lectern::order {

int OrderComparison::movedBeyond(double distance) const
{
    return static_cast<int>(
        std::ranges::count_if(moves, [distance](const QueryMove& move) { return move.distance > distance; }));
}

OrderComparison compareOrders(const FlowOrder& a, const FlowOrder& b, double aspect)
{
    std::map<std::pair<int, int>, const FlowQuery*> others;
    for (const FlowQuery& query : b.queries)
        others.emplace(std::pair(query.view, query.index), &query);
    OrderComparison comparison;
    std::vector<int> cellsA;
    std::vector<int> cellsB;
    std::vector<double> distances;
    for (const FlowQuery& query : a.queries) {
        const auto found = others.find({query.view, query.index});
        if (found == others.end())
            continue;
        const FlowQuery& other = *found->second;
        const double distance = std::hypot(other.x - query.x, (other.y - query.y) * aspect);
        comparison.moves.push_back({query.view, query.index, {query.x, query.y}, {other.x, other.y}, distance});
        comparison.mean += distance;
        distances.push_back(distance);
        if (query.view == kGlobalView) {
            cellsA.push_back(query.cell);
            cellsB.push_back(other.cell);
        }
    }
    if (distances.empty())
        return comparison;
    comparison.mean /= static_cast<double>(distances.size());
    std::ranges::sort(distances);
    const size_t middle = distances.size() / 2;
    comparison.median = distances.size() % 2 == 1 ? distances[middle] : (distances[middle - 1] + distances[middle]) / 2;
    comparison.largest = distances.back();
    comparison.tau = kendallTauB(cellsA, cellsB);
    return comparison;
}

} // namespace lectern::order
