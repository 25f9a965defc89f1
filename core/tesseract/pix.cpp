// SPDX-License-Identifier: GPL-3.0-or-later
#include "tesseract/pix.h"

#include <algorithm>
#include <vector>

namespace lectern::tesseract {

PixPtr greyPix(const image::Image& picture)
{
    PixPtr pix(pixCreate(picture.width, picture.height, 8));
    if (!pix) {
        return nullptr;
    }
    l_uint32* data = pixGetData(pix.get());
    const int wordsPerLine = pixGetWpl(pix.get());
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* row = picture.row(y);
        l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * wordsPerLine;
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t* rgb = row + static_cast<std::ptrdiff_t>(x) * 3;
            const int grey = (299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2] + 500) / 1000;
            SET_DATA_BYTE(line, x, grey);
        }
    }
    return pix;
}

PixPtr inkPix(const PixPtr& grey)
{
    Pix* ink = nullptr;
    constexpr int kTile = 400; // pixels: large enough to hold paper and ink
    pixOtsuAdaptiveThreshold(grey.get(), kTile, kTile, 0, 0, 0.1F, nullptr, &ink);
    return PixPtr(ink);
}

double usualInkHeight(const PixPtr& ink)
{
    constexpr int kMinHeight = 4; // less is dust
    constexpr size_t kMinPieces = 20;
    Boxa* boxes = pixConnCompBB(ink.get(), 8);
    if (!boxes) {
        return 0;
    }
    std::vector<int> heights;
    const int limit = pixGetHeight(ink.get()) / 8;
    for (int i = 0; i < boxaGetCount(boxes); ++i) {
        l_int32 width = 0;
        l_int32 height = 0;
        boxaGetBoxGeometry(boxes, i, nullptr, nullptr, &width, &height);
        if (height >= kMinHeight && height < limit && width < 8 * height) {
            heights.push_back(height);
        }
    }
    boxaDestroy(&boxes);
    if (heights.size() < kMinPieces) {
        return 0;
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

} // namespace lectern::tesseract
