// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "image/image.h"
#include "recognition/page_study.h"

#include <array>
#include <cstdint>
#include <string>

namespace lectern::exports {

// A colour of the scale that positions are shown in (viridis: even steps in lightness, also for eyes that do not tell
// red from green), at 0…1: red, green, blue.
std::array<std::uint8_t, 3> positionColour(double position);

// The flow queries' centres over the page, joined in query order and coloured by position, with their spread and a
// legend below the page. The page's picture is embedded, all else is vectors. Units are the picture's pixels.
// runJson goes into the metadata as it stands.
std::string orderSvg(const recognition::PageStudy& study, const image::Image& page, const std::string& runJson);

// The same as a PNG, one pixel of it a pixel of the page's picture; the run in its text entry "run".
Result<std::string> orderPng(const recognition::PageStudy& study, const image::Image& page, const std::string& runJson);

} // namespace lectern::exports
