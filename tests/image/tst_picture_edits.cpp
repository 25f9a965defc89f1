// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/alpha.h"
#include "image/crop.h"
#include "image/rotate.h"

#include "picture_files.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <limits>

using namespace lectern;
using namespace lectern::test;

namespace {

std::array<int, 3> pixel(const image::Image& picture, int x, int y)
{
    const auto* p = picture.row(y) + static_cast<size_t>(x) * 3;
    return {p[0], p[1], p[2]};
}

} // namespace

class TestPictureEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColourOverWhiteIsTheNearestLevel();
    void everySixteenBitLevelComesToTheNearestEightBitOne();
    void aTransparentRowShowsPaper();
    void aBoxIsCutOutWithEveryPixelItTouches();
    void aBoxMadeOfPixelEdgesGivesThosePixelsBack();
    void aBoxBeyondThePageIsClamped();
    void aBoxThatIsNotOnThePageGivesNothing();
    void fourQuarterTurnsAreNoTurn();
    void aQuarterTurnClockwiseBringsTheLeftColumnToTheTop();
    void aTurnByAnyAngleKeepsEveryCornerOnWhitePaper();
    void aTurnedPointIsFoundAgainWhereItWas_data();
    void aTurnedPointIsFoundAgainWhereItWas();
    void aTurnThereAndBackKeepsTheMiddle();
};

void TestPictureEdits::everyColourOverWhiteIsTheNearestLevel()
{
    for (int c = 0; c < 256; ++c) {
        for (int a = 0; a < 256; ++a) {
            const double exact = (c * a + 255.0 * (255 - a)) / 255.0;
            const int got = image::overWhite(static_cast<std::uint8_t>(c), static_cast<std::uint8_t>(a));
            QVERIFY(std::abs(got - exact) <= 0.5);
        }
    }
    QCOMPARE(image::overWhite(17, 255), std::uint8_t{17});
    QCOMPARE(image::overWhite(17, 0), std::uint8_t{255});
}

void TestPictureEdits::everySixteenBitLevelComesToTheNearestEightBitOne()
{
    for (int v = 0; v < 65536; ++v) {
        QCOMPARE(image::from16Bit(static_cast<std::uint16_t>(v)), static_cast<std::uint8_t>(std::lround(v / 257.0)));
    }
}

void TestPictureEdits::aTransparentRowShowsPaper()
{
    const std::array<std::uint8_t, 8> row8{10, 20, 30, 0, 10, 20, 30, 255};
    std::array<std::uint8_t, 6> out{};
    image::compositeRowOverWhite(row8.data(), 2, out.data());
    QVERIFY((out == std::array<std::uint8_t, 6>{255, 255, 255, 10, 20, 30}));
    const std::array<std::uint16_t, 8> row16{2570, 5140, 7710, 0, 2570, 5140, 7710, 65535};
    out.fill(0);
    image::compositeRowOverWhite(row16.data(), 2, out.data());
    QVERIFY((out == std::array<std::uint8_t, 6>{255, 255, 255, 10, 20, 30}));
}

void TestPictureEdits::aBoxIsCutOutWithEveryPixelItTouches()
{
    const image::Image picture = patternPicture(10, 20);
    const auto part = image::touchedPixels(picture, 0.25, 0.26, 0.51, 0.5);
    QVERIFY((part == image::PixelRect{2, 5, 4, 5}));
    const image::Image figure = image::cropped(picture, part);
    QCOMPARE(figure.width, 4);
    QCOMPARE(figure.height, 5);
    QVERIFY(pixel(figure, 0, 0) == pixel(picture, 2, 5));
    QVERIFY(pixel(figure, 3, 4) == pixel(picture, 5, 9));
}

void TestPictureEdits::aBoxMadeOfPixelEdgesGivesThosePixelsBack()
{
    for (const int length : {3, 7, 997, 1191, 1684}) {
        const image::Image picture(length, 1);
        for (int x = 0; x < length; ++x) {
            const auto part = image::touchedPixels(picture, double(x) / length, 0, double(x + 1) / length, 1);
            QVERIFY((part == image::PixelRect{x, 0, 1, 1}));
        }
    }
}

void TestPictureEdits::aBoxBeyondThePageIsClamped()
{
    const image::Image picture = patternPicture(10, 10);
    QVERIFY((image::touchedPixels(picture, -1e300, 0.5, 1e300, 2) == image::PixelRect{0, 5, 10, 5}));
    const int big = std::numeric_limits<int>::max();
    QVERIFY(image::cropped(picture, {-5, 0, big, big}) == picture);
    QVERIFY(image::cropped(picture, {2, 2, big, big}).width == 8);
}

