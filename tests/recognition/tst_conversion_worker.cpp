// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/worker_fakes.h"

#include <QtTest/QtTest>

#include <thread>

using namespace lectern;
using namespace lectern::recognition;
using test::WorkerBench;

using Lines = std::vector<std::string>;

namespace {

ReaderChoice modelChoice(const std::string& name = "paper")
{
    ReaderChoice choice;
    choice.kind = ReaderChoice::Kind::Model;
    choice.modelName = name;
    choice.modelFolder = name;
    return choice;
}

// The page as its updates say it is.
std::vector<document::Block> assembled(const std::vector<PageUpdate>& updates)
{
    std::vector<document::Block> blocks;
    for (const PageUpdate& update : updates) {
        blocks.resize(update.firstChanged);
        blocks.insert(blocks.end(), update.blocks.begin(), update.blocks.end());
    }
    return blocks;
}

} // namespace

class TstConversionWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJobIsToldFromQueuedToFinishedInOrder()
    {
        WorkerBench bench;
        bench.worker->submit(bench.request(2));
        QVERIFY(bench.record->lines.empty()); // nothing from within a call
        QTRY_VERIFY(bench.ended());
        const Lines& lines = bench.record->lines;
        QCOMPARE(lines.front(), std::string("1 queued"));
        QCOMPARE(lines.back(), std::string("1 finished"));
        QCOMPARE(lines[lines.size() - 2], std::string("1 done"));
        QCOMPARE(bench.record->only("1 page"), (Lines{"1 page 1 done", "1 page 2 done"}));
        QCOMPARE(bench.record->only("1 finished").size(), 1U);
        QCOMPARE(bench.record->ends[0].pagesFinished, 2);
        QCOMPARE(bench.record->ends[0].progress.pages, 2);
        QVERIFY(!bench.worker->job(1));
    }

    void textThatNobodyTookGrowsIntoOneUpdate()
    {
        WorkerBench bench;
        bench.gates.close("render 2");
        bench.worker->submit(bench.request(2));
        bench.gates.awaitArrival("render 2"); // page 1 is read, and this thread has taken nothing
        QTRY_COMPARE(bench.record->only("1 page").size(), 1U);
        QCOMPARE(bench.record->updates.size(), 1U);
        QCOMPARE(bench.record->updates[0].blocks.size(), 1U);
        QCOMPARE(bench.record->updates[0].blocks[0].text, std::string("page 1"));
    }

    void blocksStreamWhileTheyAreWritten()
    {
        WorkerBench bench;
        bench.gates.close("token 1.1");
        bench.worker->submit(bench.request(1));
        bench.gates.awaitArrival("token 1.1");
        QTRY_COMPARE(bench.record->updates.size(), 1U);
        const document::Block block = bench.record->updates[0].blocks.at(0);
        QCOMPARE(block.label, std::string("text"));
        QCOMPARE(block.text, std::string("page"));
        QVERIFY(!block.complete);
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended());
        auto blocks = assembled(bench.record->updates);
        QCOMPARE(blocks.size(), 1U);
        QCOMPARE(blocks[0].text, std::string("page 1"));
        const auto& result = bench.record->pages.at(0).result;
        QCOMPARE(result.blocks.at(0).text, std::string("page 1"));
        QVERIFY(result.blocks.at(0).complete);
    }

    void aPageThatBeginsAgainIsToldBetweenItsTexts()
    {
        WorkerBench bench;
        bench.restarting = {0};
        bench.worker->submit(bench.request(1));
        QTRY_VERIFY(bench.ended());
        Lines texts;
        for (const std::string& line : bench.record->lines) {
            if (line.starts_with("1 text") || line.starts_with("1 restart") || line.starts_with("1 page"))
                texts.push_back(line);
        }
        QCOMPARE(texts.front(), std::string("1 text 1"));
        QCOMPARE(texts[1], std::string("1 restart 1: it repeats itself"));
        QCOMPARE(texts.back(), std::string("1 page 1 done"));
        QCOMPARE(bench.record->updates[1].firstChanged, 0U);
        const std::vector<PageUpdate> after(bench.record->updates.begin() + 1, bench.record->updates.end());
        QCOMPARE(assembled(after).at(0).text, std::string("page 1"));
    }

    void theVisiblePageGoesFirst()
    {
        WorkerBench bench;
        bench.gates.close("open");
        bench.worker->submit(bench.request(4));
        bench.worker->setVisiblePage(1, 2);
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended());
        QCOMPARE(
            bench.record->only("1 page"), (Lines{"1 page 3 done", "1 page 1 done", "1 page 2 done", "1 page 4 done"}));
    }

    void aJobOfHigherPriorityGoesBetweenThePagesOfAnother()
    {
        WorkerBench bench;
        bench.gates.close("render 1");
        bench.worker->submit(bench.request(2));
        bench.gates.awaitArrival("render 1");
        auto urgent = bench.request(1, 2);
        urgent.priority = JobPriority::Urgent;
        bench.worker->submit(urgent);
        const JobId third = bench.worker->submit(bench.request(1, 3));
        bench.worker->setPriority(third, JobPriority::Urgent);
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended(3));
        QCOMPARE(bench.record->ends[0].id, JobId{2});
        QCOMPARE(bench.record->ends[1].id, JobId{3});
        QCOMPARE(bench.record->ends[2].id, JobId{1});
    }

    void aCancelAtAnyStageEndsTheJobOnceAndTheNextOneRuns_data()
    {
        QTest::addColumn<QString>("place");
        for (const char* place :
            {"open", "load", "render 1", "vision 1", "prefill 1", "decode 1", "token 1.0", "token 1.1", "render 2"})
            QTest::newRow(place) << QString::fromLatin1(place);
    }

    void aCancelAtAnyStageEndsTheJobOnceAndTheNextOneRuns()
    {
        QFETCH(const QString, place);
        WorkerBench bench;
        auto request = bench.request(2);
        request.reader = modelChoice();
        bench.gates.close(place.toStdString());
        const JobId job = bench.worker->submit(request);
        bench.gates.awaitArrival(place.toStdString());
        bench.worker->cancel(job);
        bench.worker->cancel(job);
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->ends[0].state, JobState::Cancelled);
        QVERIFY(!bench.record->ends[0].error);
        // Each page that was begun has one last word, and none is read after the cancel.
        const Lines pages = bench.record->only("1 page");
        if (place == u"open" || place == u"load")
            QCOMPARE(pages, Lines{});
        else if (place == u"render 2")
            QCOMPARE(pages, (Lines{"1 page 1 done", "1 page 2 cancelled"}));
        else
            QCOMPARE(pages, Lines{"1 page 1 cancelled"});
        bench.worker->submit(bench.request(1));
        QTRY_VERIFY(bench.ended(2));
        QCOMPARE(bench.record->ends[1].state, JobState::Done);
        QCOMPARE(bench.record->only("1 finished").size(), 1U);
        QCOMPARE(bench.record->only("1 cancelled").size(), 1U);
    }

    void aWaitingJobIsCancelledWithoutBeingBegun()
    {
        WorkerBench bench;
        bench.gates.close("render 1");
        bench.worker->submit(bench.request(1));
        bench.gates.awaitArrival("render 1");
        const JobId waiting = bench.worker->submit(bench.request(1, 2));
        bench.worker->cancel(waiting);
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->only("2 "), (Lines{"2 queued", "2 cancelled", "2 finished"}));
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended(2));
        QCOMPARE(bench.record->ends[1].state, JobState::Done);
    }

    void aDocumentIsCancelledWithAllOfItsJobs()
    {
        WorkerBench bench;
        bench.gates.close("render 1");
        bench.worker->submit(bench.request(1, 7));
        bench.gates.awaitArrival("render 1");
        bench.worker->submit(bench.request(1, 7));
        bench.worker->submit(bench.request(1, 8));
        bench.worker->cancelDocument(7);
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended(3));
        for (const JobStatus& end : bench.record->ends)
            QCOMPARE(end.state, end.document == 7 ? JobState::Cancelled : JobState::Done);
    }

    void everythingCanBeCancelled()
    {
        WorkerBench bench;
        bench.gates.close("token 1.1");
        for (DocumentId document = 1; document <= 3; ++document)
            bench.worker->submit(bench.request(3, document));
        bench.gates.awaitArrival("token 1.1");
        bench.worker->cancelAll();
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended(3));
        for (const JobStatus& end : bench.record->ends)
            QCOMPARE(end.state, JobState::Cancelled);
        QVERIFY(bench.worker->jobs().empty());
    }

    void aPauseHoldsThePageWithinAToken()
    {
        WorkerBench bench;
        bench.gates.close("token 1.0");
        bench.worker->submit(bench.request(1));
        bench.gates.awaitArrival("token 1.0");
        bench.worker->setPaused(true);
        bench.gates.openAll();
        QTRY_COMPARE(bench.record->updates.size(), 1U); // the token that was being written
        const auto passed = bench.gates.passed();
        QCOMPARE(passed.back(), std::string("token 1.0"));
        QVERIFY(!bench.ended());
        bench.worker->setPaused(false);
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->ends[0].state, JobState::Done);
    }

    void aPausedPageCanBeCancelled()
    {
        WorkerBench bench;
        bench.gates.close("token 1.0");
        const JobId job = bench.worker->submit(bench.request(1));
        bench.gates.awaitArrival("token 1.0");
        bench.worker->setPaused(true);
        bench.gates.openAll();
        QTRY_COMPARE(bench.record->updates.size(), 1U);
        bench.worker->cancel(job);
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->ends[0].state, JobState::Cancelled);
    }

    void aPausedJobLetsOthersPass()
    {
        WorkerBench bench;
        bench.gates.close("render 1");
        const JobId first = bench.worker->submit(bench.request(2));
        bench.gates.awaitArrival("render 1");
        bench.worker->setPaused(first, true);
        bench.worker->submit(bench.request(1, 2));
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->ends[0].id, JobId{2});
        QVERIFY(bench.worker->job(first)->paused);
        bench.worker->setPaused(first, false);
        QTRY_VERIFY(bench.ended(2));
        QCOMPARE(bench.record->ends[1].state, JobState::Done);
    }

    void aFailingPageDoesNotStopTheOthers()
    {
        WorkerBench bench;
        bench.failing = {1};
        bench.worker->submit(bench.request(3));
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->only("1 page"), (Lines{"1 page 1 done", "1 page 2 failed", "1 page 3 done"}));
        QCOMPARE(bench.record->pages[1].result.reason, std::string("page 2 is broken"));
        QCOMPARE(bench.record->ends[0].state, JobState::Done);
        QCOMPARE(bench.record->ends[0].pagesFailed, 1);
    }

    void aJobWithoutOneGoodPageFailsWithTheReason()
    {
        WorkerBench bench;
        bench.failing = {0};
        auto request = bench.request(1);
        bool wrote = false;
        request.write = [&](Conversion&, const ReaderInfo&, const Cancel&) {
            wrote = true;
            return std::vector<std::filesystem::path>{};
        };
        bench.worker->submit(request);
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->ends[0].state, JobState::Failed);
        QVERIFY(bench.record->ends[0].error->message.find("page 1 is broken") != std::string::npos);
        QVERIFY(!wrote);
    }

    void aFileThatCannotBeOpenedFailsAlone()
    {
        WorkerBench bench;
        auto missing = bench.request(1);
        missing.job.input = "missing";
        bench.worker->submit(missing);
        auto beyond = bench.request(2);
        beyond.job.pages = *PageRange::parse("3");
        bench.worker->submit(beyond);
        bench.worker->submit(bench.request(1));
        bench.worker->submit(bench.request(0));
        QTRY_VERIFY(bench.ended(4));
        QCOMPARE(bench.record->ends[0].error->code, ErrorCode::NotFound);
        QCOMPARE(bench.record->ends[1].error->code, ErrorCode::InvalidInput);
        QCOMPARE(bench.record->ends[2].state, JobState::Done);
        QCOMPARE(bench.record->ends[3].error->code, ErrorCode::Corrupt); // a file without pages
    }

    void resultsAreWrittenInTheOrderOfTheDocument()
    {
        WorkerBench bench;
        auto request = bench.request(3);
        std::vector<int> pages;
        std::string reader;
        request.write = [&](Conversion& conversion, const ReaderInfo& info, const Cancel&) {
            for (const auto& page : conversion.document.pages)
                pages.push_back(page.page);
            reader = conversion.document.reader + info.name;
            return std::vector<std::filesystem::path>{conversion.source ? "book.md" : "no source"};
        };
        bench.worker->setVisiblePage(1, 2);
        bench.worker->submit(request);
        QTRY_VERIFY(bench.ended());
        QCOMPARE(pages, (std::vector<int>{1, 2, 3}));
        QCOMPARE(reader, std::string("builtinbuiltin"));
        QCOMPARE(bench.record->ends[0].written, std::vector<std::filesystem::path>{"book.md"});
    }

    void resultsThatCannotBeWrittenFailTheJob()
    {
        WorkerBench bench;
        auto request = bench.request(1);
        request.write = [](Conversion&, const ReaderInfo&,
                            const Cancel&) -> Result<std::vector<std::filesystem::path>> {
            return fail(ErrorCode::WriteFailed, "the disk is full");
        };
        bench.worker->submit(request);
        request.write = [](Conversion&, const ReaderInfo&,
                            const Cancel&) -> Result<std::vector<std::filesystem::path>> {
            throw std::runtime_error("surprise");
        };
        bench.worker->submit(request);
        QTRY_VERIFY(bench.ended(2));
        QCOMPARE(bench.record->ends[0].error->message, std::string("the disk is full"));
        QCOMPARE(bench.record->ends[1].error->message, std::string("surprise"));
    }

    void aModelIsLoadedOnceAndItsDeviceIsTold()
    {
        WorkerBench bench;
        auto request = bench.request(2);
        request.reader = modelChoice();
        bench.worker->submit(request);
        bench.worker->submit(request);
        QTRY_VERIFY(bench.ended(2));
        const auto passed = bench.gates.passed();
        QCOMPARE(std::ranges::count(passed, "load"), 1);
        QCOMPARE(bench.record->only("model"), (Lines{"model loading", "model loaded"}));
        QCOMPARE(bench.worker->model().state, ModelState::Loaded);
        QCOMPARE(bench.worker->model().info.device, std::string("cpu"));
        QCOMPARE(bench.worker->model().info.deviceReason, std::string("no GPU was found"));
    }

    void aRefusedModelFailsItsJobsAndNotTheBuiltInReaders()
    {
        WorkerBench bench;
        bench.loadError = checkLikeMessage();
        auto request = bench.request(1);
        request.reader = modelChoice();
        bench.worker->submit(request);
        bench.worker->submit(bench.request(1));
        QTRY_VERIFY(bench.ended(2));
        QCOMPARE(bench.record->ends[0].state, JobState::Failed);
        QCOMPARE(*bench.record->ends[0].error, checkLikeMessage());
        QCOMPARE(bench.record->ends[1].state, JobState::Done);
        QCOMPARE(bench.worker->model().state, ModelState::Failed);
        QCOMPARE(*bench.worker->model().error, checkLikeMessage());
    }

    void aModelLoadsInTheBackgroundAndCanBeUnloaded()
    {
        WorkerBench bench;
        bench.worker->loadModel(modelChoice());
        QTRY_COMPARE(bench.worker->model().state, ModelState::Loaded);
        bench.worker->unloadModel();
        QTRY_COMPARE(bench.worker->model().state, ModelState::Unloaded);
        bench.worker->loadModel(modelChoice());
        QTRY_COMPARE(bench.worker->model().state, ModelState::Loaded);
    }

    void unloadingEndsALoadInTheBackground()
    {
        WorkerBench bench;
        bench.gates.close("load");
        bench.worker->loadModel(modelChoice());
        bench.gates.awaitArrival("load");
        bench.worker->unloadModel();
        bench.gates.openAll();
        QTRY_COMPARE(bench.record->only("model").size(), 2U);
        QCOMPARE(bench.record->only("model"), (Lines{"model loading", "model unloaded"}));
    }

    void aModelInUseIsUnloadedAfterItsJobs()
    {
        WorkerBench bench;
        bench.gates.close("render 1");
        auto request = bench.request(2);
        request.reader = modelChoice();
        bench.worker->submit(request);
        bench.gates.awaitArrival("render 1");
        bench.worker->unloadModel();
        bench.gates.openAll();
        QTRY_COMPARE(bench.record->only("model unloaded").size(), 1U);
        QCOMPARE(bench.record->ends.at(0).state, JobState::Done);
        const auto passed = bench.gates.passed();
        QCOMPARE(std::ranges::count(passed, "load"), 1);
    }

    void anotherModelTakesThePlaceOfTheFirst()
    {
        WorkerBench bench;
        bench.worker->loadModel(modelChoice("first"));
        QTRY_COMPARE(bench.worker->model().state, ModelState::Loaded);
        bench.worker->loadModel(modelChoice("second"));
        QTRY_COMPARE(bench.worker->model().info.model, std::string("second"));
        QTRY_COMPARE(bench.worker->model().state, ModelState::Loaded);
    }

    void closingDuringWorkIsSafeAtAnyPlace_data()
    {
        aCancelAtAnyStageEndsTheJobOnceAndTheNextOneRuns_data();
        QTest::newRow("write") << QStringLiteral("write");
    }

    void closingDuringWorkIsSafeAtAnyPlace()
    {
        QFETCH(const QString, place);
        WorkerBench bench;
        auto request = bench.request(2);
        request.reader = modelChoice();
        request.write = [&](Conversion&, const ReaderInfo&, const Cancel&) {
            bench.gates.pass("write");
            return std::vector<std::filesystem::path>{};
        };
        bench.gates.close(place.toStdString());
        bench.worker->submit(request);
        bench.worker->submit(bench.request(5, 2));
        bench.gates.awaitArrival(place.toStdString());
        // The gate opens while the destructor waits for the thread, or just before.
        std::thread opener([&] { bench.gates.openAll(); });
        bench.worker.reset();
        opener.join();
        const size_t told = bench.record->lines.size();
        QCoreApplication::processEvents();
        QCOMPARE(bench.record->lines.size(), told);
    }

    void closingWhilePausedIsSafe()
    {
        WorkerBench bench;
        bench.gates.close("token 1.0");
        bench.worker->submit(bench.request(1));
        bench.gates.awaitArrival("token 1.0");
        bench.worker->setPaused(true);
        bench.gates.openAll();
        QTRY_COMPARE(bench.record->updates.size(), 1U);
        bench.worker.reset();
        QVERIFY(!bench.ended());
    }

    void aSlotMayDeleteTheWorker()
    {
        WorkerBench bench;
        bool deleted = false;
        QObject::connect(bench.worker.get(), &ConversionWorker::pageFinished, bench.record.get(), [&] {
            bench.worker.reset();
            deleted = true;
        });
        bench.worker->submit(bench.request(3));
        QTRY_VERIFY(deleted);
        QVERIFY(!bench.ended());
    }

    void aSlotMayRunAnEventLoopAndTheOrderStays()
    {
        WorkerBench bench;
        QObject::connect(bench.worker.get(), &ConversionWorker::pageFinished, bench.record.get(), [&] {
            if (bench.record->pages.size() == 1)
                QTRY_VERIFY(bench.ended());
        });
        bench.worker->submit(bench.request(3));
        QTRY_VERIFY(bench.ended());
        QCOMPARE(bench.record->only("1 page"), (Lines{"1 page 1 done", "1 page 2 done", "1 page 3 done"}));
        QCOMPARE(bench.record->lines.back(), std::string("1 finished"));
    }

private:
    static Error checkLikeMessage()
    {
        return {ErrorCode::OutOfMemory, "the model needs 8.3 GB of memory and 3.1 GB are free"};
    }
};

QTEST_GUILESS_MAIN(TstConversionWorker)
#include "tst_conversion_worker.moc"
