// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/page_geometry.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lectern::order {

// A of one view, 16 bits a value, for drawing: figures are computed before packing. Each row has its own scale, so that
// a value is off by at most 1/131070 of the row's largest.
class PackedAttention
{
public:
    PackedAttention() = default;
    PackedAttention(int view, std::span<const double> attention); // [n, n], see flowAttention()

    int view() const { return m_view; }
    int queries() const { return static_cast<int>(m_scale.size()); }
    int side() const; // cells in a row of the view
    std::vector<double> row(int query) const; // [n]
    std::size_t bytes() const { return m_levels.size() * sizeof(std::uint16_t) + m_scale.size() * sizeof(float); }

private:
    int m_view = kGlobalView;
    std::vector<float> m_scale; // a row's largest value
    std::vector<std::uint16_t> m_levels;
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
std::vector<ViewHeat> traceBack(std::span<const PackedAttention> views, std::span<const float> weights);

} // namespace lectern::order
