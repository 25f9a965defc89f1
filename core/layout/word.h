// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

#include <string>

namespace lectern::layout {

// One word of a page with where it stands: from a PDF's text layer or from Tesseract.
struct Word
{
    std::string text; // UTF-8
    document::Rect box; // page-relative
    std::string fontName; // empty where unknown
    double fontSize = 0; // points (text layer) or estimated from the box (Tesseract), 0: unknown
    bool bold = false;
    bool italic = false;
    double confidence = 1; // 0…1; 1 for a text layer
    int rotation = 0; // degrees clockwise in which the word is written: 0, 90, 180 or 270
    bool spaceAfter = true; // false: joined to the next word (CJK runs, split words)
};

} // namespace lectern::layout
