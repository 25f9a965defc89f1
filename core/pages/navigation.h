// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"

#include <string>
#include <utility>
#include <vector>

namespace lectern::pages {

// A place in the file that a link or an entry of the outline leads to.
struct Target
{
    int page = -1; // 0-based; -1: leads nowhere in this file
    double y = 0; // page-relative, from the top; 0 where only the page is named
    std::string uri; // for what lies outside, as written: not checked, not to be trusted

    friend bool operator==(const Target&, const Target&) = default;
};

// A clickable area of a page. Only links into the file and to addresses are told: those that start programs, play
// sounds or run scripts are not.
struct PageLink
{
    document::Rect box; // page-relative
    Target target;
};

// The table of contents that a file carries.
struct OutlineEntry
{
    std::string title; // UTF-8
    Target target;
    bool open = false; // shown unfolded at first
    std::vector<OutlineEntry> children;
};

// What a file says of itself: ("Title", …), ("Author", …); in UTF-8, untranslated keys, empty values left out.
using Properties = std::vector<std::pair<std::string, std::string>>;

} // namespace lectern::pages
