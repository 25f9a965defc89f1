// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_stream.h"

#include "grounding/grounded_writer.h"
#include "grounding/tag_parser.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace lectern;
using namespace lectern::grounding;

class GroundedWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlockIsWrittenAsTheModelWritesIt();
    void textThatLooksLikeATagComesBackUnchanged_data();
    void textThatLooksLikeATagComesBackUnchanged();
    void anyTextComesBackUnchanged();
    void boxesComeBackWithinHalfAUnit();
    void boxesOffThePageAreDrawnBackOntoIt();
    void aBlockWithoutLabelOrBoxesStaysApartFromItsNeighbours();
};

void GroundedWriterTest::aBlockIsWrittenAsTheModelWritesIt()
{
    const std::vector<document::Rect> boxes{{0, 0.1, 0.5, 1}, {0.5, 0.1, 1, 1}};
    QCOMPARE(writeGrounded("title", boxes, "# A"),
        std::string("<|ref|>title<|/ref|><|det|>[[0, 100, 500, 999], [500, 100, 999, 999]]<|/det|>\n# A\n\n"));
    QCOMPARE(writeGrounded("image", {}, ""), std::string("<|ref|>image<|/ref|>\n\n"));
}

void GroundedWriterTest::textThatLooksLikeATagComesBackUnchanged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a whole tag") << QByteArray("see <|ref|>text<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|> there");
    QTest::newRow("the escape itself") << QByteArray("<|lt|> and <|lt|>lt|> and <<|lt|>");
    QTest::newRow("special tokens") << QByteArray("<|grounding|>x<｜end▁of▁sentence｜>");
    QTest::newRow("half a tag") << QByteArray("<|re");
    QTest::newRow("less-than signs") << QByteArray("a < b <<|ref|> <|<|det|>");
}

void GroundedWriterTest::textThatLooksLikeATagComesBackUnchanged()
{
    QFETCH(QByteArray, text);
    const std::string original = text.toStdString();
    const auto blocks = parseGrounded(writeGrounded(original, {}, original) + writeGrounded("text", {}, "next"));
    QCOMPARE(blocks.size(), size_t(2));
    QCOMPARE(blocks[0].label, original);
    QCOMPARE(blocks[0].text, original);
    QCOMPARE(blocks[1].text, std::string("next"));
}

void GroundedWriterTest::anyTextComesBackUnchanged()
{
    test::RandomStream random(7);
    for (int round = 0; round < 500; ++round) {
        const std::string text = "|" + random.garbage(1 + random.below(30)) + "|"; // no white space at its ends
        const auto blocks = parseGrounded(writeGrounded("text", {}, text) + writeGrounded("text", {}, text));
        QCOMPARE(blocks.size(), size_t(2));
        QCOMPARE(blocks[0].text, text);
        QCOMPARE(blocks[1].text, text);
    }
}

void GroundedWriterTest::boxesComeBackWithinHalfAUnit()
{
    for (int step = 0; step <= 100; ++step) {
        const document::Rect box{step / 211.0, step / 307.0, step / 101.0, step / 100.0};
        const auto blocks = parseGrounded(writeGrounded("text", std::vector{box}, "t"));
        const document::Rect& read = blocks.at(0).boxes.at(0);
        const double off = std::max({std::abs(read.x1 - box.x1), std::abs(read.y1 - box.y1), std::abs(read.x2 - box.x2),
            std::abs(read.y2 - box.y2)});
        QVERIFY(off <= 0.5 / 999 + 1e-12);
    }
}

void GroundedWriterTest::boxesOffThePageAreDrawnBackOntoIt()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const auto blocks =
        parseGrounded(writeGrounded("text", std::vector<document::Rect>{{-0.5, std::nan(""), 1.5, infinity}}, "t"));
    QVERIFY((blocks.at(0).boxes.at(0) == document::Rect{0, 0, 1, 0}));
}

void GroundedWriterTest::aBlockWithoutLabelOrBoxesStaysApartFromItsNeighbours()
{
    const auto blocks = parseGrounded(writeGrounded("text", {}, "one") + writeGrounded("", {}, "two")
        + writeGrounded("", std::vector{document::Rect{0, 0, 1, 1}}, "three"));
    QCOMPARE(blocks.size(), size_t(3));
    QCOMPARE(blocks[1].label, std::string());
    QCOMPARE(blocks[1].text, std::string("two"));
    QCOMPARE(blocks[2].boxes.size(), size_t(1));
}

QTEST_APPLESS_MAIN(GroundedWriterTest)
#include "tst_grounded_writer.moc"
