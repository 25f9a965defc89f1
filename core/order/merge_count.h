// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lectern::order {

// Sorts by merging; gives how many pairs stood in falling order before. Equal values are no such pair.
std::int64_t sortCountingExchanges(std::vector<int>& values);

} // namespace lectern::order
