// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>
#include <string_view>

namespace lectern::exports {

// Writes a whole file, making its folder where it is missing; the old content stays until the new one is complete.
// Gives the path back, for the list of written files.
Result<std::filesystem::path> writeExport(const std::filesystem::path& path, std::string_view bytes);

} // namespace lectern::exports
