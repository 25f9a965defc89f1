// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>

namespace lectern::document {

// A rectangle relative to the page: 0…1 from its left and from its top. The only geometry that is stored; pixels exist
// while painting or cutting.
struct Rect
{
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;

    double width() const { return x2 - x1; }
    double height() const { return y2 - y1; }
    double area() const { return std::max(0.0, width()) * std::max(0.0, height()); }
    double centreX() const { return (x1 + x2) / 2; }
    double centreY() const { return (y1 + y2) / 2; }
    bool isEmpty() const { return x2 <= x1 || y2 <= y1; }
    bool contains(double x, double y) const { return x >= x1 && x <= x2 && y >= y1 && y <= y2; }
    bool holdsCentreOf(const Rect& other) const { return contains(other.centreX(), other.centreY()); }

    Rect united(const Rect& other) const
    {
        return {std::min(x1, other.x1), std::min(y1, other.y1), std::max(x2, other.x2), std::max(y2, other.y2)};
    }
    Rect intersected(const Rect& other) const
    {
        return {std::max(x1, other.x1), std::max(y1, other.y1), std::min(x2, other.x2), std::min(y2, other.y2)};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

// Round all of them; nothing where there are none.
inline Rect bounds(std::span<const Rect> boxes)
{
    Rect all = boxes.empty() ? Rect() : boxes.front();
    for (const Rect& box : boxes)
        all = all.united(box);
    return all;
}

} // namespace lectern::document
