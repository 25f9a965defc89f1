// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "image/image.h"

#include <string>

namespace lectern::pages {

// The bytes of a PNG file: lossless, the same for the same pixels. InvalidInput for an empty picture.
Result<std::string> encodePng(const image::Image& picture);

// The bytes of a JPEG file; quality 0…100 (clamped). InvalidInput for an empty picture or a side over 65535 pixels.
Result<std::string> encodeJpeg(const image::Image& picture, int quality);

} // namespace lectern::pages
