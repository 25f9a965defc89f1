// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_source.h"

#include "image/rotate.h"
#include "minimal_pdf.h"
#include "support/fixture_path.h"

#include <QtTest>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;

namespace {

const QByteArray kMarkedPage = "1 0 0 rg 0 50 20 50 re f 0 0 1 rg 150 0 50 25 re f"; // red top left, blue bottom right

std::filesystem::path picture(const char* name)
{
    return dataPath("pages/pictures") / name;
}

// The largest difference of a level between a page put together from pieces and the page in one.
int seamDifference(pages::PageSource& source, pages::TileRequest whole, int step)
{
    whole.width = whole.fullWidth;
    whole.height = whole.fullHeight;
    const image::Image page = source.renderTile(0, whole).value();
    int worst = 0;
    for (int y = 0; y < whole.fullHeight; y += step) {
        for (int x = 0; x < whole.fullWidth; x += step) {
            pages::TileRequest tile = whole;
            tile.x = x;
            tile.y = y;
            tile.width = std::min(step, whole.fullWidth - x);
            tile.height = std::min(step, whole.fullHeight - y);
            const image::Image piece = source.renderTile(0, tile).value();
            for (int row = 0; row < piece.height; ++row) {
                for (int i = 0; i < piece.width * 3; ++i) {
                    worst = std::max(worst, std::abs(piece.row(row)[i] - page.row(y + row)[x * 3 + i]));
                }
            }
        }
    }
    return worst;
}

std::array<int, 3> pixel(const image::Image& image, int x, int y)
{
    const auto* p = image.row(y) + x * 3;
    return {p[0], p[1], p[2]};
}

} // namespace

class TestPageTiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_pdf = m_made.add("marked.pdf", minimalPdf("/MediaBox [0 0 200 100]", kMarkedPage)); }

    void piecesOfAPdfPageJoinToTheWholePage()
    {
        const auto source = pages::PageSource::open(dataPath("pages/latex.pdf"));
        QVERIFY(source);
        QVERIFY(seamDifference(**source, {.fullWidth = 640, .fullHeight = 830}, 256) <= 2);
    }

    void piecesOfAPictureJoinToTheWholePage()
    {
        const auto source = pages::PageSource::open(picture("rgb.png")); // 41 x 29
        QVERIFY(source);
        QCOMPARE(seamDifference(**source, {.fullWidth = 20, .fullHeight = 14}, 7), 0);
        QCOMPARE(seamDifference(**source, {.fullWidth = 41, .fullHeight = 29}, 16), 0);
        QCOMPARE(seamDifference(**source, {.fullWidth = 82, .fullHeight = 58}, 16), 0);
        QCOMPARE(seamDifference(**source, {.fullWidth = 328, .fullHeight = 232}, 100), 0);
    }

    void aTurnedPieceShowsTheTurnedPage()
    {
        const auto source = pages::PageSource::open(m_pdf);
        QVERIFY(source);
        const std::array<int, 3> red = {255, 0, 0};
        const std::array<int, 3> blue = {0, 0, 255};
        const auto at = [&](int turns, int w, int h) {
            return (*source)
                ->renderTile(0, {.fullWidth = w, .fullHeight = h, .quarterTurns = turns, .width = w, .height = h})
                .value();
        };
        QCOMPARE(pixel(at(0, 200, 100), 5, 5), red);
        QCOMPARE(pixel(at(0, 200, 100), 195, 95), blue);
        QCOMPARE(pixel(at(1, 100, 200), 95, 5), red); // clockwise: top left comes to the top right
        QCOMPARE(pixel(at(1, 100, 200), 5, 195), blue);
        QCOMPARE(pixel(at(2, 200, 100), 195, 95), red);
        QCOMPARE(pixel(at(3, 100, 200), 5, 195), red);
    }

    void aTurnedPictureIsTurnedTheSameWay()
    {
        const auto source = pages::PageSource::open(picture("rgb.png"));
        const image::Image upright = (*source)->render(0, {}).value();
        const auto turned =
            (*source)->renderTile(0, {.fullWidth = 29, .fullHeight = 41, .quarterTurns = 1, .width = 29, .height = 41});
        QVERIFY(turned.value() == image::rotatedQuarter(upright, 1));
    }

    void aPieceOutsideItsPageIsRefused()
    {
        for (const auto& path : {m_pdf, picture("rgb.png")}) {
            const auto source = pages::PageSource::open(path);
            const auto refused = [&](const pages::TileRequest& tile) {
                return errorOf((*source)->renderTile(0, tile)).code == ErrorCode::InvalidInput;
            };
            QVERIFY(refused({}));
            QVERIFY(refused({.fullWidth = 100, .fullHeight = 50, .x = 90, .width = 20, .height = 10}));
            QVERIFY(refused({.fullWidth = 100, .fullHeight = 50, .y = -1, .width = 20, .height = 10}));
            QVERIFY(refused({.fullWidth = 20000, .fullHeight = 50, .width = 20000, .height = 10}));
            QVERIFY(refused({.fullWidth = 100, .fullHeight = 50, .quarterTurns = 4, .width = 20, .height = 10}));
        }
    }

    void aCancelledPieceIsCancelled()
    {
        CancelSource stop;
        stop.request();
        const pages::TileRequest tile{.fullWidth = 40, .fullHeight = 20, .width = 40, .height = 20};
        for (const auto& path : {m_pdf, picture("rgb.png")}) {
            const auto source = pages::PageSource::open(path);
            QVERIFY(errorOf((*source)->renderTile(0, tile, stop.token())).code == ErrorCode::Cancelled);
        }
    }

    void outlineLinksAndPropertiesOfAPdfAreTold()
    {
        const auto source = pages::PageSource::open(m_made.add("linked.pdf", linkedPdf()));
        QVERIFY(source);
        const auto outline = (*source)->outline().value();
        QCOMPARE(int(outline.size()), 1);
        QCOMPARE(outline[0].title, std::string("Chapter one"));
        QCOMPARE(outline[0].target.page, 1);
        QCOMPARE(outline[0].target.y, 0.25);
        const auto links = (*source)->links(0).value();
        QCOMPARE(int(links.size()), 2); // the one that would start a program is not told
        QCOMPARE(links[0].target.uri, std::string("https://example.org/a"));
        QCOMPARE(links[1].target.page, 1);
        QVERIFY(std::abs(links[0].box.x1 - 0.05) < 1e-6 && std::abs(links[0].box.y2 - 0.9) < 1e-6);
        QVERIFY(std::abs(links[0].box.x2 - 0.25) < 1e-6 && std::abs(links[0].box.y1 - 0.7) < 1e-6);
        const auto properties = (*source)->properties();
        QVERIFY(std::ranges::count(properties, std::pair<std::string, std::string>("Title", "Made up")) == 1);
        QVERIFY(std::ranges::count(properties, std::pair<std::string, std::string>("Encrypted", "no")) == 1);
    }

    void anOutlineThatRefersToItselfEnds()
    {
        QByteArray bytes = linkedPdf();
        bytes.replace("/Title (Chapter one)", "/Title (Chapter one) /First 7 0 R /Last 7 0 R /Next 7 0 R");
        const auto source = pages::PageSource::open(m_made.add("circle.pdf", bytes));
        QVERIFY(source);
        QVERIFY((*source)->outline().value().size() <= 20000);
    }

    void aPictureHasNeitherOutlineNorLinks()
    {
        const auto source = pages::PageSource::open(picture("rgb.png"));
        QVERIFY((*source)->outline().value().empty());
        QVERIFY((*source)->links(0).value().empty());
        QCOMPARE((*source)->properties().front().second, std::string("PNG"));
    }

private:
    // Two pages, an outline entry to a quarter down the second, and three links on the first.
    static QByteArray linkedPdf()
    {
        return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>\nendobj\n"
               "2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>\nendobj\n"
               "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Annots ["
               "<< /Type /Annot /Subtype /Link /Rect [10 10 50 30] /A << /S /URI /URI (https://example.org/a) >> >> "
               "<< /Type /Annot /Subtype /Link /Rect [60 10 90 30] /Dest [4 0 R /XYZ 0 75 0] >> "
               "<< /Type /Annot /Subtype /Link /Rect [100 10 130 30] /A << /S /Launch /F (/bin/true) >> >>] "
               ">>\nendobj\n"
               "4 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>\nendobj\n"
               "5 0 obj\n<< /Title (Made up) >>\nendobj\n"
               "6 0 obj\n<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>\nendobj\n"
               "7 0 obj\n<< /Title (Chapter one) /Parent 6 0 R /Dest [4 0 R /XYZ 0 75 0] >>\nendobj\n"
               "trailer\n<< /Root 1 0 R /Info 5 0 R /Size 8 >>\n%%EOF\n";
    }

    MadeFiles m_made;
    std::filesystem::path m_pdf;
};

QTEST_GUILESS_MAIN(TestPageTiles)
#include "tst_page_tiles.moc"
