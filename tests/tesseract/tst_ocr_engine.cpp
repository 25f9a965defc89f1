// SPDX-License-Identifier: GPL-3.0-or-later
#include "tesseract/ocr_engine.h"

#include "image/rotate.h"

#include <QTest>

#include <cmath>

using namespace lectern;
using tesseract::OcrEngine;
using tesseract::Upright;

namespace {

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-3;
}

} // namespace

class TestOcrEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quarterTurnsAreUndone();
    void smallTurnsAreUndoneAboutTheCentre();
    void boxesNeverLeaveThePage();
    void blankAndTinyPicturesHaveNoWords();
    void anEmptyPictureIsRefused();
    void missingDataAreNamedAndTheEngineGoesOn();
    void aRequestedCancelIsCancelled();
};

void TestOcrEngine::quarterTurnsAreUndone()
{
    // A mark at the top right of the page stands at the bottom right once the page is turned clockwise.
    Upright upright;
    upright.quarterTurns = 1;
    const auto box = upright.toPage({0.8, 0.9, 0.9, 1.0});
    QVERIFY(isNear(box.x1, 0.9) && isNear(box.x2, 1.0) && isNear(box.y1, 0.1) && isNear(box.y2, 0.2));
    upright.quarterTurns = 2;
    const auto opposite = upright.toPage({0.8, 0.9, 0.9, 1.0});
    QVERIFY(isNear(opposite.x1, 0.1) && isNear(opposite.y1, 0.0));
}

void TestOcrEngine::smallTurnsAreUndoneAboutTheCentre()
{
    const image::Image page(1000, 1400, 255);
    const double degrees = 3;
    const image::Image turned = image::rotated(page, degrees);
    Upright upright;
    upright.skewDegrees = degrees;
    upright.turnedWidth = page.width;
    upright.turnedHeight = page.height;
    upright.canvasWidth = turned.width;
    upright.canvasHeight = turned.height;
    const double x = 300;
    const double y = 900;
    const auto before = image::beforeRotation({x, y}, page, turned, degrees);
    const auto box = upright.toPage({x / turned.width, y / turned.height, x / turned.width, y / turned.height});
    QVERIFY(isNear(box.x1, before.x / page.width) && isNear(box.y1, before.y / page.height));
}

void TestOcrEngine::boxesNeverLeaveThePage()
{
    Upright upright;
    upright.skewDegrees = -7;
    upright.canvasWidth = 1.2;
    upright.canvasHeight = 1.2;
    const auto box = upright.toPage({0, 0, 1, 1});
    QVERIFY(box.x1 >= 0 && box.y1 >= 0 && box.x2 <= 1 && box.y2 <= 1);
}

void TestOcrEngine::blankAndTinyPicturesHaveNoWords()
{
    OcrEngine engine;
    for (const auto& picture : {image::Image(300, 400, 255), image::Image(300, 400, 0), image::Image(1, 1, 255),
             image::Image(2, 900, 128), image::Image(5, 3, 0)}) {
        const auto page = engine.read(picture, {"eng", 300, {}}, {});
        QVERIFY2(page, page ? "" : page.error().message.c_str());
        QVERIFY(page->words.empty());
    }
}

void TestOcrEngine::anEmptyPictureIsRefused()
{
    OcrEngine engine;
    QCOMPARE(engine.read({}, {"eng", 300, {}}, {}).error().code, ErrorCode::InvalidInput);
}

void TestOcrEngine::missingDataAreNamedAndTheEngineGoesOn()
{
    OcrEngine engine;
    const image::Image picture(200, 200, 255);
    const auto missing = engine.read(picture, {"qqq", 300, {}}, {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().message.find("tesseract-ocr-qqq") != std::string::npos);
    QVERIFY(!engine.read(picture, {"eng", 300, "/nonexistent"}, {}));
    QVERIFY(engine.read(picture, {"eng", 300, {}}, {}));
}

void TestOcrEngine::aRequestedCancelIsCancelled()
{
    OcrEngine engine;
    CancelSource cancel;
    cancel.request();
    QCOMPARE(
        engine.read(image::Image(200, 200, 255), {"eng", 300, {}}, cancel.token()).error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestOcrEngine)
#include "tst_ocr_engine.moc"
