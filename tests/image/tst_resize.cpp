// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/resize.h"

#include "picture_files.h"
#include "support/fixture_path.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::test;

class TestResize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReferencePictureComesOutByteForByte_data();
    void everyReferencePictureComesOutByteForByte();
    void theSameSizeIsTheSamePicture();
    void aSideThatKeepsItsLengthIsNotFiltered();
    void aUniformPictureStaysUniform_data();
    void aUniformPictureStaysUniform();
    void anyTwoSizesGiveAPictureOfTheSizeAskedFor_data();
    void anyTwoSizesGiveAPictureOfTheSizeAskedFor();
    void nothingCannotBeResized();
};

void TestResize::everyReferencePictureComesOutByteForByte_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("grey");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("hash");
    for (const auto& folder : {dataPath("image/resize"), sharedFixturePath("pillow_resize_cases")}) {
        if (folder.empty()) {
            continue;
        }
        const QJsonArray cases = readJson(folder / "cases.json").array();
        QVERIFY(!cases.isEmpty());
        for (const auto& value : cases) {
            const QJsonObject one = value.toObject();
            const QJsonArray to = one[QStringLiteral("to")].toArray();
            const std::filesystem::path file = folder / one[QStringLiteral("in")].toString().toStdString();
            QTest::addRow("%s", file.c_str())
                << QString::fromStdString(file.string())
                << (one[QStringLiteral("mode")].toString() == QLatin1String("L")) << QSize(to[0].toInt(), to[1].toInt())
                << one[QStringLiteral("out_sha256")].toString();
        }
    }
}

void TestResize::everyReferencePictureComesOutByteForByte()
{
    QFETCH(QString, file);
    QFETCH(bool, grey);
    QFETCH(QSize, size);
    QFETCH(QString, hash);
    const image::Image picture = loadPicture(file.toStdString());
    QVERIFY(!picture.isEmpty());
    const auto resized = image::resizedBicubic(picture, size.width(), size.height());
    QVERIFY(resized);
    QCOMPARE(QSize(resized->width, resized->height), size);
    QCOMPARE(sha256(*resized, grey ? 3 : 1), hash);
}

void TestResize::theSameSizeIsTheSamePicture()
{
    const image::Image picture = patternPicture(31, 17);
    QVERIFY(image::resizedBicubic(picture, 31, 17).value() == picture);
}

void TestResize::aSideThatKeepsItsLengthIsNotFiltered()
{
    // Rows that are all alike stay exactly so when only the height changes, however wild the row is.
    image::Image picture = patternPicture(53, 20);
    for (int y = 1; y < picture.height; ++y) {
        std::copy_n(picture.row(0), picture.width * 3, picture.row(y));
    }
    const auto taller = image::resizedBicubic(picture, 53, 47);
    QVERIFY(taller);
    for (int y = 0; y < taller->height; ++y) {
        QVERIFY(std::equal(taller->row(y), taller->row(y) + 53 * 3, picture.row(0)));
    }
}

void TestResize::aUniformPictureStaysUniform_data()
{
    QTest::addColumn<int>("level");
    QTest::addRow("black") << 0;
    QTest::addRow("grey") << 127;
    QTest::addRow("white") << 255;
}

void TestResize::aUniformPictureStaysUniform()
{
    QFETCH(int, level);
    const image::Image picture(97, 61, static_cast<std::uint8_t>(level));
    const auto resized = image::resizedBicubic(picture, 40, 200);
    QVERIFY(resized);
    QVERIFY(*resized == image::Image(40, 200, static_cast<std::uint8_t>(level)));
}

void TestResize::anyTwoSizesGiveAPictureOfTheSizeAskedFor_data()
{
    QTest::addColumn<QSize>("from");
    QTest::addColumn<QSize>("to");
    QTest::addRow("one pixel enlarged") << QSize(1, 1) << QSize(300, 1);
    QTest::addRow("shrunk to one pixel") << QSize(301, 299) << QSize(1, 1);
    QTest::addRow("a long line") << QSize(20000, 1) << QSize(3, 50);
    QTest::addRow("a tall line") << QSize(1, 20000) << QSize(50, 3);
    QTest::addRow("a band and one row") << QSize(16, 17) << QSize(15, 18);
}

void TestResize::anyTwoSizesGiveAPictureOfTheSizeAskedFor()
{
    QFETCH(QSize, from);
    QFETCH(QSize, to);
    const auto resized = image::resizedBicubic(patternPicture(from.width(), from.height()), to.width(), to.height());
    QVERIFY(resized);
    QCOMPARE(QSize(resized->width, resized->height), to);
    QCOMPARE(resized->rgb.size(), static_cast<size_t>(to.width() * to.height() * 3));
}

void TestResize::nothingCannotBeResized()
{
    const auto code = [](const Result<image::Image>& result) {
        return result ? ErrorCode::Internal : result.error().code;
    };
    QVERIFY(code(image::resizedBicubic({}, 5, 5)) == ErrorCode::InvalidInput);
    QVERIFY(code(image::resizedBicubic(image::Image(5, 5), 0, 5)) == ErrorCode::InvalidInput);
    QVERIFY(code(image::resizedBicubic(image::Image(5, 5), 5, -1)) == ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestResize)
#include "tst_resize.moc"
