// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_thumbnail.h"

#include "pages/qt_image.h"

#include <algorithm>
#include <cmath>

namespace lectern::ui {

namespace {

constexpr int kOversize = 3;

} // namespace

Result<QImage> renderThumbnail(pages::PageSource& source, int page, int side, const Cancel& cancel)
{
    const auto size = source.pageSize(page);
    if (!size) {
        return std::unexpected(size.error());
    }
    // Rendered larger and made smaller: Poppler draws no line thinner than a pixel, which blackens small tables.
    const double scale = kOversize * side / std::max(size->width, size->height);
    pages::TileRequest request;
    request.width = request.fullWidth = std::max(1, static_cast<int>(std::lround(size->width * scale)));
    request.height = request.fullHeight = std::max(1, static_cast<int>(std::lround(size->height * scale)));
    const auto picture = source.renderTile(page, request, cancel);
    if (!picture) {
        return std::unexpected(picture.error());
    }
    const QImage large = pages::asQImage(*picture).convertToFormat(QImage::Format_RGB32);
    const QSize small = large.size().scaled(side, side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    return large.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace lectern::ui
