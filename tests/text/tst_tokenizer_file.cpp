// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer_fixture.h"

#include <QtTest/QTest>

using namespace lectern;
using namespace lectern::test;
using nlohmann::json;
using text::TokenId;
using text::Tokenizer;

namespace {

// A change to the tiny tokenizer.json and what must become of it.
struct Change
{
    const char* name;
    const char* pointer; // where in the file
    json value; // discarded: removed
    ErrorCode code;
    const char* named; // part of the message
};

const json kRemoved = json::value_t::discarded;

json step(const char* regex)
{
    return {{"type", "Split"}, {"pattern", {{"Regex", regex}}}, {"behavior", "Isolated"}, {"invert", false}};
}

json withAddedToken(const json& token)
{
    json tokens = tinyTokenizerJson()["added_tokens"];
    tokens.push_back(token);
    return tokens;
}

std::vector<Change> otherKinds()
{
    const auto kind = ErrorCode::Unsupported;
    return {
        {"normalizer", "/normalizer", {{"type", "NFC"}}, kind, "normalizer 'NFC'"},
        {"normalizer in a sequence", "/normalizer/normalizers", json::array({{{"type", "NFC"}}}), kind, "normalizer"},
        {"model", "/model/type", "WordPiece", kind, "model.type 'WordPiece'"},
        {"dropout", "/model/dropout", 0.1, kind, "model.dropout"},
        {"prefix", "/model/continuing_subword_prefix", "##", kind, "model.continuing_subword_prefix"},
        {"suffix", "/model/end_of_word_suffix", "</w>", kind, "model.end_of_word_suffix"},
        {"byte fallback", "/model/byte_fallback", true, kind, "model.byte_fallback"},
        {"decoder", "/decoder/type", "Metaspace", kind, "decoder 'Metaspace'"},
        {"no decoder", "/decoder", nullptr, kind, "decoder"},
        {"pre-tokenizer", "/pre_tokenizer", {{"type", "Whitespace"}}, kind, "pre_tokenizer 'Whitespace'"},
        {"no pre-tokenizer", "/pre_tokenizer", nullptr, kind, "pre_tokenizer"},
        {"other step", "/pre_tokenizer/pretokenizers/1", {{"type", "Digits"}}, kind, "pretokenizers[1] 'Digits'"},
        {"behaviour", "/pre_tokenizer/pretokenizers/0/behavior", "Removed", kind, "pretokenizers[0].behavior"},
        {"inverted", "/pre_tokenizer/pretokenizers/2/invert", true, kind, "pretokenizers[2].invert"},
        {"set in a set", "/pre_tokenizer/pretokenizers/0", step("[a[b]]"), kind, "pretokenizers[0].pattern"},
        {"own regex", "/pre_tokenizer/pretokenizers/3/use_regex", true, kind, "use_regex"},
        {"prefix space", "/pre_tokenizer/pretokenizers/3/add_prefix_space", true, kind, "add_prefix_space"},
        {"no byte level", "/pre_tokenizer/pretokenizers/3", kRemoved, kind, "ByteLevel"},
    };
}

std::vector<Change> brokenParts()
{
    const auto broken = ErrorCode::Corrupt;
    return {
        {"no model", "/model", kRemoved, broken, "model"},
        {"model is a list", "/model", json::array(), broken, "model"},
        {"no vocabulary", "/model/vocab", kRemoved, broken, "model.vocab"},
        {"vocabulary is a list", "/model/vocab", json::array({1}), broken, "model.vocab"},
        {"empty vocabulary", "/model/vocab", json::object(), broken, "model.vocab"},
        {"id is text", "/model/vocab/a", "7", broken, "'a'"},
        {"id is negative", "/model/vocab/a", -1, broken, "'a'"},
        {"id is a fraction", "/model/vocab/a", 1.5, broken, "'a'"},
        {"id is huge", "/model/vocab/a", 4000000000u, broken, "'a'"},
        {"id beyond 64 bits", "/model/vocab/a", 1e30, broken, "'a'"},
        {"id given twice", "/model/vocab/a", 0, broken, "id of another token"},
        {"no merges", "/model/merges", kRemoved, broken, "model.merges"},
        {"merges is an object", "/model/merges", json::object(), broken, "model.merges"},
        {"merge of an unknown token", "/model/merges/1", json::array({"h", "\u4e2d"}), broken, "model.merges[1]"},
        {"merge into an unknown token", "/model/merges/1", json::array({"<", "<"}), broken, "model.merges[1]"},
        {"merge of three", "/model/merges/1", json::array({"h", "e", "r"}), broken, "model.merges[1]"},
        {"merge of numbers", "/model/merges/1", json::array({1, 2}), broken, "model.merges[1]"},
        {"merge of one word", "/model/merges/1", "he", broken, "model.merges[1]"},
        {"merge of three words", "/model/merges/1", "h e r", broken, "model.merges[1]"},
        {"added tokens is text", "/added_tokens", "none", broken, "added_tokens"},
        {"added token is a number", "/added_tokens/3", 5, broken, "added_tokens[3]"},
        {"added token without id", "/added_tokens/3/id", kRemoved, broken, "added_tokens[3]"},
        {"added token without content", "/added_tokens/3/content", "", broken, "added_tokens[3]"},
        {"flag is a number", "/added_tokens/3/lstrip", 1, broken, "added_tokens[3].lstrip"},
        {"added twice", "/added_tokens", withAddedToken({{"id", 560}, {"content", "<image>"}}), broken, "[17]"},
        {"added with another id", "/added_tokens", withAddedToken({{"id", 999}, {"content", "<image>"}}), broken,
            "[17]"},
        {"id of another", "/added_tokens", withAddedToken({{"id", 5}, {"content", "<new>"}}), broken, "[17]"},
        {"broken regex", "/pre_tokenizer/pretokenizers/0", step("("), broken, "pretokenizers[0].pattern"},
        {"no pattern", "/pre_tokenizer/pretokenizers/0/pattern", kRemoved, broken, "pretokenizers[0].pattern"},
        {"steps are no list", "/pre_tokenizer/pretokenizers", 3, broken, "pretokenizers"},
    };
}

void refuses(const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        json file = tinyTokenizerJson();
        const json::json_pointer pointer(change.pointer);
        if (!change.value.is_discarded()) {
            file[pointer] = change.value;
        } else if (json& parent = file[pointer.parent_pointer()]; parent.is_array()) {
            parent.erase(parent.size() - 1);
        } else {
            parent.erase(pointer.back());
        }
        const auto tokenizer = tokenizerOf(file);
        QVERIFY2(!tokenizer, change.name);
        const std::string message = std::string(change.name) + ": " + tokenizer.error().message;
        QVERIFY2(tokenizer.error().code == change.code, message.c_str());
        QVERIFY2(message.find("test.json: ") != std::string::npos, message.c_str());
        QVERIFY2(message.find(change.named) != std::string::npos, message.c_str());
    }
}

} // namespace

class TestTokenizerFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingFileIsNamed()
    {
        const auto tokenizer = Tokenizer::load("/no/such/tokenizer.json");
        QVERIFY(!tokenizer);
        QCOMPARE(tokenizer.error().code, ErrorCode::NotFound);
        QVERIFY(tokenizer.error().message.find("/no/such/tokenizer.json") != std::string::npos);
    }

    void partsOfAnotherKindAreRefusedByName() { refuses(otherKinds()); }
    void brokenPartsAreRefusedByName() { refuses(brokenParts()); }

    void whatIsNoJsonObjectIsRefused()
    {
        const std::string whole = tinyTokenizerJson().dump();
        for (const std::string& content : {std::string(), std::string("null"), std::string("[]"), std::string("{}"),
                 std::string("7"), whole.substr(0, whole.size() / 2), whole + "}", "\xEF\xBB" + whole,
                 std::string(100000, '['), std::string("{\"model\":\"\xFF\"}")}) {
            const auto tokenizer = Tokenizer::fromJson(content, "test.json");
            QVERIFY(!tokenizer);
            QCOMPARE(tokenizer.error().code, ErrorCode::Corrupt);
        }
    }

    void bothSpellingsOfMergesGiveTheSameIds()
    {
        json file = tinyTokenizerJson();
        const auto pairs = tokenizerOf(file);
        json merges = json::array({"#version: 0.2"});
        for (const json& merge : file["model"]["merges"])
            merges.push_back(merge[0].get<std::string>() + " " + merge[1].get<std::string>());
        file["model"]["merges"] = merges;
        const auto strings = tokenizerOf(file);
        QVERIFY(pairs && strings);
        const std::string text = "the rain and the other thing";
        QCOMPARE(strings->encode(text), pairs->encode(text));
        QVERIFY(strings->encode(text).size() < text.size());
    }

    void harmlessVariantsLoad()
    {
        json file = tinyTokenizerJson();
        file["normalizer"] = nullptr;
        file["model"].erase("type");
        file["model"]["dropout"] = 0.0;
        file["model"]["unk_token"] = "<image>"; // every byte has a token, nothing is unknown
        file.erase("post_processor");
        file["truncation"] = {{"max_length", 3}};
        const auto tokenizer = tokenizerOf(file);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
        QCOMPARE(tokenizer->encode("Hello world"), tokenizerOf(tinyTokenizerJson())->encode("Hello world"));
    }

    void ignoreMergesTakesAWholePieceAsItsToken()
    {
        json file = tinyTokenizerJson();
        file["model"]["vocab"]["xyzzy"] = 574;
        QVERIFY(tokenizerOf(file)->encode("xyzzy").size() > 1);
        file["model"]["ignore_merges"] = true;
        QCOMPARE(tokenizerOf(file)->encode("xyzzy"), std::vector<TokenId>{574});
        QCOMPARE(tokenizerOf(file)->encode(" zz"), tokenizerOf(tinyTokenizerJson())->encode(" zz"));
    }

    void aByteWithoutATokenGivesNothing()
    {
        json file = tinyTokenizerJson();
        file["model"]["vocab"] = {{"a", 0}, {"c", 1}, {"ac", 2}};
        file["model"]["merges"] = json::array({"a c"});
        file["added_tokens"] = json::array();
        const auto tokenizer = tokenizerOf(file);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
        QCOMPARE(tokenizer->encode("abc"), std::vector<TokenId>{2});
        file["model"]["unk_token"] = "c";
        QVERIFY(!tokenizerOf(file));
    }

    void lowestRankThenLeftmostPairIsMergedFirst()
    {
        json file = tinyTokenizerJson();
        file["model"]["vocab"] = {{"a", 0}, {"b", 1}, {"aa", 2}, {"ab", 3}, {"aab", 4}};
        file["model"]["merges"] = json::array({"a b", "a a", "a ab"});
        file["added_tokens"] = json::array();
        const auto tokenizer = tokenizerOf(file);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
        QCOMPARE(tokenizer->encode("aab"), std::vector<TokenId>{4});
        QCOMPARE(tokenizer->encode("aaa"), (std::vector<TokenId>{2, 0}));
        QCOMPARE(tokenizer->encode("aaab"), (std::vector<TokenId>{2, 3}));
    }
};

QTEST_APPLESS_MAIN(TestTokenizerFile)
#include "tst_tokenizer_file.moc"
