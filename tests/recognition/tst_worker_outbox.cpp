// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion_worker_outbox.h"

#include <QtTest/QtTest>

#include <thread>

using namespace lectern;
using namespace lectern::recognition;

namespace {

JobStatus status(JobId id, JobState state, int tokens = 0)
{
    JobStatus status;
    status.id = id;
    status.state = state;
    status.progress.tokens = tokens;
    return status;
}

} // namespace

class TstWorkerOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReceiverIsWokenOnceUntilItTakes()
    {
        int woken = 0;
        WorkerOutbox outbox([&] { ++woken; });
        outbox.post(status(1, JobState::Queued));
        outbox.post(status(2, JobState::Queued));
        QCOMPARE(woken, 1);
        QCOMPARE(outbox.take().size(), 2U);
        outbox.post(status(3, JobState::Queued));
        QCOMPARE(woken, 2);
    }

    void nothingIsTakenTwice()
    {
        WorkerOutbox outbox([] {});
        outbox.beginPage(1, 5, 1);
        outbox.text("text");
        QCOMPARE(outbox.take().size(), 1U);
        QVERIFY(outbox.take().empty());
    }

    void progressThatNobodySawIsReplaced()
    {
        WorkerOutbox outbox([] {});
        outbox.post(status(1, JobState::Queued));
        for (int tokens = 1; tokens <= 100; ++tokens)
            outbox.post(status(1, JobState::Running, tokens));
        outbox.post(status(1, JobState::Done, 100));
        const auto events = outbox.take();
        QCOMPARE(events.size(), 3U);
        QCOMPARE(std::get<JobStatus>(events[1]).progress.tokens, 100);
        QCOMPARE(std::get<JobStatus>(events[2]).state, JobState::Done);
    }

    void theProgressOfTwoJobsStaysApart()
    {
        WorkerOutbox outbox([] {});
        outbox.post(status(1, JobState::Running));
        outbox.post(status(2, JobState::Running));
        outbox.post(status(1, JobState::Running));
        QCOMPARE(outbox.take().size(), 3U);
    }

    void aThousandTokensBetweenTwoLooksAreTwoEvents()
    {
        WorkerOutbox outbox([] {});
        outbox.beginPage(1, 5, 1);
        for (int token = 0; token < 1000; ++token) {
            outbox.text("word ");
            outbox.post(status(1, JobState::Running, token));
        }
        const auto events = outbox.take();
        QCOMPARE(events.size(), 2U);
        QCOMPARE(std::get<PageUpdate>(events[1]).text.size(), 5000U);
        QCOMPARE(std::get<PageUpdate>(events[1]).document, DocumentId{5});
    }

    void anUpdateHoldsOnlyTheBlocksThatChanged()
    {
        WorkerOutbox outbox([] {});
        outbox.beginPage(1, 5, 1);
        outbox.text("<|ref|>title<|/ref|>\nA\n<|ref|>text<|/ref|>\nB");
        QCOMPARE(std::get<PageUpdate>(outbox.take().at(0)).blocks.size(), 2U);
        outbox.text("C");
        const auto update = std::get<PageUpdate>(outbox.take().at(0));
        QCOMPARE(update.firstChanged, 1U);
        QCOMPARE(update.blocks.size(), 1U);
        QCOMPARE(update.blocks[0].text, std::string("BC"));
    }

    void theResultComesAfterTheTextAndEndsThePage()
    {
        WorkerOutbox outbox([] {});
        outbox.beginPage(1, 5, 1);
        outbox.text("text");
        outbox.finishPage({});
        outbox.text("late");
        const auto events = outbox.take();
        QCOMPARE(events.size(), 2U);
        QVERIFY(std::holds_alternative<PageUpdate>(events[0]));
        QVERIFY(std::holds_alternative<PageFinish>(events[1]));
    }

    void aTakerOnAnotherThreadMissesNothing()
    {
        WorkerOutbox outbox([] {});
        outbox.beginPage(1, 5, 1);
        std::thread writer([&outbox] {
            for (int n = 0; n < 2000; ++n)
                outbox.text("x");
            outbox.finishPage({});
        });
        std::string text;
        bool finished = false;
        while (!finished) {
            for (const WorkerEvent& event : outbox.take()) {
                if (const auto* update = std::get_if<PageUpdate>(&event))
                    text += update->text;
                finished = finished || std::holds_alternative<PageFinish>(event);
            }
        }
        writer.join();
        QCOMPARE(text.size(), 2000U);
    }
};

QTEST_APPLESS_MAIN(TstWorkerOutbox)
#include "tst_worker_outbox.moc"
