// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/regex_dialect.h"

#include "text/unicode_additions.h"

#include <algorithm>
#include <utility>

namespace lectern::text {

namespace {

constexpr std::string_view kWhiteSpace = R"(\x{9}-\x{D}\x{85}-\x{85}\p{Z})";

std::string_view additionsTo(char category)
{
    switch (category) {
    case 'L':
        return kNewLetters;
    case 'M':
        return kNewMarks;
    case 'N':
        return kNewNumbers;
    case 'P':
        return kNewPunctuation;
    case 'S':
        return kNewSymbols;
    default:
        return {};
    }
}

class Translator
{
public:
    explicit Translator(std::string_view pattern)
        : m_rest(pattern)
    { }

    Result<std::string> run()
    {
        while (!m_rest.empty()) {
            if (m_rest.front() == '\\')
                takeEscape();
            else if (m_inSet ? !takeInSet() : !takeOutside())
                return fail(ErrorCode::Unsupported, "sets inside sets and intersections are not supported");
        }
        return std::move(m_out);
    }

private:
    void copy(size_t count)
    {
        m_out += m_rest.substr(0, count);
        m_rest.remove_prefix(std::min(count, m_rest.size()));
    }

    // items as part of the set that the pattern is in, or as a set of its own.
    void put(std::string_view items, bool negated)
    {
        if (m_inSet)
            m_out += items;
        else
            m_out.append(negated ? "[^" : "[").append(items).append("]");
    }

    void takeEscape()
    {
        // \p{X} or \P{X} with a single capital
        const bool property = m_rest.size() >= 5 && (m_rest[1] == 'p' || m_rest[1] == 'P') && m_rest[2] == '{'
            && m_rest[4] == '}' && !additionsTo(m_rest[3]).empty();
        const bool space = m_rest.size() >= 2 && (m_rest[1] == 's' || m_rest[1] == 'S');
        const bool negated = (property && m_rest[1] == 'P') || (space && m_rest[1] == 'S');
        // The complement inside a set cannot be written as items: left to PCRE2.
        if ((!property && !space) || (negated && m_inSet)) {
            copy(2);
            return;
        }
        if (property) {
            put(R"(\p{)" + std::string(1, m_rest[3]) + "}" + std::string(additionsTo(m_rest[3])), negated);
            m_rest.remove_prefix(5);
        } else {
            put(kWhiteSpace, negated);
            m_rest.remove_prefix(2);
        }
    }

    bool takeOutside()
    {
        m_inSet = m_rest.front() == '[';
        copy(1);
        if (m_inSet && m_rest.starts_with('^'))
            copy(1);
        if (m_inSet && m_rest.starts_with(']')) // a bracket in first place is a literal
            copy(1);
        return true;
    }

    bool takeInSet()
    {
        if (m_rest.starts_with("&&"))
            return false;
        if (m_rest.starts_with("[:")) {
            const size_t end = m_rest.find(":]");
            copy(end == std::string_view::npos ? m_rest.size() : end + 2);
            return true;
        }
        if (m_rest.front() == '[')
            return false;
        m_inSet = m_rest.front() != ']';
        copy(1);
        return true;
    }

    std::string_view m_rest;
    std::string m_out;
    bool m_inSet = false;
};

} // namespace

Result<std::string> toPcre2Pattern(std::string_view pattern)
{
    return Translator(pattern).run();
}

} // namespace lectern::text
