// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/page_result.h"
#include "exports/export_names.h"
#include "image/image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::exports {

// The pixels of a page-relative box, outwards to whole pixels and within the page; empty for a box without area.
image::Image cutOut(const image::Image& page, const document::Rect& box);

// Cuts the page's figures out of its image, at the image's own resolution, writes them as JPEG (quality 90) to
// NAME_images/PAGE_N.jpg and notes each name in its block's image. Several boxes of one figure are cut as the one box
// round them; a figure without a box, or without area, stays without a picture. Call it before the Markdown or JSON
// that names the pictures is written. Gives the files written.
Result<std::vector<std::filesystem::path>> saveFigures(
    document::PageResult& page, const image::Image& pageImage, const ExportTarget& target);

// One box of a page as a JPEG under a name that is relative to the target's folder. InvalidInput where nothing of it
// lies on the page.
Result<void> saveFigure(
    const document::Rect& box, const image::Image& pageImage, const ExportTarget& target, const std::string& name);

} // namespace lectern::exports
