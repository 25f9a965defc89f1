// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer_fixture.h"

#include "text/added_tokens.h"

#include <QtTest/QTest>

#include <utility>

using namespace lectern;
using namespace lectern::text;

namespace {

AddedToken token(TokenId id, std::string spelling)
{
    AddedToken made;
    made.id = id;
    made.spelling = std::move(spelling);
    return made;
}

// "text[id:text]text" with each token in brackets.
std::string cutOf(const std::vector<AddedToken>& tokens, std::string_view utf8)
{
    const auto added = AddedTokens::make(tokens);
    if (!added)
        return added.error().message;
    std::string out;
    for (const Segment& segment : added->cut(utf8)) {
        if (segment.id < 0)
            out.append("(").append(segment.text).append(")");
        else
            out.append("[").append(std::to_string(segment.id)).append(":").append(segment.text).append("]");
    }
    return out;
}

} // namespace

class TestAddedTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLeftmostThenTheLongestTokenWins()
    {
        const std::vector<AddedToken> tokens{token(1, "<a>"), token(2, "<a>b"), token(3, "a>b"), token(4, "b")};
        QCOMPARE(cutOf(tokens, "x<a>bb"), std::string("(x)[2:<a>b][4:b]"));
        QCOMPARE(cutOf(tokens, "<a><a"), std::string("[1:<a>](<a)"));
        QCOMPARE(cutOf(tokens, ""), std::string());
        QCOMPARE(cutOf({}, "x<a>"), std::string("(x<a>)"));
    }

    // Hugging Face tokenizers 0.23 gives the ids behind the following expectations.
    void aSingleWordIsNoPartOfALongerOne()
    {
        AddedToken word = token(1, "word");
        word.singleWord = true;
        QCOMPARE(cutOf({word}, "a word-"), std::string("(a )[1:word](-)"));
        QCOMPARE(cutOf({word}, "word"), std::string("[1:word]"));
        for (const char* text : {"sword", "words", "_word", "word\u0301", "word\u200dx", "\u4e2dword"})
            QCOMPARE(cutOf({word}, text), std::string("(").append(text).append(")"));
    }

    void strippingTakesWhiteSpaceAlong()
    {
        AddedToken left = token(1, "<L>");
        left.stripLeft = true;
        AddedToken right = token(2, "<R>");
        right.stripRight = true;
        const std::vector<AddedToken> tokens{left, right};
        QCOMPARE(cutOf(tokens, "a \t<L> b"), std::string("(a)[1: \t<L>]( b)"));
        QCOMPARE(cutOf(tokens, "a <R>  b"), std::string("(a )[2:<R>  ](b)"));
        QCOMPARE(cutOf(tokens, "<R> <L>"), std::string("[2:<R> ][1:<L>]"));
        QCOMPARE(cutOf(tokens, "\u00a0<L>\u3000"), std::string("[1:\u00a0<L>](\u3000)"));
        QCOMPARE(cutOf(tokens, "\u180e<L>"), std::string("(\u180e)[1:<L>]"));
    }

    void aTokenThatBeginsInStrippedSpaceIsStillFound()
    {
        AddedToken right = token(1, "<R>");
        right.stripRight = true;
        QCOMPARE(cutOf({right, token(2, " <S>")}, "<R>  <S>"), std::string("[1:<R>  ][2:<S>]"));
        QCOMPARE(cutOf({right, token(2, " ")}, "<R>  x"), std::string("[1:<R>  ][2:][2:](x)"));
    }

    void normalizedTokensAreLookedForAfterTheOthers()
    {
        AddedToken normalized = token(1, "ab");
        normalized.normalized = true;
        QCOMPARE(cutOf({normalized, token(2, "bc")}, "abc ab"), std::string("(a)[2:bc]( )[1:ab]"));
    }

    void anAddedTokenOfTheVocabularyKeepsItsBytes()
    {
        auto json = test::tinyTokenizerJson();
        const auto id = json["model"]["vocab"]["\u00e9"].get<TokenId>(); // the letter of byte E9
        json["added_tokens"].push_back({{"id", id}, {"content", "\u00e9"}});
        const auto tokenizer = test::tokenizerOf(json);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
        QCOMPARE(tokenizer->bytes(id), std::string_view("\xE9"));
        QCOMPARE(tokenizer->decode(tokenizer->encode("\u9999")), std::string("\u9999")); // E9 A6 99
    }

    void tokensPassAsTheyAreSpelled()
    {
        auto json = test::tinyTokenizerJson();
        for (const char* spelling : {"\u00e9t\u00e9", "two words", "\u0120x"}) {
            const auto id = json["model"]["vocab"].size() + json["added_tokens"].size() - 3; // three are in both
            json["added_tokens"].push_back({{"id", id}, {"content", spelling}, {"special", false}});
        }
        const auto tokenizer = test::tokenizerOf(json);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
        for (const char* spelling : {"\u00e9t\u00e9", "two words", "\u0120x"}) {
            const auto ids = tokenizer->encode(spelling);
            QCOMPARE(ids.size(), size_t{1});
            QVERIFY(tokenizer->isAdded(ids[0]));
            QCOMPARE(tokenizer->decode(ids), std::string(spelling));
        }
    }
};

QTEST_APPLESS_MAIN(TestAddedTokens)
#include "tst_added_tokens.moc"
