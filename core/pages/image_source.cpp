// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/image_source.h"

#include "base/files.h"
#include "image/resize.h"
#include "image/rotate.h"
#include "pages/picture_structure.h"
#include "pages/qt_image.h"

#include <QByteArray>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace lectern::pages {

namespace {

// Qt's own limit is one for the process, and at 128 MB refuses an A4 page scanned at 600 dpi. Sizes are checked here
// before decoding, at up to 8 bytes a pixel (16-bit RGBA).
void raiseAllocationLimit()
{
    static std::once_flag raised;
    std::call_once(raised, [] {
        constexpr int megabytes = static_cast<int>(kMaxDecodedPixels * 8 / (1024 * 1024));
        QImageReader::setAllocationLimit(std::max(QImageReader::allocationLimit(), megabytes));
    });
}

image::Image mirrored(image::Image picture)
{
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t* row = picture.row(y);
        for (int left = 0, right = picture.width - 1; left < right; ++left, --right) {
            std::swap_ranges(row + left * 3, row + left * 3 + 3, row + right * 3);
        }
    }
    return picture;
}

// Undoes what the EXIF orientation says was done to the picture.
image::Image upright(image::Image picture, int orientation)
{
    constexpr int quarterTurns[] = {0, 0, 0, 2, 2, 3, 1, 1, 3}; // clockwise, by orientation
    constexpr bool isMirrored[] = {false, false, true, false, true, true, false, true, false};
    if (isMirrored[orientation]) {
        picture = mirrored(std::move(picture));
    }
    return quarterTurns[orientation] == 0 ? picture : image::rotatedQuarter(picture, quarterTurns[orientation]);
}

std::string pluginHint(FileKind kind)
{
    std::string text = "this installation cannot read " + std::string(kindName(kind)) + " pictures";
    if (kind == FileKind::Tiff || kind == FileKind::WebP) {
        text += ": install the package qt6-image-formats-plugins";
    }
    return text;
}

QByteArray qtFormat(FileKind kind)
{
    return QByteArray::fromStdString(std::string(kindName(kind))).toLower();
}

Result<image::Image> withinBudget(image::Image picture, long long budget)
{
    const double pixels = static_cast<double>(picture.width) * picture.height;
    if (pixels <= static_cast<double>(budget)) {
        return picture;
    }
    const double scale = std::sqrt(static_cast<double>(budget) / pixels);
    int width = std::max(1, static_cast<int>(picture.width * scale));
    int height = std::max(1, static_cast<int>(picture.height * scale));
    // A strip whose short side cannot be less than a pixel still has to fit.
    width = static_cast<int>(std::min<long long>(width, std::max(1LL, budget / height)));
    height = static_cast<int>(std::min<long long>(height, std::max(1LL, budget / width)));
    return image::resizedBicubic(picture, width, height);
}

} // namespace

ImageSource::ImageSource(const std::filesystem::path& path, FileKind kind)
    : m_path(path)
    , m_fileName(path)
    , m_kind(kind)
{ }

Result<std::unique_ptr<PageSource>> ImageSource::open(const std::filesystem::path& path, FileKind kind)
{
    raiseAllocationLimit();
    std::unique_ptr<ImageSource> source(new ImageSource(path, kind));
    if (const auto inspected = source->inspect(); !inspected) {
        return std::unexpected(inspected.error());
    }
    return source;
}

