// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_source.h"

#include <QImage>

namespace lectern::ui {

// A small picture of a page, at most `side` pixels wide and high. Errors as PageSource::renderTile() has them.
Result<QImage> renderThumbnail(pages::PageSource& source, int page, int side, const Cancel& cancel = {});

} // namespace lectern::ui
