// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/export_names.h"

#include "base/utf8.h"

namespace lectern::exports {
namespace {

// File systems take 255 bytes; "_images", "-2" and the temporary file's ending come behind the name.
constexpr size_t kMaxNameBytes = 200;
constexpr std::string_view kNotInNames = "/\\:*?\"<>|";
constexpr std::string_view kDefaultName = "document";

bool isUnsafe(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    // Marks that turn the direction of text round hide what a name ends in.
    const bool turnsText = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || turnsText || (c < 0x80 && kNotInNames.find(static_cast<char>(c)) != kNotInNames.npos);
}

void trim(std::string& name)
{
    name.erase(name.find_last_not_of(". ") + 1);
    name.erase(0, std::min(name.find_first_not_of(". "), name.size()));
}

} // namespace

std::filesystem::path ExportTarget::file(std::string_view ending) const
{
    return folder / (name + std::string(ending));
}

std::string ExportTarget::figure(int page, int n) const
{
    return name + "_images/" + std::to_string(page) + '_' + std::to_string(n) + ".jpg";
}

std::string safeName(std::string_view text)
{
    std::string name;
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        std::string character;
        appendUtf8(character, isUnsafe(c) ? U'_' : c);
        if (name.size() + character.size() > kMaxNameBytes)
            break;
        name += character;
    }
    trim(name);
    return name.empty() ? std::string(kDefaultName) : name;
}

std::string exportName(const std::filesystem::path& input)
{
    // ".pdf" is all stem to the library, and "folder/" has no file name.
    const auto& named = input.has_filename() ? input : input.parent_path();
    return safeName(named.stem().string());
}

std::string ExportNames::take(const std::filesystem::path& input)
{
    const std::string name = exportName(input);
    std::string candidate = name;
    for (int n = 2; !m_taken.insert(candidate).second; ++n)
        candidate = name + '-' + std::to_string(n);
    return candidate;
}

} // namespace lectern::exports
