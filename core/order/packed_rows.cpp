// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/packed_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern::order {

namespace {

constexpr double kLevels = std::numeric_limits<std::uint16_t>::max();

} // namespace

void PackedRows::add(std::span<const double> row)
{
    const double largest = row.empty() ? 0 : std::ranges::max(row);
    m_scale.push_back(static_cast<float>(largest));
    for (const double value : row)
        m_levels.push_back(static_cast<std::uint16_t>(largest > 0 ? std::lround(value / largest * kLevels) : 0));
}

void PackedRows::add(std::span<const float> row)
{
    add(std::vector<double>(row.begin(), row.end()));
}

std::vector<double> PackedRows::row(int index) const
{
    const double unit = static_cast<double>(m_scale.at(static_cast<size_t>(index))) / kLevels;
    const auto columns = static_cast<size_t>(m_columns);
    std::vector<double> values(columns);
    for (size_t column = 0; column < columns; ++column)
        values[column] = unit * m_levels[static_cast<size_t>(index) * columns + column];
    return values;
}

} // namespace lectern::order
