// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace lectern::cli {

// `lectern-cli order`: the paths written on out, one a line, everything else on err. Gives the exit status.
int runOrder(const std::vector<std::string>& arguments, const Cancel& cancel, std::ostream& out, std::ostream& err);

} // namespace lectern::cli
