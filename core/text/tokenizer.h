// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::text {

using TokenId = std::int32_t;

// Byte-level BPE as described by a Hugging Face tokenizer.json: added tokens cut out first, a sequence of regex
// splits, byte level, merges. Immutable after loading; all methods may be called from several threads.
class Tokenizer
{
public:
    // Corrupt or Unsupported (a normaliser, model or pre-tokenizer of another kind) name the file and the part.
    // What the file says of truncation, padding and its post-processor plays no part: encode gives the text's own ids.
    static Result<Tokenizer> load(const std::filesystem::path& tokenizerJson);

    // The same from the file's content; name stands for it in errors.
    static Result<Tokenizer> fromJson(std::string_view json, const std::string& name);

    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    // No BOS added; added tokens in the text are recognised. Malformed UTF-8 is encoded as if each malformed sequence
    // were U+FFFD; a byte for which the vocabulary has no token gives nothing, as in the reference.
    std::vector<TokenId> encode(std::string_view utf8) const;

    // Malformed byte sequences become U+FFFD. Ids that the vocabulary does not have give nothing.
    std::string decode(std::span<const TokenId> ids, bool skipSpecial = false) const;

    // The bytes that one token stands for (for an added token its spelling); empty for an unknown id.
    std::string_view bytes(TokenId id) const;

    // By the spelling in the file (byte-level letters for an ordinary token). Special ids are looked up, never assumed.
    std::optional<TokenId> idOf(std::string_view token) const;
    bool isAdded(TokenId id) const;
    bool isSpecial(TokenId id) const;

    // Highest id + 1.
    int size() const;

private:
    struct Data;
    explicit Tokenizer(std::unique_ptr<const Data> data);
    std::unique_ptr<const Data> m_data;
};

// Decodes a stream of tokens: each call returns what is complete, half a UTF-8 character waits for the next token.
// All pieces and the final flush() joined equal Tokenizer::decode of all ids.
class StreamingDecoder
{
public:
    explicit StreamingDecoder(const Tokenizer& tokenizer, bool skipSpecial = false);
    std::string push(TokenId id);
    std::string flush();

private:
    const Tokenizer* m_tokenizer;
    bool m_skipSpecial;
    std::string m_pending;
};

} // namespace lectern::text
