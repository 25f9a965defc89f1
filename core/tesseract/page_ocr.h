// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tesseract/ocr_engine.h"
#include "tesseract/pix.h"

#include <tesseract/baseapi.h>

// What runs on the engine's thread. Private to this folder.

namespace lectern::tesseract {

class PageOcr
{
public:
    Result<OcrPage> read(const image::Image& picture, const OcrOptions& options, const Cancel& cancel);

private:
    Result<void> loadLanguages(const OcrOptions& options);
    // Quarter turns clockwise that set the page upright; 0 where it cannot be told.
    int turnsNeeded(const PixPtr& grey);

    std::unique_ptr<::tesseract::TessBaseAPI> m_reader;
    std::string m_languages; // that m_reader has loaded
    std::unique_ptr<::tesseract::TessBaseAPI> m_orientation;
    bool m_hasOrientation = true; // false once its data were found missing
};

} // namespace lectern::tesseract
