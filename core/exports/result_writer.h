// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/markdown_writer.h"
#include "exports/export_names.h"
#include "exports/json_export.h"
#include "recognition/conversion.h"

#include <filesystem>
#include <vector>

namespace lectern::exports {

// Whether the folder is there and can be written to, or could be made. WriteFailed says what stands in the way.
Result<void> checkOutputFolder(const std::filesystem::path& folder);

// Which files are written of a converted one.
struct ResultOptions
{
    bool markdown = true; // with its figures
    bool raw = false;
    bool json = false; // with the same figures
    bool html = false; // with the figures in it; they are written as files too
    bool layout = false; // NAME_layouts.pdf
    document::Furniture furniture = document::Furniture::Drop;
    double dpi = recognition::ReadOptions().dpi; // of the figures
    std::string password = {}; // of an encrypted PDF, for its layout
};

// Writes what was asked for of one converted file: figures, JSON, raw text, HTML, layout, Markdown, in this order, each
// file whole or not at all. A conversion without a single page that was read gives its JSON only, so that an earlier
// Markdown is not replaced by nothing; a cancelled one without a finished page gives nothing. The paths written, also
// on failure.
struct WrittenFiles
{
    std::vector<std::filesystem::path> paths;
    Result<void> outcome;
};
WrittenFiles writeResults(
    recognition::Conversion& conversion, const ExportTarget& target, const ResultOptions& options, const RunInfo& run);

} // namespace lectern::exports
