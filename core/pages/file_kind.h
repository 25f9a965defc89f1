// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lectern::pages {

// What a file's first bytes say it is.
enum class FileKind
{
    Pdf,
    Png,
    Jpeg,
    Tiff,
    WebP,
    Bmp,
    Gif,
    Other,
};

inline constexpr int kSniffedBytes = 1024; // PDF readers look for the header in so many

FileKind fileKind(std::string_view firstBytes);

// "PNG", "JPEG", …: for messages.
std::string_view kindName(FileKind kind);

} // namespace lectern::pages
