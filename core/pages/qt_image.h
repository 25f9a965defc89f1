// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"

class QImage;

namespace lectern::pages {

// The pixels as 8-bit RGB, transparency laid over white and 16-bit levels scaled by core/image's rules; no colour-space
// conversion. QImage's own conversions round differently.
image::Image toImage(const QImage& picture);

// A view of the picture's pixels, valid as long as they are; null for an empty picture.
QImage asQImage(const image::Image& picture);

} // namespace lectern::pages
