// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/input_files.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

namespace lectern::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 8> kEndings{".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"};

bool isReadable(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::vector<fs::path> filesBelow(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
    for (; !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        std::error_code kind;
        if (hidden && entry->is_directory(kind))
            entry.disable_recursion_pending();
        if (!hidden && entry->is_regular_file(kind) && isReadable(entry->path()))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::vector<fs::path> expandInputs(const std::vector<fs::path>& inputs)
{
    std::vector<fs::path> files;
    for (const fs::path& input : inputs) {
        std::error_code code;
        if (!fs::is_directory(input, code)) {
            files.push_back(input);
            continue;
        }
        const auto below = filesBelow(input);
        files.insert(files.end(), below.begin(), below.end());
    }
    return files;
}

} // namespace lectern::cli
