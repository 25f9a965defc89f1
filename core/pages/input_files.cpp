// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/input_files.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

namespace lectern::pages {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 9> kEndings{
    ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".gif"};

bool isReadable(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

// Results lie beside their inputs where a person wants that; converting the folder again must not read them.
bool isResultsFigures(const fs::path& folder)
{
    constexpr std::string_view kEnding = "_images";
    const std::string path = folder.string();
    if (!path.ends_with(kEnding))
        return false;
    const std::string name = path.substr(0, path.size() - kEnding.size());
    std::error_code code;
    return fs::exists(name + ".md", code) || fs::exists(name + ".json", code);
}

std::vector<fs::path> filesBelow(const fs::path& folder, const Cancel& cancel)
{
    std::vector<fs::path> files;
    std::error_code code;
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
    for (; !code && !cancel.requested() && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        std::error_code kind;
        if (entry->is_directory(kind) && (hidden || isResultsFigures(entry->path())))
            entry.disable_recursion_pending();
        if (!hidden && entry->is_regular_file(kind) && isReadable(entry->path()))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::span<const std::string_view> readableEndings()
{
    return kEndings;
}

std::vector<fs::path> expandInputs(const std::vector<fs::path>& inputs, const Cancel& cancel)
{
    std::vector<fs::path> files;
    for (const fs::path& input : inputs) {
        std::error_code code;
        if (!fs::is_directory(input, code)) {
            files.push_back(input);
            continue;
        }
        const auto below = filesBelow(input, cancel);
        files.insert(files.end(), below.begin(), below.end());
    }
    return files;
}

} // namespace lectern::pages
