// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/file_kind.h"

namespace lectern::pages {

FileKind fileKind(std::string_view firstBytes)
{
    using namespace std::string_view_literals;
    if (firstBytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        return FileKind::Png;
    }
    if (firstBytes.starts_with("\xff\xd8\xff"sv)) {
        return FileKind::Jpeg;
    }
    if (firstBytes.starts_with("II*\0"sv) || firstBytes.starts_with("MM\0*"sv) || firstBytes.starts_with("II+\0"sv)
        || firstBytes.starts_with("MM\0+"sv)) {
        return FileKind::Tiff;
    }
    if (firstBytes.starts_with("RIFF"sv) && firstBytes.substr(0, 12).ends_with("WEBP"sv)) {
        return FileKind::WebP;
    }
    if (firstBytes.starts_with("GIF87a"sv) || firstBytes.starts_with("GIF89a"sv)) {
        return FileKind::Gif;
    }
    if (firstBytes.substr(0, kSniffedBytes).find("%PDF-"sv) != std::string_view::npos) {
        return FileKind::Pdf;
    }
    // Two letters say little: a text may begin with them. The reserved words of the header are zero.
    if (firstBytes.starts_with("BM"sv) && firstBytes.size() >= 14 && firstBytes.substr(6, 4) == "\0\0\0\0"sv) {
        return FileKind::Bmp;
    }
    return FileKind::Other;
}

std::string_view kindName(FileKind kind)
{
    switch (kind) {
    case FileKind::Pdf:
        return "PDF";
    case FileKind::Png:
        return "PNG";
    case FileKind::Jpeg:
        return "JPEG";
    case FileKind::Tiff:
        return "TIFF";
    case FileKind::WebP:
        return "WebP";
    case FileKind::Bmp:
        return "BMP";
    case FileKind::Gif:
        return "GIF";
    case FileKind::Other:
        break;
    }
    return "unknown";
}

} // namespace lectern::pages
