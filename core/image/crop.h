// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"

namespace lectern::image {

struct PixelRect
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

// The pixels that a page-relative rectangle (0…1 from left and top) touches, clamped to the picture: rounded outward,
// so that a figure's edge is never cut away. Empty (width or height 0) where nothing of it lies on the picture, where
// it is reversed, or where a coordinate is not a number.
PixelRect touchedPixels(const Image& picture, double x1, double y1, double x2, double y2);

// The part of the rectangle that lies on the picture, at the picture's own resolution; empty where none does.
Image cropped(const Image& picture, const PixelRect& part);

} // namespace lectern::image
