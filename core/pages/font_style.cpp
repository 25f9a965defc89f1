// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/font_style.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>

namespace lectern::pages {

namespace {

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool containsAny(std::string_view text, std::initializer_list<std::string_view> parts)
{
    return std::ranges::any_of(parts, [text](auto part) { return text.find(part) != std::string_view::npos; });
}

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> parts)
{
    return std::ranges::any_of(parts, [text](auto part) { return text.starts_with(part); });
}

// An abbreviation standing as a word of its own: "Bd" in "Frutiger-BdIt", not in "Abduction".
bool hasPart(std::string_view name, std::string_view part)
{
    for (size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1)) {
        const size_t end = at + part.size();
        const bool startsWord = at > 0 && !isUpper(name[at - 1]);
        if (startsWord && (end == name.size() || !isLower(name[end]))) {
            return true;
        }
    }
    return false;
}

bool hasAnyPart(std::string_view name, std::initializer_list<std::string_view> parts)
{
    return std::ranges::any_of(parts, [name](auto part) { return hasPart(name, part); });
}

// The part after the first "-" or ",", where a name keeps its style.
std::string_view styleSuffix(std::string_view name)
{
    const size_t at = name.find_first_of("-,");
    return at == std::string_view::npos ? std::string_view() : name.substr(at);
}

} // namespace

FontStyle fontStyle(std::string_view fontName)
{
    const std::string name = withoutSubsetTag(fontName);
    const std::string lower = lowered(name);
    const std::string_view suffix = styleSuffix(name);
    FontStyle style;
    style.bold = containsAny(lower, {"bold", "black", "heavy", "demi"})
        || hasAnyPart(suffix, {"Medi", "Bd", "Blk", "Hv"}) || suffix == "-B" || suffix == "-BI"
        || startsWithAny(name, {"CMBX", "CMB1", "CMSSBX", "CMBSY", "CMMIB", "SFBX", "SFXB", "SFSX", "SFBI"});
    style.italic = containsAny(lower, {"italic", "oblique", "slanted", "kursiv"})
        || hasAnyPart(suffix, {"Ital", "It", "Obl", "BoldIta", "Slant"}) || suffix == "-I" || suffix == "-BI"
        || startsWithAny(name,
            {"CMTI", "CMSL", "CMMI", "CMBXTI", "CMBXSL", "CMSSI", "CMITT", "CMSLTT", "SFTI", "SFSL", "SFBI", "SFBL",
                "SFSI"});
    return style;
}

std::string withoutSubsetTag(std::string_view fontName)
{
    constexpr size_t tagLength = 6;
    if (fontName.size() > tagLength + 1 && fontName[tagLength] == '+'
        && std::ranges::all_of(fontName.substr(0, tagLength), isUpper)) {
        fontName.remove_prefix(tagLength + 1);
    }
    return std::string(fontName);
}

} // namespace lectern::pages
