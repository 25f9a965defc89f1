// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_source.h"

#include "minimal_pdf.h"
#include "support/fixture_path.h"

#include <QtTest>

#include <cmath>

using namespace lectern;
using namespace lectern::test;

namespace {

std::vector<layout::Word> wordsOf(const std::filesystem::path& path)
{
    const auto source = pages::PageSource::open(path);
    return source ? (*source)->words(0).value_or(std::vector<layout::Word>{}) : std::vector<layout::Word>{};
}

layout::Word find(const std::vector<layout::Word>& words, const std::string& text)
{
    const auto found = std::ranges::find(words, text, &layout::Word::text);
    return found == words.end() ? layout::Word{} : *found;
}

} // namespace

class TestPdfWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsOrderAndBoxesAreThoseOfPdftotext_data();
    void wordsOrderAndBoxesAreThoseOfPdftotext();
    void fontsSizesAndStylesAreTold();
    void textBeyondTheBasicPlaneIsWhole();
    void turnedTextTellsItsDirection();
    void onlyWordsThatTouchOnALineAreJoined();
    void aLinesLastWordIsNotJoinedToTheNextLine();
};

void TestPdfWords::wordsOrderAndBoxesAreThoseOfPdftotext_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("pdfTeX") << QStringLiteral("pages/latex");
    QTest::addRow("LibreOffice") << QStringLiteral("pages/office");
}

void TestPdfWords::wordsOrderAndBoxesAreThoseOfPdftotext()
{
    QFETCH(QString, name);
    const std::string base = dataPath(name.toStdString()).string();
    const auto source = pages::PageSource::open(base + ".pdf");
    QVERIFY(source);
    const auto size = (*source)->pageSize(0).value();
    const auto words = (*source)->words(0).value();
    const QStringList lines = QString::fromUtf8(readBytes(base + ".words.txt")).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(static_cast<qsizetype>(words.size()), lines.size());
    QVERIFY(lines.size() > 20);
    for (size_t i = 0; i < words.size(); ++i) {
        const QString line = lines[static_cast<qsizetype>(i)];
        const document::Rect& box = words[i].box;
        QCOMPARE(QString::fromStdString(words[i].text), line.section(u' ', 4));
        QVERIFY(std::abs(box.x1 * size.width - line.section(u' ', 0, 0).toDouble()) < 0.01);
        QVERIFY(std::abs(box.y1 * size.height - line.section(u' ', 1, 1).toDouble()) < 0.01);
        QVERIFY(std::abs(box.x2 * size.width - line.section(u' ', 2, 2).toDouble()) < 0.01);
        QVERIFY(std::abs(box.y2 * size.height - line.section(u' ', 3, 3).toDouble()) < 0.01);
    }
}

void TestPdfWords::fontsSizesAndStylesAreTold()
{
    const auto words = wordsOf(dataPath("pages/office.pdf"));
    const layout::Word plain = find(words, "Plain");
    QCOMPARE(plain.fontName, std::string("LiberationSerif"));
    QCOMPARE(plain.fontSize, 12.0);
    QVERIFY(!plain.bold && !plain.italic);
    QVERIFY(find(words, "bold,").bold && !find(words, "bold,").italic);
    QVERIFY(find(words, "italic").italic && !find(words, "italic").bold);
    QVERIFY(find(words, "both.").italic && find(words, "both.").bold);
    const layout::Word heading = find(words, "Harbour");
    QVERIFY(heading.bold);
    QVERIFY(heading.fontSize > 20);

    const auto tex = wordsOf(dataPath("pages/latex.pdf"));
    QVERIFY(find(tex, "bold").bold);
    QVERIFY(find(tex, "italic").italic);
    QCOMPARE(find(tex, "stand").fontName, std::string("CMR10"));
}

void TestPdfWords::textBeyondTheBasicPlaneIsWhole()
{
    const auto words = wordsOf(dataPath("pages/office.pdf"));
    QVERIFY(!find(words, "\xf0\x9d\x92\x9c\xf0\x9d\x94\x85").text.empty()); // U+1D49C U+1D505
    QVERIFY(!find(words, "\xf0\x9f\x98\x80").text.empty()); // U+1F600
}

void TestPdfWords::turnedTextTellsItsDirection()
{
    const auto words = wordsOf(dataPath("pages/latex.pdf"));
    QCOMPARE(find(words, "stand").rotation, 0);
    QCOMPARE(find(words, "other").rotation, 90); // read downward
    QCOMPARE(find(words, "upside").rotation, 180);
    QCOMPARE(find(words, "turned").rotation, 270); // read upward
}

void TestPdfWords::onlyWordsThatTouchOnALineAreJoined()
{
    const auto words = wordsOf(dataPath("pages/latex.pdf"));
    QVERIFY(!find(words, "mc").spaceAfter); // its exponent follows
    QVERIFY(find(words, "stand").spaceAfter);
    QVERIFY(find(words, "turned").spaceAfter);
}

void TestPdfWords::aLinesLastWordIsNotJoinedToTheNextLine()
{
    const MadeFiles made;
    const auto words = wordsOf(made.add("lines.pdf",
        minimalPdf(
            "/MediaBox [0 0 200 100]", "BT /F 12 Tf 14 TL 20 80 Td (one two) Tj T* (three) Tj T* (four) Tj ET")));
    QCOMPARE(words.size(), size_t{4});
    for (const auto& word : words) {
        QVERIFY2(word.spaceAfter, word.text.c_str());
    }
}

QTEST_GUILESS_MAIN(TestPdfWords)
#include "tst_pdf_words.moc"
