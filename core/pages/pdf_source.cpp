// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pdf_source.h"

#include "pages/pdf_navigation.h"
#include "pages/poppler_messages.h"
#include "pages/qt_file_name.h"
#include "pages/qt_image.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QVariant>

#include <poppler-qt6.h>

#include <algorithm>
#include <cmath>

namespace lectern::pages {

namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMaxSide = 32767; // pixels; what QImage and its users can address
constexpr double kRoundingSlack = 1e-4; // 612 pt at 200 dpi are 1700 pixels, whatever the last bits say

// PDF 1.x compares the bytes of a Latin-1 password, PDF 2.0 those of UTF-8: each is tried.
std::vector<QByteArray> passwordCandidates(const std::string& password)
{
    const QByteArray utf8 = QByteArray::fromStdString(password);
    const QByteArray latin1 = QString::fromUtf8(utf8).toLatin1();
    return utf8 == latin1 ? std::vector{utf8} : std::vector{utf8, latin1};
}

std::string because(const PopplerMessages& messages)
{
    return messages.first().empty() ? std::string() : " (" + messages.first() + ")";
}

bool isCancelled(const QVariant& closure)
{
    return static_cast<const Cancel*>(closure.value<void*>())->requested();
}

bool isSaneSize(const PageSize& size)
{
    return std::isfinite(size.width) && std::isfinite(size.height) && size.width > 0 && size.height > 0;
}

} // namespace

PixelSize pixelSize(const PageSize& points, const RenderOptions& options)
{
    const double scale = options.dpi / kPointsPerInch;
    double width = std::max(1.0, std::ceil(points.width * scale - kRoundingSlack));
    double height = std::max(1.0, std::ceil(points.height * scale - kRoundingSlack));
    const double budget = static_cast<double>(std::max(1LL, options.pixelBudget));
    const double shrink = std::min({1.0, std::sqrt(budget / (width * height)), kMaxSide / width, kMaxSide / height});
    if (shrink < 1.0) {
        width = std::max(1.0, std::floor(width * shrink));
        height = std::max(1.0, std::floor(height * shrink));
        // A strip whose short side cannot be less than a pixel still has to fit.
        width = std::min(width, std::max(1.0, std::floor(budget / height)));
        height = std::min(height, std::max(1.0, std::floor(budget / width)));
    }
    return {static_cast<int>(width), static_cast<int>(height)};
}

PdfSource::PdfSource(
    const std::filesystem::path& path, std::unique_ptr<Poppler::Document> document, std::string password)
    : m_path(path)
    , m_document(std::move(document))
    , m_words(path, std::move(password), m_document->numPages())
    , m_pageCount(m_document->numPages())
{
    m_document->setRenderBackend(Poppler::Document::SplashBackend);
    m_document->setRenderHint(Poppler::Document::Antialiasing);
    m_document->setRenderHint(Poppler::Document::TextAntialiasing);
}

PdfSource::~PdfSource() = default;

Result<std::unique_ptr<PageSource>> PdfSource::open(const std::filesystem::path& path, const OpenOptions& options)
{
    const PopplerMessages messages;
    const QtFileName file(path); // Poppler opens it once
    std::unique_ptr<Poppler::Document> document;
    std::string password;
    for (const QByteArray& candidate : passwordCandidates(options.password)) {
        document = Poppler::Document::load(file.name(), candidate, candidate);
        password = candidate.toStdString();
        if (!document || !document->isLocked()) {
            break;
        }
    }
    if (!document) {
        return fail(
            ErrorCode::Corrupt, path.string() + ": is not a PDF, or is damaged beyond repair" + because(messages));
    }
    if (document->isLocked()) {
        return fail(ErrorCode::Encrypted,
            path.string()
                + (options.password.empty() ? ": is encrypted: give its password with --password"
                                            : ": is encrypted, and the password given does not open it"));
    }
    if (document->numPages() < 1) {
        return fail(ErrorCode::Corrupt, path.string() + ": has no pages" + because(messages));
    }
    return std::unique_ptr<PageSource>(new PdfSource(path, std::move(document), std::move(password)));
}

std::string PdfSource::place(int page) const
{
    return m_path.string() + ", page " + std::to_string(page + 1);
}

