// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

#include <functional>
#include <span>
#include <vector>

namespace lectern::layout {

using document::Rect;

// A white band from top to bottom of some part of a region, with what stands on both sides of it.
struct Gutter
{
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    std::vector<int> leftItems;
    std::vector<int> rightItems;
};

// How a region may be cut. Lengths are in the units of the rectangles.
struct CutRules
{
    double minGutter = 0; // narrower white is not a gutter
    double minHeight = 0; // shorter white is not one either
    double step = 1; // how finely places for gutters are looked for
    std::function<bool(const Gutter&)> accept; // whether what stands beside it makes it one; empty: always
};

// The leaves of the recursive XY-cut in geometric reading order: each a list of indexes into boxes that stand in one
// column. A region that a gutter crosses from top to bottom is cut there; one where a gutter stands between full-width
// parts is cut into what is above, the columns, and what is below; what cannot be cut is a leaf. Every index occurs
// once.
std::vector<std::vector<int>> cutIntoColumns(std::span<const Rect> boxes, const CutRules& rules);

// The geometric reading order of blocks: indexes into boxes, each once. Boxes are page-relative and may overlap a
// little.
std::vector<int> geometricOrder(std::span<const Rect> boxes);

} // namespace lectern::layout
