// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

#include <string>
#include <vector>

namespace lectern::document {

// One block of a page as a reader wrote it: `<|ref|>label<|/ref|><|det|>[[x1,y1,x2,y2], …]<|/det|>text`.
struct Block
{
    int order = 0; // position in decoded order on its page, from 0
    std::string label; // as written: title, sub_title, text, list, table, image, …; empty: text outside any tag
    std::vector<Rect> boxes; // page-relative; empty where the reader gave none
    std::string text; // what follows the tag up to the next one, surrounding white space removed
    std::string image; // for figures that were cut out: file name relative to the Markdown file, else empty
    bool complete = true; // false while the block is still being written

    friend bool operator==(const Block&, const Block&) = default;
};

} // namespace lectern::document
