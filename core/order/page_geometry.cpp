// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/page_geometry.h"

namespace lectern::order {

namespace {

ViewFrame globalFrame(const image::GlobalPlacement& place)
{
    constexpr double side = image::kGlobalViewSide;
    const double left = -static_cast<double>(place.x) / place.width;
    const double top = -static_cast<double>(place.y) / place.height;
    return {kGlobalView, {left, top, left + side / place.width, top + side / place.height}};
}

} // namespace

PageGeometry pageGeometry(int width, int height)
{
    PageGeometry geometry;
    geometry.aspect = static_cast<double>(height) / width;
    geometry.grid = image::chooseCropGrid(width, height);
    geometry.global = globalFrame(image::placeInGlobalView(width, height));
    const auto [columns, rows] = geometry.grid;
    for (int crop = 0; crop < geometry.grid.crops(); ++crop) {
        const int column = crop % columns;
        const int row = crop / columns;
        geometry.crops.push_back({crop,
            {static_cast<double>(column) / columns, static_cast<double>(row) / rows,
                static_cast<double>(column + 1) / columns, static_cast<double>(row + 1) / rows}});
    }
    return geometry;
}

PagePoint cellCentre(const ViewFrame& frame, int side, int cell)
{
    const int column = cell % side;
    const int row = cell / side;
    return {frame.area.x1 + frame.area.width() * (column + 0.5) / side,
        frame.area.y1 + frame.area.height() * (row + 0.5) / side};
}

document::Rect cellArea(const ViewFrame& frame, int side, int cell)
{
    const double width = frame.area.width() / side;
    const double height = frame.area.height() / side;
    const double left = frame.area.x1 + width * (cell % side);
    const double top = frame.area.y1 + height * (cell / side);
    return {left, top, left + width, top + height};
}

} // namespace lectern::order
