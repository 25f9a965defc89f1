// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_source.h"
#include "pages/pdf_source.h"

#include "image/crop.h"
#include "minimal_pdf.h"
#include "support/fixture_path.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

#include <sys/stat.h>
#include <unistd.h>

using namespace lectern;
using namespace lectern::test;

namespace {

std::unique_ptr<pages::PageSource> openPdf(const std::filesystem::path& path, const std::string& password = {})
{
    auto source = pages::PageSource::open(path, {password});
    if (!source) {
        qWarning("%s", source.error().message.c_str());
        return nullptr;
    }
    return std::move(*source);
}

// The share of dark pixels in a page-relative part of a picture.
double ink(const image::Image& picture, const document::Rect& part)
{
    const image::Image cut = image::cropped(picture, image::touchedPixels(picture, part.x1, part.y1, part.x2, part.y2));
    const auto dark = std::ranges::count_if(cut.rgb, [](int level) { return level < 128; });
    return cut.rgb.empty() ? 0.0 : static_cast<double>(dark) / static_cast<double>(cut.rgb.size());
}

const char* const kBlackSquare = "0 0 10 10 re f"; // in the lower left corner

} // namespace

class TestPdfSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a4At144DpiIsOfTheReferencesSize();
    void everyPageSizeGetsItsPixels_data();
    void everyPageSizeGetsItsPixels();
    void aPageOverTheBudgetKeepsItsAspect();
    void aStampIsAtLeastOnePixel();
    void theReferencesPagesComeOutOfTheReferencesSize();
    void aTurnedPageIsTurnedInSizePixelsAndWords();
    void onlyTheCropBoxIsShown();
    void unprintedPaperIsWhite();
    void everyWordsBoxHoldsInk();
    void anEncryptedFileAsksForItsPassword_data();
    void anEncryptedFileAsksForItsPassword();
    void aLostCrossReferenceTableIsRebuilt();
    void aFileCutShortOpensOrIsCorruptAndNamed();
    void damagedBytesNeverCrash();
    void whatIsNoPdfSaysSo();
    void whatCannotBeReadIsNamed();
    void aFileWithoutPagesIsCorrupt();
    void aBrokenPageIsNamedAndTheOthersAreRead();
    void aPageThatIsNotThereIsNamed();
    void aBadResolutionIsRefused();
    void aCancelledPageIsCancelled();
    void popplersComplaintsDoNotReachStderr();
};

void TestPdfSource::a4At144DpiIsOfTheReferencesSize()
{
    QVERIFY((pages::pixelSize({595.28, 841.89}, {}) == pages::PixelSize{1191, 1684}));
    QVERIFY((pages::pixelSize({595.276, 841.89}, {}) == pages::PixelSize{1191, 1684}));
    QVERIFY((pages::pixelSize({384, 300}, {}) == pages::PixelSize{768, 600}));
    QVERIFY((pages::pixelSize({612, 792}, {.dpi = 200}) == pages::PixelSize{1700, 2200}));
}

void TestPdfSource::everyPageSizeGetsItsPixels_data()
{
    QTest::addColumn<QByteArray>("boxes");
    QTest::addColumn<double>("dpi");
    QTest::addColumn<QSize>("size");
    QTest::addRow("A5") << QByteArray("/MediaBox [0 0 419.53 595.28]") << 144.0 << QSize(840, 1191);
    QTest::addRow("one inch at 300") << QByteArray("/MediaBox [0 0 72 72]") << 300.0 << QSize(300, 300);
    QTest::addRow("box not at the origin") << QByteArray("/MediaBox [-50 -20 150 80]") << 72.0 << QSize(200, 100);
    QTest::addRow("corners swapped") << QByteArray("/MediaBox [200 100 0 0]") << 72.0 << QSize(200, 100);
    QTest::addRow("turned") << QByteArray("/MediaBox [0 0 200 100] /Rotate 270") << 72.0 << QSize(100, 200);
    QTest::addRow("coarse") << QByteArray("/MediaBox [0 0 200 100]") << 0.1 << QSize(1, 1);
}

void TestPdfSource::everyPageSizeGetsItsPixels()
{
    QFETCH(QByteArray, boxes);
    QFETCH(double, dpi);
    QFETCH(QSize, size);
    const MadeFiles made;
    const auto source = openPdf(made.add("page.pdf", minimalPdf(boxes)));
    QVERIFY(source);
    const auto picture = source->render(0, {.dpi = dpi});
    QVERIFY2(picture, errorOf(picture).message.c_str());
    QCOMPARE(QSize(picture->width, picture->height), size);
}

