// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "image/image.h"

namespace lectern::image {

// The picture at another size, byte for byte what Pillow up to 12 makes with its antialiased bicubic filter (a = -0.5):
// the horizontal pass first, 8-bit values between the passes, no pass for a side that keeps its length.
// Source: Pillow 12, src/libImaging/Resample.c. InvalidInput for an empty picture or a side below 1.
Result<Image> resizedBicubic(const Image& picture, int width, int height);

} // namespace lectern::image
