// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace lectern::cli {

// `lectern-cli convert`: files to Markdown, raw grounded text and JSON. arguments: what follows the word `convert`.
// Written files go to out, one a line, Markdown last; all else goes to err. errIsTerminal: a progress line may be
// rewritten there. Gives the exit status of design.md; page numbers that a file does not have count as wrong usage
// where no input could be converted, else as a failed file.
int runConvert(const std::vector<std::string>& arguments, const Cancel& cancel, std::ostream& out, std::ostream& err,
    bool errIsTerminal);

} // namespace lectern::cli
