// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/packed_attention.h"

#include <algorithm>
#include <cmath>

namespace lectern::order {

PackedAttention::PackedAttention(int view, std::span<const double> attention)
    : m_view(view)
{
    const auto n = static_cast<size_t>(std::llround(std::sqrt(static_cast<double>(attention.size()))));
    m_rows = PackedRows(static_cast<int>(n));
    for (size_t query = 0; query < n; ++query)
        m_rows.add(attention.subspan(query * n, n));
}

int PackedAttention::side() const
{
    return static_cast<int>(std::lround(std::sqrt(static_cast<double>(m_rows.rows()))));
}

std::vector<ViewHeat> traceBack(std::span<const PackedAttention> views, std::span<const double> weights)
{
    std::vector<ViewHeat> heat;
    size_t at = 0;
    double largest = 0;
    for (const PackedAttention& view : views) {
        ViewHeat cells{view.view(), view.side(), std::vector<double>(static_cast<size_t>(view.queries()))};
        for (int query = 0; query < view.queries() && at < weights.size(); ++query, ++at) {
            const double weight = weights[at];
            if (weight == 0)
                continue;
            const std::vector<double> row = view.row(query);
            for (size_t cell = 0; cell < row.size(); ++cell)
                cells.cells[cell] += weight * row[cell];
        }
        if (!cells.cells.empty())
            largest = std::max(largest, std::ranges::max(cells.cells));
        heat.push_back(std::move(cells));
    }
    if (largest > 0) {
        for (ViewHeat& view : heat) {
            for (double& cell : view.cells)
                cell /= largest;
        }
    }
    return heat;
}

} // namespace lectern::order
