// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lectern::pages {

// Of the Poppler that runs, "22.12.0".
std::string popplerVersion();

} // namespace lectern::pages
