// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "exports/export_names.h"
#include "exports/json_export.h"
#include "image/image.h"
#include "recognition/page_study.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::exports {

// The order of a page as JSON (docs/file-formats.md), figures with all their digits, ending in a line break.
Result<std::string> orderJson(const recognition::PageStudy& study, const RunInfo& run);

// The figures as a table: one line a query, with a line of names above. Decimal points, commas, CRLF as RFC 4180 says.
std::string orderCsv(const recognition::PageStudy& study);

// Writes NAME_pN.order.json, .svg and .png over the page's picture (the one that the study was made of); the paths.
Result<std::vector<std::filesystem::path>> exportOrder(
    const recognition::PageStudy& study, const image::Image& page, const ExportTarget& target, const RunInfo& run);

} // namespace lectern::exports
