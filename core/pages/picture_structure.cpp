// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/picture_structure.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>

namespace lectern::pages {

namespace {

using namespace std::string_view_literals;

std::uint32_t number(std::string_view bytes, size_t at, size_t length, bool bigEndian)
{
    std::uint32_t value = 0;
    for (size_t i = 0; i < length; ++i) {
        const size_t from = bigEndian ? at + i : at + length - 1 - i;
        value = value << 8 | static_cast<std::uint8_t>(bytes[from]);
    }
    return value;
}

// The body of the first chunk of a name in a file of chunks, each with a length and a name before its body.
struct ChunkLayout
{
    size_t start = 0; // of the first chunk
    bool lengthFirst = true; // PNG: length, name; RIFF: name, length
    bool bigEndian = true;
    size_t trailer = 0; // bytes after each body
    bool padded = false; // bodies are padded to an even length
};

std::optional<std::string_view> findChunk(std::string_view file, std::string_view name, const ChunkLayout& chunks)
{
    size_t at = chunks.start;
    while (at + 8 <= file.size()) {
        const size_t length = number(file, chunks.lengthFirst ? at : at + 4, 4, chunks.bigEndian);
        const std::string_view found = file.substr(chunks.lengthFirst ? at + 4 : at, 4);
        at += 8;
        if (found == name) {
            return file.substr(at, length);
        }
        at += length + (chunks.padded ? length % 2 : 0) + chunks.trailer;
    }
    return std::nullopt;
}

} // namespace

bool jpegIsComplete(std::string_view file)
{
    // Segments are jumped over, for a thumbnail in one has an end mark of its own; after a start of scan comes coded
    // data, in which 0xFF is followed by 0 or a restart mark.
    size_t at = 2;
    while (at + 2 <= file.size()) {
        if (static_cast<std::uint8_t>(file[at]) != 0xFF) {
            ++at;
            continue;
        }
        const auto mark = static_cast<std::uint8_t>(file[at + 1]);
        if (mark == 0xD9) {
            return true;
        }
        if (mark == 0xFF) { // fill byte
            ++at;
        } else if (mark == 0 || mark == 1 || (mark >= 0xD0 && mark <= 0xD8)) { // no length follows
            at += 2;
        } else if (at + 4 <= file.size()) {
            at += 2 + number(file, at + 2, 2, true);
        } else {
            return false;
        }
    }
    return false;
}

bool bmpIsComplete(std::string_view file)
{
    constexpr size_t headersEnd = 34;
    constexpr std::uint32_t oldHeader = 12; // OS/2 1.x: 16-bit sizes, never compressed
    if (file.size() < headersEnd) {
        return false;
    }
    const bool old = number(file, 14, 4, false) == oldHeader;
    const std::uint64_t width = old ? number(file, 18, 2, false) : number(file, 18, 4, false);
    const auto signedHeight = static_cast<std::int32_t>(old ? number(file, 20, 2, false) : number(file, 22, 4, false));
    const std::uint64_t depth = number(file, old ? 24 : 28, 2, false);
    const std::uint32_t compression = old ? 0 : number(file, 30, 4, false);
    constexpr std::uint32_t bitFields = 3;
    if (compression != 0 && compression != bitFields) {
        return true;
    }
    // 2^32 pixels of 64 bits still fit; the size is checked elsewhere.
    const std::uint64_t stride = (width * std::min<std::uint64_t>(depth, 64) + 31) / 32 * 4;
    const auto rows = static_cast<std::uint64_t>(std::abs(static_cast<std::int64_t>(signedHeight)));
    const std::uint64_t start = number(file, 10, 4, false);
    return rows == 0 || (start <= file.size() && stride <= (file.size() - start) / rows);
}

bool gifIsComplete(std::string_view file)
{
    const auto paletteSize = [&file](size_t flags) {
        const auto bits = static_cast<std::uint8_t>(file[flags]);
        return (bits & 0x80) != 0 ? size_t{3} << ((bits & 7) + 1) : size_t{0};
    };
    constexpr size_t screenEnd = 13;
    if (file.size() < screenEnd) {
        return false;
    }
    size_t at = screenEnd + paletteSize(10);
    while (at < file.size()) {
        const char block = file[at];
        if (block == '\x2c') { // a frame: descriptor, palette, code size
            if (at + 10 > file.size()) {
                return false;
            }
            at += 10 + paletteSize(at + 9) + 1;
        } else if (block == '\x21') { // an extension: label
            at += 2;
        } else {
            return false;
        }
        while (at < file.size() && file[at] != 0) {
            at += 1 + static_cast<std::uint8_t>(file[at]);
        }
        if (at >= file.size()) {
            return false;
        }
        if (block == '\x2c') {
            return true;
        }
        ++at;
    }
    return false;
}

int exifOrientation(std::string_view exif)
{
    constexpr std::uint32_t orientationTag = 0x0112;
    constexpr std::uint32_t shortType = 3;
    constexpr size_t entrySize = 12;
    if (exif.starts_with("Exif\0\0"sv)) {
        exif.remove_prefix(6);
    }
    if (exif.size() < 8 || !(exif.starts_with("II*\0"sv) || exif.starts_with("MM\0*"sv))) {
        return 1;
    }
    const bool bigEndian = exif[0] == 'M';
    const size_t directory = number(exif, 4, 4, bigEndian);
    if (directory + 2 > exif.size()) {
        return 1;
    }
    const size_t count = number(exif, directory, 2, bigEndian);
    for (size_t i = 0; i < count; ++i) {
        const size_t entry = directory + 2 + i * entrySize;
        if (entry + entrySize > exif.size()) {
            break;
        }
        if (number(exif, entry, 2, bigEndian) == orientationTag && number(exif, entry + 2, 2, bigEndian) == shortType) {
            const auto value = static_cast<int>(number(exif, entry + 8, 2, bigEndian));
            return value >= 1 && value <= 8 ? value : 1;
        }
    }
    return 1;
}

int pngOrientation(std::string_view file)
{
    return exifOrientation(findChunk(file, "eXIf", {.start = 8, .trailer = 4}).value_or(""));
}

int webpOrientation(std::string_view file)
{
    const ChunkLayout riff{.start = 12, .lengthFirst = false, .bigEndian = false, .padded = true};
    return exifOrientation(findChunk(file, "EXIF", riff).value_or(""));
}

} // namespace lectern::pages