Result<void> ImageSource::inspect()
{
    if (!QImageReader::supportedImageFormats().contains(qtFormat(m_kind))) {
        return fail(ErrorCode::Unsupported, m_path.string() + ": " + pluginHint(m_kind));
    }
    if (m_kind == FileKind::Tiff) {
        m_frameCount = makeReader()->imageCount();
        if (m_frameCount < 1) {
            return fail(ErrorCode::Corrupt, m_path.string() + ": the TIFF file is damaged: it has no frames");
        }
        return {};
    }
    const auto bytes = readFile(m_path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    if ((m_kind == FileKind::Jpeg && !jpegIsComplete(*bytes)) || (m_kind == FileKind::Bmp && !bmpIsComplete(*bytes))
        || (m_kind == FileKind::Gif && !gifIsComplete(*bytes))) {
        return fail(ErrorCode::Corrupt,
            m_path.string() + ": the " + std::string(kindName(m_kind)) + " file is cut off before its end");
    }
    if (m_kind == FileKind::Png) {
        m_orientation = pngOrientation(*bytes);
    } else if (m_kind == FileKind::WebP) {
        m_orientation = webpOrientation(*bytes);
    }
    return {};
}

std::string ImageSource::place(int page) const
{
    return m_frameCount == 1 && page == 0 ? m_path.string() : m_path.string() + ", page " + std::to_string(page + 1);
}

std::unique_ptr<QImageReader> ImageSource::makeReader() const
{
    auto reader = std::make_unique<QImageReader>(m_fileName.name(), qtFormat(m_kind));
    reader->setAutoDetectImageFormat(false);
    // Where the orientation is read here, a later Qt that reads it too must not apply it again.
    reader->setAutoTransform(m_kind == FileKind::Jpeg || m_kind == FileKind::Tiff);
    return reader;
}

Result<std::unique_ptr<QImageReader>> ImageSource::readerAt(int page) const
{
    if (page < 0 || page >= m_frameCount) {
        return fail(ErrorCode::InvalidInput,
            place(page) + ": there is no such page (the file has " + std::to_string(m_frameCount) + ")");
    }
    auto reader = makeReader();
    if (page > 0 && !reader->jumpToImage(page)) {
        return fail(
            ErrorCode::Corrupt, place(page) + ": the frame cannot be found: " + reader->errorString().toStdString());
    }
    const QSize size = reader->size();
    if (size.width() < 1 || size.height() < 1) {
        return fail(ErrorCode::Corrupt, place(page) + ": the " + std::string(kindName(m_kind)) + " picture is damaged");
    }
    if (static_cast<long long>(size.width()) * size.height() > kMaxDecodedPixels) {
        return fail(ErrorCode::Unsupported,
            place(page) + ": " + std::to_string(size.width()) + " x " + std::to_string(size.height())
                + " pixels are too many: at most " + std::to_string(kMaxDecodedPixels / 1000000) + " million are read");
    }
    return reader;
}

Result<PageSize> ImageSource::pageSize(int page)
{
    const auto reader = readerAt(page);
    if (!reader) {
        return std::unexpected(reader.error());
    }
    QSize size = (*reader)->size();
    const bool qtTurns =
        (*reader)->autoTransform() && (*reader)->transformation().testFlag(QImageIOHandler::TransformationRotate90);
    if (qtTurns || m_orientation >= 5) {
        size.transpose();
    }
    return PageSize{static_cast<double>(size.width()), static_cast<double>(size.height())};
}

Result<image::Image> ImageSource::render(int page, const RenderOptions& options, const Cancel& cancel)
{
    if (cancel.requested()) {
        return cancelled();
    }
    if (options.pixelBudget < 1) {
        return fail(ErrorCode::InvalidInput, place(page) + ": cannot be given without a pixel");
    }
    const auto reader = readerAt(page);
    if (!reader) {
        return std::unexpected(reader.error());
    }
    const QImage decoded = (*reader)->read();
    if (cancel.requested()) {
        return cancelled();
    }
    if (decoded.isNull()) {
        return fail(ErrorCode::Corrupt,
            place(page) + ": the " + std::string(kindName(m_kind)) + " picture is damaged or cut off ("
                + (*reader)->errorString().toStdString() + ")");
    }
    return withinBudget(upright(toImage(decoded), m_orientation), options.pixelBudget);
}

Result<std::vector<layout::Word>> ImageSource::words(int page, const Cancel& cancel)
{
    if (cancel.requested()) {
        return cancelled();
    }
    const auto reader = readerAt(page);
    if (!reader) {
        return std::unexpected(reader.error());
    }
    return std::vector<layout::Word>{};
}

Result<void> ImageSource::prepareScaled(int page, const TileRequest& tile, const Cancel& cancel)
{
    if (m_scaled.page == page && m_scaled.quarterTurns == tile.quarterTurns && m_scaled.fullWidth == tile.fullWidth
        && m_scaled.fullHeight == tile.fullHeight) {
        return {};
    }
    m_scaled = {};
    auto whole = render(page, {}, cancel);
    if (!whole) {
        return std::unexpected(whole.error());
    }
    if (tile.quarterTurns != 0) {
        whole = image::rotatedQuarter(*whole, tile.quarterTurns);
    }
    // Made smaller once; made larger piece by piece, which takes no more memory than the pieces.
    if (tile.fullWidth < whole->width || tile.fullHeight < whole->height) {
        whole = image::resizedBicubic(
            *whole, std::min(whole->width, tile.fullWidth), std::min(whole->height, tile.fullHeight));
        if (!whole) {
            return std::unexpected(whole.error());
        }
    }
    m_scaled = {page, tile.quarterTurns, tile.fullWidth, tile.fullHeight, std::move(*whole)};
    return {};
}

Result<image::Image> ImageSource::renderTile(int page, const TileRequest& tile, const Cancel& cancel)
{
    if (!isInsidePage(tile)) {
        return fail(ErrorCode::InvalidInput, place(page) + ": there is no such piece of the page");
    }
    if (const auto prepared = prepareScaled(page, tile, cancel); !prepared) {
        return std::unexpected(prepared.error());
    }
    if (cancel.requested()) {
        return cancelled();
    }
    const QImage whole = asQImage(m_scaled.picture);
    if (whole.width() == tile.fullWidth && whole.height() == tile.fullHeight) {
        return toImage(whole.copy(tile.x, tile.y, tile.width, tile.height));
    }
    QImage piece(tile.width, tile.height, QImage::Format_RGB32);
    piece.fill(Qt::white);
    QPainter painter(&piece);
    // At this size and beyond, a pixel of the picture is to be seen as one.
    const bool magnified = tile.fullWidth >= 3 * whole.width();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !magnified);
    painter.drawImage(QRectF(-tile.x, -tile.y, tile.fullWidth, tile.fullHeight), whole);
    painter.end();
    return toImage(piece);
}

Properties ImageSource::properties()
{
    return {{"Format", std::string(kindName(m_kind))}};
}

} // namespace lectern::pages