void TestPdfSource::aPageOverTheBudgetKeepsItsAspect()
{
    const MadeFiles made;
    const auto source = openPdf(made.add("a0.pdf", minimalPdf("/MediaBox [0 0 2383.94 3370.39]", kBlackSquare)));
    QVERIFY(source);
    const auto picture = source->render(0, {.dpi = 1200, .pixelBudget = 1000000});
    QVERIFY(picture);
    const double pixels = double(picture->width) * picture->height;
    QVERIFY(pixels <= 1000000 && pixels > 990000);
    QVERIFY(std::abs(double(picture->height) / picture->width - 3370.39 / 2383.94) < 0.005);

    for (const auto& [width, height] : {std::pair{1e9, 1e9}, {14400.0, 0.01}, {0.01, 1e7}, {1e300, 1e300}}) {
        const pages::PixelSize size = pages::pixelSize({width, height}, {.dpi = 600, .pixelBudget = 5000});
        QVERIFY(size.width >= 1 && size.height >= 1);
        QVERIFY(static_cast<long long>(size.width) * size.height <= 5000);
    }
}

void TestPdfSource::aStampIsAtLeastOnePixel()
{
    const MadeFiles made;
    const auto source = openPdf(made.add("stamp.pdf", minimalPdf("/MediaBox [0 0 0.2 0.2]")));
    QVERIFY(source);
    const auto picture = source->render(0, {});
    QVERIFY2(picture, errorOf(picture).message.c_str());
    QCOMPARE(picture->width, 1);
    QCOMPARE(picture->height, 1);
}

void TestPdfSource::theReferencesPagesComeOutOfTheReferencesSize()
{
    if (sharedFixturePath("cases").empty()) {
        QSKIP("the shared reference values are not beside the checkout");
    }
    const auto sizeOf = [](const char* name) {
        const auto source = openPdf(sharedFixturePath(name));
        const auto picture = source ? source->render(0, {}) : fail(ErrorCode::Internal, "");
        return picture ? QSize(picture->width, picture->height) : QSize();
    };
    QCOMPARE(sizeOf("cases/pdf_a4/page.pdf"), QSize(1191, 1684));
    QCOMPARE(sizeOf("cases/pdf_slide/page.pdf"), QSize(1920, 1080));
}

void TestPdfSource::aTurnedPageIsTurnedInSizePixelsAndWords()
{
    const auto upright = openPdf(dataPath("pages/latex.pdf"));
    const auto turned = openPdf(dataPath("pages/latex_rotated.pdf"));
    QVERIFY(upright && turned);
    const auto size = upright->pageSize(0).value();
    const auto turnedSize = turned->pageSize(0).value();
    QCOMPARE(turnedSize.width, size.height);
    QCOMPARE(turnedSize.height, size.width);

    const auto find = [](pages::PageSource& source, const std::string& text) {
        const auto words = source.words(0).value();
        const auto found = std::ranges::find(words, text, &layout::Word::text);
        return found == words.end() ? layout::Word{} : *found;
    };
    const layout::Word word = find(*upright, "waffles;");
    const layout::Word turnedWord = find(*turned, "waffles;");
    QVERIFY(!word.text.empty() && !turnedWord.text.empty());
    QCOMPARE(word.rotation, 0);
    QCOMPARE(turnedWord.rotation, 90);
    // Turned clockwise, what was left is at the top and what was at the top is right.
    QVERIFY(std::abs(turnedWord.box.y1 - word.box.x1) < 1e-3);
    QVERIFY(std::abs(turnedWord.box.x2 - (1 - word.box.y1)) < 1e-3);
    const auto picture = turned->render(0, {}).value();
    QVERIFY(ink(picture, turnedWord.box) > 0.05);
}

void TestPdfSource::onlyTheCropBoxIsShown()
{
    const MadeFiles made;
    const auto source = openPdf(made.add("crop.pdf",
        minimalPdf("/MediaBox [0 0 400 400] /CropBox [100 100 300 200]",
            "100 100 50 50 re f BT /F 20 Tf 200 150 Td (Inside) Tj ET")));
    QVERIFY(source);
    const auto size = source->pageSize(0).value();
    QCOMPARE(size.width, 200.0);
    QCOMPARE(size.height, 100.0);
    const auto picture = source->render(0, {.dpi = 72}).value();
    QVERIFY(ink(picture, {0.01, 0.51, 0.24, 0.99}) > 0.99);
    const auto words = source->words(0).value();
    QCOMPARE(words.size(), size_t{1});
    QVERIFY(std::abs(words[0].box.x1 - 0.5) < 0.02);
    QVERIFY(words[0].box.y1 > 0.25 && words[0].box.y2 < 0.6);
}

