// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/figures.h"

#include "document/labels.h"
#include "exports/export_file.h"
#include "pages/image_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lectern::exports {
namespace {

constexpr int kJpegQuality = 90;

// A product such as 0.3 × 10 may lie a hair above the whole number that it stands for.
constexpr double kPixelSlack = 1e-6;

document::Rect boxRound(const std::vector<document::Rect>& boxes)
{
    document::Rect all;
    for (const document::Rect& box : boxes) {
        if (!box.isEmpty())
            all = all.isEmpty() ? box : all.united(box);
    }
    return all;
}

Result<std::filesystem::path> writePicture(const image::Image& picture, const std::filesystem::path& file)
{
    const auto jpeg = pages::encodeJpeg(picture, kJpegQuality);
    if (!jpeg)
        return std::unexpected(jpeg.error());
    return writeExport(file, *jpeg);
}

} // namespace

image::Image cutOut(const image::Image& page, const document::Rect& box)
{
    if (page.isEmpty() || !(box.x1 < box.x2) || !(box.y1 < box.y2)) // also where one is not a number
        return {};
    const auto first = [](double edge, int side) {
        return static_cast<int>(std::clamp(std::floor(edge * side + kPixelSlack), 0.0, static_cast<double>(side)));
    };
    const auto last = [](double edge, int side) {
        return static_cast<int>(std::clamp(std::ceil(edge * side - kPixelSlack), 0.0, static_cast<double>(side)));
    };
    const int left = first(box.x1, page.width);
    const int top = first(box.y1, page.height);
    const int width = last(box.x2, page.width) - left;
    const int height = last(box.y2, page.height) - top;
    if (width <= 0 || height <= 0)
        return {};
    image::Image out(width, height);
    for (int y = 0; y < height; ++y)
        std::memcpy(out.row(y), page.row(top + y) + static_cast<size_t>(left) * 3, static_cast<size_t>(width) * 3);
    return out;
}

Result<std::vector<std::filesystem::path>> saveFigures(
    document::PageResult& page, const image::Image& pageImage, const ExportTarget& target)
{
    std::vector<std::filesystem::path> written;
    for (document::Block& block : page.blocks) {
        if (!document::isFigure(block.label))
            continue;
        const image::Image picture = cutOut(pageImage, boxRound(block.boxes));
        if (picture.isEmpty())
            continue;
        const std::string name = target.figure(page.page, static_cast<int>(written.size()));
        auto path = writePicture(picture, target.folder / name);
        if (!path)
            return std::unexpected(path.error());
        block.image = name;
        written.push_back(std::move(*path));
    }
    return written;
}

Result<void> saveFigure(
    const document::Rect& box, const image::Image& pageImage, const ExportTarget& target, const std::string& name)
{
    const image::Image picture = cutOut(pageImage, box);
    if (picture.isEmpty())
        return fail(ErrorCode::InvalidInput, name + ": nothing of this figure lies on its page");
    const auto path = writePicture(picture, target.folder / name);
    return path ? Result<void>() : std::unexpected(path.error());
}

} // namespace lectern::exports
