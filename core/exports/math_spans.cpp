// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/math_spans.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace lectern::exports {
namespace {

constexpr auto npos = std::string_view::npos;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Bytes above ASCII are letters of other scripts.
bool isWordByte(char c)
{
    return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool startsWithName(std::string_view text, std::string_view name)
{
    if (text.size() < name.size())
        return false;
    for (size_t i = 0; i < name.size(); ++i) {
        if ((text[i] | 0x20) != name[i])
            return false;
    }
    return text.size() == name.size() || isSpace(text[name.size()]) || text[name.size()] == '>'
        || text[name.size()] == '/';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

// A formula does not go from one cell or block of HTML into another. Only names that no formula has behind a `<`.
bool isBoundaryTag(std::string_view text)
{
    if (text.size() < 2 || text[0] != '<')
        return false;
    if (text[1] == '/')
        return text.size() > 2 && isLetter(text[2]);
    constexpr std::array<std::string_view, 8> kNames{"table", "thead", "tbody", "tfoot", "tr", "td", "th", "li"};
    return std::any_of(
        kNames.begin(), kNames.end(), [&](std::string_view name) { return startsWithName(text.substr(1), name); });
}

// "$5 and more$" is about money: without a sign of LaTeX a formula has no words and no list of amounts.
bool looksLikeMath(std::string_view content)
{
    if (content.find_first_of("\\^_{") != npos)
        return true;
    if (content.find('`') != npos)
        return false;
    int letters = 0;
    bool any = false;
    for (const char c : content) {
        letters = isWordByte(c) && !isDigit(c) ? letters + 1 : 0;
        any = any || isWordByte(c);
        if (letters > 3)
            return false;
    }
    const bool amount = isDigit(content.front()) && content.find(' ') != npos;
    return any && (!amount || content.find_first_of("=<>+*/") != npos);
}

// The lines of a quoted formula without the marks of the quotation.
std::string withoutQuoteMarks(std::string_view content, int depth)
{
    std::string out;
    while (true) {
        const size_t end = content.find('\n');
        out += content.substr(0, end);
        if (end == npos)
            return out;
        out += '\n';
        content.remove_prefix(end + 1);
        for (int i = 0; i < depth; ++i) {
            const size_t mark = content.find_first_not_of(" \t");
            if (mark == npos || content[mark] != '>')
                break;
            content.remove_prefix(mark + 1);
        }
    }
}

// In HTML a formula's < and & may be written as references; LaTeX itself has no such words.
std::string withoutReferences(std::string text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kReferences{
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}}};
    for (size_t at = text.find('&'); at != npos; at = text.find('&', at + 1)) {
        for (const auto& [reference, with] : kReferences) {
            if (text.compare(at, reference.size(), reference) == 0) {
                text.replace(at, reference.size(), with);
                break;
            }
        }
    }
    return text;
}

std::string unusedMark(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a: a text does not hold its own hash
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    std::string mark;
    do
        mark = "9z" + std::to_string(hash++) + 'm';
    while (text.find(mark) != npos);
    return mark;
}

class Lifter
{
public:
    explicit Lifter(std::string_view text)
        : m_text(text)
    {
        m_lifted.mark = unusedMark(text);
        m_lifted.text.reserve(text.size() + text.size() / 8);
        matchTables();
    }

    LiftedMarkdown run()
    {
        if (!takeFence())
            noteQuoteDepth();
        while (m_at < m_text.size())
            step();
        return std::move(m_lifted);
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        const std::string_view rest = m_text.substr(m_at);
        if (c == '\n') {
            copy(1);
            if (!takeFence())
                noteQuoteDepth();
        } else if (c == '`') {
            takeBackticks();
        } else if (c == '<' && startsWithName(rest.substr(1), "table")) {
            takeTable();
        } else if (!takeMath(paragraphEnd())) {
            copy(c == '\\' && rest.size() > 1 && rest[1] != '\n' ? 2 : 1);
        }
    }

    void copy(size_t bytes)
    {
        m_lifted.text += m_text.substr(m_at, bytes);
        m_at += bytes;
    }

