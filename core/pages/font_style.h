// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern::pages {

struct FontStyle
{
    bool bold = false;
    bool italic = false;
    friend bool operator==(const FontStyle&, const FontStyle&) = default;
};

// What a PostScript font name says of the style: by its words ("-BoldItalic", ",Bold", "Semibold", "Oblique"), by the
// abbreviations of the URW fonts ("-Medi", "-ReguItal", "-BdIt") and by the names of TeX's fonts (CMBX10, CMTI10).
FontStyle fontStyle(std::string_view fontName);

// "ABCDEF+Name" without the tag of a subset font.
std::string withoutSubsetTag(std::string_view fontName);

} // namespace lectern::pages
