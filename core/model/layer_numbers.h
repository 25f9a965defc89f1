// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string_view>
#include <vector>

namespace lectern::model {

// Layer numbers as asked for (negative ones count from the end) → 0 … layers − 1, ascending, once each.
// InvalidInput names the first number that there is no layer for.
Result<std::vector<int>> resolveLayers(const std::vector<int>& asked, int layers, std::string_view what);

} // namespace lectern::model
