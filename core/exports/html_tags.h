// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern::exports {

// HTML reduced to its text and to attribute-poor tags of the elements that Lectern shows, spelled in one way only
// (`b` becomes `strong`, `section` `div`); comments, scripts and style sheets go. Elements are nested to a bounded
// depth, so that a tree builder takes linear time and a recursion over its tree is safe. What the elements and
// attributes hold is not checked here: sanitizedHtml does that on the tree.
std::string reducedHtml(std::string_view html);

} // namespace lectern::exports
