// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/repetition_guard.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace lectern::recognition {

namespace {

constexpr std::string_view kBlockTag = "<|ref|>";
constexpr std::string_view kBoxEnd = "<|/det|>";
constexpr size_t kNgram = 8; // tokens; what "has been written before" is judged by
constexpr int kNewOutweighsOld = 4;

bool isAscii(char c, int (*test)(int))
{
    return static_cast<unsigned char>(c) < 0x80 && test(static_cast<unsigned char>(c)) != 0;
}

// A letter, digit or any character beyond ASCII outside `<…>`. Dots and rules beyond ASCII (U+00B7, U+2026, U+2500…)
// count as content; they are rare enough to be judged by the other limits.
bool hasContent(std::string_view text)
{
    bool inTag = false;
    for (const char c : text) {
        if (c == '<')
            inTag = true;
        else if (c == '>')
            inTag = false;
        else if (!inTag && (static_cast<unsigned char>(c) >= 0x80 || isAscii(c, std::isalnum)))
            return true;
    }
    return false;
}

// The line with each run of digits replaced by one '#' and white space dropped; empty where nothing but numbers and
// punctuation stands on it, since columns of numbers are the normal thing.
std::string lineShape(std::string_view line)
{
    std::string shape;
    bool letters = false;
    for (const char c : line) {
        if (isAscii(c, std::isspace))
            continue;
        if (isAscii(c, std::isdigit)) {
            if (shape.empty() || shape.back() != '#')
                shape += '#';
            continue;
        }
        letters = letters || static_cast<unsigned char>(c) >= 0x80 || isAscii(c, std::isalpha);
        shape += c;
    }
    return letters ? shape : std::string();
}

} // namespace

RepetitionGuard::RepetitionGuard(const RepetitionLimits& limits)
    : m_limits(limits)
    , m_runs(static_cast<size_t>(limits.longestPeriod) + 1, 0)
{ }

bool RepetitionGuard::push(std::int32_t token, std::string_view piece)
{
    if (m_loop)
        return false;
    m_tokens.push_back(token);
    m_text += piece;
    m_ends.push_back(m_text.size());
    watchPeriods();
    if (!m_loop)
        watchStaleness();
    watchVariety();
    if (!m_loop)
        watchLines(piece);
    return !m_loop;
}

// Exact repeats. m_runs[p] grows while the text is periodic with p; the smallest period over its limit is the unit.
void RepetitionGuard::watchPeriods()
{
    const size_t last = m_tokens.size() - 1;
    const size_t longest = std::min(m_runs.size() - 1, last);
    size_t unit = 0;
    for (size_t period = 1; period <= longest; ++period) {
        int& run = m_runs[period];
        run = m_tokens[last] == m_tokens[last - period] ? run + 1 : 0;
        const int needed = std::max(m_limits.periodTokens, (m_limits.copies - 1) * static_cast<int>(period));
        if (unit == 0 && run >= needed)
            unit = period;
    }
    if (unit == 0)
        return;
    const int run = m_runs[unit];
    const size_t secondCopy = m_tokens.size() - static_cast<size_t>(run);
    const Kind kind = kindOfTail(secondCopy);
    if ((kind == Kind::Table && run < m_limits.tablePeriodTokens)
        || (kind == Kind::Filler && run < m_limits.fillerTokens))
        return;
    stop(unit == 1 ? std::string("the same token again and again")
                   : "the same " + std::to_string(unit) + " tokens again and again",
        secondCopy);
}

// Text that only puts old pieces together anew: n-grams that have all been there.
void RepetitionGuard::watchStaleness()
{
    if (m_tokens.size() < kNgram)
        return;
    std::uint64_t hash = 1469598103934665603ULL;
    for (size_t i = m_tokens.size() - kNgram; i < m_tokens.size(); ++i)
        hash = (hash ^ static_cast<std::uint32_t>(m_tokens[i])) * 1099511628211ULL;
    // Leaders and empty cells say nothing either way; an endless run of them is a period.
    const size_t before = m_tokens.size() - kNgram;
    if (!hasContent(std::string_view(m_text).substr(before == 0 ? 0 : m_ends[before - 1])))
        return;
    if (m_seen.insert(hash).second) {
        m_stale = std::max(0, m_stale - kNewOutweighsOld);
        return;
    }
    if (m_stale++ == 0)
        m_staleSince = m_tokens.size() - 1;
    if (m_stale < m_limits.staleTokens)
        return;
    if (kindOfTail(m_staleSince) == Kind::Text || m_stale >= m_limits.staleTableTokens)
        stop("nothing new in the last " + std::to_string(m_tokens.size() - m_staleSince) + " tokens", m_staleSince);
}

