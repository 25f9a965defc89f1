// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion.h"
#include "support/fake_reader.h"

#include <QtTest/QtTest>

#include <new>
#include <string>
#include <vector>

using namespace lectern;
using namespace lectern::recognition;
using document::PageStatus;

namespace {

Result<Conversion> convert(test::FakeReader& reader, int pages, const ConversionObserver& observer = {},
    const Cancel& cancel = {}, const std::string& range = {})
{
    ConversionJob job;
    job.input = "book.pdf";
    if (!range.empty())
        job.pages = *PageRange::parse(range);
    return convertPages(std::make_unique<test::FakePages>(pages), job, reader, observer, cancel);
}

std::vector<PageStatus> statuses(const Conversion& conversion)
{
    std::vector<PageStatus> all;
    for (const auto& page : conversion.document.pages)
        all.push_back(page.status);
    return all;
}

} // namespace

class TstConversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageBecomesBlocks()
    {
        test::FakeReader reader;
        const auto conversion = convert(reader, 3);
        QVERIFY(conversion);
        QVERIFY(!conversion->cancelled);
        QCOMPARE(conversion->document.source, std::string("book.pdf"));
        QCOMPARE(conversion->document.reader, std::string("fake"));
        QCOMPARE(conversion->document.model, std::string("paper"));
        QCOMPARE(conversion->document.pages.size(), 3U);
        const auto& last = conversion->document.pages.back();
        QCOMPARE(last.page, 3);
        QCOMPARE(last.width, 300.0);
        QCOMPARE(last.blocks.size(), 1U);
        QCOMPARE(last.blocks[0].label, std::string("text"));
        QCOMPARE(last.blocks[0].text, std::string("page 3"));
        QVERIFY(conversion->source != nullptr);
    }

    void onlyThePagesAskedForAreRead()
    {
        test::FakeReader reader;
        const auto conversion = convert(reader, 9, {}, {}, "2,7-8");
        QCOMPARE(conversion->document.pages.size(), 3U);
        QCOMPARE(conversion->document.pages[1].page, 7);
    }

    void pagesThatAreNotThereAreAnErrorThatNamesTheFile()
    {
        test::FakeReader reader;
        const auto conversion = convert(reader, 3, {}, {}, "2-4");
        QVERIFY(!conversion);
        QCOMPARE(conversion.error().code, ErrorCode::InvalidInput);
        QVERIFY(conversion.error().message.starts_with("book.pdf: "));
    }

    void aBadPageDoesNotStopTheOthers()
    {
        test::FakeReader reader;
        reader.instead[1] = [] { return Result<PageReading>(fail(ErrorCode::Corrupt, "page 2 is broken")); };
        reader.instead[2] = []() -> Result<PageReading> { throw std::bad_alloc(); };
        reader.instead[3] = []() -> Result<PageReading> { throw std::runtime_error("surprise"); };
        const auto conversion = convert(reader, 5);
        const std::vector<PageStatus> expected{
            PageStatus::Done, PageStatus::Failed, PageStatus::Failed, PageStatus::Failed, PageStatus::Done};
        QCOMPARE(statuses(*conversion), expected);
        QCOMPARE(conversion->document.pages[1].reason, std::string("page 2 is broken"));
        QVERIFY(conversion->document.pages[2].reason.find("memory") != std::string::npos);
        QCOMPARE(conversion->document.pages[3].reason, std::string("surprise"));
        QVERIFY(!conversion->cancelled);
    }

    void aCutPageKeepsItsReasonAndItsTail()
    {
        test::FakeReader reader;
        reader.instead[0] = [] {
            PageReading reading;
            reading.raw = "kept";
            reading.status = PageStatus::Cut;
            reading.reason = "repeated itself";
            reading.removedTail = "tail";
            reading.retries = 4;
            return Result<PageReading>(reading);
        };
        const auto page = convert(reader, 1)->document.pages.at(0);
        QCOMPARE(page.status, PageStatus::Cut);
        QCOMPARE(page.reason, std::string("repeated itself"));
        QCOMPARE(page.removedTail, std::string("tail"));
        QCOMPARE(page.retries, 4);
        QCOMPARE(page.blocks.at(0).text, std::string("kept"));
    }

    void aCancelAnywhereKeepsTheFinishedPages_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("piece");
        for (int page = 0; page < 3; ++page) {
            for (int piece = 0; piece < 2; ++piece)
                QTest::addRow("page %d, piece %d", page, piece) << page << piece;
        }
    }

    void aCancelAnywhereKeepsTheFinishedPages()
    {
        QFETCH(const int, page);
        QFETCH(const int, piece);
        CancelSource cancel;
        test::FakeReader reader;
        reader.beforePiece = [&](int atPage, int atPiece) {
            if (atPage == page && atPiece == piece)
                cancel.request();
        };
        const auto conversion = convert(reader, 3, {}, cancel.token());
        QVERIFY(conversion);
        QVERIFY(conversion->cancelled);
        std::vector<PageStatus> expected(static_cast<size_t>(page), PageStatus::Done);
        expected.push_back(PageStatus::Cancelled);
        QCOMPARE(statuses(*conversion), expected);
        QVERIFY(conversion->document.pages.back().blocks.empty());
    }

    void aCancelBetweenPagesStartsNoOther()
    {
        CancelSource cancel;
        test::FakeReader reader;
        ConversionObserver observer;
        observer.pageFinished = [&](const ConversionProgress&, const document::PageResult& page) {
            if (page.page == 2)
                cancel.request();
        };
        const auto conversion = convert(reader, 5, observer, cancel.token());
        QCOMPARE(conversion->document.pages.size(), 2U);
        QVERIFY(conversion->cancelled);
    }

    void aCancelBeforeTheFirstPageReadsNothing()
    {
        CancelSource cancel;
        cancel.request();
        test::FakeReader reader;
        const auto conversion = convert(reader, 5, {}, cancel.token());
        QVERIFY(conversion->document.pages.empty());
        QVERIFY(conversion->cancelled);
    }

    void theObserverIsToldInOrder()
    {
        test::FakeReader reader;
        std::vector<std::string> told;
        ConversionObserver observer;
        observer.opened = [&](int pages) { told.push_back("opened " + std::to_string(pages)); };
        observer.text = [&](int page, std::string_view) { told.push_back("text " + std::to_string(page)); };
        observer.progress = [&](const ConversionProgress& progress) {
            told.push_back("progress " + std::to_string(progress.position) + "/" + std::to_string(progress.pages) + " "
                + std::to_string(progress.tokens));
        };
        observer.pageFinished = [&](const ConversionProgress&, const document::PageResult& page) {
            told.push_back("finished " + std::to_string(page.page));
        };
        QVERIFY(convert(reader, 9, observer, {}, "4"));
        const std::vector<std::string> expected{"opened 1", "progress 1/1 0", "progress 1/1 0", "text 4",
            "progress 1/1 1", "text 4", "progress 1/1 2", "finished 4"};
        QCOMPARE(told, expected);
    }

    void timeLeftIsARangeAfterThreePages()
    {
        test::FakeReader reader;
        std::vector<bool> known;
        ConversionObserver observer;
        observer.pageFinished = [&](const ConversionProgress& progress, const document::PageResult&) {
            known.push_back(progress.left.has_value());
        };
        QVERIFY(convert(reader, 5, observer));
        const std::vector<bool> expected{false, false, true, true, false};
        QCOMPARE(known, expected);
    }
};

QTEST_APPLESS_MAIN(TstConversion)
#include "tst_conversion.moc"
