// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/region_source.h"

#include "image/crop.h"

#include <algorithm>
#include <cmath>

namespace lectern::recognition {

namespace {

constexpr double kMargin = 8; // points round the region; letters that touch an edge are misread
constexpr double kMarginOfPicture = 1 / 120.0; // of a picture's longer side, which may have any resolution
constexpr double kWantedPixels = 1024; // of the longer side, which is what the model's global view takes in
constexpr double kFinestDpi = 300;

document::Rect within(const document::Rect& box, const document::Rect& region)
{
    return {std::clamp(box.x1, region.x1, region.x2), std::clamp(box.y1, region.y1, region.y2),
        std::clamp(box.x2, region.x1, region.x2), std::clamp(box.y2, region.y1, region.y2)};
}

document::Rect scaled(const document::Rect& box, const document::Rect& frame)
{
    return {frame.x1 + box.x1 * frame.width(), frame.y1 + box.y1 * frame.height(), frame.x1 + box.x2 * frame.width(),
        frame.y1 + box.y2 * frame.height()};
}

} // namespace

RegionSource::RegionSource(std::unique_ptr<pages::PageSource> source, const document::Rect& region)
    : m_source(std::move(source))
    , m_region(within(region, {0, 0, 1, 1}))
{ }

document::Rect RegionSource::withMargin(const pages::PageSize& size) const
{
    const double margin = isPdf() ? kMargin : kMarginOfPicture * std::max(size.width, size.height);
    const double x = size.width > 0 ? margin / size.width : 0;
    const double y = size.height > 0 ? margin / size.height : 0;
    return {m_region.x1 - x, m_region.y1 - y, m_region.x2 + x, m_region.y2 + y};
}

Result<pages::PageSize> RegionSource::pageSize(int page)
{
    const auto size = m_source->pageSize(page);
    if (!size) {
        return size;
    }
    const document::Rect frame = withMargin(*size);
    return pages::PageSize{size->width * frame.width(), size->height * frame.height()};
}

Result<image::Image> RegionSource::render(int page, const pages::RenderOptions& options, const Cancel& cancel)
{
    const auto size = m_source->pageSize(page);
    if (!size) {
        return std::unexpected(size.error());
    }
    pages::RenderOptions finer = options;
    const double inches = std::max(size->width * m_region.width(), size->height * m_region.height()) / 72;
    if (isPdf() && inches > 0) {
        finer.dpi = std::max(options.dpi, std::min(kFinestDpi, kWantedPixels / inches));
    }
    const auto whole = m_source->render(page, finer, cancel);
    if (!whole) {
        return whole;
    }
    const image::PixelRect part = image::touchedPixels(*whole, m_region.x1, m_region.y1, m_region.x2, m_region.y2);
    const image::Image cut = image::cropped(*whole, part);
    if (cut.isEmpty()) {
        return fail(ErrorCode::InvalidInput, "page " + std::to_string(page + 1) + ": this area is empty");
    }
    const document::Rect frame = withMargin(*size);
    const int x = static_cast<int>(std::lround((m_region.x1 - frame.x1) * whole->width));
    const int y = static_cast<int>(std::lround((m_region.y1 - frame.y1) * whole->height));
    image::Image picture(cut.width + 2 * x, cut.height + 2 * y, 255);
    for (int row = 0; row < cut.height; ++row) {
        std::copy_n(
            cut.row(row), static_cast<size_t>(cut.width) * 3, picture.row(row + y) + static_cast<size_t>(x) * 3);
    }
    return picture;
}

Result<std::vector<layout::Word>> RegionSource::words(int page, const Cancel& cancel)
{
    const auto size = m_source->pageSize(page);
    if (!size) {
        return std::unexpected(size.error());
    }
    auto words = m_source->words(page, cancel);
    if (!words) {
        return words;
    }
    std::erase_if(*words, [this](const layout::Word& word) { return !m_region.holdsCentreOf(word.box); });
    const document::Rect frame = withMargin(*size);
    for (layout::Word& word : *words) {
        word.box = {(word.box.x1 - frame.x1) / frame.width(), (word.box.y1 - frame.y1) / frame.height(),
            (word.box.x2 - frame.x1) / frame.width(), (word.box.y2 - frame.y1) / frame.height()};
    }
    return words;
}

void RegionSource::toPage(document::PageResult& result, int page)
{
    const auto size = m_source->pageSize(page);
    if (!size) {
        return; // then nothing of it was read
    }
    result.width = size->width;
    result.height = size->height;
    const document::Rect frame = withMargin(*size);
    for (document::Block& block : result.blocks) {
        for (document::Rect& box : block.boxes) {
            box = within(scaled(box, frame), m_region);
        }
    }
    for (document::DoubtfulWord& word : result.doubtful) {
        word.box = within(scaled(word.box, frame), m_region);
    }
}

} // namespace lectern::recognition
