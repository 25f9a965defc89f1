// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_source.h"

#include "pages/file_kind.h"
#include "pages/image_source.h"
#include "pages/pdf_source.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace lectern::pages {

namespace {

// Refuses what cannot be read before anything tries to: a pipe would hang, a folder reads as garbage.
Result<void> checkReadable(const std::filesystem::path& path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return fail(ErrorCode::NotFound, path.string() + ": there is no such file");
    }
    if (error) {
        return fail(ErrorCode::Unreadable, path.string() + ": cannot be read: " + error.message());
    }
    if (std::filesystem::is_directory(status)) {
        return fail(ErrorCode::Unreadable, path.string() + ": is a folder, not a file");
    }
    if (!std::filesystem::is_regular_file(status)) {
        return fail(ErrorCode::Unreadable, path.string() + ": is not a regular file: save it to one first");
    }
    return {};
}

Result<std::string> firstBytes(const std::filesystem::path& path)
{
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return fail(ErrorCode::Unreadable, path.string() + ": cannot be opened: " + std::strerror(errno));
    }
    std::string bytes(kSniffedBytes, '\0');
    file.read(bytes.data(), kSniffedBytes);
    if (file.bad()) {
        return fail(ErrorCode::Unreadable, path.string() + ": cannot be read: " + std::strerror(errno));
    }
    bytes.resize(static_cast<size_t>(file.gcount()));
    return bytes;
}

bool isNamedPdf(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return extension == ".pdf";
}

} // namespace

Result<std::unique_ptr<PageSource>> PageSource::open(const std::filesystem::path& path, const OpenOptions& options)
{
    if (const auto readable = checkReadable(path); !readable) {
        return std::unexpected(readable.error());
    }
    const auto start = firstBytes(path);
    if (!start) {
        return std::unexpected(start.error());
    }
    if (start->empty()) {
        return fail(ErrorCode::Corrupt, path.string() + ": the file is empty");
    }
    const FileKind kind = fileKind(*start);
    // A PDF that has lost its header may still be repaired, so the name counts where the content says nothing.
    if (kind == FileKind::Pdf || (kind == FileKind::Other && isNamedPdf(path))) {
        return PdfSource::open(path, options);
    }
    if (kind == FileKind::Other) {
        return fail(ErrorCode::Unsupported,
            path.string() + ": is neither a PDF nor a PNG, JPEG, TIFF, WebP, BMP or GIF picture");
    }
    return ImageSource::open(path, kind);
}

Result<image::Image> PageSource::renderTile(int, const TileRequest&, const Cancel&)
{
    return fail(ErrorCode::Unsupported, "this source gives whole pages only");
}

Result<std::vector<PageLink>> PageSource::links(int)
{
    return std::vector<PageLink>{};
}

Result<std::vector<OutlineEntry>> PageSource::outline()
{
    return std::vector<OutlineEntry>{};
}

Properties PageSource::properties()
{
    return {};
}

bool isInsidePage(const TileRequest& tile)
{
    return tile.x >= 0 && tile.y >= 0 && tile.width > 0 && tile.height > 0 && tile.width <= kMaxTileSide
        && tile.height <= kMaxTileSide && tile.x <= tile.fullWidth - tile.width
        && tile.y <= tile.fullHeight - tile.height && tile.quarterTurns >= 0 && tile.quarterTurns <= 3;
}

} // namespace lectern::pages
