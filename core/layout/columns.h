// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/lines.h"

#include <span>
#include <vector>

namespace lectern::layout {

// The columns of running text of a page, in geometric reading order: lists of items. A table, a list with its markers
// and a river in justified text are no columns, whatever white runs through them.
std::vector<std::vector<int>> columnsOf(
    std::span<const Word> words, std::span<const int> items, const PageStyle& style);

} // namespace lectern::layout
