// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/raw_export.h"

#include "base/utf8.h"
#include "document/markdown_writer.h"
#include "exports/export_file.h"

namespace lectern::exports {

Result<std::filesystem::path> exportRaw(const document::Document& document, const ExportTarget& target)
{
    std::string text;
    for (size_t i = 0; i < document.pages.size(); ++i) {
        if (i > 0)
            text += document::kPageSplit;
        text += document.pages[i].raw;
    }
    return writeExport(target.file("_det.mmd"), repairedUtf8(text));
}

} // namespace lectern::exports
