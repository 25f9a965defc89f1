// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer_fixture.h"

#include <QtTest/QTest>

#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>

using namespace lectern;
using namespace lectern::test;
using text::StreamingDecoder;
using text::TokenId;
using text::Tokenizer;

namespace {

std::filesystem::path realTokenizerPath()
{
    if (const char* path = std::getenv("LECTERN_DEEPSEEK_TOKENIZER"))
        return path;
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : "") / ".cache/lectern/deepseek-tokenizer/tokenizer.json";
}

std::string joined(const Tokenizer& tokenizer, const std::vector<TokenId>& ids, bool skipSpecial)
{
    StreamingDecoder decoder(tokenizer, skipSpecial);
    std::string text;
    for (const TokenId id : ids)
        text += decoder.push(id);
    return text + decoder.flush();
}

void compareCases(const Tokenizer& tokenizer, const nlohmann::json& cases)
{
    QVERIFY(cases.is_object());
    QVERIFY(!cases["encode"].empty());
    QVERIFY(!cases["decode"].empty());
    for (const auto& item : cases["encode"]) {
        const auto text = item["text"].get<std::string>();
        const auto ids = item["ids"].get<std::vector<TokenId>>();
        QVERIFY2(tokenizer.encode(text) == ids, text.c_str());
        QCOMPARE(tokenizer.decode(ids), item["decoded"].get<std::string>());
        QCOMPARE(tokenizer.decode(ids, true), item["decoded_skip_special"].get<std::string>());
    }
    for (const auto& item : cases["decode"]) {
        const auto ids = item["ids"].get<std::vector<TokenId>>();
        QCOMPARE(tokenizer.decode(ids), item["decoded"].get<std::string>());
        QCOMPARE(joined(tokenizer, ids, false), item["decoded"].get<std::string>());
    }
}

} // namespace

class TestTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = Tokenizer::load(dataPath("text/tiny_tokenizer.json"));
        QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
        m_tiny = std::make_unique<Tokenizer>(std::move(*loaded));
    }

    void tinyVocabularyGivesTheReferenceIds() { compareCases(*m_tiny, readJson(dataPath("text/tiny_cases.json"))); }

    void sharedTinyCasesGiveTheReferenceIds()
    {
        const auto path = sharedFixturePath("tokenizer_tiny_cases.json");
        if (path.empty())
            QSKIP("the shared fixtures are not beside the checkout");
        compareCases(*m_tiny, readJson(path));
    }

    void realVocabularyGivesTheReferenceIds()
    {
        const auto cases = sharedFixturePath("tokenizer_cases.json");
        if (cases.empty())
            QSKIP("the shared fixtures are not beside the checkout");
        if (!std::filesystem::exists(realTokenizerPath()))
            QSKIP("DeepSeek's tokenizer.json is not there: see tests/data/text/README.md");
        const auto tokenizer = Tokenizer::load(realTokenizerPath());
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
        QCOMPARE(tokenizer->size(), 129280);
        compareCases(*tokenizer, readJson(cases));
    }

    void tokensAreFoundByTheirSpelling()
    {
        QCOMPARE(m_tiny->size(), 574);
        QCOMPARE(m_tiny->idOf("<image>"), std::optional<TokenId>(560));
        QCOMPARE(m_tiny->bytes(560), std::string_view("<image>"));
        QVERIFY(m_tiny->isAdded(560));
        QVERIFY(m_tiny->isSpecial(560));
        QCOMPARE(m_tiny->idOf("<table>"), std::optional<TokenId>(572));
        QVERIFY(m_tiny->isAdded(572));
        QVERIFY(!m_tiny->isSpecial(572));
        const auto space = m_tiny->idOf("\u0120");
        QVERIFY(space);
        QCOMPARE(m_tiny->bytes(*space), std::string_view(" "));
        QVERIFY(!m_tiny->isAdded(*space));
        QVERIFY(!m_tiny->idOf("<no such token>"));
    }

    void unknownIdsGiveNothing()
    {
        for (const TokenId id : {-1, 574, 1 << 30, std::numeric_limits<TokenId>::min()}) {
            QVERIFY(m_tiny->bytes(id).empty());
            QVERIFY(!m_tiny->isAdded(id));
            QVERIFY(!m_tiny->isSpecial(id));
            QVERIFY(m_tiny->decode(std::vector<TokenId>{id}).empty());
        }
    }

    void anyTextComesBackFromItsIds()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 500; ++i) {
            const std::string text = randomText(random, random() % 60);
            QCOMPARE(m_tiny->decode(m_tiny->encode(text)), text);
        }
        QVERIFY(m_tiny->encode("").empty());
        const std::string zero("a\0b", 3);
        QCOMPARE(m_tiny->decode(m_tiny->encode(zero)), zero);
    }

    void malformedTextIsEncodedAsItsRepair()
    {
        std::mt19937 random(2);
        for (int i = 0; i < 300; ++i) {
            std::string bytes(random() % 30, ' ');
            for (char& byte : bytes)
                byte = static_cast<char>(random());
            QCOMPARE(m_tiny->encode(bytes), m_tiny->encode(repairedUtf8(bytes)));
            QCOMPARE(m_tiny->decode(m_tiny->encode(bytes)), repairedUtf8(bytes));
        }
    }

    void streamedPiecesJoinToTheWholeText()
    {
        std::mt19937 random(3);
        for (int i = 0; i < 1000; ++i) {
            std::vector<TokenId> ids(random() % 30);
            for (TokenId& id : ids)
                id = static_cast<TokenId>(random() % 300); // single bytes for the most part
            for (const bool skipSpecial : {false, true})
                QCOMPARE(joined(*m_tiny, ids, skipSpecial), m_tiny->decode(ids, skipSpecial));
        }
    }

    void noStreamedPieceHoldsHalfACharacter()
    {
        const std::string text = "a\u00e9\u4e2d\U0001F600z";
        StreamingDecoder decoder(*m_tiny);
        std::string seen;
        for (const char byte : text) {
            // each byte as a token of its own: single-byte tokens follow the three special ones
            TokenId found = -1;
            for (TokenId id = 3; id < 259 && found < 0; ++id) {
                if (m_tiny->bytes(id) == std::string_view(&byte, 1))
                    found = id;
            }
            QVERIFY(found >= 0);
            const std::string piece = decoder.push(found);
            QVERIFY(isValidUtf8(piece));
            QVERIFY(piece.find("\uFFFD") == std::string::npos);
            seen += piece;
            QVERIFY(text.starts_with(seen));
        }
        QCOMPARE(seen, text);
        QVERIFY(decoder.flush().empty());
    }

    void aPieceOfManyThousandLettersIsEncoded()
    {
        const std::string text(200000, 'a');
        QCOMPARE(m_tiny->decode(m_tiny->encode(text)), text);
        const std::string spaces(200000, ' ');
        QCOMPARE(m_tiny->decode(m_tiny->encode(spaces + "x")), spaces + "x");
    }

private:
    std::unique_ptr<Tokenizer> m_tiny;
};

QTEST_APPLESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
