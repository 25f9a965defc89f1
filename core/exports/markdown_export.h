// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/markdown_writer.h"
#include "exports/export_names.h"

#include <filesystem>

namespace lectern::exports {

// Writes NAME.md, the clean Markdown of the document; gives its path. The figures that it names (Block::image) are
// written before, by saveFigures.
Result<std::filesystem::path> exportMarkdown(
    const document::Document& document, const ExportTarget& target, const document::MarkdownOptions& options = {});

} // namespace lectern::exports
