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

constexpr std::array<std::string_view, 2> kResultEndings{".md", ".json"};

std::string lowerEnding(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

template <size_t kCount> bool isOneOf(const std::array<std::string_view, kCount>& endings, const std::string& ending)
{
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
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

FoundInputs filesBelow(const fs::path& folder, const Cancel& cancel)
{
    FoundInputs found;
    std::error_code code;
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
    for (; !code && !cancel.requested() && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        std::error_code kind;
        if (entry->is_directory(kind) && (hidden || isResultsFigures(entry->path())))
            entry.disable_recursion_pending();
        if (hidden || !entry->is_regular_file(kind))
            continue;
        const std::string ending = lowerEnding(entry->path());
        if (isOneOf(kEndings, ending))
            found.files.push_back(entry->path());
        else if (!isOneOf(kResultEndings, ending))
            found.otherKinds.push_back(entry->path());
    }
    std::sort(found.files.begin(), found.files.end());
    std::sort(found.otherKinds.begin(), found.otherKinds.end());
    return found;
}

} // namespace

std::span<const std::string_view> readableEndings()
{
    return kEndings;
}

FoundInputs findInputs(const std::vector<fs::path>& inputs, const Cancel& cancel)
{
    FoundInputs found;
    for (const fs::path& input : inputs) {
        std::error_code code;
        if (!fs::is_directory(input, code)) {
            found.files.push_back(input);
            continue;
        }
        const FoundInputs below = filesBelow(input, cancel);
        found.files.insert(found.files.end(), below.files.begin(), below.files.end());
        found.otherKinds.insert(found.otherKinds.end(), below.otherKinds.begin(), below.otherKinds.end());
    }
    return found;
}

std::vector<fs::path> expandInputs(const std::vector<fs::path>& inputs, const Cancel& cancel)
{
    return findInputs(inputs, cancel).files;
}

} // namespace lectern::pages
