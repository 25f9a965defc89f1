// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/page_result.h"
#include "exports/export_names.h"
#include "pages/page_source.h"

#include <filesystem>
#include <string>

namespace lectern::exports {

struct LayoutOptions
{
    std::string password; // of an encrypted PDF
    double dpi = 144; // of the pages of pictures
};

// The pages that were read with their blocks drawn over them (layout_drawing.h), in the document's order. A PDF's pages
// stay as they are, vectors and all, and turned as they are: the drawing is laid over them, and nothing else of the
// file is changed but that other pages are left out. Pictures become pages of one point a pixel at 72 dpi.
Result<std::string> layoutPdf(
    const document::Document& document, pages::PageSource& source, const LayoutOptions& options);

// Writes NAME_layouts.pdf; gives its path.
Result<std::filesystem::path> exportLayout(const document::Document& document, pages::PageSource& source,
    const ExportTarget& target, const LayoutOptions& options);

} // namespace lectern::exports
