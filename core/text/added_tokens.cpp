// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/added_tokens.h"

#include "base/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace lectern::text {

namespace {

// \w of the reference (Unicode's UTS 18): more than PCRE2's, which leaves out marks and joiners.
constexpr std::string_view kWordCharacter = R"([\p{L}\p{M}\p{Alphabetic}\p{Nd}\p{Pc}\x{200C}\x{200D}])";

bool isWhiteSpace(char32_t c)
{
    return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// The last character of valid, non-empty UTF-8.
std::string_view lastCharacter(std::string_view text)
{
    size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        --begin;
    return text.substr(begin);
}

size_t leadingSpace(std::string_view text)
{
    std::string_view rest = text;
    while (!rest.empty()) {
        std::string_view behind = rest;
        if (!isWhiteSpace(takeCodePoint(behind)))
            break;
        rest = behind;
    }
    return text.size() - rest.size();
}

size_t trailingSpace(std::string_view text)
{
    std::string_view rest = text;
    while (!rest.empty()) {
        std::string_view last = lastCharacter(rest);
        const size_t length = last.size();
        if (!isWhiteSpace(takeCodePoint(last)))
            break;
        rest.remove_suffix(length);
    }
    return text.size() - rest.size();
}

} // namespace

std::uint64_t AddedTokens::Trie::edge(std::int32_t node, char byte)
{
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(node)) << 8) | static_cast<unsigned char>(byte);
}

void AddedTokens::Trie::add(std::string_view spelling, std::int32_t token)
{
    m_begins[static_cast<unsigned char>(spelling.front())] = true;
    std::int32_t node = 0;
    for (const char byte : spelling) {
        const auto [at, isNew] = m_edges.try_emplace(edge(node, byte), static_cast<std::int32_t>(m_tokens.size()));
        if (isNew)
            m_tokens.push_back(-1);
        node = at->second;
    }
    m_tokens[static_cast<size_t>(node)] = token;
}

std::int32_t AddedTokens::Trie::longestPrefix(std::string_view text) const
{
    if (!m_begins[static_cast<unsigned char>(text.front())])
        return -1;
    std::int32_t longest = -1;
    std::int32_t node = 0;
    for (const char byte : text) {
        const auto next = m_edges.find(edge(node, byte));
        if (next == m_edges.end())
            break;
        node = next->second;
        if (m_tokens[static_cast<size_t>(node)] >= 0)
            longest = m_tokens[static_cast<size_t>(node)];
    }
    return longest;
}

AddedTokens::AddedTokens(RegexSplit wordCharacter)
    : m_wordCharacter(std::move(wordCharacter))
{ }

Result<AddedTokens> AddedTokens::make(std::vector<AddedToken> tokens)
{
    auto wordCharacter = RegexSplit::compile(kWordCharacter, RegexSplit::Syntax::Regex);
    if (!wordCharacter)
        return std::unexpected(wordCharacter.error());
    AddedTokens made(std::move(*wordCharacter));
    made.m_tokens = std::move(tokens);
    for (size_t i = 0; i < made.m_tokens.size(); ++i) {
        const AddedToken& token = made.m_tokens[i];
        (token.normalized ? made.m_normalized : made.m_plain).add(token.spelling, static_cast<std::int32_t>(i));
    }
    return made;
}

std::vector<Segment> AddedTokens::cut(std::string_view utf8) const
{
    std::vector<Segment> plain;
    cutWith(m_plain, utf8, plain);
    std::vector<Segment> segments;
    for (const Segment& segment : plain) {
        if (segment.id >= 0)
            segments.push_back(segment);
        else
            cutWith(m_normalized, segment.text, segments);
    }
    return segments;
}

bool AddedTokens::isWordAt(std::string_view before, std::string_view after) const
{
    if (!before.empty() && m_wordCharacter.matches(lastCharacter(before)))
        return true;
    if (after.empty())
        return false;
    std::string_view rest = after;
    takeCodePoint(rest);
    return m_wordCharacter.matches(after.substr(0, after.size() - rest.size()));
}

void AddedTokens::cutWith(const Trie& trie, std::string_view utf8, std::vector<Segment>& out) const
{
    size_t done = 0; // text before it has been handed out
    for (size_t at = 0; at < utf8.size();) {
        const std::int32_t index = trie.longestPrefix(utf8.substr(at));
        if (index < 0) {
            ++at;
            continue;
        }
        const AddedToken& token = m_tokens[static_cast<size_t>(index)];
        size_t begin = at;
        size_t end = at + token.spelling.size();
        at = end; // matches do not overlap, also where the flags refuse one
        if (token.singleWord && isWordAt(utf8.substr(0, begin), utf8.substr(end)))
            continue;
        if (token.stripLeft)
            begin -= trailingSpace(utf8.substr(0, begin));
        if (token.stripRight)
            end += leadingSpace(utf8.substr(end));
        // White space that the token before took along stays with it.
        begin = std::max(begin, done);
        end = std::max(begin, end);
        if (begin > done)
            out.push_back({utf8.substr(done, begin - done), -1});
        out.push_back({utf8.substr(begin, end - begin), token.id});
        done = end;
    }
    if (done < utf8.size())
        out.push_back({utf8.substr(done), -1});
}

} // namespace lectern::text
