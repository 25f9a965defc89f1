// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"

#include <cstdint>

namespace lectern::image {

// One 8-bit channel of a straight (not premultiplied) colour laid over white paper. The rounding is the reference's;
// premultiplied blending, as toolkits do it, differs in a few pixels.
constexpr std::uint8_t overWhite(std::uint8_t channel, std::uint8_t alpha)
{
    return static_cast<std::uint8_t>((channel * alpha + 255 * (255 - alpha) + 127) / 255);
}

// The 8-bit level nearest to a 16-bit one: value / 257, rounded.
constexpr std::uint8_t from16Bit(std::uint16_t value)
{
    return static_cast<std::uint8_t>((value + 128) / 257);
}

// Lays a row of width straight RGBA pixels, 4 bytes each, over white into width RGB pixels.
void compositeRowOverWhite(const std::uint8_t* rgba, int width, std::uint8_t* rgb);

// The same for 16-bit channels in the machine's byte order: scaled to 8 bits first, then laid over white.
void compositeRowOverWhite(const std::uint16_t* rgba, int width, std::uint8_t* rgb);

} // namespace lectern::image