    void matchTables()
    {
        std::vector<size_t> open;
        for (size_t at = m_text.find('<'); at != npos; at = m_text.find('<', at + 1)) {
            const std::string_view rest = m_text.substr(at + 1);
            if (startsWithName(rest, "table")) {
                open.push_back(at);
            } else if (rest.starts_with('/') && startsWithName(rest.substr(1), "table") && !open.empty()) {
                const size_t end = m_text.find('>', at);
                m_tableEnds[open.back()] = end == npos ? m_text.size() : end + 1;
                open.pop_back();
            }
        }
    }

    // Where the marks of quotations, bullets and indents end in the line that begins at start.
    size_t skipContainers(size_t start) const
    {
        const size_t at = m_text.find_first_not_of(" \t>-*+", start);
        return at == npos ? m_text.size() : at;
    }

    size_t lineEnd(size_t start) const
    {
        const size_t end = m_text.find('\n', start);
        return end == npos ? m_text.size() : end;
    }

    // How many ` or ~ open a fence in the line that begins at start; 0: it opens none.
    size_t fenceAt(size_t start) const
    {
        const size_t at = skipContainers(start);
        if (at == m_text.size() || (m_text[at] != '`' && m_text[at] != '~'))
            return 0;
        const size_t end = std::min(m_text.find_first_not_of(m_text[at], at), m_text.size());
        if (end - at < 3)
            return 0;
        const std::string_view info = m_text.substr(end, lineEnd(end) - end);
        return m_text[at] == '`' && info.find('`') != npos ? 0 : end - at;
    }

    // Fenced code from the beginning of a line, to its closing fence or the end of the text.
    bool takeFence()
    {
        const size_t length = fenceAt(m_at);
        if (length == 0)
            return false;
        const char mark = m_text[skipContainers(m_at)];
        size_t end = lineEnd(m_at);
        while (end < m_text.size()) {
            const size_t start = end + 1;
            end = lineEnd(start);
            const std::string_view line = trimmed(m_text.substr(start, end - start));
            const size_t marks = line.find_first_not_of(" \t>");
            const std::string_view fence = marks == npos ? std::string_view() : line.substr(marks);
            if (fence.size() >= length && fence.find_first_not_of(mark) == npos)
                break;
        }
        copy(end - m_at);
        return true;
    }

    void takeBackticks()
    {
        const size_t runEnd = std::min(m_text.find_first_not_of('`', m_at), m_text.size());
        const size_t length = runEnd - m_at;
        const size_t limit = paragraphEnd();
        if (auto failed = m_noSpanBefore.find(length); failed == m_noSpanBefore.end() || failed->second < limit) {
            for (size_t at = m_text.find('`', runEnd); at < limit;) {
                const size_t end = std::min(m_text.find_first_not_of('`', at), m_text.size());
                if (end - at == length)
                    return copy(end - m_at);
                at = m_text.find('`', end);
            }
            m_noSpanBefore[length] = limit;
        }
        copy(length);
    }

    // The blank line or fence at which the paragraph that holds m_at ends.
    size_t paragraphEnd()
    {
        if (m_at < m_paragraphEnd)
            return m_paragraphEnd;
        for (size_t end = lineEnd(m_at);; end = lineEnd(end + 1)) {
            m_paragraphEnd = end;
            if (end >= m_text.size())
                break;
            const size_t next = m_text.find_first_not_of(" \t\r>", end + 1);
            if (next == npos || m_text[next] == '\n' || fenceAt(end + 1) > 0)
                break;
        }
        return m_paragraphEnd;
    }

    void noteQuoteDepth()
    {
        const std::string_view marks = m_text.substr(m_at, skipContainers(m_at) - m_at);
        m_quoteDepth = static_cast<int>(std::count(marks.begin(), marks.end(), '>'));
    }

