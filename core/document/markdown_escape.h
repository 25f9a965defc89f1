// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern::document {

// Plain text (UTF-8, one block) as Markdown that renders to the same text under CommonMark and GFM, with no backslash
// that is not needed: `snake_case`, `5 * 3`, `a < b` and `[1]` stay as they are. White space at the ends of lines goes,
// as Markdown would read it as code or as a line break. A `[` may become `\[`, but never a `]` `\]`, so that nothing
// here reads as display math.
std::string escapeMarkdown(std::string_view text);

} // namespace lectern::document