void TestPictureEdits::aBoxThatIsNotOnThePageGivesNothing()
{
    const image::Image picture = patternPicture(10, 10);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(image::touchedPixels(picture, 0.6, 0.1, 0.4, 0.2).width == 0);
    QVERIFY(image::touchedPixels(picture, 1.0, 0.1, 1.4, 0.2).width == 0);
    QVERIFY(image::touchedPixels(picture, nan, 0.1, 0.4, 0.2).width == 0);
    QVERIFY(image::touchedPixels({}, 0, 0, 1, 1).width == 0);
    QVERIFY(image::cropped(picture, {10, 0, 5, 5}).isEmpty());
    QVERIFY(image::cropped(picture, {0, 0, -5, 5}).isEmpty());
    QVERIFY(image::cropped({}, {0, 0, 5, 5}).isEmpty());
}

void TestPictureEdits::fourQuarterTurnsAreNoTurn()
{
    const image::Image picture = patternPicture(7, 4);
    image::Image turned = picture;
    for (int i = 0; i < 4; ++i) {
        turned = image::rotatedQuarter(turned, 1);
    }
    QVERIFY(turned == picture);
    QVERIFY(image::rotatedQuarter(picture, 2) == image::rotatedQuarter(image::rotatedQuarter(picture, 1), 1));
    QVERIFY(image::rotatedQuarter(picture, -1) == image::rotatedQuarter(picture, 3));
    QVERIFY(image::rotated(picture, 90) == image::rotatedQuarter(picture, 1));
    QVERIFY(image::rotated(picture, -450) == image::rotatedQuarter(picture, -1));
    QVERIFY(image::rotatedQuarter({}, 1).isEmpty());
}

void TestPictureEdits::aQuarterTurnClockwiseBringsTheLeftColumnToTheTop()
{
    const image::Image picture = patternPicture(7, 4);
    const image::Image turned = image::rotatedQuarter(picture, 1);
    QCOMPARE(turned.width, 4);
    QCOMPARE(turned.height, 7);
    QVERIFY(pixel(turned, 0, 0) == pixel(picture, 0, 3));
    QVERIFY(pixel(turned, 3, 0) == pixel(picture, 0, 0));
    QVERIFY(pixel(turned, 3, 6) == pixel(picture, 6, 0));
}

void TestPictureEdits::aTurnByAnyAngleKeepsEveryCornerOnWhitePaper()
{
    const image::Image turned = image::rotated(image::Image(100, 60, 0), 30);
    QCOMPARE(turned.width, 117); // 100 cos 30 + 60 sin 30 = 116.6
    QCOMPARE(turned.height, 102); // 100 sin 30 + 60 cos 30 = 101.96
    QVERIFY((pixel(turned, 0, 0) == std::array<int, 3>{255, 255, 255}));
    QVERIFY((pixel(turned, turned.width / 2, turned.height / 2) == std::array<int, 3>{0, 0, 0}));
    double ink = 0;
    for (const auto level : turned.rgb) {
        ink += (255 - level) / 255.0;
    }
    QVERIFY(std::abs(ink / 3 - 6000) < 60); // nothing of the area lost
    const image::Image picture = patternPicture(5, 5);
    QVERIFY(image::rotated(picture, std::numeric_limits<double>::infinity()) == picture);
}

void TestPictureEdits::aTurnedPointIsFoundAgainWhereItWas_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {0.0, 2.5, -7.0, 90.0, 180.0, 270.0, 44.0}) {
        QTest::addRow("%g degrees", degrees) << degrees;
    }
}

void TestPictureEdits::aTurnedPointIsFoundAgainWhereItWas()
{
    QFETCH(double, degrees);
    // A black dot of 5 × 5 pixels with its centre at (70.5, 20.5).
    image::Image picture(120, 80, 255);
    for (int y = 18; y < 23; ++y) {
        std::fill_n(picture.row(y) + 68 * 3, 5 * 3, std::uint8_t{0});
    }
    const image::Image turned = image::rotated(picture, degrees);
    double x = 0;
    double y = 0;
    double ink = 0;
    for (int row = 0; row < turned.height; ++row) {
        for (int column = 0; column < turned.width; ++column) {
            const double dark = 255 - pixel(turned, column, row)[0];
            ink += dark;
            x += dark * (column + 0.5);
            y += dark * (row + 0.5);
        }
    }
    QVERIFY(ink > 0);
    const image::Point found = image::beforeRotation({x / ink, y / ink}, picture, turned, degrees);
    QVERIFY(std::abs(found.x - 70.5) < 0.1);
    QVERIFY(std::abs(found.y - 20.5) < 0.1);
}

void TestPictureEdits::aTurnThereAndBackKeepsTheMiddle()
{
    image::Image picture(200, 200, 255);
    for (int y = 80; y < 120; ++y) {
        std::fill_n(picture.row(y) + 60 * 3, 80 * 3, std::uint8_t{40});
    }
    const image::Image back = image::rotated(image::rotated(picture, 3), -3);
    QVERIFY((pixel(back, back.width / 2, back.height / 2) == std::array<int, 3>{40, 40, 40}));
    QVERIFY((pixel(back, back.width / 2 - 45, back.height / 2) == std::array<int, 3>{255, 255, 255}));
}

QTEST_APPLESS_MAIN(TestPictureEdits)
#include "tst_picture_edits.moc"
