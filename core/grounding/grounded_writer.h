// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

#include <span>
#include <string>
#include <string_view>

namespace lectern::grounding {

// One block in the language of the readers, ending in an empty line:
//     <|ref|>label<|/ref|><|det|>[[x1, y1, x2, y2], …]<|/det|>
//     text
// Boxes are page-relative and come out as whole numbers 0…999; without boxes there is no det tag. A tag inside label or
// text is written with `<|lt|>` for its '<', which TagParser turns back, so that parsing gives exactly the same label
// and text (surrounding white space apart).
std::string writeGrounded(std::string_view label, std::span<const document::Rect> boxes, std::string_view text);

// text with every tag in it neutralised as above: for text that goes into the stream outside of any block.
std::string neutralised(std::string_view text);

} // namespace lectern::grounding