void TestPdfSource::unprintedPaperIsWhite()
{
    const MadeFiles made;
    const auto source = openPdf(made.add("blank.pdf", minimalPdf("/MediaBox [0 0 100.3 50.7]")));
    QVERIFY(source);
    const auto picture = source->render(0, {}).value();
    QVERIFY(std::ranges::all_of(picture.rgb, [](int level) { return level == 255; }));
    QVERIFY(source->words(0).value().empty());
}

void TestPdfSource::everyWordsBoxHoldsInk()
{
    const auto source = openPdf(dataPath("pages/office.pdf"));
    QVERIFY(source);
    const auto picture = source->render(0, {}).value();
    const auto words = source->words(0).value();
    QVERIFY(words.size() > 20);
    for (const auto& word : words) {
        QVERIFY2(ink(picture, word.box) > 0.01, word.text.c_str());
    }
    QCOMPARE(ink(picture, {0, 0.9, 1, 1}), 0.0);
}

void TestPdfSource::anEncryptedFileAsksForItsPassword_data()
{
    QTest::addColumn<QString>("file");
    QTest::addRow("AES-256") << QStringLiteral("pages/encrypted_aes256.pdf");
    QTest::addRow("AES-128, whose passwords are Latin-1") << QStringLiteral("pages/encrypted_aes128.pdf");
}

void TestPdfSource::anEncryptedFileAsksForItsPassword()
{
    QFETCH(QString, file);
    const auto path = dataPath(file.toStdString());
    const Error locked = errorOf(pages::PageSource::open(path));
    QVERIFY(locked.code == ErrorCode::Encrypted);
    QVERIFY(contains(locked.message, "encrypted_aes") && contains(locked.message, "--password"));
    const Error wrong = errorOf(pages::PageSource::open(path, {"guess"}));
    QVERIFY(wrong.code == ErrorCode::Encrypted);
    QVERIFY(wrong.message != locked.message);
    for (const char* password : {"Gr\xc3\xbc\xc3\x9f\x65", "owner"}) {
        const auto source = openPdf(path, password);
        QVERIFY(source);
        QVERIFY(source->words(0).value().size() > 20);
        QVERIFY(source->render(0, {.dpi = 30}));
    }
}

void TestPdfSource::aLostCrossReferenceTableIsRebuilt()
{
    QByteArray bytes = readBytes(dataPath("pages/office.pdf"));
    const auto table = bytes.lastIndexOf("xref", bytes.lastIndexOf("startxref") - 1);
    QVERIFY(table > 0);
    bytes.replace(table, 4, "gone").replace("startxref\n", "startxref\n9");
    const MadeFiles made;
    const auto source = openPdf(made.add("lost.pdf", bytes));
    QVERIFY(source);
    QCOMPARE(source->pageCount(), 1);
    const auto whole = openPdf(dataPath("pages/office.pdf"));
    QCOMPARE(source->words(0).value().size(), whole->words(0).value().size());
}

void TestPdfSource::aFileCutShortOpensOrIsCorruptAndNamed()
{
    const QByteArray bytes = readBytes(dataPath("pages/office.pdf"));
    const MadeFiles made;
    int refused = 0;
    for (int percent = 1; percent < 100; percent += 7) {
        const auto path = made.add("short.pdf", bytes.left(bytes.size() * percent / 100));
        const auto source = pages::PageSource::open(path);
        if (!source) {
            ++refused;
            QVERIFY(source.error().code == ErrorCode::Corrupt);
            QVERIFY(contains(source.error().message, "short.pdf"));
        }
    }
    QVERIFY(refused > 0);
}

void TestPdfSource::damagedBytesNeverCrash()
{
    const QByteArray whole = readBytes(dataPath("pages/office.pdf"));
    const MadeFiles made;
    std::uint32_t state = 7;
    for (int round = 0; round < 30; ++round) {
        QByteArray damaged = whole;
        for (int i = 0; i < 40; ++i) {
            state = state * 1664525U + 1013904223U;
            damaged[static_cast<qsizetype>(state >> 8) % whole.size()] = static_cast<char>(state >> 3);
        }
        const auto source = pages::PageSource::open(made.add("damaged.pdf", damaged));
        if (!source) {
            QVERIFY(contains(source.error().message, "damaged.pdf"));
            continue;
        }
        const auto picture = (*source)->render(0, {.dpi = 30});
        QVERIFY(picture || contains(picture.error().message, "damaged.pdf"));
        const auto words = (*source)->words(0);
        QVERIFY(words || contains(words.error().message, "damaged.pdf"));
    }
}

