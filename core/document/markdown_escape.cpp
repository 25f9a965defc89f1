// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/markdown_escape.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace lectern::document {
namespace {

constexpr std::string_view kBlank = " \t\r\f\v";

bool isAsciiPunctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
    return line.substr(0, line.find_last_not_of(kBlank) + 1);
}

bool consistsOf(std::string_view text, std::string_view characters)
{
    return text.find_first_not_of(characters) == text.npos;
}

// What stands beside a run of * or _: emphasis depends on nothing else (CommonMark, "flanking").
enum class Beside : std::uint8_t
{
    Space,
    Punctuation,
    Other
};

Beside classify(char32_t c)
{
    if (c == 0 || c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A)
        || c == 0x202F || c == 0x205F || c == 0x3000)
        return Beside::Space;
    if (c < 0x80)
        return isAsciiPunctuation(static_cast<char>(c)) ? Beside::Punctuation : Beside::Other;
    constexpr std::pair<char32_t, char32_t> kPunctuation[]{{0xA1, 0xBF}, {0x2010, 0x2BFF}, {0x3001, 0x3003},
        {0x3008, 0x3020}, {0x30FB, 0x30FB}, {0xFE10, 0xFE6F}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40},
        {0xFF5B, 0xFF65}};
    const bool found = std::any_of(std::begin(kPunctuation), std::end(kPunctuation),
        [&](const auto& range) { return c >= range.first && c <= range.second; });
    return found ? Beside::Punctuation : Beside::Other;
}

char32_t characterBefore(std::string_view text, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 4) {
        --start;
        if ((static_cast<unsigned char>(text[start]) & 0xC0) != 0x80)
            break;
    }
    std::string_view rest = text.substr(start, at - start);
    return rest.empty() ? 0 : takeCodePoint(rest);
}

char32_t characterAt(std::string_view text, size_t at)
{
    std::string_view rest = text.substr(at);
    return rest.empty() ? 0 : takeCodePoint(rest);
}

// Decides which bytes of a text need a backslash before them.
class Escaper
{
public:
    explicit Escaper(std::string_view text)
        : m_text(text)
        , m_marked(text.size(), false)
        , m_lastDefinition(text.rfind("]:") == text.npos ? 0 : text.rfind("]:"))
    { }

    std::string escaped()
    {
        size_t start = 0;
        std::string_view previous;
        while (start < m_text.size()) {
            const size_t end = std::min(m_text.find('\n', start), m_text.size());
            const std::string_view line = trimmed(m_text.substr(start, end - start));
            markLineStart(line, previous.empty());
            previous = line;
            start = end + 1;
        }
        markCharacters();
        markEmphasis('*');
        markEmphasis('_');
        markEmphasis('~');
        markCodeSpans();
        markLinks();
        return written();
    }

private:
    void mark(const char* at) { m_marked[static_cast<size_t>(at - m_text.data())] = true; }

    char after(size_t at) const { return at + 1 < m_text.size() ? m_text[at + 1] : '\0'; }

    // line: trimmed, a part of m_text; first: it begins a paragraph.
    void markLineStart(std::string_view line, bool first)
    {
        if (line.empty())
            return;
        const char c = line.front();
        const size_t run = std::min(line.find_first_not_of(c), line.size());
        const bool spaceAfterRun = run == line.size() || kBlank.find(line[run]) != kBlank.npos;
        const bool bullet = (c == '-' || c == '+' || c == '*') && run == 1 && spaceAfterRun;
        const bool heading = c == '#' && run <= 6 && spaceAfterRun;
        const bool fence = (c == '~' || c == '`') && run >= 3;
        const bool rule = (c == '-' || c == '*' || c == '_') && consistsOf(line, std::string{c, ' ', '\t'})
            && std::count(line.begin(), line.end(), c) >= 3;
        const bool underline = !first && (c == '-' || c == '=') && run == line.size();
        const bool tableRule = !first && consistsOf(line, "|:- \t") && line.find('-') != line.npos;
        const bool definition = c == '[' && first && line.data() < m_text.data() + m_lastDefinition;
        if (bullet || heading || fence || rule || underline || tableRule || definition || c == '>')
            mark(line.data());
        // The rest of such a run would now stand beside punctuation and could close emphasis.
        for (size_t i = 1; (rule || fence) && c != '-' && i < run; ++i)
            mark(line.data() + i);
        const size_t digits = static_cast<size_t>(std::find_if_not(line.begin(), line.end(), isDigit) - line.begin());
        // Inside a paragraph only a list that begins with 1 interrupts it.
        if (digits == 0 || digits > 9 || digits == line.size()
            || (!first && trimmedZeros(line.substr(0, digits)) != "1"))
            return;
        const bool ends = digits + 1 == line.size() || kBlank.find(line[digits + 1]) != kBlank.npos;
        if (ends && (line[digits] == '.' || line[digits] == ')'))
            mark(line.data() + digits);
    }

