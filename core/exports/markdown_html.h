// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/html_sanitizer.h"

#include <string>
#include <string_view>

namespace lectern::exports {

// Markdown (GFM, with HTML in it) as HTML that is safe to show: a fragment as sanitizedHtml describes it. Formulas in
// \( \), \[ \], $$ $$ and $ $ are taken out before the Markdown is parsed and stand in the result as spans and divs of
// the classes `math inline` and `math display`, in cells of tables too, with their LaTeX as text or what options.math
// makes of it. A formula in code is code. Any bytes will do; NULs and malformed UTF-8 become U+FFFD. A pure function:
// any number of threads may call it.
std::string markdownHtml(std::string_view markdown, const HtmlOptions& options = {});

} // namespace lectern::exports
