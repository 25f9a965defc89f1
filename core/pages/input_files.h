// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace lectern::pages {

// Endings of the files that PageSource reads: ".pdf", ".png", … in lower case.
std::span<const std::string_view> readableEndings();

struct FoundInputs
{
    std::vector<std::filesystem::path> files;
    std::vector<std::filesystem::path> otherKinds; // that lie in the folders too; no Markdown or JSON: results are that
};

// The files that the inputs stand for, in the order given. A folder stands for the PDFs and pictures in it and in the
// folders below, by their ending and in the order of their names. Hidden ones are left out, and
// the figures of earlier results: NAME_images beside NAME.md or NAME.json. Anything else, also what is
// not there, stays as it is, so that opening it says what is wrong. Cancelled: what was found until then.
FoundInputs findInputs(const std::vector<std::filesystem::path>& inputs, const Cancel& cancel = {});

// The files only.
std::vector<std::filesystem::path> expandInputs(
    const std::vector<std::filesystem::path>& inputs, const Cancel& cancel = {});

} // namespace lectern::pages