// A handful of tokens in ever new order, which neither repeats exactly nor for long.
void RepetitionGuard::watchVariety()
{
    const auto window = static_cast<size_t>(m_limits.fewTokensWindow);
    ++m_recent[m_tokens.back()];
    if (m_tokens.size() > window) {
        const auto oldest = m_recent.find(m_tokens[m_tokens.size() - window - 1]);
        if (--oldest->second == 0)
            m_recent.erase(oldest);
    }
    if (m_loop || m_tokens.size() < window || m_recent.size() > static_cast<size_t>(m_limits.fewTokens))
        return;
    size_t begin = m_tokens.size() - window;
    if (kindOfTail(begin) != Kind::Text)
        return;
    while (begin > 0 && m_recent.contains(m_tokens[begin - 1]))
        --begin;
    stop("only " + std::to_string(m_recent.size()) + " different tokens in the last " + std::to_string(window), begin);
}

void RepetitionGuard::watchLines(std::string_view piece)
{
    if (piece.find('>') != std::string_view::npos)
        watchTags();
    for (size_t end = m_text.find('\n', m_text.size() - piece.size()); end != std::string::npos && !m_loop;
         end = m_text.find('\n', end + 1))
        endLine(end);
}

void RepetitionGuard::watchTags()
{
    if (std::string_view(m_text).ends_with(kBlockTag)) {
        endBlock();
        m_blockStart = m_text.size() - kBlockTag.size();
    } else if (m_blockStart != std::string::npos && std::string_view(m_text).ends_with(kBoxEnd)) {
        auto& [times, second] = m_boxes[m_text.substr(m_blockStart)];
        if (++times == 2)
            second = m_blockStart;
        if (times >= m_limits.sameBox)
            stopAtByte("the same box " + std::to_string(times) + " times", second);
    }
}

void RepetitionGuard::endLine(size_t end)
{
    const size_t start = std::exchange(m_lineStart, end + 1);
    const std::string_view line = std::string_view(m_text).substr(start, end - start);
    std::string shape = lineShape(line);
    if (shape.empty() && line.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return; // blank lines stand between paragraphs
    // A grounding tag is all numbers; every page has as many of the same shape as it has blocks of a kind.
    if (shape.empty() || shape != m_lineShape || shape.find(kBlockTag) != std::string::npos) {
        m_lineShape = std::move(shape);
        m_sameShape = 1;
        return;
    }
    if (++m_sameShape == 2)
        m_secondSameShape = start;
    if (m_sameShape >= m_limits.countingLines)
        stopAtByte("the same line " + std::to_string(m_sameShape) + " times, but for its numbers", m_secondSameShape);
}

void RepetitionGuard::endBlock()
{
    if (m_blockStart == std::string::npos)
        return;
    std::string block = m_text.substr(m_blockStart, m_text.size() - kBlockTag.size() - m_blockStart);
    block.erase(block.find_last_not_of(" \t\r\n") + 1);
    auto& [times, second] = m_blocks[std::move(block)];
    if (++times == 2)
        second = m_blockStart;
    if (times >= m_limits.sameBlock)
        stopAtByte("the same block " + std::to_string(times) + " times", second);
}

RepetitionGuard::Kind RepetitionGuard::kindOfTail(size_t firstToken) const
{
    const size_t begin = firstToken == 0 ? 0 : m_ends[firstToken - 1];
    const std::string_view tail = std::string_view(m_text).substr(begin);
    const bool table = tail.find("<td") != std::string_view::npos || tail.find("<tr") != std::string_view::npos
        || tail.find(" | ") != std::string_view::npos;
    if (!hasContent(tail))
        return Kind::Filler;
    return table ? Kind::Table : Kind::Text;
}

void RepetitionGuard::stop(std::string reason, size_t keptTokens)
{
    const size_t bytes = keptTokens == 0 ? 0 : m_ends[keptTokens - 1];
    m_loop = Loop{std::move(reason), bytes, static_cast<int>(keptTokens)};
}

void RepetitionGuard::stopAtByte(std::string reason, size_t keptBytes)
{
    const auto firstBeyond = std::upper_bound(m_ends.begin(), m_ends.end(), keptBytes);
    m_loop = Loop{std::move(reason), keptBytes, static_cast<int>(firstBeyond - m_ends.begin())};
}

} // namespace lectern::recognition
