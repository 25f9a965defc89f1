// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"

#include <string>
#include <string_view>

namespace lectern::recognition {

// The middle of the best white gap that crosses the whole page, in pixel rows: rows of background colour only, between
// 25 % and 75 % of the height, the highest gap, near the middle rather than away from it. 0: there is none.
int whiteGapRow(const image::Image& page);

// Rewrites the boxes of grounded text that was read from a part of a page, so that they are relative to the page.
// Takes the text in any pieces and holds back no more than an unfinished `<|det|>…<|/det|>`. A whole page (0, 1) passes
// unchanged.
class BoxMapper
{
public:
    // The part's upper and lower edge, 0…1 of the page's height.
    BoxMapper(double top, double bottom);

    std::string push(std::string_view piece);
    std::string flush();

private:
    std::string mapped(std::string_view tag) const;

    double m_top;
    double m_bottom;
    std::string m_pending;
};

} // namespace lectern::recognition
