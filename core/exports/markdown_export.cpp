// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/markdown_export.h"

#include "base/utf8.h"
#include "exports/export_file.h"

namespace lectern::exports {

Result<std::filesystem::path> exportMarkdown(
    const document::Document& document, const ExportTarget& target, const document::MarkdownOptions& options)
{
    return writeExport(target.file(".md"), repairedUtf8(document::documentMarkdown(document, options)));
}

} // namespace lectern::exports
