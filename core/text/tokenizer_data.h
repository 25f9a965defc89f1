// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/added_tokens.h"
#include "text/bpe.h"
#include "text/pretokenizer.h"
#include "text/tokenizer.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern::text {

struct StringHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Every token by its id: an entry that no token has is not known.
struct TokenEntry
{
    std::string bytes;
    bool known = false;
    bool inVocabulary = false; // as against an added token only
    bool added = false;
    bool special = false;
};

struct Tokenizer::Data
{
    std::vector<TokenEntry> tokens;
    std::unordered_map<std::string, TokenId, StringHash, std::equal_to<>> ids; // by spelling in the file
    AddedTokens added;
    std::vector<RegexSplit> splits;
    Bpe bpe;
    bool ignoreMerges; // a piece that is a token as a whole is taken as such
};

} // namespace lectern::text
