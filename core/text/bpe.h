// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lectern::text {

using TokenId = std::int32_t;

// Merges byte tokens pairwise, lowest rank first and leftmost among equals, until no merge applies. A piece of n bytes
// takes O(n log n), so that a page of letters without a space costs no more than ordinary text.
class Bpe
{
public:
    // byteTokens: the token of each single byte, -1 where the vocabulary has none (such a byte is dropped, as the
    // reference does).
    Bpe(const std::array<TokenId, 256>& byteTokens, size_t mergeCount);

    // Ranks are given in the order of the calls. A pair given again takes the later rank and result.
    void addMerge(TokenId left, TokenId right, TokenId merged);

    // Buffers that live longer than one piece; one per thread.
    class Workspace
    {
        friend class Bpe;
        struct Symbol
        {
            TokenId id; // -1: merged into the symbol before it
            size_t previous;
            size_t next;
        };
        struct Candidate
        {
            std::uint32_t rank;
            TokenId merged;
            size_t at; // index of the left symbol
        };
        std::vector<Symbol> m_symbols;
        std::vector<Candidate> m_heap;
    };

    void encode(std::string_view piece, Workspace& workspace, std::vector<TokenId>& out) const;

private:
    struct Merge
    {
        TokenId left = -1; // -1: an empty slot
        TokenId right = -1;
        TokenId merged = -1;
        std::uint32_t rank = 0;
    };
    size_t slotOf(TokenId left, TokenId right) const;
    const Merge* find(TokenId left, TokenId right) const;
    void fillSymbols(std::string_view piece, Workspace& workspace) const;
    void propose(Workspace& workspace, size_t left) const;

    std::array<TokenId, 256> m_byteTokens;
    std::vector<Merge> m_table; // open addressing; the size is a power of two, at least twice the number of merges
    std::uint32_t m_nextRank = 0;
};

} // namespace lectern::text
