// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/packed_rows.h"
#include "order/page_geometry.h"

#include <span>
#include <vector>

namespace lectern::order {

// A of one view, packed (packed_rows.h).
class PackedAttention
{
public:
    PackedAttention() = default;
    PackedAttention(int view, std::span<const double> attention); // [n, n], see flowAttention()

    int view() const { return m_view; }
    int queries() const { return m_rows.rows(); }
    int side() const; // cells in a row of the view
    std::vector<double> row(int query) const { return m_rows.row(query); } // [n]
    std::size_t bytes() const { return m_rows.bytes(); }

private:
    int m_view = kGlobalView;
    PackedRows m_rows;
};

// Heat on the cells of one view.
struct ViewHeat
{
    int view = kGlobalView;
    int side = 0;
    std::vector<double> cells; // [side * side]
};

// Traces weights over the page's embeddings (decoder attention: crops, global view, separator; the separator is no
// place and is left out) back through the queries' attention to cells: Σ weight of the query · its A. views: in the
// order of the embeddings. Scaled so that the largest cell of all views is 1, unless all are 0.
std::vector<ViewHeat> traceBack(std::span<const PackedAttention> views, std::span<const double> weights);

} // namespace lectern::order
