// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lectern::image {

// An owning 8-bit RGB picture, row-major, no padding between rows: rgb[(y * width + x) * 3 + channel].
struct Image
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;

    Image() = default;
    Image(int w, int h, std::uint8_t level = 0)
        : width(w)
        , height(h)
        , rgb(static_cast<size_t>(w) * static_cast<size_t>(h) * 3, level)
    { }
    bool isEmpty() const { return width <= 0 || height <= 0; }
    std::uint8_t* row(int y) { return rgb.data() + static_cast<size_t>(y) * static_cast<size_t>(width) * 3; }
    const std::uint8_t* row(int y) const
    {
        return rgb.data() + static_cast<size_t>(y) * static_cast<size_t>(width) * 3;
    }
    friend bool operator==(const Image&, const Image&) = default;
};

} // namespace lectern::image
