// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/image_file.h"
#include "pages/page_source.h"

#include "image/page_views.h"
#include "minimal_pdf.h"
#include "support/fixture_path.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;

namespace {

std::filesystem::path picturePath(const QString& name)
{
    return dataPath("pages/pictures") / name.toStdString();
}

QString sha256(const image::Image& picture)
{
    const auto size = static_cast<qsizetype>(picture.rgb.size());
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(picture.rgb.data()), size);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// What opening the file or reading its first frame fails with.
Error readingError(const std::filesystem::path& path)
{
    const auto source = pages::PageSource::open(path);
    return source ? errorOf((*source)->render(0, {})) : source.error();
}

} // namespace

class TestImageSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesWhoseNamesAreNotUnicodeAreRead_data();
    void filesWhoseNamesAreNotUnicodeAreRead();
    // The decoders' own complaints about damaged files say nothing here.
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false")); }

    void everyFormatAndModeGivesThePixelsOfTheReference_data();
    void everyFormatAndModeGivesThePixelsOfTheReference();
    void theSharedTransparentPageOverWhiteGivesTheReferencesView();
    void theSharedTurnedPageComesUpright();
    void everyFrameOfATiffIsAPage();
    void aFileCutShortIsCorruptAndNamed_data();
    void aFileCutShortIsCorruptAndNamed();
    void aHeaderThatPromisesTooMuchIsRefusedBeforeAnythingIsAllocated();
    void damagedBytesAreAnErrorOrAPicture_data();
    void damagedBytesAreAnErrorOrAPicture();
    void theContentCountsNotTheName();
    void aPageThatIsNotThereIsNamed();
    void aPictureHasNoWords();
    void aPictureOverTheBudgetIsGivenSmaller();
    void aCancelledReadIsCancelled();
    void aPictureComesBackFromPngAsItWas();
    void aPictureComesBackFromJpegNearly();
    void aPictureThatCannotBeSavedIsAnError();
};

void TestImageSource::filesWhoseNamesAreNotUnicodeAreRead_data()
{
    QTest::addColumn<QString>("original");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("PDF") << QStringLiteral("latex.pdf") << QByteArray("\xce\xc4\xbc\xfe.pdf"); // GBK
    QTest::newRow("picture") << QStringLiteral("pictures/bilevel.png") << QByteArray("caf\xe9.png"); // Latin-1
}

void TestImageSource::filesWhoseNamesAreNotUnicodeAreRead()
{
    QFETCH(const QString, original);
    QFETCH(const QByteArray, name);
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / name.toStdString();
    std::filesystem::copy_file(dataPath("pages") / original.toStdString(), path);
    const auto source = pages::PageSource::open(path);
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    QVERIFY((*source)->render(0, {}));
    QVERIFY((*source)->words(0));
    std::filesystem::remove(path); // the folder cannot remove a file by a name that Qt does not know
}

void TestImageSource::everyFormatAndModeGivesThePixelsOfTheReference_data()
{
    QTest::addColumn<QJsonObject>("expected");
    const QJsonArray rows = QJsonDocument::fromJson(readBytes(dataPath("pages/pictures/expected.json"))).array();
    QVERIFY(rows.size() > 40);
    for (const auto& row : rows) {
        const QJsonObject object = row.toObject();
        QTest::addRow("%s frame %d", qPrintable(object[QStringLiteral("file")].toString()),
            object[QStringLiteral("frame")].toInt())
            << object;
    }
}

void TestImageSource::everyFormatAndModeGivesThePixelsOfTheReference()
{
    QFETCH(QJsonObject, expected);
    const auto source = pages::PageSource::open(picturePath(expected[QStringLiteral("file")].toString()));
    QVERIFY2(source, errorOf(source).message.c_str());
    const int frame = expected[QStringLiteral("frame")].toInt() - 1;
    const auto size = (*source)->pageSize(frame);
    const auto picture = (*source)->render(frame, {});
    QVERIFY2(picture, errorOf(picture).message.c_str());
    QCOMPARE(picture->width, expected[QStringLiteral("width")].toInt());
    QCOMPARE(picture->height, expected[QStringLiteral("height")].toInt());
    QCOMPARE(size.value().width, double(picture->width));
    QCOMPARE(size.value().height, double(picture->height));
    QCOMPARE(sha256(*picture), expected[QStringLiteral("sha256")].toString());
}

