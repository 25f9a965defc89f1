// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern::exports {

// Whether a link may lead there: http, https, mailto or a place in the same document.
bool isSafeLink(std::string_view address);

// The name, percent-decoded, of a file within the document's own folder: relative, without a scheme, a `..`, a
// backslash or a control character. Nothing where the address is anything else.
std::optional<std::string> relativeName(std::string_view address);

// Text between tags and in a double-quoted attribute; characters that XML does not allow are left out.
std::string escapedText(std::string_view text);
std::string escapedAttribute(std::string_view text);

} // namespace lectern::exports
