// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/rect.h"
#include "ui/conversion/markdown_document.h"
#include "ui/pages/page_text.h"

#include <QSizeF>

#include <string>
#include <string_view>

namespace lectern::ui {

// Where a new box joins the blocks of a page: behind the one that stands before it by geometry. 0…blockCount(page).
int readingPosition(const MarkdownDocument& document, int page, const document::Rect& box);

// What the text layer has inside a box, as the Markdown of a block with this label; size: of the page. Words whose
// middle lies inside count.
std::string textInside(const Words& words, const document::Rect& box, const QSizeF& size, std::string_view label);

} // namespace lectern::ui
