// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lectern::order {

// Rows of shares of equal length, 16 bits a value, for drawing: figures are computed before packing. Each row has its
// own scale, so that a value is off by at most 1/131070 of the row's largest. Values are not negative.
class PackedRows
{
public:
    explicit PackedRows(int columns = 0)
        : m_columns(columns)
    { }

    void add(std::span<const double> row); // of columns values
    void add(std::span<const float> row);

    int rows() const { return static_cast<int>(m_scale.size()); }
    int columns() const { return m_columns; }
    std::vector<double> row(int index) const;
    std::size_t bytes() const { return m_levels.size() * sizeof(std::uint16_t) + m_scale.size() * sizeof(float); }

private:
    int m_columns = 0;
    std::vector<float> m_scale; // a row's largest value
    std::vector<std::uint16_t> m_levels;
};

} // namespace lectern::order
