// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace lectern::cli {

// `lectern-cli inspect`: one page through the engine with every intermediate value written to a safetensors file.
// arguments: what follows the word `inspect`. Gives the exit status of design.md.
int runInspect(const std::vector<std::string>& arguments, const Cancel& cancel, std::ostream& out, std::ostream& err);

} // namespace lectern::cli
