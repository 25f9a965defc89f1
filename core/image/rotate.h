// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"

namespace lectern::image {

// Turned by quarter turns, exactly: 1 is 90 degrees clockwise, -1 (or 3) counter-clockwise, 2 upside down.
Image rotatedQuarter(const Image& picture, int clockwiseQuarterTurns);

// Turned by any angle about its centre, with bilinear interpolation, on a white canvas that is enlarged so that no
// corner is lost: side lengths ceil(w·|cos| + h·|sin|) and ceil(w·|sin| + h·|cos|). Multiples of 90 are exact.
// An angle that is not finite gives the picture as it is.
Image rotated(const Image& picture, double degreesClockwise);

// Where a point of rotated(picture, degrees) was in the picture; pixels, from the left and top edge (not from pixel
// centres). Also right for rotatedQuarter, with 90 degrees a turn.
struct Point
{
    double x = 0;
    double y = 0;
};
Point beforeRotation(Point point, const Image& picture, const Image& rotatedPicture, double degreesClockwise);

} // namespace lectern::image
