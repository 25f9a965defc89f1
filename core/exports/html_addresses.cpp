// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/html_addresses.h"

#include "base/utf8.h"

#include <algorithm>

namespace lectern::exports {
namespace {

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool startsWithScheme(std::string_view address, std::string_view scheme)
{
    return address.size() > scheme.size()
        && std::equal(scheme.begin(), scheme.end(), address.begin(),
            [](char wanted, char c) { return (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) == wanted; });
}

bool leavesItsFolder(std::string_view name)
{
    while (true) {
        const size_t end = name.find('/');
        if (name.substr(0, end) == "..")
            return true;
        if (end == name.npos)
            return false;
        name.remove_prefix(end + 1);
    }
}

// Characters that XML 1.0 has no place for.
bool isForbidden(char32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0xFFFE && c <= 0xFFFF);
}

std::string escaped(std::string_view text, bool attribute)
{
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"' && attribute)
            out += "&quot;";
        else if ((c == '\n' || c == '\t') && attribute)
            out += ' ';
        else if (!isForbidden(c))
            appendUtf8(out, c);
    }
    return out;
}

} // namespace

bool isSafeLink(std::string_view address)
{
    if (address.empty() || std::any_of(address.begin(), address.end(), isControl))
        return false;
    return address[0] == '#' || startsWithScheme(address, "http://") || startsWithScheme(address, "https://")
        || startsWithScheme(address, "mailto:");
}

std::optional<std::string> relativeName(std::string_view address)
{
    std::string name = percentDecoded(address);
    const bool safe = !name.empty() && isValidUtf8(name) && std::none_of(name.begin(), name.end(), isControl)
        && name.find_first_of(":\\") == name.npos && name[0] != '/' && name[0] != ' ' && !leavesItsFolder(name);
    return safe ? std::optional(std::move(name)) : std::nullopt;
}

std::string escapedText(std::string_view text)
{
    return escaped(text, false);
}

std::string escapedAttribute(std::string_view text)
{
    return escaped(text, true);
}

} // namespace lectern::exports
