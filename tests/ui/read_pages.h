// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/page_result.h"

#include <string>
#include <vector>

namespace lectern::test {

inline document::Block textBlock(int order, const std::string& text, const std::string& label = "text")
{
    document::Block block;
    block.order = order;
    block.label = label;
    block.text = text;
    return block;
}

// A page (from 1) of text blocks, as a reader gives it.
inline document::PageResult pageOf(int page, const std::vector<std::string>& texts)
{
    document::PageResult result;
    result.page = page;
    for (const std::string& text : texts) {
        result.blocks.push_back(textBlock(static_cast<int>(result.blocks.size()), text));
    }
    return result;
}

} // namespace lectern::test
