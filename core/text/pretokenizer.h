// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::text {

// One regex split with behaviour Isolated: matches and what lies between them become pieces of their own.
class RegexSplit
{
public:
    enum class Syntax
    {
        Regex,
        Literal
    };

    // Corrupt where the pattern is not a regex, Unsupported where PCRE2 cannot express it.
    static Result<RegexSplit> compile(std::string_view pattern, Syntax syntax);

    // Cuts each piece (valid UTF-8) into finer ones; joined they are the same text. Where a match exceeds PCRE2's
    // limits the rest of that piece stays whole.
    std::vector<std::string_view> split(const std::vector<std::string_view>& pieces) const;

    // Whether the pattern matches somewhere in text (valid UTF-8).
    bool matches(std::string_view text) const;

private:
    struct Code; // holds PCRE2's own types
    struct Release
    {
        void operator()(Code* code) const;
    };
    explicit RegexSplit(std::unique_ptr<Code, Release> code);
    std::unique_ptr<Code, Release> m_code;
};

} // namespace lectern::text
