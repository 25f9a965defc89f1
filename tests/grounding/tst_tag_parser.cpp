// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_stream.h"

#include "grounding/tag_parser.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cstdint>

using namespace lectern;
using namespace lectern::grounding;
using document::Block;
using document::Rect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size); // tests/fuzz/fuzz_tag_parser.cpp

namespace {

// One line a block: label [boxes] "text", boxes in whole units.
std::string described(const std::vector<Block>& blocks)
{
    std::string out;
    for (const Block& block : blocks) {
        out += block.label + " [";
        for (const Rect& box : block.boxes) {
            for (const double side : {box.x1, box.y1, box.x2, box.y2})
                out += std::to_string(std::lround(side * 999)) + ' ';
        }
        out += "] \"" + block.text + "\"\n";
    }
    return out;
}

// Everything but white space and tags.
std::string visible(std::string_view text)
{
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
        [](char c) { return std::string_view(" \t\n\r\f\v").find(c) == std::string_view::npos; });
    return out;
}

} // namespace

class TagParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamBecomesBlocks_data();
    void aStreamBecomesBlocks();
    void coordinatesAreSharesOfThePage();
    void blocksAreNumberedInDecodedOrder();
    void anySplitOfAPageGivesTheSameBlocks();
    void anySplitOfGarbageGivesTheSameBlocks();
    void whatTheFuzzerChecksHoldsForMutatedPages();
    void noVisibleCharacterIsLost();
    void textBeingWrittenHoldsWholeCharacters();
    void aViewIsToldWhatChanged();
    void theBlockBeingWrittenIsKnown();
    void nothingIsTakenAfterTheEnd();
    void aRestartedPageBeginsEmpty();
    void thousandsOfBoxesAreRead();
    void anUnclosedTagDoesNotSwallowThePage();
    void hugeWhiteSpaceAndTagHeapsAreRead();
};

