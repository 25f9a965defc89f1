// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/rotate.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace lectern::image {

namespace {

constexpr std::uint8_t kPaper = 255;

// Pixel of the picture, or paper where (x, y) lies outside of it.
const std::uint8_t* pixelOrPaper(const Image& picture, int x, int y)
{
    static constexpr std::uint8_t paper[3] = {kPaper, kPaper, kPaper};
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) {
        return paper;
    }
    return picture.row(y) + static_cast<size_t>(x) * 3;
}

// x, y count from pixel centres: (0, 0) is the middle of the first pixel.
void sampleBilinear(const Image& picture, double x, double y, std::uint8_t* out)
{
    const double left = std::floor(x);
    const double top = std::floor(y);
    if (left < -1 || top < -1 || left >= picture.width || top >= picture.height) {
        std::memset(out, kPaper, 3);
        return;
    }
    const int column = static_cast<int>(left);
    const int row = static_cast<int>(top);
    const int right = static_cast<int>((x - left) * 256);
    const int down = static_cast<int>((y - top) * 256);
    const std::uint8_t* a = pixelOrPaper(picture, column, row);
    const std::uint8_t* b = pixelOrPaper(picture, column + 1, row);
    const std::uint8_t* c = pixelOrPaper(picture, column, row + 1);
    const std::uint8_t* d = pixelOrPaper(picture, column + 1, row + 1);
    for (int channel = 0; channel < 3; ++channel) {
        const int upper = a[channel] * (256 - right) + b[channel] * right;
        const int lower = c[channel] * (256 - right) + d[channel] * right;
        out[channel] = static_cast<std::uint8_t>((upper * (256 - down) + lower * down + 32768) >> 16);
    }
}

// Rounded up, but not for an error in the last bits.
int enclosingLength(double length)
{
    return std::max(1, static_cast<int>(std::ceil(length - 1e-6)));
}

} // namespace

Image rotatedQuarter(const Image& picture, int clockwiseQuarterTurns)
{
    const int turns = ((clockwiseQuarterTurns % 4) + 4) % 4;
    if (turns == 0 || picture.isEmpty()) {
        return picture;
    }
    const int w = picture.width;
    const int h = picture.height;
    Image result = turns == 2 ? Image(w, h) : Image(h, w);
    for (int y = 0; y < result.height; ++y) {
        std::uint8_t* out = result.row(y);
        for (int x = 0; x < result.width; ++x, out += 3) {
            const int fromX = turns == 1 ? y : turns == 2 ? w - 1 - x : w - 1 - y;
            const int fromY = turns == 1 ? h - 1 - x : turns == 2 ? h - 1 - y : x;
            std::memcpy(out, picture.row(fromY) + static_cast<size_t>(fromX) * 3, 3);
        }
    }
    return result;
}

Image rotated(const Image& picture, double degreesClockwise)
{
    if (picture.isEmpty() || !std::isfinite(degreesClockwise)) {
        return picture;
    }
    const double degrees = std::remainder(degreesClockwise, 360.0);
    if (std::remainder(degrees, 90.0) == 0.0) {
        return rotatedQuarter(picture, static_cast<int>(std::lround(degrees / 90.0)));
    }
    const double angle = degrees * std::numbers::pi / 180.0;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    Image result(enclosingLength(picture.width * std::abs(cosine) + picture.height * std::abs(sine)),
        enclosingLength(picture.width * std::abs(sine) + picture.height * std::abs(cosine)));
    for (int y = 0; y < result.height; ++y) {
        std::uint8_t* out = result.row(y);
        const double dy = y + 0.5 - result.height / 2.0;
        for (int x = 0; x < result.width; ++x, out += 3) {
            const double dx = x + 0.5 - result.width / 2.0;
            // The inverse turn, in image coordinates (y downward), where clockwise is x -> y.
            sampleBilinear(picture, dx * cosine + dy * sine + picture.width / 2.0 - 0.5,
                -dx * sine + dy * cosine + picture.height / 2.0 - 0.5, out);
        }
    }
    return result;
}

Point beforeRotation(Point point, const Image& picture, const Image& rotatedPicture, double degreesClockwise)
{
    const double angle = std::remainder(degreesClockwise, 360.0) * std::numbers::pi / 180.0;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const double dx = point.x - rotatedPicture.width / 2.0;
    const double dy = point.y - rotatedPicture.height / 2.0;
    return {dx * cosine + dy * sine + picture.width / 2.0, -dx * sine + dy * cosine + picture.height / 2.0};
}

} // namespace lectern::image
