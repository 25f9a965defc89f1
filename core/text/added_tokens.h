// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "text/pretokenizer.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern::text {

using TokenId = std::int32_t;

struct AddedToken
{
    TokenId id = -1;
    std::string spelling;
    bool special = false;
    bool singleWord = false; // only where no word character touches it
    bool stripLeft = false; // takes the white space before it along
    bool stripRight = false;
    bool normalized = false; // looked for after the others, in what they leave
};

// A stretch of text: an added token, or text without one (id -1).
struct Segment
{
    std::string_view text;
    TokenId id = -1;
};

// Cuts added tokens out of a text: leftmost first, the longest of those that begin there.
class AddedTokens
{
public:
    static Result<AddedTokens> make(std::vector<AddedToken> tokens);

    std::vector<Segment> cut(std::string_view utf8) const;

private:
    // A trie over bytes. Edges are looked up by node and byte.
    class Trie
    {
    public:
        void add(std::string_view spelling, std::int32_t token);
        // Index of the longest token that text begins with, -1 for none.
        std::int32_t longestPrefix(std::string_view text) const;

    private:
        static std::uint64_t edge(std::int32_t node, char byte);
        std::array<bool, 256> m_begins{}; // bytes that a token begins with: most positions end here
        std::unordered_map<std::uint64_t, std::int32_t> m_edges;
        std::vector<std::int32_t> m_tokens{-1}; // by node, -1: no token ends here
    };

    explicit AddedTokens(RegexSplit wordCharacter);
    void cutWith(const Trie& trie, std::string_view utf8, std::vector<Segment>& out) const;
    bool isWordAt(std::string_view before, std::string_view after) const;

    std::vector<AddedToken> m_tokens;
    Trie m_plain;
    Trie m_normalized;
    RegexSplit m_wordCharacter;
};

} // namespace lectern::text