    void takeTable()
    {
        const auto known = m_tableEnds.find(m_at);
        const bool closed = known != m_tableEnds.end();
        const size_t end = closed ? known->second : paragraphEnd();
        m_lifted.text += "\n\n";
        while (m_at < end) {
            const char c = m_text[m_at];
            if (c == '\n' || c == '\r') {
                m_lifted.text += ' ';
                ++m_at;
            } else if (!takeMath(end)) {
                copy(c == '\\' && m_at + 1 < end && !isSpace(m_text[m_at + 1]) && m_text[m_at + 1] != '<' ? 2 : 1);
            }
        }
        if (!closed)
            m_lifted.text += "</table>";
        m_lifted.text += "\n\n";
    }

    // Lifts the formula that begins here and ends before limit.
    bool takeMath(size_t limit)
    {
        const std::string_view rest = m_text.substr(m_at, limit > m_at ? limit - m_at : 0);
        if (rest.size() < 3)
            return false;
        if (rest[0] == '\\' && rest[1] == '(')
            return takeDelimited(rest, "\\)", false, limit);
        if (rest[0] == '\\' && rest[1] == '[')
            return takeDelimited(rest, "\\]", true, limit);
        return rest[0] == '$' && takeDollars(rest);
    }

    bool takeDelimited(std::string_view rest, std::string_view closing, bool display, size_t limit)
    {
        size_t& failedBefore = m_unclosedBefore[display];
        if (m_at < failedBefore)
            return false;
        size_t at = 2;
        while (at + 1 < rest.size() && !isBoundaryTag(rest.substr(at))) {
            if (rest.substr(at, 2) == closing) {
                const std::string_view content = rest.substr(2, at - 2);
                return !trimmed(content).empty() && lift(content, at + 2, display);
            }
            at += rest[at] == '\\' ? 2 : 1;
        }
        failedBefore = std::min(m_at + at, limit);
        return false;
    }

    bool takeDollars(std::string_view rest)
    {
        const bool display = rest[1] == '$';
        const size_t width = display ? 2 : 1;
        const char before = m_at == 0 ? ' ' : m_text[m_at - 1];
        if (isLetter(before) || isDigit(before) || before == '$' || rest[width] == '$'
            || (!display && isSpace(rest[1])))
            return false;
        size_t at = width;
        while (at < rest.size() && rest[at] != '$' && !isBoundaryTag(rest.substr(at)))
            at += rest[at] == '\\' ? 2 : 1;
        if (at >= rest.size() || !rest.substr(at).starts_with(display ? "$$" : "$"))
            return false;
        const std::string_view content = rest.substr(width, at - width);
        const size_t end = m_at + at + width;
        const char after = end < m_text.size() ? m_text[end] : ' ';
        // A letter behind the formula is fine where no space stands between words, as in Chinese.
        if ((!display && isSpace(content.back())) || isDigit(after) || isLetter(after) || after == '$')
            return false;
        return !trimmed(content).empty() && looksLikeMath(trimmed(content)) && lift(content, at + width, display);
    }

    bool lift(std::string_view content, size_t bytes, bool display)
    {
        std::string latex = m_quoteDepth > 0 ? withoutQuoteMarks(content, m_quoteDepth) : std::string(content);
        m_lifted.text += m_lifted.mark + std::to_string(m_lifted.formulas.size()) + 'z';
        m_lifted.formulas.push_back(
            {withoutReferences(std::string(trimmed(latex))), std::string(m_text.substr(m_at, bytes)), display});
        m_at += bytes;
        return true;
    }

    std::string_view m_text;
    size_t m_at = 0;
    size_t m_paragraphEnd = 0;
    int m_quoteDepth = 0;
    std::unordered_map<size_t, size_t> m_tableEnds; // of the table that opens there, behind its closing tag
    // What was looked for in vain is not looked for again: else a text of openings would take quadratic time.
    std::map<size_t, size_t> m_noSpanBefore;
    std::array<size_t, 2> m_unclosedBefore{};
    LiftedMarkdown m_lifted;
};

} // namespace

LiftedMarkdown liftMath(std::string_view markdown)
{
    return Lifter(markdown).run();
}

std::string withSources(std::string_view text, const LiftedMarkdown& lifted)
{
    std::string out;
    splitAtFormulas(
        text, lifted, [&](std::string_view part) { out += part; }, [&](const Formula& f) { out += f.source; });
    return out;
}

} // namespace lectern::exports
