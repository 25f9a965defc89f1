// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/figures.h"

#include <QImage>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>

using namespace lectern;
using namespace lectern::exports;
using document::Rect;

namespace {

// Every pixel tells where it stands: red is x, green is y.
image::Image chart(int width, int height)
{
    image::Image out(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            out.row(y)[x * 3] = static_cast<std::uint8_t>(x);
            out.row(y)[x * 3 + 1] = static_cast<std::uint8_t>(y);
        }
    }
    return out;
}

document::Block block(std::string label, std::vector<Rect> boxes)
{
    document::Block made;
    made.label = std::move(label);
    made.boxes = std::move(boxes);
    return made;
}

std::filesystem::path path(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

} // namespace

class FiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCutHoldsThePixelsInsideTheBox();
    void aCutStaysOnThePage();
    void aBoxWithoutAreaGivesNothing();
    void figuresAreNumberedOnTheirPageFromZero();
    void severalBoxesOfOneFigureAreOnePicture();
    void aPageWithoutFiguresMakesNoFolder();
    void anUnwritableFolderIsAnErrorAndNamesNoPicture();
};

void FiguresTest::aCutHoldsThePixelsInsideTheBox()
{
    const image::Image cut = cutOut(chart(100, 200), {0.1, 0.25, 0.3, 0.3});
    QCOMPARE(cut.width, 20);
    QCOMPARE(cut.height, 10);
    QCOMPARE(int(cut.row(0)[0]), 10);
    QCOMPARE(int(cut.row(0)[1]), 50);
    QCOMPARE(int(cut.row(9)[19 * 3]), 29);
    QCOMPARE(int(cut.row(9)[19 * 3 + 1]), 59);
    const image::Image sliver = cutOut(chart(100, 200), {0.501, 0.501, 0.502, 0.502}); // less than a pixel
    QCOMPARE(sliver.width, 1);
    QCOMPARE(sliver.height, 1);
}

void FiguresTest::aCutStaysOnThePage()
{
    QVERIFY(cutOut(chart(10, 20), {0, 0, 1, 1}) == chart(10, 20));
    QVERIFY(cutOut(chart(10, 20), {-5, -1, 1e9, 2}) == chart(10, 20));
    QVERIFY(cutOut(chart(10, 20), {1.5, 0, 2, 1}).isEmpty());
}

void FiguresTest::aBoxWithoutAreaGivesNothing()
{
    QVERIFY(cutOut(chart(10, 20), {0.5, 0.5, 0.5, 0.8}).isEmpty());
    QVERIFY(cutOut(chart(10, 20), {0.8, 0.5, 0.2, 0.8}).isEmpty());
    QVERIFY(cutOut(chart(10, 20), {std::nan(""), 0, 1, 1}).isEmpty());
    QVERIFY(cutOut({}, {0, 0, 1, 1}).isEmpty());
}

void FiguresTest::figuresAreNumberedOnTheirPageFromZero()
{
    const QTemporaryDir folder;
    document::PageResult page;
    page.page = 7;
    page.blocks = {block("text", {{0, 0, 1, 0.1}}), block("image", {{0, 0.1, 0.5, 0.6}}), block("image", {}),
        block("figure", {{0.5, 0.1, 0.75, 0.2}})};
    const auto written = saveFigures(page, chart(100, 200), {path(folder), "a b"});
    QVERIFY(written);
    QCOMPARE(written->size(), size_t(2));
    QCOMPARE(page.blocks[0].image, std::string());
    QCOMPARE(page.blocks[1].image, std::string("a b_images/7_0.jpg"));
    QCOMPARE(page.blocks[2].image, std::string());
    QCOMPARE(page.blocks[3].image, std::string("a b_images/7_1.jpg"));
    const QImage second(QString::fromStdString((*written)[1].string()));
    QCOMPARE(second.size(), QSize(25, 20));
    QVERIFY(std::abs(qRed(second.pixel(12, 10)) - 62) < 8); // JPEG
}

void FiguresTest::severalBoxesOfOneFigureAreOnePicture()
{
    const QTemporaryDir folder;
    document::PageResult page;
    page.page = 1;
    page.blocks = {block("image", {{0.1, 0.1, 0.2, 0.2}, {0.3, 0.3, 0.3, 0.3}, {0.4, 0.1, 0.5, 0.3}})};
    const auto written = saveFigures(page, chart(100, 100), {path(folder) / "new", "x"});
    QVERIFY(written);
    QCOMPARE(QImage(QString::fromStdString(written->at(0).string())).size(), QSize(40, 20));
}

void FiguresTest::aPageWithoutFiguresMakesNoFolder()
{
    const QTemporaryDir folder;
    document::PageResult page;
    page.blocks = {block("text", {{0, 0, 1, 1}}), block("image", {{0.5, 0.5, 0.5, 0.5}})};
    const auto written = saveFigures(page, chart(10, 10), {path(folder), "x"});
    QVERIFY(written && written->empty());
    QVERIFY(std::filesystem::is_empty(path(folder)));
}

void FiguresTest::anUnwritableFolderIsAnErrorAndNamesNoPicture()
{
    document::PageResult page;
    page.blocks = {block("image", {{0, 0, 1, 1}})};
    const auto written = saveFigures(page, chart(10, 10), {"/proc/none", "x"});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QVERIFY(written.error().message.find("/proc/none") != std::string::npos);
    QCOMPARE(page.blocks[0].image, std::string());
}

QTEST_GUILESS_MAIN(FiguresTest)
#include "tst_figures.moc"
