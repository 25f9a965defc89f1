// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string_view>
#include <vector>

namespace lectern {

// Pages named by a person: "1-3,7", "5-", "-2", 1-based and inclusive. Order and repetition as written are not kept:
// pages are taken in document order, once each.
class PageRange
{
public:
    // All pages.
    PageRange() = default;

    static Result<PageRange> parse(std::string_view text);

    bool isAll() const { return m_spans.empty(); }

    // 0-based indexes into a document of pageCount pages, ascending. A page asked for beyond the end is InvalidInput.
    Result<std::vector<int>> resolve(int pageCount) const;

private:
    struct Span
    {
        int first; // 1-based
        int last; // 1-based, 0: to the end
    };
    std::vector<Span> m_spans;
};

} // namespace lectern
