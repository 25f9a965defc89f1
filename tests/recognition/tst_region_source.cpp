// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a part of a page: by any reader, and by the worker.
#include "image/crop.h"
#include "recognition/builtin_reader.h"
#include "recognition/conversion_worker.h"
#include "recognition/region_source.h"
#include "support/fixture_path.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::recognition;

namespace {

constexpr int kPatience = 120000;

std::unique_ptr<pages::PageSource> sample()
{
    auto source = pages::PageSource::open(test::resourcePath("samples/two-columns.pdf"));
    return source ? std::move(*source) : nullptr;
}

bool isInside(const document::Rect& box, const document::Rect& region)
{
    constexpr double kSlack = 1e-9;
    return box.x1 >= region.x1 - kSlack && box.y1 >= region.y1 - kSlack && box.x2 <= region.x2 + kSlack
        && box.y2 <= region.y2 + kSlack;
}

// Round the page's first words.
document::Rect someRegion(size_t words)
{
    const auto all = sample()->words(0);
    document::Rect region = all->front().box;
    for (size_t i = 1; i < words; ++i)
        region = region.united((*all)[i].box);
    return region;
}

std::string textOf(const document::PageResult& result)
{
    std::string text;
    for (const document::Block& block : result.blocks)
        text += block.text + "\n";
    return text;
}

ConversionRequest request(const document::Rect& region)
{
    ConversionRequest made;
    made.document = 7;
    made.job.input = test::resourcePath("samples/two-columns.pdf");
    made.job.pages = *PageRange::parse("1");
    made.region = region;
    return made;
}

} // namespace

class TestRegionSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRegionHasItsOwnWordsAndNoOthers()
    {
        const auto all = sample()->words(0);
        QVERIFY(all && all->size() > 10);
        const document::Rect region = someRegion(3);
        RegionSource source(sample(), region);
        const auto words = source.words(0);
        QVERIFY(words.has_value());
        size_t expected = 0;
        for (const layout::Word& word : *all) {
            const bool isIn = word.box.centreX() >= region.x1 && word.box.centreX() <= region.x2
                && word.box.centreY() >= region.y1 && word.box.centreY() <= region.y2;
            expected += isIn ? 1 : 0;
        }
        QVERIFY(expected >= 3 && expected < all->size());
        QCOMPARE(words->size(), expected);
        // There and back.
        document::PageResult result;
        result.blocks.resize(1);
        result.blocks[0].boxes = {words->front().box};
        source.toPage(result, 0);
        const document::Rect& back = result.blocks[0].boxes[0];
        const document::Rect& was = all->front().box;
        QVERIFY(std::abs(back.x1 - was.x1) < 1e-9 && std::abs(back.y2 - was.y2) < 1e-9);
        QCOMPARE(result.width, sample()->pageSize(0)->width);
    }

    void thePictureIsThatPartOfThePage()
    {
        const document::Rect region{0.1, 0.2, 0.9, 0.8};
        RegionSource source(sample(), region);
        pages::RenderOptions options;
        options.dpi = 300; // finer than a region of this size needs
        const auto part = source.render(0, options);
        const auto whole = sample()->render(0, options);
        QVERIFY(part && whole);
        const image::PixelRect pixels = image::touchedPixels(*whole, region.x1, region.y1, region.x2, region.y2);
        const int x = (part->width - pixels.width) / 2;
        const int y = (part->height - pixels.height) / 2;
        QVERIFY(x > 10 && y > 10); // a margin
        QCOMPARE(image::cropped(*part, {x, y, pixels.width, pixels.height}), image::cropped(*whole, pixels));
        for (int i = 0; i < 3 * part->width; ++i)
            QCOMPARE(part->row(0)[i], 255);
        const auto size = source.pageSize(0);
        QVERIFY(std::abs(size->width / size->height - double(part->width) / part->height) < 0.01);
    }

    void aSmallRegionIsDrawnFiner()
    {
        RegionSource source(sample(), {0.1, 0.1, 0.3, 0.15});
        const auto part = source.render(0, {.dpi = 72});
        const auto whole = sample()->render(0, {.dpi = 72});
        QVERIFY(part->width > 0.5 * whole->width); // it would be less than a quarter
        RegionSource nothing(sample(), {0.5, 0.5, 0.5, 0.5});
        QVERIFY(!nothing.render(0, {}).has_value());
    }

    void theWorkerReadsARegionOfTheTextLayer()
    {
        ConversionWorker worker;
        const document::Rect region = someRegion(6);
        std::vector<PageFinish> pages;
        std::vector<JobStatus> ends;
        int updates = 0;
        connect(&worker, &ConversionWorker::pageTextChanged, this, [&] { ++updates; });
        connect(&worker, &ConversionWorker::pageFinished, this, [&](const PageFinish& page) { pages.push_back(page); });
        connect(&worker, &ConversionWorker::finished, this, [&](const JobStatus& end) { ends.push_back(end); });
        worker.submit(request(region));
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1U, kPatience);
        QCOMPARE(ends[0].state, JobState::Done);
        QCOMPARE(updates, 0);
        QCOMPARE(pages.size(), 1U);
        QCOMPARE(pages[0].region, std::optional(region));
        const document::PageResult& result = pages[0].result;
        QCOMPARE(result.page, 1);
        QCOMPARE(result.reader, "builtin:text-layer");
        QVERIFY(!result.blocks.empty());
        for (const document::Block& block : result.blocks) {
            for (const document::Rect& box : block.boxes)
                QVERIFY(isInside(box, region));
        }
        const auto all = sample()->words(0);
        QVERIFY(textOf(result).find(all->front().text) != std::string::npos);
        QVERIFY(textOf(result).size() < 200);
    }

    void theWorkerReadsARegionOfThePictureWithTesseract()
    {
        ConversionWorker worker;
        const document::Rect region = someRegion(6);
        ConversionRequest asked = request(region);
        asked.job.read.textLayer = TextLayerUse::Never;
        asked.job.read.languages = "eng";
        std::vector<PageFinish> pages;
        std::vector<JobStatus> ends;
        connect(&worker, &ConversionWorker::pageFinished, this, [&](const PageFinish& page) { pages.push_back(page); });
        connect(&worker, &ConversionWorker::finished, this, [&](const JobStatus& end) { ends.push_back(end); });
        worker.submit(asked);
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1U, kPatience);
        QCOMPARE(pages.at(0).result.reader, "builtin:tesseract");
        const auto all = sample()->words(0);
        QVERIFY2(textOf(pages[0].result).find((*all)[1].text) != std::string::npos, textOf(pages[0].result).c_str());
        for (const document::Block& block : pages[0].result.blocks) {
            for (const document::Rect& box : block.boxes)
                QVERIFY(isInside(box, region));
        }
    }

    void theWorkerReadsARegionWithTheModelAndIsCancelled()
    {
        ConversionWorker worker;
        ConversionRequest asked = request({0.05, 0.02, 0.95, 0.25});
        asked.reader = {ReaderChoice::Kind::Model, test::resourcePath("models/nano"), "nano", {}};
        asked.load.device = "cpu";
        std::vector<PageFinish> pages;
        std::vector<JobStatus> ends;
        int live = 0;
        connect(&worker, &ConversionWorker::pageStudied, this, [&] { ++live; });
        connect(&worker, &ConversionWorker::pageFinished, this, [&](const PageFinish& page) { pages.push_back(page); });
        connect(&worker, &ConversionWorker::finished, this, [&](const JobStatus& end) { ends.push_back(end); });
        worker.followOrder(7, order::OrderQuestion{});
        const JobId first = worker.submit(asked);
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1U, kPatience);
        QCOMPARE(ends[0].id, first);
        QCOMPARE(pages.at(0).result.reader, "model");
        QVERIFY(pages[0].result.tokens > 0);
        QCOMPARE(live, 0); // the order of a region is not the page's
        for (const document::Block& block : pages[0].result.blocks) {
            for (const document::Rect& box : block.boxes)
                QVERIFY(isInside(box, *asked.region));
        }
        const JobId second = worker.submit(asked);
        worker.cancel(second);
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 2U, kPatience);
        QCOMPARE(ends[1].state, JobState::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestRegionSource)
#include "tst_region_source.moc"