void TagParserTest::aStreamBecomesBlocks_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("blocks");
    const auto row = [](const char* name, const char* stream, const char* blocks) {
        QTest::newRow(name) << QByteArray(stream) << QByteArray(blocks);
    };
    row("nothing", "", "");
    row("white space", " \n\t ", "");
    row("plain text", "\nFree text,\n\nno tag.\n", " [] \"Free text,\n\nno tag.\"\n");
    row("one block", "<|ref|>title<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n# A\n\n", "title [1 2 3 4 ] \"# A\"\n");
    row("two boxes", "<|ref|>text<|/ref|><|det|>[[1,2,3,4],[5,6,7,8]]<|/det|>a", "text [1 2 3 4 5 6 7 8 ] \"a\"\n");
    row("text first", "x\n<|ref|>text<|/ref|><|det|>[[1,2,3,4]]<|/det|>a", " [] \"x\"\ntext [1 2 3 4 ] \"a\"\n");
    row("inline", "a <|ref|>t<|/ref|><|det|>[[1,2,3,4]]<|/det|> b", " [] \"a\"\nt [1 2 3 4 ] \"b\"\n");
    row("space inside", "<|ref|> text\n<|/ref|>\n <|det|>[ [ 1 , 2 , 3 , 4 ] ]<|/det|>a", "text [1 2 3 4 ] \"a\"\n");
    row("flat list", "<|ref|>t<|/ref|><|det|>[1, 2, 3, 4]<|/det|>a", "t [1 2 3 4 ] \"a\"\n");
    row("empty list", "<|ref|>t<|/ref|><|det|>[[]]<|/det|>a", "t [] \"a\"\n");
    row("empty det", "<|ref|>t<|/ref|><|det|><|/det|>a", "t [] \"a\"\n");
    row("out of range", "<|det|>[[-4, 0, 1000, 9999999999999999999999]]<|/det|>", " [0 0 999 999 ] \"\"\n");
    row("beyond double", "<|det|>[[1e-999, -1e999, 1e999, +5]]<|/det|>", " [0 0 999 5 ] \"\"\n");
    row("reversed", "<|det|>[[30, 40, 10, 20]]<|/det|>", " [10 20 30 40 ] \"\"\n");
    row("fractions", "<|det|>[[1.2, 2.0, 3.9, .4e1]]<|/det|>", " [1 2 4 4 ] \"\"\n");
    row("no det", "<|ref|>text<|/ref|>a", "text [] \"a\"\n");
    row("no ref", "a<|det|>[[1,2,3,4]]<|/det|>b", " [] \"a\"\n [1 2 3 4 ] \"b\"\n");
    row("det twice", "<|ref|>t<|/ref|><|det|>[[1,2,3,4]]<|/det|><|det|>[[5,6,7,8]]<|/det|>a",
        "t [1 2 3 4 5 6 7 8 ] \"a\"\n");
    row("ref twice", "<|ref|>t<|/ref|><|ref|>u<|/ref|><|det|>[[1,2,3,4]]<|/det|>a", "t [] \"\"\nu [1 2 3 4 ] \"a\"\n");
    row("nested ref", "<|ref|>a<|ref|>b<|/ref|>c", " [] \"<|ref|>a\"\nb [] \"c\"\n");
    row("ref in det", "<|det|>[[1,<|ref|>b<|/ref|>c", " [] \"<|det|>[[1,\"\nb [] \"c\"\n");
    row("words as numbers", "<|ref|>t<|/ref|><|det|>[[a,b,c,d]]<|/det|>x", "t [] \"<|det|>[[a,b,c,d]]<|/det|>x\"\n");
    row("nan", "<|ref|>t<|/ref|><|det|>[[nan,1,2,3]]<|/det|>", "t [] \"<|det|>[[nan,1,2,3]]<|/det|>\"\n");
    row("three numbers", "<|ref|>t<|/ref|><|det|>[[1,2,3]]<|/det|>", "t [] \"<|det|>[[1,2,3]]<|/det|>\"\n");
    row("bracket missing", "<|det|>[[1,2,3,4]<|/det|>", " [] \"<|det|>[[1,2,3,4]<|/det|>\"\n");
    row("bracket too many", "<|det|>[1,2,3,4]]<|/det|>", " [] \"<|det|>[1,2,3,4]]<|/det|>\"\n");
    row("no numbers", "<|det|>--, ..<|/det|>", " [] \"<|det|>--, ..<|/det|>\"\n");
    row("unclosed ref", "a<|ref|>title", " [] \"a<|ref|>title\"\n");
    row("unclosed det", "<|ref|>t<|/ref|><|det|>[[1,2", "t [] \"<|det|>[[1,2\"\n");
    row("half a tag", "a <|/re", " [] \"a <|/re\"\n");
    row("stray ends", "a<|/ref|>b<|/det|>", " [] \"a<|/ref|>b<|/det|>\"\n");
    row("almost tags", "<<|ref|x> <|<|ref|>t<|/ref|>a", " [] \"<<|ref|x> <|\"\nt [] \"a\"\n");
    row("special tokens", "<|grounding|><|ref|>t<|/ref|>a<｜end▁of▁sentence｜>", "t [] \"a\"\n");
    row("html", "<table><tr><td>1 < 2</td></tr></table>", " [] \"<table><tr><td>1 < 2</td></tr></table>\"\n");
    row("math", "\\[ a < b \\]\\\\<|ref|>t<|/ref|>c", " [] \"\\[ a < b \\]\\\\\"\nt [] \"c\"\n");
}

void TagParserTest::aStreamBecomesBlocks()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, blocks);
    QCOMPARE(QByteArray::fromStdString(described(parseGrounded(stream.toStdString()))), blocks);
    test::RandomStream random(3);
    QCOMPARE(QByteArray::fromStdString(described(random.parsedInPieces(stream.toStdString(), 1))), blocks);
}

void TagParserTest::coordinatesAreSharesOfThePage()
{
    const auto blocks = parseGrounded("<|det|>[[0, 333, 666, 999]]<|/det|>");
    QVERIFY((blocks.at(0).boxes.at(0) == Rect{0, 333.0 / 999, 666.0 / 999, 1}));
}

