// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"
#include "image/page_views.h"

#include <vector>

namespace lectern::order {

inline constexpr int kGlobalView = -1; // crops are numbered from 0, row by row

struct PagePoint
{
    double x = 0; // 0…1 of the page's width, from the left
    double y = 0; // 0…1 of its height, from the top
};

// Where a view lies on the page. The global view stands out over the page where its canvas is padded: below 0 and
// above 1. Crops cover the page without a rest.
struct ViewFrame
{
    int view = kGlobalView;
    document::Rect area; // of the whole view, in page coordinates
};

// How the views of a page lie on it: what turns cells of the encoder into places on the page.
struct PageGeometry
{
    double aspect = 1; // the page's height in page widths
    image::CropGrid grid;
    ViewFrame global;
    std::vector<ViewFrame> crops; // none where the page is not cut
};

// For a page picture of this size in pixels, as image::makePageViews() places it.
PageGeometry pageGeometry(int width, int height);

// The middle of one of the side × side cells of a view, row by row, in page coordinates and not clamped to the page.
PagePoint cellCentre(const ViewFrame& frame, int side, int cell);

// The cell as a rectangle on the page, not clamped to it either.
document::Rect cellArea(const ViewFrame& frame, int side, int cell);

} // namespace lectern::order
