// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/page_views.h"

#include "picture_files.h"
#include "support/fixture_path.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::test;

class TestPageViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageSizeIsCutAndPlacedAsTheReferenceDoes();
    void everyReferencePageComesOutByteForByte_data();
    void everyReferencePageComesOutByteForByte();
    void aPageThatFitsOneCropHasNone();
    void anEmptyPageIsRefused();
    void aPageTooNarrowForTheGlobalViewIsRefusedWithItsSize();
};

void TestPageViews::everyPageSizeIsCutAndPlacedAsTheReferenceDoes()
{
    const QJsonArray cases =
        readJson(dataPath("image/geometry_cases.json")).object()[QStringLiteral("cases")].toArray();
    QVERIFY(cases.size() > 100);
    for (const auto& value : cases) {
        const QJsonArray row = value.toArray();
        const auto number = [&row](int column) { return row[column].toInt(); };
        const image::CropGrid grid = image::chooseCropGrid(number(0), number(1));
        const image::GlobalPlacement place = image::placeInGlobalView(number(0), number(1));
        const auto name = qPrintable(QStringLiteral("%1 x %2").arg(number(0)).arg(number(1)));
        QVERIFY2((grid == image::CropGrid{number(2), number(3)}), name);
        QVERIFY2(257 + 144 * grid.crops() == number(4), name);
        QVERIFY2((place == image::GlobalPlacement{number(5), number(6), number(7), number(8)}), name);
    }
}

void TestPageViews::everyReferencePageComesOutByteForByte_data()
{
    QTest::addColumn<QString>("folder");
    for (const auto& root : {dataPath("image/cases"), sharedFixturePath("cases")}) {
        if (root.empty()) {
            continue;
        }
        int found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(root)) {
            if (entry.is_directory()) {
                QTest::addRow("%s", entry.path().c_str()) << QString::fromStdString(entry.path().string());
                ++found;
            }
        }
        QVERIFY(found >= 5);
    }
}

void TestPageViews::everyReferencePageComesOutByteForByte()
{
    QFETCH(QString, folder);
    const std::filesystem::path path = folder.toStdString();
    const QJsonObject expected = readJson(path / "case.json").object();
    const bool converted = std::filesystem::exists(path / "rgb.png");
    const image::Image page = loadPicture(path / (converted ? "rgb.png" : "input.png"));
    QCOMPARE(sha256(page), expected[QStringLiteral("rgb_sha256")].toString());

    const auto views = image::makePageViews(page);
    QVERIFY(views);
    const QJsonArray grid = expected[QStringLiteral("grid")].toArray();
    const QJsonArray pad = expected[QStringLiteral("pad")].toArray();
    QVERIFY((views->grid == image::CropGrid{grid[0].toInt(), grid[1].toInt()}));
    QVERIFY(
        (views->placement == image::GlobalPlacement{pad[0].toInt(), pad[1].toInt(), pad[2].toInt(), pad[3].toInt()}));
    QCOMPARE(sha256(views->global), expected[QStringLiteral("global_sha256")].toString());
    const QJsonArray crops = expected[QStringLiteral("tile_sha256")].toArray();
    QCOMPARE(static_cast<qsizetype>(views->crops.size()), crops.size());
    for (size_t i = 0; i < views->crops.size(); ++i) {
        QCOMPARE(sha256(views->crops[i]), crops[static_cast<qsizetype>(i)].toString());
    }
}

void TestPageViews::aPageThatFitsOneCropHasNone()
{
    QCOMPARE(image::chooseCropGrid(768, 768).crops(), 0);
    QCOMPARE(image::chooseCropGrid(1, 1).crops(), 0);
    QVERIFY(image::chooseCropGrid(769, 1).crops() > 0);
    QVERIFY(image::makePageViews(image::Image(768, 10)).value().crops.empty());
}

void TestPageViews::anEmptyPageIsRefused()
{
    const auto views = image::makePageViews({});
    QVERIFY(!views);
    QVERIFY(views.error().code == ErrorCode::InvalidInput);
}

void TestPageViews::aPageTooNarrowForTheGlobalViewIsRefusedWithItsSize()
{
    const auto views = image::makePageViews(image::Image(3000, 1));
    QVERIFY(!views);
    QVERIFY(views.error().code == ErrorCode::InvalidInput);
    QVERIFY(views.error().message.find("3000 x 1") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestPageViews)
#include "tst_page_views.moc"