void TagParserTest::blocksAreNumberedInDecodedOrder()
{
    const auto blocks = parseGrounded("x<|ref|>a<|/ref|>1<|det|>[[1,2,3,4]]<|/det|><|ref|>b<|/ref|>");
    QCOMPARE(blocks.size(), size_t(4));
    for (size_t i = 0; i < blocks.size(); ++i) {
        QCOMPARE(blocks[i].order, static_cast<int>(i));
        QVERIFY(blocks[i].complete);
    }
}

void TagParserTest::anySplitOfAPageGivesTheSameBlocks()
{
    test::RandomStream random(1);
    const std::string page = "Before.\n" + random.mutatedPage(6, 0) + "<｜end▁of▁sentence｜>";
    const auto whole = parseGrounded(page);
    QCOMPARE(whole.size(), size_t(7));
    for (size_t cut = 0; cut <= page.size(); ++cut) {
        TagParser parser;
        parser.push(std::string_view(page).substr(0, cut));
        parser.push(std::string_view(page).substr(cut));
        parser.finish();
        QVERIFY2(parser.blocks() == whole, std::to_string(cut).c_str());
    }
    for (size_t longest = 1; longest < 30; ++longest)
        QVERIFY(random.parsedInPieces(page, longest) == whole);
}

void TagParserTest::anySplitOfGarbageGivesTheSameBlocks()
{
    for (unsigned seed = 0; seed < 1500; ++seed) {
        test::RandomStream random(seed);
        const std::string stream =
            seed % 2 == 0 ? random.garbage(1 + random.below(60)) : random.mutatedPage(3, 1 + random.below(12));
        const auto whole = parseGrounded(stream);
        QVERIFY2(random.parsedInPieces(stream, 1 + random.below(9)) == whole, std::to_string(seed).c_str());
    }
}

void TagParserTest::whatTheFuzzerChecksHoldsForMutatedPages()
{
    for (unsigned seed = 0; seed < 1500; ++seed) {
        test::RandomStream random(seed);
        const std::string input =
            static_cast<char>(seed) + random.mutatedPage(2, random.below(20)) + random.garbage(20);
        QCOMPARE(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()), 0);
    }
}

void TagParserTest::noVisibleCharacterIsLost()
{
    for (unsigned seed = 0; seed < 2000; ++seed) {
        test::RandomStream random(seed);
        // Without tags that mean something all of it is text, whatever else it holds.
        std::string stream = random.garbage(1 + random.below(60));
        for (const std::string_view tag :
            {"<|/ref|>", "<|/det|>", "<|lt|>", "<|grounding|>", "<｜end▁of▁sentence｜>"}) {
            for (size_t at = stream.find(tag); at != std::string::npos; at = stream.find(tag))
                stream.replace(at, tag.size(), "+");
        }
        std::string text;
        for (const Block& block : parseGrounded(stream))
            text += block.text;
        QVERIFY2(visible(text) == visible(stream), std::to_string(seed).c_str());
    }
    // And with them, everything outside of tags is.
    const auto blocks =
        parseGrounded("a b<|ref|>t<|/ref|>\n<|det|>[[1,2,3,4]]<|/det|>c\n\nd<|det|>[[]]<|/det|> e <|/ref|>");
    std::string text;
    for (const Block& block : blocks)
        text += block.text + "/";
    QCOMPARE(text, std::string("a b/c\n\nd/e <|/ref|>/"));
}

void TagParserTest::textBeingWrittenHoldsWholeCharacters()
{
    TagParser parser;
    parser.push("a\xE5\xAD");
    QCOMPARE(parser.blocks().at(0).text, std::string("a"));
    parser.push("\x97 \xF0\x9F\x98");
    QCOMPARE(parser.blocks().at(0).text, std::string("a字"));
    parser.push("\x80");
    QCOMPARE(parser.blocks().at(0).text, std::string("a字 😀"));
    parser.push("\xE5");
    parser.push("<|ref|>");
    parser.finish();
    QCOMPARE(parser.blocks().at(0).text, std::string("a字 😀\xE5<|ref|>"));
}

