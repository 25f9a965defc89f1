// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/block.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace lectern::grounding {

// What one token wrote: bytes begin…end of a block's text. Tokens of tags, of white space between blocks and of nothing
// at all have an empty range at the place where the text stood.
struct TokenPlace
{
    int block = -1; // -1: before the first block
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const TokenPlace&, const TokenPlace&) = default;
};

// A page's grounded text as it was written, token by token: which blocks stood after each of them, and which token
// wrote which part of the text.
class TokenTimeline
{
public:
    TokenTimeline() = default;
    explicit TokenTimeline(std::vector<std::string> pieces); // one a token; together they are the text

    int tokens() const { return static_cast<int>(m_pieces.size()); }
    const std::string& piece(int token) const { return m_pieces.at(static_cast<std::size_t>(token)); }
    const TokenPlace& place(int token) const { return m_places.at(static_cast<std::size_t>(token)); }

    // The blocks as they stood after so many tokens, from 0 to all; after all of them every block is complete.
    std::vector<document::Block> blocksAfter(int tokens) const;

    // Tokens that wrote any of these bytes of a block's text, as it stands at the end; all of the block's text with the
    // default.
    std::vector<int> tokensOf(int block, std::size_t begin = 0, std::size_t end = std::string::npos) const;

    // After how many tokens the next word or block begins, seen from a place between tokens; all of them at the end.
    int nextWord(int tokens) const;
    int previousWord(int tokens) const;
    int nextBlock(int tokens) const;
    int previousBlock(int tokens) const;

private:
    bool beginsWord(int token) const;
    bool beginsBlock(int token) const;
    template <class Begins> int next(int tokens, Begins begins) const;
    template <class Begins> int previous(int tokens, Begins begins) const;

    std::vector<std::string> m_pieces;
    std::vector<TokenPlace> m_places;
};

} // namespace lectern::grounding
