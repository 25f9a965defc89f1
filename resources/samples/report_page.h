// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::samples {

// An ordinary A4 page for the built-in reader: header, headings, paragraphs, list, table, figure with its caption,
// page number. Writes folder/a4-report.pdf and folder/truth/a4-report.md; false, with a message on stderr, if it
// cannot.
bool writeReportPage(const QString& folder);

} // namespace lectern::samples
