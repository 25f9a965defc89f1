// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace lectern::cli {

// The files that the inputs stand for, in the order given. A folder stands for the PDFs and pictures in it and in the
// folders below, by their ending and in the order of their names; hidden ones are left out. Anything else, also what is
// not there, stays as it is, so that opening it says what is wrong.
std::vector<std::filesystem::path> expandInputs(const std::vector<std::filesystem::path>& inputs);

} // namespace lectern::cli
