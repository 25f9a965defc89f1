// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/crop.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lectern::image {

namespace {

// A box computed as k/width must not take in pixel k for an error in the last bits of the double.
constexpr double kSlack = 1e-6; // pixels

struct Span
{
    int start = 0;
    int length = 0;
};

Span touched(double from, double to, int length)
{
    if (!(from < to) || from >= 1.0 || to <= 0.0) { // also false for NaN
        return {};
    }
    const double start = std::floor(std::clamp(from, 0.0, 1.0) * length + kSlack);
    const double end = std::ceil(std::clamp(to, 0.0, 1.0) * length - kSlack);
    return {static_cast<int>(start), std::max(0, static_cast<int>(end - start))};
}

Span clamped(int start, int length, int limit)
{
    const long long from = std::clamp<long long>(start, 0, limit);
    const long long to = std::clamp<long long>(static_cast<long long>(start) + length, 0, limit);
    return {static_cast<int>(from), static_cast<int>(std::max(0LL, to - from))};
}

} // namespace

PixelRect touchedPixels(const Image& picture, double x1, double y1, double x2, double y2)
{
    const Span columns = touched(x1, x2, std::max(0, picture.width));
    const Span rows = touched(y1, y2, std::max(0, picture.height));
    if (columns.length == 0 || rows.length == 0) {
        return {};
    }
    return {columns.start, rows.start, columns.length, rows.length};
}

Image cropped(const Image& picture, const PixelRect& part)
{
    if (picture.isEmpty()) {
        return {};
    }
    const Span columns = clamped(part.x, part.width, picture.width);
    const Span rows = clamped(part.y, part.height, picture.height);
    if (columns.length == 0 || rows.length == 0) {
        return {};
    }
    Image result(columns.length, rows.length);
    for (int y = 0; y < rows.length; ++y) {
        std::memcpy(result.row(y), picture.row(rows.start + y) + static_cast<size_t>(columns.start) * 3,
            static_cast<size_t>(columns.length) * 3);
    }
    return result;
}

} // namespace lectern::image
