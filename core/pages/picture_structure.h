// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lectern::pages {

// What Qt's decoders do not tell about a picture file. All of these read nothing outside of the bytes given.

// True where a JPEG file goes on to its end-of-image mark. Qt's decoder fills what is missing with grey and calls it
// done.
bool jpegIsComplete(std::string_view file);

// The same for the pixel rows of an uncompressed BMP (true for any other BMP) and for the first frame of a GIF, which
// Qt's decoders leave black where the file ends early.
bool bmpIsComplete(std::string_view file);
bool gifIsComplete(std::string_view file);

// The EXIF orientation (1…8) in a PNG's eXIf or a WebP's EXIF chunk; 1 where there is none or it makes no sense. Qt
// reads it from JPEG and TIFF only.
int pngOrientation(std::string_view file);
int webpOrientation(std::string_view file);

// The same from a block of EXIF data, which is laid out as a TIFF file.
int exifOrientation(std::string_view exif);

} // namespace lectern::pages
