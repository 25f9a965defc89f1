// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/convert_options.h"
#include "exports/export_names.h"
#include "exports/json_export.h"
#include "recognition/conversion.h"

#include <filesystem>
#include <vector>

namespace lectern::cli {

// Whether the folder is there and can be written to, or could be made. WriteFailed says what stands in the way.
Result<void> checkOutputFolder(const std::filesystem::path& folder);

// Writes what was asked for of one converted file: figures, JSON, raw text, Markdown, in this order, each file whole or
// not at all. A conversion without a single page that was read gives its JSON only, so that an earlier Markdown is not
// replaced by nothing; a cancelled one without a finished page gives nothing. The paths written, also on failure.
struct WrittenFiles
{
    std::vector<std::filesystem::path> paths;
    Result<void> outcome;
};
WrittenFiles writeResults(recognition::Conversion& conversion, const exports::ExportTarget& target,
    const ConvertOptions& options, const exports::RunInfo& run);

} // namespace lectern::cli