Result<std::unique_ptr<Poppler::Page>> PdfSource::loadPage(int page) const
{
    if (page < 0 || page >= m_pageCount) {
        return fail(ErrorCode::InvalidInput,
            place(page) + ": there is no such page (the file has " + std::to_string(m_pageCount) + ")");
    }
    const PopplerMessages messages;
    auto loaded = m_document->page(page);
    if (!loaded) {
        return fail(ErrorCode::Corrupt, place(page) + ": the page is damaged" + because(messages));
    }
    return loaded;
}

Result<PageSize> PdfSource::pageSize(int page)
{
    const auto loaded = loadPage(page);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    const QSizeF points = (*loaded)->pageSizeF();
    const PageSize size{points.width(), points.height()};
    if (!isSaneSize(size)) {
        return fail(ErrorCode::Corrupt, place(page) + ": the page has no area");
    }
    return size;
}

Result<image::Image> PdfSource::render(int page, const RenderOptions& options, const Cancel& cancel)
{
    if (cancel.requested()) {
        return cancelled();
    }
    if (!std::isfinite(options.dpi) || options.dpi <= 0 || options.pixelBudget < 1) {
        return fail(
            ErrorCode::InvalidInput, place(page) + ": cannot be rendered at " + std::to_string(options.dpi) + " dpi");
    }
    const auto size = pageSize(page);
    if (!size) {
        return std::unexpected(size.error());
    }
    const auto loaded = loadPage(page);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    const PixelSize pixels = pixelSize(*size, options);
    const PopplerMessages messages;
    // The page fills its pixels exactly, so that page-relative boxes need no correction for the rounding.
    const QVariant closure = QVariant::fromValue(const_cast<void*>(static_cast<const void*>(&cancel)));
    const QImage rendered = (*loaded)->renderToImage(pixels.width * kPointsPerInch / size->width,
        pixels.height * kPointsPerInch / size->height, 0, 0, pixels.width, pixels.height, Poppler::Page::Rotate0,
        nullptr, nullptr, isCancelled, closure);
    if (cancel.requested()) {
        return cancelled();
    }
    if (rendered.isNull()) {
        return fail(ErrorCode::Corrupt, place(page) + ": the page cannot be rendered" + because(messages));
    }
    return toImage(rendered);
}

Result<std::vector<layout::Word>> PdfSource::words(int page, const Cancel& cancel)
{
    if (cancel.requested()) {
        return cancelled();
    }
    const auto size = pageSize(page);
    if (!size) {
        return std::unexpected(size.error());
    }
    auto words = m_words.onPage(page, *size);
    if (cancel.requested()) {
        return cancelled();
    }
    if (!words) {
        return fail(words.error().code, place(page) + ": " + words.error().message);
    }
    return words;
}

Result<image::Image> PdfSource::renderTile(int page, const TileRequest& tile, const Cancel& cancel)
{
    if (cancel.requested()) {
        return cancelled();
    }
    if (!isInsidePage(tile)) {
        return fail(ErrorCode::InvalidInput, place(page) + ": there is no such piece of the page");
    }
    const auto size = pageSize(page);
    if (!size) {
        return std::unexpected(size.error());
    }
    const auto loaded = loadPage(page);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    const bool upright = tile.quarterTurns % 2 == 0;
    const double width = upright ? size->width : size->height; // points, as turned
    const double height = upright ? size->height : size->width;
    const PopplerMessages messages;
    const QVariant closure = QVariant::fromValue(const_cast<void*>(static_cast<const void*>(&cancel)));
    const QImage rendered = (*loaded)->renderToImage(tile.fullWidth * kPointsPerInch / width,
        tile.fullHeight * kPointsPerInch / height, tile.x, tile.y, tile.width, tile.height,
        static_cast<Poppler::Page::Rotation>(tile.quarterTurns), nullptr, nullptr, isCancelled, closure);
    if (cancel.requested()) {
        return cancelled();
    }
    if (rendered.isNull()) {
        return fail(ErrorCode::Corrupt, place(page) + ": the page cannot be rendered" + because(messages));
    }
    return toImage(rendered);
}

Result<std::vector<PageLink>> PdfSource::links(int page)
{
    const auto loaded = loadPage(page);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    const PopplerMessages messages;
    return linksOf(**loaded, m_pageCount);
}

Result<std::vector<OutlineEntry>> PdfSource::outline()
{
    const PopplerMessages messages;
    return outlineOf(*m_document);
}

Properties PdfSource::properties()
{
    const PopplerMessages messages;
    return propertiesOf(*m_document);
}

} // namespace lectern::pages
