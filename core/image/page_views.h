// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "image/image.h"

#include <vector>

namespace lectern::image {

inline constexpr int kGlobalViewSide = 1024; // pixels
inline constexpr int kCropSide = 768; // pixels

// How many crops a page is cut into: columns × rows, {1, 1} meaning none.
struct CropGrid
{
    int columns = 1;
    int rows = 1;
    int crops() const { return columns * rows == 1 ? 0 : columns * rows; }
    friend bool operator==(const CropGrid&, const CropGrid&) = default;
};

// The reference's choice for a page of this size in pixels (model.md §2).
CropGrid chooseCropGrid(int width, int height);

// Where the fitted page stands on the square canvas of the global view, in pixels.
struct GlobalPlacement
{
    int width = 0;
    int height = 0;
    int x = 0;
    int y = 0;
    friend bool operator==(const GlobalPlacement&, const GlobalPlacement&) = default;
};
GlobalPlacement placeInGlobalView(int width, int height);

// What the vision tokenizer sees of one page.
struct PageViews
{
    CropGrid grid;
    GlobalPlacement placement;
    Image global; // [1024, 1024]
    std::vector<Image> crops; // [768, 768] each, row-major over the grid; none for a page of at most 768 × 768
};

// Refuses (InvalidInput) an empty image and one so long and narrow that a side of its global view comes out as 0.
Result<PageViews> makePageViews(const Image& page);

} // namespace lectern::image
