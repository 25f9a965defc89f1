// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/paragraphs.h"

#include <span>
#include <string_view>
#include <vector>

namespace lectern::layout {

// The heading level of each paragraph, 1 to 5, or 0 for those that are none. By size and weight against the page's
// style, by a number ("2.1 Method"), by capitals where the line stands alone. The page's largest heading may be the
// title (1); a number sets the level by its depth. Where no heading has a number, no level is left out.
std::vector<int> headingLevels(
    std::span<const Word> words, std::span<const Paragraph> paragraphs, const PageStyle& style);

// How deep a heading's number is: 1 for "3" and "IV.", 2 for "3.1"; 0 without one.
int numberDepth(std::string_view firstWord);

} // namespace lectern::layout
