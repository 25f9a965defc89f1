// SPDX-License-Identifier: GPL-3.0-or-later
#include "tesseract/upright_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace lectern::tesseract {

namespace {

using Point = std::pair<double, double>;

// Undoes quarter turns clockwise for a point of the unit square.
Point unturned(Point p, int quarters)
{
    switch (quarters & 3) {
    case 1:
        return {p.second, 1 - p.first};
    case 2:
        return {1 - p.first, 1 - p.second};
    case 3:
        return {1 - p.second, p.first};
    default:
        return p;
    }
}

} // namespace

document::Rect Upright::toPage(const document::Rect& box) const
{
    const double angle = skewDegrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const std::array<Point, 4> corners{
        Point{box.x1, box.y1}, Point{box.x2, box.y1}, Point{box.x1, box.y2}, Point{box.x2, box.y2}};
    document::Rect out{1, 1, 0, 0};
    for (const auto& [u, v] : corners) {
        const double x = (u - 0.5) * canvasWidth;
        const double y = (v - 0.5) * canvasHeight;
        // Clockwise with y downwards is (x cos − y sin, x sin + y cos); this is its inverse.
        const Point turned{(x * cosine + y * sine) / turnedWidth + 0.5, (y * cosine - x * sine) / turnedHeight + 0.5};
        const auto [px, py] = unturned(turned, quarterTurns);
        const double cx = std::clamp(px, 0.0, 1.0);
        const double cy = std::clamp(py, 0.0, 1.0);
        out = {std::min(out.x1, cx), std::min(out.y1, cy), std::max(out.x2, cx), std::max(out.y2, cy)};
    }
    return out;
}

} // namespace lectern::tesseract
