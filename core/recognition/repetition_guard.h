// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace lectern::recognition {

// When repeated output counts as a loop. Pages do repeat themselves: empty table cells, columns of zeros, dotted
// leaders, rows of labels. The numbers therefore lie well above what a printed page holds, and apart for three kinds
// of text: filler (no letter or digit outside tags: leaders, rules, empty cells), table rows, everything else.
struct RepetitionLimits
{
    int longestPeriod = 512; // tokens; longer repeats are caught as stale text
    int copies = 4; // the first one included
    int periodTokens = 160; // repeated tokens after the first copy
    int tablePeriodTokens = 1536;
    int fillerTokens = 1536;
    int staleTokens = 640; // written without new content, where one new n-gram makes up for four old ones
    int staleTableTokens = 2400;
    int fewTokens = 4; // so few different ones in fewTokensWindow: what a loop becomes under the no-repeat rule
    int fewTokensWindow = 512;
    int sameBox = 8; // blocks with the same label and box
    int sameBlock = 4; // blocks with the same label, box and text
    int countingLines = 200; // lines in a row that differ in their numbers only ("1. the", "2. the", …)
};

// Watches a page while it is being written and says when it has begun to go round in circles. Knows tokens and text
// only: no model, no page.
class RepetitionGuard
{
public:
    struct Loop
    {
        std::string reason; // "the same 12 tokens again and again"
        size_t keptBytes = 0; // of the text pushed so far: up to the end of the first copy
        int keptTokens = 0;
    };

    explicit RepetitionGuard(const RepetitionLimits& limits = {});

    // One token and the text that it completed (may be empty). False once a loop is found.
    bool push(std::int32_t token, std::string_view piece);

    const std::optional<Loop>& loop() const { return m_loop; }

private:
    enum class Kind
    {
        Filler,
        Table,
        Text
    };

    void watchPeriods();
    void watchStaleness();
    void watchVariety();
    void watchLines(std::string_view piece);
    void watchTags();
    void endLine(size_t end);
    void endBlock();
    Kind kindOfTail(size_t firstToken) const;
    void stop(std::string reason, size_t keptTokens);
    void stopAtByte(std::string reason, size_t keptBytes);

    RepetitionLimits m_limits;
    std::optional<Loop> m_loop;

    std::vector<std::int32_t> m_tokens;
    std::vector<size_t> m_ends; // m_ends[i]: bytes of text after token i
    std::string m_text;

    std::vector<int> m_runs; // m_runs[p]: how many tokens in a row equal the one p before

    std::unordered_set<std::uint64_t> m_seen; // hashes of the n-grams written so far
    int m_stale = 0;
    size_t m_staleSince = 0; // token

    std::unordered_map<std::int32_t, int> m_recent; // tokens of the last fewTokensWindow and how often each

    size_t m_lineStart = 0; // byte
    std::string m_lineShape; // the last line with its numbers replaced
    int m_sameShape = 0;
    size_t m_secondSameShape = 0; // byte where the second line of that shape starts

    size_t m_blockStart = std::string::npos; // byte of the open block's <|ref|>
    std::map<std::string, std::pair<int, size_t>, std::less<>> m_boxes; // tag -> times, byte of the second
    std::map<std::string, std::pair<int, size_t>, std::less<>> m_blocks; // tag and text -> times, byte of the second
};

} // namespace lectern::recognition