void TagParserTest::aViewIsToldWhatChanged()
{
    TagParser parser;
    QCOMPARE(parser.takeFirstChanged(), size_t(0));
    parser.push("<|ref|>title<|/ref|># A\n<|ref|>text<|/ref|>");
    QCOMPARE(parser.takeFirstChanged(), size_t(0));
    QCOMPARE(parser.takeFirstChanged(), size_t(2));
    parser.push("<|det|>[[1,2,3,4");
    QCOMPARE(parser.takeFirstChanged(), size_t(2));
    parser.push("]]<|/det|>");
    QCOMPARE(parser.takeFirstChanged(), size_t(1));
    parser.push("b");
    QCOMPARE(parser.takeFirstChanged(), size_t(1));
    parser.push("  ");
    QCOMPARE(parser.takeFirstChanged(), size_t(2));
    parser.push("<|ref|>text<|/ref|>"); // completes the one before it
    QCOMPARE(parser.takeFirstChanged(), size_t(1));
    parser.finish();
    QCOMPARE(parser.takeFirstChanged(), size_t(2));
}

void TagParserTest::theBlockBeingWrittenIsKnown()
{
    TagParser parser;
    QVERIFY(!parser.writing());
    parser.push("a<|ref|>text<|/ref|>");
    QVERIFY(parser.writing());
    QCOMPARE(parser.writing()->label, std::string("text"));
    QVERIFY(parser.blocks().at(0).complete);
    parser.finish();
    QVERIFY(!parser.writing());
}

void TagParserTest::nothingIsTakenAfterTheEnd()
{
    TagParser parser;
    parser.push("a");
    parser.finish();
    parser.push("b<|ref|>t<|/ref|>");
    parser.finish();
    QCOMPARE(described(parser.blocks()), std::string(" [] \"a\"\n"));
}

void TagParserTest::aRestartedPageBeginsEmpty()
{
    TagParser parser;
    parser.push("old<|ref|>t<|/ref|><|det|>[[1,");
    parser.clear();
    QVERIFY(parser.blocks().empty());
    parser.push("new");
    parser.finish();
    QCOMPARE(described(parser.blocks()), std::string(" [] \"new\"\n"));
}

void TagParserTest::thousandsOfBoxesAreRead()
{
    std::string stream = "<|ref|>text<|/ref|><|det|>[[1, 2, 3, 4]";
    for (int i = 1; i < 20000; ++i)
        stream += ", [1, 2, 3, 4]";
    stream += "]<|/det|>text";
    const auto blocks = parseGrounded(stream);
    QCOMPARE(blocks.size(), size_t(1));
    QCOMPARE(blocks[0].boxes.size(), size_t(20000));
    QCOMPARE(blocks[0].text, std::string("text"));
}

void TagParserTest::anUnclosedTagDoesNotSwallowThePage()
{
    const std::string words(TagParser::kMaxLabelBytes, 'w');
    TagParser parser;
    parser.push("<|ref|>" + words);
    QVERIFY(parser.blocks().empty());
    parser.push("w"); // too long for a label
    QCOMPARE(parser.blocks().at(0).text, "<|ref|>" + words + "w");
    parser.push("<|/ref|><|det|>" + std::string(TagParser::kMaxBoxListBytes + 1, '1'));
    QVERIFY(parser.blocks().at(0).text.size() > TagParser::kMaxBoxListBytes);
}

void TagParserTest::hugeWhiteSpaceAndTagHeapsAreRead()
{
    TagParser parser;
    parser.push("a");
    for (int i = 0; i < 200'000; ++i)
        parser.push(" ");
    parser.push("b");
    QCOMPARE(parser.blocks().at(0).text.size(), size_t(200'002));
    for (int i = 0; i < 30'000; ++i)
        parser.push("<|ref|><<<|det|>[[");
    parser.finish();
    QCOMPARE(parser.blocks().size(), size_t(1));
    QCOMPARE(parser.blocks().at(0).text.size(), size_t(200'002 + 30'000 * 18));
}

QTEST_APPLESS_MAIN(TagParserTest)
#include "tst_tag_parser.moc"
