// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

namespace lectern::tesseract {

// How a scanned page was set upright before reading: turned clockwise by quarters, then by a small angle about its
// centre on a canvas enlarged so that no corner is lost, then scaled.
struct Upright
{
    int quarterTurns = 0; // 0…3, clockwise
    double skewDegrees = 0; // clockwise, after the quarter turns
    double turnedWidth = 1; // pixels, after the quarter turns
    double turnedHeight = 1;
    double canvasWidth = 1; // pixels, after the small turn
    double canvasHeight = 1;
    double scale = 1; // uniform, so that relative boxes do not know it

    // A box relative to the upright picture → the box around it, relative to the page as it was given.
    document::Rect toPage(const document::Rect& box) const;
};

} // namespace lectern::tesseract
