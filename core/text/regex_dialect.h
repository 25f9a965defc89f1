// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace lectern::text {

// A split pattern of tokenizer.json, written for Oniguruma with Unicode 16.0, as a PCRE2 pattern that matches the same:
// \p{L}, \p{M}, \p{N}, \p{P} and \p{S} get the code points that an older PCRE2 does not know, \s is exactly White_Space
// (PCRE2's own has U+180E besides). Unsupported for sets inside sets and intersections ("[a[b]]", "[a&&b]"), which
// PCRE2 10.42 would read as something else.
Result<std::string> toPcre2Pattern(std::string_view pattern);

} // namespace lectern::text