void TestImageSource::theSharedTransparentPageOverWhiteGivesTheReferencesView()
{
    const auto source = pages::PageSource::open(picturePath(QStringLiteral("case_rgba.png")));
    QVERIFY(source);
    const auto views = image::makePageViews((*source)->render(0, {}).value());
    QCOMPARE(sha256(views.value().global),
        QStringLiteral("445557d38dd96dd5b97cbd5913829e9213205d1a005eb6e00356004cb15eb7b5"));
}

void TestImageSource::theSharedTurnedPageComesUpright()
{
    const auto folder = sharedFixturePath("cases/exif6_500x401");
    if (folder.empty()) {
        QSKIP("the shared reference values are not beside the checkout; the copy in tests/data was read above");
    }
    const QJsonObject expected = QJsonDocument::fromJson(readBytes(folder / "case.json")).object();
    const auto source = pages::PageSource::open(folder / "input.jpg");
    QVERIFY(source);
    const auto views = image::makePageViews((*source)->render(0, {}).value());
    QCOMPARE(sha256(views.value().global), expected[QStringLiteral("global_sha256")].toString());
}

void TestImageSource::everyFrameOfATiffIsAPage()
{
    const auto source = pages::PageSource::open(picturePath(QStringLiteral("frames.tif")));
    QVERIFY(source);
    QCOMPARE((*source)->pageCount(), 3);
    QVERIFY(!(*source)->isPdf());
    // Backwards too: a frame does not depend on those read before.
    QCOMPARE((*source)->render(2, {}).value().width, 15);
    QCOMPARE((*source)->render(1, {}).value().height, 20);
    QCOMPARE((*source)->render(0, {}).value().width, 41);
}

void TestImageSource::aFileCutShortIsCorruptAndNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("percent");
    for (const QString& name : {QStringLiteral("rgb.png"), QStringLiteral("420.jpg"), QStringLiteral("progressive.jpg"),
             QStringLiteral("exif5.jpg"), QStringLiteral("rgb.tif"), QStringLiteral("bilevel.tif"),
             QStringLiteral("rgb.webp"), QStringLiteral("rgb.bmp"), QStringLiteral("grey.bmp"),
             QStringLiteral("palette.gif"), QStringLiteral("grey16.png")}) {
        for (const int percent : {15, 40, 60, 85}) {
            QTest::addRow("%s at %d%%", qPrintable(name), percent) << name << percent;
        }
    }
}

void TestImageSource::aFileCutShortIsCorruptAndNamed()
{
    QFETCH(QString, file);
    QFETCH(int, percent);
    const QByteArray whole = readBytes(picturePath(file));
    const MadeFiles made;
    const Error error = readingError(made.add("scan.cut", whole.left(whole.size() * percent / 100)));
    QVERIFY2(error.code == ErrorCode::Corrupt, error.message.c_str());
    QVERIFY(contains(error.message, "scan.cut"));
}

void TestImageSource::aHeaderThatPromisesTooMuchIsRefusedBeforeAnythingIsAllocated()
{
    const Error error = readingError(picturePath(QStringLiteral("huge.png")));
    QVERIFY(error.code == ErrorCode::Unsupported);
    QVERIFY2(contains(error.message, "huge.png") && contains(error.message, "60000 x 60000"), error.message.c_str());
}

