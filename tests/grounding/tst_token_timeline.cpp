// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_stream.h"

#include "grounding/token_timeline.h"

#include <QtTest/QTest>

using namespace lectern;
using namespace lectern::grounding;
using namespace std::string_literals;

namespace {

// A tag is one token, as in the published vocabulary, and so is every byte outside of tags.
std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const size_t close = text.starts_with("<|") ? text.find("|>") : std::string_view::npos;
        const size_t length = close == std::string_view::npos ? 1 : close + 2;
        pieces.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return pieces;
}

const std::string kPage = "<|ref|>title<|/ref|><|det|>[[0, 0, 999, 99]]<|/det|># Big words\n\n"
                          "<|ref|>text<|/ref|><|det|>[[0, 100, 999, 199]]<|/det|>two of  them";

} // namespace

class TokenTimelineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyByteOfEveryBlockIsWrittenByOneToken()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            const std::string page = test::RandomStream(seed).mutatedPage(1 + seed % 5, 0);
            const TokenTimeline timeline(tokensOf(page));
            const auto blocks = timeline.blocksAfter(timeline.tokens());
            std::vector<size_t> written(blocks.size());
            for (int token = 0; token < timeline.tokens(); ++token) {
                const TokenPlace& place = timeline.place(token);
                if (place.block < 0)
                    continue;
                QCOMPARE(place.begin, written.at(static_cast<size_t>(place.block)));
                written[static_cast<size_t>(place.block)] = place.end;
            }
            for (size_t block = 0; block < blocks.size(); ++block)
                QCOMPARE(written[block], blocks[block].text.size());
        }
    }

    void theBlocksAfterSomeTokensAreThoseThatWereShownThen()
    {
        const std::vector<std::string> pieces = tokensOf(kPage);
        const TokenTimeline timeline(pieces);
        QCOMPARE(timeline.blocksAfter(0).size(), size_t{0});
        TagParser parser;
        for (size_t count = 1; count < pieces.size(); ++count) {
            parser.push(pieces[count - 1]);
            QVERIFY(timeline.blocksAfter(static_cast<int>(count)) == parser.blocks());
        }
        QVERIFY(timeline.blocksAfter(timeline.tokens() + 1) == parseGrounded(kPage));
    }

    void aWordIsTracedToTheTokensThatWroteIt()
    {
        const TokenTimeline timeline(tokensOf(kPage));
        const std::string text = timeline.blocksAfter(timeline.tokens()).at(1).text;
        const size_t at = text.find("them");
        std::string written;
        for (const int token : timeline.tokensOf(1, at, at + 4))
            written += timeline.piece(token);
        QCOMPARE(written, "them"s);
        QCOMPARE(timeline.tokensOf(0).size(), std::string("# Big words").size() - 2); // a space comes with what follows
        QVERIFY(timeline.tokensOf(2).empty());
        QVERIFY(timeline.tokensOf(1, 3, 3).empty());
    }

    void stepsGoByWordAndByBlockAndBack()
    {
        const TokenTimeline timeline(tokensOf(kPage));
        std::vector<std::string> words;
        for (int at = timeline.nextWord(0); at < timeline.tokens(); at = timeline.nextWord(at)) {
            std::string word;
            for (int token = at; token < timeline.nextWord(at); ++token)
                word += timeline.place(token).begin < timeline.place(token).end ? timeline.piece(token) : "";
            words.push_back(word);
        }
        QCOMPARE(words, (std::vector<std::string>{"#", "Big", "words", "two", "of", "them"}));
        const int second = timeline.nextBlock(timeline.nextBlock(0));
        QCOMPARE(timeline.place(second).block, 1);
        QCOMPARE(timeline.place(second - 1).block, 0);
        QCOMPARE(timeline.nextBlock(second), timeline.tokens());
        QCOMPARE(timeline.previousBlock(timeline.tokens()), second);
        QCOMPARE(timeline.previousWord(timeline.nextWord(timeline.nextWord(0))), timeline.nextWord(0));
        QCOMPARE(timeline.previousWord(0), 0);
    }

    void anythingAtAllCanBeStepped()
    {
        for (unsigned seed = 0; seed < 300; ++seed) {
            test::RandomStream random(seed);
            std::vector<std::string> pieces;
            for (size_t i = random.below(40); i > 0; --i)
                pieces.push_back(random.garbage(random.below(3)));
            const TokenTimeline timeline(pieces);
            const auto blocks = timeline.blocksAfter(timeline.tokens());
            for (int token = 0; token < timeline.tokens(); ++token) {
                const TokenPlace& place = timeline.place(token);
                QVERIFY(place.block < static_cast<int>(blocks.size()));
                QVERIFY(place.begin <= place.end);
                QVERIFY(place.block < 0 || place.end <= blocks[static_cast<size_t>(place.block)].text.size());
                QVERIFY(timeline.nextWord(token) > token);
                QVERIFY(timeline.previousBlock(token + 1) <= token);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TokenTimelineTest)
#include "tst_token_timeline.moc"
