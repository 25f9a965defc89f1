// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/page_halves.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace lectern::recognition;
using lectern::image::Image;

namespace {

// Ink in a quarter of each row from top to bottom (not included).
void blacken(Image& page, int top, int bottom)
{
    for (int y = top; y < bottom; ++y)
        std::fill(page.row(y) + 10 * 3, page.row(y) + (10 + page.width / 4) * 3, std::uint8_t{0});
}

std::string mapped(const std::string& text, double top, double bottom, size_t pieceSize)
{
    BoxMapper mapper(top, bottom);
    std::string out;
    for (size_t i = 0; i < text.size(); i += pieceSize)
        out += mapper.push(std::string_view(text).substr(i, pieceSize));
    return out + mapper.flush();
}

} // namespace

class TstPageHalves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGapNearestTheMiddleIsTaken()
    {
        Image page(200, 400, 255);
        blacken(page, 20, 120);
        blacken(page, 140, 190); // gap 120–140 before, 190–210 after
        blacken(page, 210, 380);
        QCOMPARE(whiteGapRow(page), 200);
    }

    void aDarkPageIsCutAtItsOwnBackground()
    {
        Image page(200, 400, 30);
        std::fill(page.row(110), page.row(190), std::uint8_t{250});
        std::fill(page.row(230), page.row(300), std::uint8_t{250});
        QCOMPARE(whiteGapRow(page), 210);
    }

    void specksDoNotCloseAGap()
    {
        Image page(1000, 400, 255);
        blacken(page, 20, 190);
        blacken(page, 210, 380);
        page.row(200)[3 * 700] = 0;
        QCOMPARE(whiteGapRow(page), 200);
    }

    void aPageFullOfInkHasNoGap()
    {
        Image page(200, 400, 255);
        blacken(page, 20, 380);
        QCOMPARE(whiteGapRow(page), 0);
        QCOMPARE(whiteGapRow(Image()), 0);
    }

    void boxesAreMappedHoweverTheTextIsCut()
    {
        const std::string text = "a < b <|ref|>text<|/ref|><|det|>[[0, 0, 500, 999], [7, 100, 8, 200]]<|/det|>\ntext "
                                 "[1, 2] <|det|>[[1, 999, 2, 0]]<|/det|> end <|de";
        const std::string expected =
            "a < b <|ref|>text<|/ref|><|det|>[[0, 500, 500, 999], [7, 550, 8, 600]]<|/det|>\ntext "
            "[1, 2] <|det|>[[1, 999, 2, 500]]<|/det|> end <|de";
        for (size_t size = 1; size <= text.size(); ++size)
            QCOMPARE(mapped(text, 499.5 / 999, 1, size), expected);
    }

    void aWholePagePassesUnchanged()
    {
        const std::string text = "<|det|>[[1.5, 2.25, 3, 4]]<|/det|> <|det|> never closed";
        QCOMPARE(mapped(text, 0, 1, 3), text);
    }

    void numbersOutOfRangeAndBrokenListsStay()
    {
        const std::string text = "<|det|>[[-5, -3, 2000, 2000]]<|/det|><|det|>[[,]x 1<|/det|>";
        QCOMPARE(mapped(text, 0, 0.5, 4), text);
    }
};

QTEST_APPLESS_MAIN(TstPageHalves)
#include "tst_page_halves.moc"
