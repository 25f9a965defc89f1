// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lectern::grounding {

// True for what a box list may consist of: digits, signs, points, exponents, commas, brackets and white space.
bool isBoxListCharacter(char c);

// `[[x1, y1, x2, y2], …]`, also a single unnested `[x1, y1, x2, y2]` and empty lists. Coordinates are grounding units,
// whole or fractional; the reference runner (deepseek-ai/DeepSeek-OCR-2, draw_bounding_boxes) divides them by 999, so
// 999 is the page's far edge. They come out page-relative, clamped to the page, with x1 ≤ x2 and y1 ≤ y2.
// Nothing where a list has another number of coordinates or brackets do not match.
std::optional<std::vector<document::Rect>> parseBoxList(std::string_view text);

} // namespace lectern::grounding
