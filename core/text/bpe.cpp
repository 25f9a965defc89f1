// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/bpe.h"

#include <algorithm>
#include <bit>

namespace lectern::text {

namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

// Puts the lowest rank, then the leftmost pair, on top of std::push_heap's heap.
struct Later
{
    template <class Candidate> bool operator()(const Candidate& a, const Candidate& b) const
    {
        return a.rank != b.rank ? a.rank > b.rank : a.at > b.at;
    }
};

} // namespace

Bpe::Bpe(const std::array<TokenId, 256>& byteTokens, size_t mergeCount)
    : m_byteTokens(byteTokens)
    , m_table(std::bit_ceil(2 * mergeCount + 2))
{ }

size_t Bpe::slotOf(TokenId left, TokenId right) const
{
    std::uint64_t key =
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32) | static_cast<std::uint32_t>(right);
    key *= 0x9E3779B97F4A7C15u;
    key ^= key >> 32;
    size_t slot = static_cast<size_t>(key) & (m_table.size() - 1);
    while (m_table[slot].left >= 0 && (m_table[slot].left != left || m_table[slot].right != right))
        slot = (slot + 1) & (m_table.size() - 1);
    return slot;
}

void Bpe::addMerge(TokenId left, TokenId right, TokenId merged)
{
    m_table[slotOf(left, right)] = {left, right, merged, m_nextRank++};
}

const Bpe::Merge* Bpe::find(TokenId left, TokenId right) const
{
    const Merge& merge = m_table[slotOf(left, right)];
    return merge.left >= 0 ? &merge : nullptr;
}

void Bpe::fillSymbols(std::string_view piece, Workspace& workspace) const
{
    auto& symbols = workspace.m_symbols;
    symbols.clear();
    for (const char byte : piece) {
        const TokenId id = m_byteTokens[static_cast<unsigned char>(byte)];
        if (id >= 0)
            symbols.push_back({id, symbols.size() - 1, symbols.size() + 1});
    }
    if (!symbols.empty()) {
        symbols.front().previous = kNone;
        symbols.back().next = kNone;
    }
}

void Bpe::propose(Workspace& workspace, size_t left) const
{
    const auto& symbols = workspace.m_symbols;
    const size_t right = symbols[left].next;
    if (right == kNone)
        return;
    const Merge* merge = find(symbols[left].id, symbols[right].id);
    if (!merge)
        return;
    workspace.m_heap.push_back({merge->rank, merge->merged, left});
    std::push_heap(workspace.m_heap.begin(), workspace.m_heap.end(), Later());
}

void Bpe::encode(std::string_view piece, Workspace& workspace, std::vector<TokenId>& out) const
{
    auto& symbols = workspace.m_symbols;
    auto& heap = workspace.m_heap;
    fillSymbols(piece, workspace);
    heap.clear();
    for (size_t i = 0; i < symbols.size(); ++i)
        propose(workspace, i);
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end(), Later());
        const Workspace::Candidate best = heap.back();
        heap.pop_back();
        Workspace::Symbol& left = symbols[best.at];
        if (left.id < 0 || left.next == kNone)
            continue;
        Workspace::Symbol& right = symbols[left.next];
        // The candidate is stale where a neighbour was merged since; the reference compares results, not ranks.
        const Merge* merge = find(left.id, right.id);
        if (!merge || merge->merged != best.merged)
            continue;
        left.id = best.merged;
        left.next = right.next;
        right.id = -1;
        if (left.next != kNone)
            symbols[left.next].previous = best.at;
        propose(workspace, best.at);
        if (left.previous != kNone)
            propose(workspace, left.previous);
    }
    for (const Workspace::Symbol& symbol : symbols) {
        if (symbol.id >= 0)
            out.push_back(symbol.id);
    }
}

} // namespace lectern::text