void TestPdfSource::whatIsNoPdfSaysSo()
{
    const MadeFiles made;
    const Error text = errorOf(pages::PageSource::open(made.add("letter.pdf", "Dear reader,\nthis is a text.\n")));
    QVERIFY(text.code == ErrorCode::Corrupt);
    QVERIFY(contains(text.message, "letter.pdf"));
    const Error empty = errorOf(pages::PageSource::open(made.add("empty.pdf", "")));
    QVERIFY(empty.code == ErrorCode::Corrupt);
    QVERIFY(contains(empty.message, "empty.pdf") && contains(empty.message, "empty"));
    QVERIFY(errorOf(pages::PageSource::open(made.add("only.pdf", "%PDF-1.7\n"))).code == ErrorCode::Corrupt);
}

void TestPdfSource::whatCannotBeReadIsNamed()
{
    const MadeFiles made;
    const Error missing = errorOf(pages::PageSource::open(made.folder() / "nowhere.pdf"));
    QVERIFY(missing.code == ErrorCode::NotFound);
    QVERIFY(contains(missing.message, "nowhere.pdf"));
    QVERIFY(errorOf(pages::PageSource::open(made.folder())).code == ErrorCode::Unreadable);
    // Opening a pipe would wait for somebody to write into it.
    const auto pipe = made.folder() / "pipe.pdf";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(errorOf(pages::PageSource::open(pipe)).code == ErrorCode::Unreadable);
}

void TestPdfSource::aFileWithoutPagesIsCorrupt()
{
    const MadeFiles made;
    const Error error =
        errorOf(pages::PageSource::open(made.add("bare.pdf", minimalPdf("/MediaBox [0 0 9 9]", "", "[]", 0))));
    QVERIFY(error.code == ErrorCode::Corrupt);
    QVERIFY2(contains(error.message, "bare.pdf"), error.message.c_str());
}

void TestPdfSource::aBrokenPageIsNamedAndTheOthersAreRead()
{
    const MadeFiles made;
    const auto source =
        openPdf(made.add("two.pdf", minimalPdf("/MediaBox [0 0 50 50]", kBlackSquare, "[3 0 R 9 0 R]", 2)));
    QVERIFY(source);
    QCOMPARE(source->pageCount(), 2);
    QVERIFY(source->render(0, {}));
    for (const Error& error :
        {errorOf(source->pageSize(1)), errorOf(source->render(1, {})), errorOf(source->words(1))}) {
        QVERIFY(error.code == ErrorCode::Corrupt);
        QVERIFY2(contains(error.message, "two.pdf, page 2"), error.message.c_str());
    }
}

void TestPdfSource::aPageThatIsNotThereIsNamed()
{
    const auto source = openPdf(dataPath("pages/latex.pdf"));
    QVERIFY(source);
    const Error error = errorOf(source->render(1, {}));
    QVERIFY(error.code == ErrorCode::InvalidInput);
    QVERIFY(contains(error.message, "latex.pdf, page 2"));
    QVERIFY(errorOf(source->words(-1)).code == ErrorCode::InvalidInput);
}

void TestPdfSource::aBadResolutionIsRefused()
{
    const auto source = openPdf(dataPath("pages/latex.pdf"));
    QVERIFY(source);
    for (const double dpi : {0.0, -144.0, std::nan(""), HUGE_VAL}) {
        QVERIFY(errorOf(source->render(0, {.dpi = dpi})).code == ErrorCode::InvalidInput);
    }
    QVERIFY(errorOf(source->render(0, {.pixelBudget = 0})).code == ErrorCode::InvalidInput);
}

void TestPdfSource::aCancelledPageIsCancelled()
{
    const auto source = openPdf(dataPath("pages/latex.pdf"));
    QVERIFY(source);
    CancelSource stop;
    stop.request();
    QVERIFY(errorOf(source->render(0, {}, stop.token())).code == ErrorCode::Cancelled);
    QVERIFY(errorOf(source->words(0, stop.token())).code == ErrorCode::Cancelled);
    QVERIFY(source->render(0, {}));
}

void TestPdfSource::popplersComplaintsDoNotReachStderr()
{
    const MadeFiles made;
    const auto log = made.folder() / "stderr";
    const auto path = made.add("damaged.pdf", minimalPdf("/MediaBox [0 0 50 50]", "(unclosed Tj 1 2 3 bogus"));
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    QVERIFY(kept >= 0);
    QFile file(QString::fromStdString(log.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(::dup2(file.handle(), STDERR_FILENO) >= 0);
    const auto source = pages::PageSource::open(path);
    const bool read = source && (*source)->render(0, {}) && (*source)->words(0);
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    QVERIFY(read);
    QCOMPARE(readBytes(log), QByteArray());
}

QTEST_GUILESS_MAIN(TestPdfSource)
#include "tst_pdf_source.moc"
