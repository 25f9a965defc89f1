// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/layout_drawing.h"
#include "exports/layout_pdf.h"
#include "support/fixture_path.h"

#include <QColor>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <set>

using namespace lectern;
using namespace lectern::exports;
using namespace lectern::test;

namespace {

document::Block block(const char* label, const document::Rect& box)
{
    document::Block made;
    made.label = label;
    made.boxes = {box};
    return made;
}

// One box on each of the pages (1-based) of a file.
document::Document boxed(const std::filesystem::path& file, const std::vector<int>& numbers, pages::PageSource& source)
{
    document::Document document;
    document.source = file.string();
    for (const int number : numbers) {
        document::PageResult page;
        page.page = number;
        const auto size = source.pageSize(number - 1).value();
        page.width = size.width;
        page.height = size.height;
        page.blocks = {block("text", {0.25, 0.5, 0.75, 0.9})};
        document.pages.push_back(page);
    }
    return document;
}

std::set<std::string> wordsOf(pages::PageSource& source, int page)
{
    std::set<std::string> words;
    const std::vector<layout::Word> found = source.words(page).value();
    for (const layout::Word& word : found)
        words.insert(word.text);
    return words;
}

bool isColoured(const image::Image& picture, double x, double y, const QColor& colour)
{
    // Somewhere within two pixels: lines are thin.
    const int column = static_cast<int>(x * picture.width);
    const int row = static_cast<int>(y * picture.height);
    for (int dy = -2; dy <= 2; ++dy) {
        for (int dx = -2; dx <= 2; ++dx) {
            const std::uint8_t* pixel = picture.row(row + dy) + static_cast<size_t>(column + dx) * 3;
            if (qAbs(pixel[0] - colour.red()) < 40 && qAbs(pixel[1] - colour.green()) < 40
                && qAbs(pixel[2] - colour.blue()) < 40)
                return true;
        }
    }
    return false;
}

} // namespace

class LayoutPdfTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::unique_ptr<pages::PageSource> laidOut(
        const std::filesystem::path& file, const std::vector<int>& numbers, const std::string& password = {})
    {
        const auto source = pages::PageSource::open(file, {password}).value();
        const ExportTarget target{m_folder.path().toStdString(), "out"};
        const auto path = exportLayout(boxed(file, numbers, *source), *source, target, {password, 144});
        if (!path)
            qFatal("%s", path.error().message.c_str());
        return pages::PageSource::open(*path, {password}).value();
    }

private Q_SLOTS:
    void wordsOfTheOriginalStayText()
    {
        const auto file = resourcePath("samples/a4-report.pdf");
        const auto original = pages::PageSource::open(file).value();
        const auto layout = laidOut(file, {1});
        const auto before = wordsOf(*original, 0);
        const auto after = wordsOf(*layout, 0);
        QVERIFY(before.size() > 50);
        QVERIFY(std::ranges::includes(after, before));
        QVERIFY(after.contains("text")); // the label
    }

    void boxesLieWhereThePageShowsThem_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("upright") << QString::fromStdString(resourcePath("samples/a4-report.pdf").string());
        QTest::newRow("turned") << QString::fromStdString(dataPath("pages/latex_rotated.pdf").string());
        QTest::newRow("a picture") << QString::fromStdString(dataPath("model/nano/page5.png").string());
    }
    void boxesLieWhereThePageShowsThem()
    {
        QFETCH(QString, file);
        const auto original = pages::PageSource::open(file.toStdString()).value();
        const auto layout = laidOut(file.toStdString(), {1});
        QCOMPARE(layout->pageCount(), 1);
        const auto size = layout->pageSize(0).value();
        QVERIFY(qAbs(size.width - original->pageSize(0)->width) < 1);
        QVERIFY(qAbs(size.height - original->pageSize(0)->height) < 1);
        const auto picture = layout->render(0, {.dpi = 144}).value();
        const QColor colour = labelColour("text");
        for (const auto& [x, y] : {std::pair{0.25, 0.8}, {0.75, 0.8}, {0.6, 0.9}})
            QVERIFY2(isColoured(picture, x, y, colour), qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
        QVERIFY(!isColoured(original->render(0, {.dpi = 144}).value(), 0.25, 0.8, colour));
        QVERIFY(!isColoured(picture, 0.1, 0.8, colour));
    }

    void onlyThePagesThatWereReadAreThere()
    {
        const auto file = dataPath("app/three-pages.pdf");
        const auto original = pages::PageSource::open(file).value();
        const auto layout = laidOut(file, {1, 3});
        QCOMPARE(layout->pageCount(), 2);
        QVERIFY(std::ranges::includes(wordsOf(*layout, 1), wordsOf(*original, 2)));
    }

    void anEncryptedFileIsOpenedWithItsPasswordAndKeepsIt()
    {
        const auto layout = laidOut(dataPath("app/encrypted.pdf"), {2}, "secret");
        QCOMPARE(layout->pageCount(), 1);
        QVERIFY(!pages::PageSource::open(m_folder.filePath(QStringLiteral("out_layouts.pdf")).toStdString()));
    }

    void aPageThatFailedIsLeftOut()
    {
        const auto file = dataPath("app/three-pages.pdf");
        const auto source = pages::PageSource::open(file).value();
        document::Document document = boxed(file, {1, 2}, *source);
        document.pages[1].status = document::PageStatus::Failed;
        const ExportTarget target{m_folder.path().toStdString(), "failed"};
        const auto path = exportLayout(document, *source, target, {});
        QVERIFY(path);
        QCOMPARE(pages::PageSource::open(*path).value()->pageCount(), 1);
    }

    void aFileThatHasGoneIsNamed()
    {
        const auto file = dataPath("app/three-pages.pdf");
        const auto source = pages::PageSource::open(file).value();
        document::Document document = boxed(file, {1}, *source);
        document.source = "/nowhere/gone.pdf";
        const auto pdf = layoutPdf(document, *source, {});
        QVERIFY(!pdf);
        QVERIFY(pdf.error().message.find("/nowhere/gone.pdf") != std::string::npos);
    }
};

QTEST_MAIN(LayoutPdfTest)
#include "tst_layout_pdf.moc"
