// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/markdown_writer.h"
#include "exports/export_names.h"

#include <filesystem>
#include <string>

namespace lectern::exports {

// What a result was made with: the `run` object that every JSON carries.
struct RunInfo
{
    std::string program; // the program's version
    std::string checkpoint; // the checkpoint's hash; empty where none was used
    std::string prompt; // as in ReadOptions; empty where the reader takes none
    std::string precision; // "f32", "bf16", …; empty where it does not apply
    std::string device; // "cpu", "cuda:0"; empty where it does not apply
};

// The document as JSON (docs/file-formats.md): UTF-8, ending in a line break, always valid whatever bytes its texts
// hold. options decide what the pages' `markdown` leaves out; `blocks` hold everything.
Result<std::string> documentJson(
    const document::Document& document, const RunInfo& run, const document::MarkdownOptions& options = {});

// Writes NAME.json; gives its path.
Result<std::filesystem::path> exportJson(const document::Document& document, const ExportTarget& target,
    const RunInfo& run, const document::MarkdownOptions& options = {});

} // namespace lectern::exports
