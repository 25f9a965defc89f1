// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/flow_order.h"

#include <optional>
#include <vector>

namespace lectern::order {

// Where one query looks in the one order and in the other.
struct QueryMove
{
    int view = kGlobalView;
    int index = 0; // in its view
    PagePoint a;
    PagePoint b;
    double distance = 0; // of the centres, in page widths
};

// Two orders of the same page, as two layers, heads or checkpoints show them.
struct OrderComparison
{
    std::vector<QueryMove> moves; // the queries that both have, in a's order
    double mean = 0; // of the distances, page widths
    double median = 0;
    double largest = 0;
    // Kendall's τ-b of the strongest cells of the queries of the global view, in a against b: 1 where they follow each
    // other over the page alike, whatever path that is.
    std::optional<double> tau;

    int movedBeyond(double distance) const; // page widths: how many moved further
};

// aspect: the page's height in page widths.
OrderComparison compareOrders(const FlowOrder& a, const FlowOrder& b, double aspect);

} // namespace lectern::order
