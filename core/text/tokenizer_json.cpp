// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "text/byte_level.h"
#include "text/tokenizer_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace lectern::text {

namespace {

using nlohmann::json;

// Several times the largest vocabulary in use: a hostile id must not ask for the machine's memory.
constexpr std::uint64_t kMaxIds = 1u << 20;

const json kNull;

const json& member(const json& object, const char* key)
{
    if (!object.is_object())
        return kNull;
    const auto found = object.find(key);
    return found == object.end() ? kNull : *found;
}

std::string textOf(const json& value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

// Absent counts as fallback, anything but a boolean as its opposite: a value that nobody can read is not the usual one.
bool flagOf(const json& object, const char* key, bool fallback)
{
    const json& value = member(object, key);
    if (value.is_null())
        return fallback;
    return value.is_boolean() ? value.get<bool>() : !fallback;
}

bool isNullOrEmpty(const json& value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

std::optional<TokenId> idFrom(const json& value)
{
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() >= kMaxIds)
        return std::nullopt;
    return static_cast<TokenId>(value.get<std::uint64_t>());
}

// Where an error is, put into words only then: there are more than a hundred thousand merges.
std::string mergeAt(size_t index)
{
    return "model.merges[" + std::to_string(index) + "]";
}

class Loader
{
public:
    Loader(const json& root, const std::string& name)
        : m_root(root)
        , m_name(name)
    { }

    // Everything but the Bpe and the AddedTokens, which are made whole at the end.
    Result<void> readVocabulary();
    // The model's options, the normalizer and the decoder: all must be the kind that needs nothing done.
    Result<void> checkOtherParts() const;
    Result<Bpe> readMerges() const;
    Result<std::vector<AddedToken>> readAddedTokens();
    Result<std::vector<RegexSplit>> readSplits() const;

    std::vector<TokenEntry> takeTokens() { return std::move(m_tokens); }
    auto takeIds() { return std::move(m_ids); }
    bool ignoreMerges() const { return flagOf(member(m_root, "model"), "ignore_merges", false); }

private:
    std::unexpected<Error> corrupt(const std::string& what) const
    {
        return fail(ErrorCode::Corrupt, m_name + ": " + what);
    }
    std::unexpected<Error> unsupported(const std::string& what) const
    {
        return fail(ErrorCode::Unsupported, m_name + ": " + what);
    }
    Result<void> checkModelOptions() const;
    Result<void> checkNormalizer() const;
    Result<void> checkDecoder() const;
    std::unexpected<Error> unusableId(const std::string& where) const;
    TokenEntry& entryOf(TokenId id);
    std::optional<TokenId> vocabularyId(std::string_view spelling) const;
    Result<std::pair<std::string, std::string>> readPair(const json& merge, size_t index) const;
    Result<AddedToken> readAddedToken(const json& item, const std::string& where) const;
    Result<void> enter(const AddedToken& token, const std::string& where);
    Result<RegexSplit> readSplit(const json& step, const std::string& where) const;
    Result<void> readByteLevel(const json& step, const std::string& where) const;

    const json& m_root;
    std::string m_name;
    std::vector<TokenEntry> m_tokens;
    std::unordered_map<std::string, TokenId, StringHash, std::equal_to<>> m_ids;
};

std::unexpected<Error> Loader::unusableId(const std::string& where) const
{
    return corrupt(where + " has no usable id (a whole number below " + std::to_string(kMaxIds) + ")");
}

TokenEntry& Loader::entryOf(TokenId id)
{
    const auto index = static_cast<size_t>(id);
    if (index >= m_tokens.size())
        m_tokens.resize(index + 1);
    return m_tokens[index];
}

std::optional<TokenId> Loader::vocabularyId(std::string_view spelling) const
{
    const auto found = m_ids.find(spelling);
    return found == m_ids.end() ? std::nullopt : std::optional<TokenId>(found->second);
}

Result<void> Loader::checkNormalizer() const
{
    const json& normalizer = member(m_root, "normalizer");
    if (normalizer.is_null())
        return {};
    const std::string type = textOf(member(normalizer, "type"));
    const json& steps = member(normalizer, "normalizers");
    if (type == "Sequence" && steps.is_array() && steps.empty())
        return {};
    return unsupported(
        "normalizer '" + type + "' is not supported: only none, or an empty Sequence, leaves the text as it is");
}

Result<void> Loader::checkDecoder() const
{
    const std::string type = textOf(member(member(m_root, "decoder"), "type"));
    if (type == "ByteLevel")
        return {};
    return unsupported("decoder '" + type + "' is not supported, only ByteLevel");
}

Result<void> Loader::readVocabulary()
{
    const json& model = member(m_root, "model");
    if (!model.is_object())
        return corrupt("there is no model: is this a tokenizer.json?");
    if (const json& type = member(model, "type"); !type.is_null() && textOf(type) != "BPE")
        return unsupported("model.type '" + textOf(type) + "' is not supported, only BPE");
    const json& vocabulary = member(model, "vocab");
    if (!vocabulary.is_object() || vocabulary.empty())
        return corrupt("model.vocab is missing or no object of tokens and ids");
    m_tokens.reserve(std::min<size_t>(vocabulary.size(), kMaxIds));
    m_ids.reserve(vocabulary.size() * 2);
    for (const auto& [spelling, value] : vocabulary.items()) {
        const std::optional<TokenId> id = idFrom(value);
        if (!id)
            return unusableId("model.vocab: '" + spelling + "'");
        TokenEntry& entry = entryOf(*id);
        if (entry.known)
            return corrupt("model.vocab: '" + spelling + "' has the id of another token, " + std::to_string(*id));
        entry.bytes = bytesOfSpelling(spelling);
        entry.known = true;
        entry.inVocabulary = true;
        m_ids.emplace(spelling, *id);
    }
    return {};
}

Result<void> Loader::checkModelOptions() const
{
    const json& model = member(m_root, "model");
    if (const json& dropout = member(model, "dropout");
        !dropout.is_null() && !(dropout.is_number() && dropout.get<double>() == 0.0))
        return unsupported("model.dropout is not supported: it makes the ids random");
    for (const char* affix : {"continuing_subword_prefix", "end_of_word_suffix"}) {
        if (!isNullOrEmpty(member(model, affix)))
            return unsupported(std::string("model.") + affix + " is not supported by byte-level BPE");
    }
    if (flagOf(model, "byte_fallback", false))
        return unsupported("model.byte_fallback is not supported by byte-level BPE");
    if (!isNullOrEmpty(member(model, "unk_token"))) {
        // With a token for every byte nothing is ever unknown.
        for (int byte = 0; byte < 256; ++byte) {
            if (!vocabularyId(spelledBytes(std::string(1, static_cast<char>(byte)))))
                return unsupported("model.unk_token is not supported where a byte has no token of its own");
        }
    }
    return {};
}

Result<void> Loader::checkOtherParts() const
{
    for (const auto check : {&Loader::checkModelOptions, &Loader::checkNormalizer, &Loader::checkDecoder}) {
        if (const Result<void> checked = (this->*check)(); !checked)
            return checked;
    }
    return {};
}

// "a b", or ["a", "b"] as newer files have it.
Result<std::pair<std::string, std::string>> Loader::readPair(const json& merge, size_t index) const
{
    if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
        return std::pair(merge[0].get<std::string>(), merge[1].get<std::string>());
    const std::string text = textOf(merge);
    const size_t space = text.find(' ');
    if (space == std::string::npos || text.find(' ', space + 1) != std::string::npos)
        return corrupt(mergeAt(index) + " is not a pair of tokens");
    return std::pair(text.substr(0, space), text.substr(space + 1));
}

Result<Bpe> Loader::readMerges() const
{
    const json& merges = member(member(m_root, "model"), "merges");
    if (!merges.is_array())
        return corrupt("model.merges is missing or no list");
    std::array<TokenId, 256> byteTokens{};
    for (size_t byte = 0; byte < byteTokens.size(); ++byte)
        byteTokens[byte] = vocabularyId(spelledBytes(std::string(1, static_cast<char>(byte)))).value_or(-1);
    Bpe bpe(byteTokens, merges.size());
    size_t index = 0;
    for (const json& merge : merges) {
        const size_t at = index++;
        if (merge.is_string() && merge.get_ref<const std::string&>().starts_with("#version"))
            continue;
        const auto pair = readPair(merge, at);
        if (!pair)
            return std::unexpected(pair.error());
        const auto& [left, right] = *pair;
        const auto leftId = vocabularyId(left);
        const auto rightId = vocabularyId(right);
        const auto mergedId = vocabularyId(left + right);
        if (!leftId || !rightId || !mergedId)
            return corrupt(mergeAt(at) + ": the vocabulary has no '"
                + (!leftId         ? left
                        : !rightId ? right
                                   : left + right)
                + "'");
        bpe.addMerge(*leftId, *rightId, *mergedId);
    }
    return bpe;
}

Result<AddedToken> Loader::readAddedToken(const json& item, const std::string& where) const
{
    const json& spelling = member(item, "content");
    if (!spelling.is_string() || spelling.get_ref<const std::string&>().empty())
        return corrupt(where + " has no content");
    const std::optional<TokenId> id = idFrom(member(item, "id"));
    if (!id)
        return unusableId(where);
    for (const char* key : {"special", "single_word", "lstrip", "rstrip", "normalized"}) {
        if (const json& value = member(item, key); !value.is_null() && !value.is_boolean())
            return corrupt(where + "." + key + " is neither true nor false");
    }
    AddedToken token;
    token.id = *id;
    token.spelling = spelling.get<std::string>();
    token.special = flagOf(item, "special", false);
    token.singleWord = flagOf(item, "single_word", false);
    token.stripLeft = flagOf(item, "lstrip", false);
    token.stripRight = flagOf(item, "rstrip", false);
    token.normalized = flagOf(item, "normalized", !token.special);
    return token;
}

Result<void> Loader::enter(const AddedToken& token, const std::string& where)
{
    const auto known = m_ids.find(token.spelling);
    TokenEntry& entry = entryOf(token.id);
    if (known != m_ids.end() && known->second != token.id)
        return corrupt(where + ": '" + token.spelling + "' already has another id, " + std::to_string(known->second));
    if (entry.added || (entry.known && known == m_ids.end()))
        return corrupt(where + ": '" + token.spelling + "' has the id of another token, " + std::to_string(token.id));
    m_ids.emplace(token.spelling, token.id);
    // A token that is in the vocabulary too keeps the bytes of its entry there: the merges may produce it.
    if (!entry.inVocabulary)
        entry.bytes = token.spelling;
    entry.known = true;
    entry.added = true;
    entry.special = token.special;
    return {};
}

Result<std::vector<AddedToken>> Loader::readAddedTokens()
{
    const json& items = member(m_root, "added_tokens");
    if (!items.is_null() && !items.is_array())
        return corrupt("added_tokens is no list");
    std::vector<AddedToken> tokens;
    for (const json& item : items) {
        const std::string where = "added_tokens[" + std::to_string(tokens.size()) + "]";
        Result<AddedToken> token = readAddedToken(item, where);
        if (!token)
            return std::unexpected(token.error());
        if (const Result<void> entered = enter(*token, where); !entered)
            return std::unexpected(entered.error());
        tokens.push_back(std::move(*token));
    }
    return tokens;
}

Result<RegexSplit> Loader::readSplit(const json& step, const std::string& where) const
{
    if (textOf(member(step, "behavior")) != "Isolated")
        return unsupported(
            where + ".behavior '" + textOf(member(step, "behavior")) + "' is not supported, only Isolated");
    if (flagOf(step, "invert", false))
        return unsupported(where + ".invert is not supported");
    const json& regex = member(member(step, "pattern"), "Regex");
    const json& literal = member(member(step, "pattern"), "String");
    if (!regex.is_string() && !literal.is_string())
        return corrupt(where + ".pattern is neither a Regex nor a String");
    auto split = regex.is_string() ? RegexSplit::compile(textOf(regex), RegexSplit::Syntax::Regex)
                                   : RegexSplit::compile(textOf(literal), RegexSplit::Syntax::Literal);
    if (!split)
        return fail(split.error().code, m_name + ": " + where + ".pattern " + split.error().message);
    return split;
}

Result<void> Loader::readByteLevel(const json& step, const std::string& where) const
{
    if (flagOf(step, "add_prefix_space", true))
        return unsupported(where + ".add_prefix_space is not supported");
    if (flagOf(step, "use_regex", true))
        return unsupported(where + ".use_regex is not supported: the splits stand in steps of their own");
    return {};
}

Result<std::vector<RegexSplit>> Loader::readSplits() const
{
    const json& whole = member(m_root, "pre_tokenizer");
    const bool sequence = textOf(member(whole, "type")) == "Sequence";
    const json& list = member(whole, "pretokenizers");
    if (sequence && !list.is_array())
        return corrupt("pre_tokenizer.pretokenizers is missing or no list");
    const std::vector<json> steps = sequence ? list.get<std::vector<json>>() : std::vector<json>{whole};
    std::vector<RegexSplit> splits;
    for (size_t i = 0; i < steps.size(); ++i) {
        const std::string where =
            sequence ? "pre_tokenizer.pretokenizers[" + std::to_string(i) + "]" : std::string("pre_tokenizer");
        const std::string type = textOf(member(steps[i], "type"));
        if (type == "ByteLevel" && i + 1 == steps.size()) {
            if (const Result<void> read = readByteLevel(steps[i], where); !read)
                return std::unexpected(read.error());
            return splits;
        }
        if (type != "Split")
            return unsupported(where + " '" + type + "' is not supported, only Split steps and ByteLevel at the end");
        Result<RegexSplit> split = readSplit(steps[i], where);
        if (!split)
            return std::unexpected(split.error());
        splits.push_back(std::move(*split));
    }
    return unsupported("pre_tokenizer does not end with ByteLevel");
}

} // namespace

Result<Tokenizer> Tokenizer::fromJson(std::string_view text, const std::string& name)
{
    const json root = json::parse(text, nullptr, false);
    if (!root.is_object())
        return fail(ErrorCode::Corrupt, name + ": is not valid JSON, or no object");
    Loader loader(root, name);
    // The vocabulary first: what else is wrong with a file of another kind matters less.
    if (const Result<void> read = loader.readVocabulary(); !read)
        return std::unexpected(read.error());
    if (const Result<void> checked = loader.checkOtherParts(); !checked)
        return std::unexpected(checked.error());
    Result<Bpe> bpe = loader.readMerges();
    if (!bpe)
        return std::unexpected(bpe.error());
    Result<std::vector<RegexSplit>> splits = loader.readSplits();
    if (!splits)
        return std::unexpected(splits.error());
    Result<std::vector<AddedToken>> addedTokens = loader.readAddedTokens();
    if (!addedTokens)
        return std::unexpected(addedTokens.error());
    Result<AddedTokens> added = AddedTokens::make(std::move(*addedTokens));
    if (!added)
        return std::unexpected(added.error());
    return Tokenizer(std::make_unique<const Data>(Data{loader.takeTokens(), loader.takeIds(), std::move(*added),
        std::move(*splits), std::move(*bpe), loader.ignoreMerges()}));
}

Result<Tokenizer> Tokenizer::load(const std::filesystem::path& tokenizerJson)
{
    const Result<std::string> content = readFile(tokenizerJson);
    if (!content)
        return std::unexpected(content.error());
    return fromJson(*content, tokenizerJson.string());
}

} // namespace lectern::text
