// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/page_range.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

namespace lectern {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

Result<int> parsePageNumber(std::string_view text, std::string_view whole)
{
    int number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc{} || end != text.data() + text.size() || number < 1)
        return fail(ErrorCode::InvalidInput,
            std::string("'").append(whole).append("' is not a page range; write page numbers like 1-3,7"));
    return number;
}

} // namespace

Result<PageRange> PageRange::parse(std::string_view text)
{
    PageRange range;
    std::string_view rest = text;
    while (true) {
        const size_t comma = rest.find(',');
        const std::string_view part = trimmed(rest.substr(0, comma));
        const size_t dash = part.find('-');
        Span span{1, 0};
        const std::string_view first = trimmed(part.substr(0, dash));
        if (!first.empty() || dash == std::string_view::npos || part == "-") {
            const auto number = parsePageNumber(first, text);
            if (!number)
                return std::unexpected(number.error());
            span.first = *number;
            span.last = *number;
        }
        if (dash != std::string_view::npos) {
            span.last = 0;
            if (const std::string_view last = trimmed(part.substr(dash + 1)); !last.empty()) {
                const auto number = parsePageNumber(last, text);
                if (!number)
                    return std::unexpected(number.error());
                span.last = *number;
            }
            if (span.last != 0 && span.last < span.first)
                return fail(ErrorCode::InvalidInput, "page range '" + std::string(part) + "' runs backwards");
        }
        range.m_spans.push_back(span);
        if (comma == std::string_view::npos)
            return range;
        rest.remove_prefix(comma + 1);
    }
}

Result<std::vector<int>> PageRange::resolve(int pageCount) const
{
    std::set<int> pages;
    const std::vector<Span> spans = isAll() ? std::vector<Span>{{1, 0}} : m_spans;
    for (const Span& span : spans) {
        const int last = span.last == 0 ? pageCount : span.last;
        if (span.first > pageCount || last > pageCount) {
            if (isAll())
                break;
            return fail(ErrorCode::InvalidInput,
                "page " + std::to_string(std::max(span.first, last)) + " was asked for, but there "
                    + (pageCount == 1 ? "is only 1 page" : "are only " + std::to_string(pageCount) + " pages"));
        }
        for (int page = span.first; page <= last; ++page)
            pages.insert(page - 1);
    }
    return std::vector<int>(pages.begin(), pages.end());
}

} // namespace lectern
