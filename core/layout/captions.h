// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lectern::layout {

// document::label::kImageCaption or kTableCaption for "Figure 3: …", "Tab. 1 –", "图 2 …"; empty for other text, such
// as a sentence that begins "Figure 3 shows".
std::string_view captionLabel(std::string_view text);

} // namespace lectern::layout
