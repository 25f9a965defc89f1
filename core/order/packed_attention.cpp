// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/packed_attention.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern::order {

namespace {

constexpr double kLevels = std::numeric_limits<std::uint16_t>::max();

} // namespace

PackedAttention::PackedAttention(int view, std::span<const double> attention)
    : m_view(view)
{
    const auto n = static_cast<size_t>(std::llround(std::sqrt(static_cast<double>(attention.size()))));
    m_levels.reserve(n * n);
    for (size_t query = 0; query < n; ++query) {
        const auto row = attention.subspan(query * n, n);
        const double largest = std::ranges::max(row);
        m_scale.push_back(static_cast<float>(largest));
        for (const double value : row)
            m_levels.push_back(static_cast<std::uint16_t>(largest > 0 ? std::lround(value / largest * kLevels) : 0));
    }
}

int PackedAttention::side() const
{
    return static_cast<int>(std::lround(std::sqrt(static_cast<double>(m_scale.size()))));
}

std::vector<double> PackedAttention::row(int query) const
{
    const size_t n = m_scale.size();
    const double unit = static_cast<double>(m_scale.at(static_cast<size_t>(query))) / kLevels;
    std::vector<double> values(n);
    for (size_t cell = 0; cell < n; ++cell)
        values[cell] = unit * m_levels[static_cast<size_t>(query) * n + cell];
    return values;
}

std::vector<ViewHeat> traceBack(std::span<const PackedAttention> views, std::span<const float> weights)
{
    std::vector<ViewHeat> heat;
    size_t at = 0;
    double largest = 0;
    for (const PackedAttention& view : views) {
        ViewHeat cells{view.view(), view.side(), std::vector<double>(static_cast<size_t>(view.queries()))};
        for (int query = 0; query < view.queries() && at < weights.size(); ++query, ++at) {
            const double weight = static_cast<double>(weights[at]);
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
