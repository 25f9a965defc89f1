// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace lectern::exports {

// Where the files of one converted input go: FOLDER/NAME.md, FOLDER/NAME_det.mmd, FOLDER/NAME.json and pictures in
// FOLDER/NAME_images/.
struct ExportTarget
{
    std::filesystem::path folder; // empty: the current one; made when the first file is written
    std::string name; // a safe file name, UTF-8

    // folder/name + ending
    std::filesystem::path file(std::string_view ending) const;
    // The file of the n-th figure (from 0) of a page (from 1), relative to folder, with '/': NAME_images/3_0.jpg
    std::string figure(int page, int n) const;
};

// A file name without a folder in it, made of any text: valid UTF-8, no separators, control characters or characters
// that other systems refuse, no dots or spaces at its ends, not empty and short enough for what is appended to it.
std::string safeName(std::string_view text);

// The name of an input's outputs, before any number: its file name without the ending, made safe.
std::string exportName(const std::filesystem::path& input);

// Hands out the names of one run's outputs: exportName(); the second input of the same name
// gets NAME-2, the next one NAME-3.
class ExportNames
{
public:
    std::string take(const std::filesystem::path& input);

private:
    std::set<std::string> m_taken;
};

} // namespace lectern::exports
