// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/tokenizer.h"

#include "base/utf8.h"
#include "text/byte_level.h"
#include "text/tokenizer_data.h"

#include <utility>

namespace lectern::text {

namespace {

bool hasId(const std::vector<TokenEntry>& tokens, TokenId id)
{
    return id >= 0 && static_cast<size_t>(id) < tokens.size() && tokens[static_cast<size_t>(id)].known;
}

} // namespace

Tokenizer::Tokenizer(std::unique_ptr<const Data> data)
    : m_data(std::move(data))
{ }

Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

std::vector<TokenId> Tokenizer::encode(std::string_view utf8) const
{
    const std::string repaired = isValidUtf8(utf8) ? std::string() : repairedUtf8(utf8);
    std::vector<TokenId> ids;
    Bpe::Workspace workspace;
    for (const Segment& segment : m_data->added.cut(repaired.empty() ? utf8 : repaired)) {
        if (segment.id >= 0) {
            ids.push_back(segment.id);
            continue;
        }
        std::vector<std::string_view> pieces{segment.text};
        for (const RegexSplit& split : m_data->splits)
            pieces = split.split(pieces);
        for (const std::string_view piece : pieces) {
            if (m_data->ignoreMerges) {
                const auto whole = m_data->ids.find(spelledBytes(piece));
                if (whole != m_data->ids.end() && m_data->tokens[static_cast<size_t>(whole->second)].inVocabulary) {
                    ids.push_back(whole->second);
                    continue;
                }
            }
            m_data->bpe.encode(piece, workspace, ids);
        }
    }
    return ids;
}

std::string Tokenizer::decode(std::span<const TokenId> ids, bool skipSpecial) const
{
    std::string joined;
    for (const TokenId id : ids) {
        if (!skipSpecial || !isSpecial(id))
            joined += bytes(id);
    }
    return repairedUtf8(joined);
}

std::string_view Tokenizer::bytes(TokenId id) const
{
    return hasId(m_data->tokens, id) ? m_data->tokens[static_cast<size_t>(id)].bytes : std::string_view();
}

std::optional<TokenId> Tokenizer::idOf(std::string_view token) const
{
    const auto found = m_data->ids.find(token);
    return found == m_data->ids.end() ? std::nullopt : std::optional<TokenId>(found->second);
}

bool Tokenizer::isAdded(TokenId id) const
{
    return hasId(m_data->tokens, id) && m_data->tokens[static_cast<size_t>(id)].added;
}

bool Tokenizer::isSpecial(TokenId id) const
{
    return hasId(m_data->tokens, id) && m_data->tokens[static_cast<size_t>(id)].special;
}

int Tokenizer::size() const
{
    return static_cast<int>(m_data->tokens.size());
}

StreamingDecoder::StreamingDecoder(const Tokenizer& tokenizer, bool skipSpecial)
    : m_tokenizer(&tokenizer)
    , m_skipSpecial(skipSpecial)
{ }

std::string StreamingDecoder::push(TokenId id)
{
    if (m_skipSpecial && m_tokenizer->isSpecial(id))
        return {};
    m_pending += m_tokenizer->bytes(id);
    const size_t complete = m_pending.size() - incompleteTailLength(m_pending);
    std::string text = repairedUtf8(std::string_view(m_pending).substr(0, complete));
    m_pending.erase(0, complete);
    return text;
}

std::string StreamingDecoder::flush()
{
    return repairedUtf8(std::exchange(m_pending, {}));
}

} // namespace lectern::text
