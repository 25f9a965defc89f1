// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "image/image.h"
#include "layout/word.h"
#include "tesseract/upright_picture.h"

#include <memory>
#include <string>
#include <vector>

namespace lectern::tesseract {

struct OcrOptions
{
    std::string languages = "eng+chi_sim"; // Tesseract's names, joined by '+'
    double dpi = 300; // of the picture, as far as known
    std::string dataFolder; // with the .traineddata files; empty: Tesseract's own
};

struct OcrPage
{
    // Boxes are relative to the upright picture (upright.toPage leads back); sizes are in points of it at dpi;
    // confidences 0…1. Words of one text line have the same top and bottom, those of its font.
    std::vector<layout::Word> words;
    Upright upright;
    double width = 0; // of the upright picture in points at dpi
    double height = 0;
};

// The languages whose data Tesseract has here, by its names, sorted; not the data that only tell how a page lies.
std::vector<std::string> installedLanguages();

// Reads page pictures on a thread of its own: Tesseract gets no OpenMP threads beside it, which would spin for each
// other's sake and, limited for the whole process, throttle whatever else computes (trap T11). The language data stay
// loaded between pages. Used by one thread at a time.
class OcrEngine
{
public:
    OcrEngine();
    ~OcrEngine(); // waits for the page in work, which a cancel ends early

    // Turned (quarters, by its letters) and skewed pages are set upright first, small type is enlarged. A blank page
    // has no words. NotFound where a language's data are missing, with the package that brings them; Cancelled.
    Result<OcrPage> read(const image::Image& picture, const OcrOptions& options, const Cancel& cancel);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace lectern::tesseract