void TestImageSource::damagedBytesAreAnErrorOrAPicture_data()
{
    QTest::addColumn<QString>("file");
    for (const char* name : {"rgba.png", "420.jpg", "frames.tif", "exif6.webp", "rgb.bmp", "palette.gif"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestImageSource::damagedBytesAreAnErrorOrAPicture()
{
    QFETCH(QString, file);
    const QByteArray whole = readBytes(picturePath(file));
    const MadeFiles made;
    std::uint32_t state = 99;
    for (int round = 0; round < 40; ++round) {
        QByteArray damaged = whole;
        for (int i = 0; i < 4; ++i) {
            state = state * 1664525U + 1013904223U;
            damaged[static_cast<qsizetype>(state >> 8) % whole.size()] = static_cast<char>(state >> 3);
        }
        const auto source = pages::PageSource::open(made.add("damaged", damaged));
        if (!source) {
            QVERIFY(contains(source.error().message, "damaged"));
            continue;
        }
        const auto picture = (*source)->render(0, {});
        QVERIFY(picture ? !picture->isEmpty() : contains(picture.error().message, "damaged"));
    }
}

void TestImageSource::theContentCountsNotTheName()
{
    const MadeFiles made;
    const auto source =
        pages::PageSource::open(made.add("page.pdf", readBytes(picturePath(QStringLiteral("rgb.png")))));
    QVERIFY(source);
    QVERIFY(!(*source)->isPdf());
    const Error error = readingError(made.add("notes.png", "Just some text that is no picture."));
    QVERIFY(error.code == ErrorCode::Unsupported);
    QVERIFY(contains(error.message, "notes.png"));
    QVERIFY(readingError(made.add("memo", "BMore text with no header")).code == ErrorCode::Unsupported);
}

void TestImageSource::aPageThatIsNotThereIsNamed()
{
    const auto source = pages::PageSource::open(picturePath(QStringLiteral("frames.tif")));
    QVERIFY(source);
    const Error error = errorOf((*source)->render(3, {}));
    QVERIFY(error.code == ErrorCode::InvalidInput);
    QVERIFY(contains(error.message, "frames.tif, page 4"));
    QVERIFY(errorOf((*source)->pageSize(-1)).code == ErrorCode::InvalidInput);
    QVERIFY(errorOf((*source)->words(3)).code == ErrorCode::InvalidInput);
}

void TestImageSource::aPictureHasNoWords()
{
    const auto source = pages::PageSource::open(picturePath(QStringLiteral("rgb.png")));
    QVERIFY(source);
    QVERIFY((*source)->words(0).value().empty());
}

void TestImageSource::aPictureOverTheBudgetIsGivenSmaller()
{
    const auto source = pages::PageSource::open(picturePath(QStringLiteral("rgb.png")));
    QVERIFY(source);
    const auto picture = (*source)->render(0, {.pixelBudget = 300});
    QVERIFY(picture);
    QVERIFY(picture->width * picture->height <= 300);
    QVERIFY(std::abs(double(picture->width) / picture->height - 41.0 / 29.0) < 0.1);
    QVERIFY(errorOf((*source)->render(0, {.pixelBudget = 0})).code == ErrorCode::InvalidInput);
}

void TestImageSource::aCancelledReadIsCancelled()
{
    const auto source = pages::PageSource::open(picturePath(QStringLiteral("rgb.png")));
    QVERIFY(source);
    CancelSource stop;
    stop.request();
    QVERIFY(errorOf((*source)->render(0, {}, stop.token())).code == ErrorCode::Cancelled);
    QVERIFY(errorOf((*source)->words(0, stop.token())).code == ErrorCode::Cancelled);
}

void TestImageSource::aPictureComesBackFromPngAsItWas()
{
    const auto source = pages::PageSource::open(picturePath(QStringLiteral("rgb.png")));
    const image::Image picture = (*source)->render(0, {}).value();
    const auto bytes = pages::encodePng(picture);
    QVERIFY(bytes);
    QCOMPARE(pages::encodePng(picture).value(), *bytes);
    const MadeFiles made;
    const auto again = pages::PageSource::open(made.add("figure.png", QByteArray::fromStdString(*bytes)));
    QVERIFY((*again)->render(0, {}).value() == picture);
}

void TestImageSource::aPictureComesBackFromJpegNearly()
{
    const image::Image picture(33, 21, 140);
    const auto bytes = pages::encodeJpeg(picture, 90);
    QVERIFY(bytes);
    const MadeFiles made;
    const auto again = pages::PageSource::open(made.add("figure.jpg", QByteArray::fromStdString(*bytes)));
    const image::Image back = (*again)->render(0, {}).value();
    QCOMPARE(back.width, 33);
    QCOMPARE(back.height, 21);
    QVERIFY(std::ranges::all_of(back.rgb, [](int level) { return std::abs(level - 140) <= 2; }));
}

void TestImageSource::aPictureThatCannotBeSavedIsAnError()
{
    QVERIFY(errorOf(pages::encodePng({})).code == ErrorCode::InvalidInput);
    QVERIFY(errorOf(pages::encodeJpeg({}, 90)).code == ErrorCode::InvalidInput);
    const Error error = errorOf(pages::encodeJpeg(image::Image(70000, 1), 90));
    QVERIFY(error.code == ErrorCode::InvalidInput);
    QVERIFY(contains(error.message, "70000 x 1"));
}

QTEST_GUILESS_MAIN(TestImageSource)
#include "tst_image_source.moc"
