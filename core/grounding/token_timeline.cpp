// SPDX-License-Identifier: GPL-3.0-or-later
#include "grounding/token_timeline.h"

#include "grounding/tag_parser.h"

#include <algorithm>
#include <utility>

namespace lectern::grounding {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

} // namespace

// The parser holds back white space and unfinished characters, so that a token's text may come only with a later one:
// what becomes visible belongs to the token that made it so.
TokenTimeline::TokenTimeline(std::vector<std::string> pieces)
    : m_pieces(std::move(pieces))
{
    TagParser parser;
    m_places.reserve(m_pieces.size());
    for (const std::string& piece : m_pieces) {
        const size_t blocksBefore = parser.blocks().size();
        const size_t sizeBefore = blocksBefore == 0 ? 0 : parser.blocks().back().text.size();
        parser.push(piece);
        const size_t blocks = parser.blocks().size();
        if (blocks == 0) {
            m_places.emplace_back();
            continue;
        }
        const size_t size = parser.blocks().back().text.size();
        m_places.push_back({static_cast<int>(blocks) - 1, blocks == blocksBefore ? sizeBefore : 0, size});
    }
    parser.finish();
    // What only the end of the text released was the last token's.
    if (!m_places.empty() && m_places.back().block >= 0)
        m_places.back().end = parser.blocks().back().text.size();
}

std::vector<document::Block> TokenTimeline::blocksAfter(int tokens) const
{
    TagParser parser;
    const int count = std::clamp(tokens, 0, this->tokens());
    for (int token = 0; token < count; ++token)
        parser.push(piece(token));
    if (count == this->tokens())
        parser.finish();
    return parser.blocks();
}

std::vector<int> TokenTimeline::tokensOf(int block, std::size_t begin, std::size_t end) const
{
    std::vector<int> found;
    for (int token = 0; token < tokens(); ++token) {
        const TokenPlace& at = place(token);
        if (at.block == block && at.begin < at.end && at.begin < end && at.end > begin)
            found.push_back(token);
    }
    return found;
}

bool TokenTimeline::beginsBlock(int token) const
{
    return place(token).block >= 0 && (token == 0 || place(token).block != place(token - 1).block);
}

// The first token with text after a white space or a tag.
bool TokenTimeline::beginsWord(int token) const
{
    if (place(token).begin == place(token).end)
        return false;
    if (token == 0 || place(token).block != place(token - 1).block || isSpace(piece(token).front()))
        return true;
    const std::string& before = piece(token - 1);
    return before.empty() || isSpace(before.back()) || place(token - 1).begin == place(token - 1).end;
}

template <class Begins> int TokenTimeline::next(int tokens, Begins begins) const
{
    for (int token = std::max(tokens, 0) + 1; token < this->tokens(); ++token) {
        if (begins(token))
            return token;
    }
    return this->tokens();
}

template <class Begins> int TokenTimeline::previous(int tokens, Begins begins) const
{
    for (int token = std::min(tokens, this->tokens()) - 1; token > 0; --token) {
        if (begins(token))
            return token;
    }
    return 0;
}

int TokenTimeline::nextWord(int tokens) const
{
    return next(tokens, [this](int token) { return beginsWord(token); });
}

int TokenTimeline::previousWord(int tokens) const
{
    return previous(tokens, [this](int token) { return beginsWord(token); });
}

int TokenTimeline::nextBlock(int tokens) const
{
    return next(tokens, [this](int token) { return beginsBlock(token); });
}

int TokenTimeline::previousBlock(int tokens) const
{
    return previous(tokens, [this](int token) { return beginsBlock(token); });
}

} // namespace lectern::grounding
