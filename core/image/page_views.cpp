// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/page_views.h"

#include "image/crop.h"
#include "image/resize.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

namespace lectern::image {

namespace {

constexpr int kMaxCrops = 6;
constexpr std::uint8_t kCanvasLevel = 127;

// Python's round(): halves go to the even neighbour, whatever the rounding mode of the process.
int roundHalfEven(double value)
{
    const double low = std::floor(value);
    const double rest = value - low;
    const int whole = static_cast<int>(low);
    if (rest > 0.5 || (rest == 0.5 && whole % 2 != 0)) {
        return whole + 1;
    }
    return whole;
}

void pasteInto(Image& canvas, const Image& picture, int x, int y)
{
    for (int r = 0; r < picture.height; ++r) {
        std::memcpy(
            canvas.row(y + r) + static_cast<size_t>(x) * 3, picture.row(r), static_cast<size_t>(picture.width) * 3);
    }
}

std::string sizeText(const Image& page)
{
    return std::to_string(page.width) + " x " + std::to_string(page.height) + " pixels";
}

} // namespace

CropGrid chooseCropGrid(int width, int height)
{
    if (width <= kCropSide && height <= kCropSide) {
        return {};
    }
    const double aspect = static_cast<double>(width) / height;
    const double area = static_cast<double>(width) * height;
    CropGrid best;
    double bestDistance = std::numeric_limits<double>::infinity();
    for (int crops = 2; crops <= kMaxCrops; ++crops) {
        for (int columns = 1; columns <= crops; ++columns) {
            if (crops % columns != 0) {
                continue;
            }
            const int rows = crops / columns;
            const double distance = std::abs(aspect - static_cast<double>(columns) / rows);
            const bool laterWinsTie = area > 0.5 * kCropSide * kCropSide * crops;
            if (distance < bestDistance || (distance == bestDistance && laterWinsTie)) {
                bestDistance = distance;
                best = {columns, rows};
            }
        }
    }
    return best;
}

GlobalPlacement placeInGlobalView(int width, int height)
{
    // PIL.ImageOps.pad: compares and scales by ratios in double, which rounds otherwise than integer arithmetic would.
    constexpr int side = kGlobalViewSide;
    GlobalPlacement place{side, side, 0, 0};
    const double ratio = static_cast<double>(width) / height;
    if (ratio > 1.0) {
        place.height = roundHalfEven(static_cast<double>(height) / width * side);
    } else if (ratio < 1.0) {
        place.width = roundHalfEven(ratio * side);
    }
    place.x = roundHalfEven((side - place.width) * 0.5);
    place.y = roundHalfEven((side - place.height) * 0.5);
    return place;
}

Result<PageViews> makePageViews(const Image& page)
{
    if (page.isEmpty()) {
        return fail(ErrorCode::InvalidInput, "the page has no pixels (" + sizeText(page) + ")");
    }
    PageViews views;
    views.grid = chooseCropGrid(page.width, page.height);
    views.placement = placeInGlobalView(page.width, page.height);
    if (views.placement.width < 1 || views.placement.height < 1) {
        return fail(ErrorCode::InvalidInput,
            "the page is too long and narrow for the model (" + sizeText(page) + "): cut it into shorter pieces");
    }
    auto fitted = resizedBicubic(page, views.placement.width, views.placement.height);
    if (!fitted) {
        return std::unexpected(fitted.error());
    }
    views.global = Image(kGlobalViewSide, kGlobalViewSide, kCanvasLevel);
    pasteInto(views.global, *fitted, views.placement.x, views.placement.y);
    if (views.grid.crops() == 0) {
        return views;
    }
    const auto whole = resizedBicubic(page, kCropSide * views.grid.columns, kCropSide * views.grid.rows);
    if (!whole) {
        return std::unexpected(whole.error());
    }
    for (int row = 0; row < views.grid.rows; ++row) {
        for (int column = 0; column < views.grid.columns; ++column) {
            views.crops.push_back(cropped(*whole, {column * kCropSide, row * kCropSide, kCropSide, kCropSide}));
        }
    }
    return views;
}

} // namespace lectern::image
