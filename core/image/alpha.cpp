// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/alpha.h"

namespace lectern::image {

void compositeRowOverWhite(const std::uint8_t* rgba, int width, std::uint8_t* rgb)
{
    for (int x = 0; x < width; ++x, rgba += 4, rgb += 3) {
        rgb[0] = overWhite(rgba[0], rgba[3]);
        rgb[1] = overWhite(rgba[1], rgba[3]);
        rgb[2] = overWhite(rgba[2], rgba[3]);
    }
}

void compositeRowOverWhite(const std::uint16_t* rgba, int width, std::uint8_t* rgb)
{
    for (int x = 0; x < width; ++x, rgba += 4, rgb += 3) {
        const std::uint8_t alpha = from16Bit(rgba[3]);
        rgb[0] = overWhite(from16Bit(rgba[0]), alpha);
        rgb[1] = overWhite(from16Bit(rgba[1]), alpha);
        rgb[2] = overWhite(from16Bit(rgba[2]), alpha);
    }
}

} // namespace lectern::image