    static std::string_view trimmedZeros(std::string_view number)
    {
        number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
        return number;
    }

    void markCharacters()
    {
        for (size_t i = 0; i < m_text.size(); ++i) {
            const char next = after(i);
            if (m_text[i] == '<')
                m_marked[i] = isLetter(next) || next == '/' || next == '!' || next == '?';
            else if (m_text[i] == '&')
                m_marked[i] = beginsEntity(m_text.substr(i + 1));
            else if (m_text[i] == '\\')
                m_marked[i] =
                    isAsciiPunctuation(next) || endsLine(i + 1) || beginsReplacedCommand(m_text.substr(i + 1));
        }
    }

    bool endsLine(size_t at) const
    {
        const size_t end = m_text.find_first_not_of(kBlank, at);
        return end != m_text.npos && m_text[end] == '\n';
    }

    static bool beginsEntity(std::string_view text)
    {
        const auto* end =
            std::find_if_not(text.begin(), text.end(), [](char c) { return isLetter(c) || isDigit(c) || c == '#'; });
        return end != text.begin() && end != text.end() && *end == ';';
    }

    // The two LaTeX commands that the Markdown writer replaces: here they are somebody's text.
    static bool beginsReplacedCommand(std::string_view text)
    {
        return text.starts_with("coloneqq") || text.starts_with("eqqcolon");
    }

    void markEmphasis(char c)
    {
        std::vector<std::pair<size_t, size_t>> runs; // those that could open or close
        bool opened = false;
        bool paired = false;
        for (size_t i = m_text.find(c); i != m_text.npos; i = m_text.find(c, i)) {
            const size_t end = std::min(m_text.find_first_not_of(c, i), m_text.size());
            const Beside before = classify(characterBefore(m_text, i));
            const Beside behind = classify(characterAt(m_text, end));
            const bool left = behind == Beside::Other || (behind == Beside::Punctuation && before != Beside::Other);
            const bool right = before == Beside::Other || (before == Beside::Punctuation && behind != Beside::Other);
            const bool opens = left && behind != Beside::Space && (c != '_' || !right || before == Beside::Punctuation);
            const bool closes =
                right && before != Beside::Space && (c != '_' || !left || behind == Beside::Punctuation);
            paired = paired || (closes && opened);
            opened = opened || opens;
            if (opens || closes)
                runs.emplace_back(i, end);
            i = end;
        }
        if (!paired)
            return;
        for (const auto& [start, end] : runs)
            std::fill(m_marked.begin() + static_cast<long>(start), m_marked.begin() + static_cast<long>(end), true);
    }

    // A code span takes two runs of backticks; one alone is only a character.
    void markCodeSpans()
    {
        const size_t firstRun = m_text.find('`');
        if (firstRun == m_text.npos)
            return;
        const size_t end = m_text.find_first_not_of('`', firstRun);
        if (end == m_text.npos || m_text.find('`', end) == m_text.npos)
            return;
        for (size_t i = firstRun; i < m_text.size(); ++i) {
            if (m_text[i] == '`')
                m_marked[i] = true;
        }
    }

    void markLinks()
    {
        std::vector<size_t> open;
        size_t marked = 0; // so many of the open ones, from the outermost
        const size_t lastClosing = m_text.rfind(')');
        for (size_t i = 0; i < m_text.size(); ++i) {
            if (m_text[i] == '[') {
                open.push_back(i);
            } else if (m_text[i] == ']' && !open.empty()) {
                // All of them: each would be the partner where those inside it are escaped.
                const bool link = after(i) == '(' && lastClosing != m_text.npos && lastClosing > i;
                for (; link && marked < open.size(); ++marked)
                    m_marked[open[marked]] = true;
                open.pop_back();
                marked = std::min(marked, open.size());
            }
        }
    }

    std::string written() const
    {
        std::string out;
        out.reserve(m_text.size() + m_text.size() / 16);
        size_t start = 0;
        while (start < m_text.size()) {
            const size_t end = std::min(m_text.find('\n', start), m_text.size());
            for (const char& c : trimmed(m_text.substr(start, end - start))) {
                if (m_marked[static_cast<size_t>(&c - m_text.data())])
                    out += '\\';
                out += c;
            }
            if (end < m_text.size())
                out += '\n';
            start = end + 1;
        }
        return out;
    }

    std::string_view m_text;
    std::vector<bool> m_marked; // per byte
    size_t m_lastDefinition; // where the last "]:" stands, 0: nowhere
};

} // namespace

std::string escapeMarkdown(std::string_view text)
{
    return Escaper(text).escaped();
}

} // namespace lectern::document
