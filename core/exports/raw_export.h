// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/page_result.h"
#include "exports/export_names.h"

#include <filesystem>

namespace lectern::exports {

// Writes NAME_det.mmd, the grounded text of every page as its reader wrote it, joined by the split mark; gives its
// path. A page that failed is empty between its marks, so that the n-th part is always the n-th page read.
Result<std::filesystem::path> exportRaw(const document::Document& document, const ExportTarget& target);

} // namespace lectern::exports
