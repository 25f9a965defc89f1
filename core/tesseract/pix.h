// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"

#include <leptonica/allheaders.h>

#include <memory>

// Leptonica pictures with their owner. Private to this folder.

namespace lectern::tesseract {

struct PixDeleter
{
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

// 8-bit grey; null when there is no memory for it.
PixPtr greyPix(const image::Image& picture);

// One bit a pixel, ink is 1, by a threshold that follows the background.
PixPtr inkPix(const PixPtr& grey);

// Height of the usual connected piece of ink in pixels, 0 on a page with hardly any.
double usualInkHeight(const PixPtr& ink);

} // namespace lectern::tesseract
