// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/navigation.h"

#include <vector>

namespace Poppler {
class Document;
class Page;
} // namespace Poppler

namespace lectern::pages {

// The links of a page that lead to a page of the file or to an address.
std::vector<PageLink> linksOf(const Poppler::Page& page, int pageCount);

// The outline, cut off where it is deeper or longer than any that a person made: a file may refer to itself in it.
std::vector<OutlineEntry> outlineOf(const Poppler::Document& document);

Properties propertiesOf(const Poppler::Document& document);

} // namespace lectern::pages
