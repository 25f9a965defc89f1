// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/job_queue.h"

#include <QtTest/QtTest>

#include <string>

using namespace lectern::recognition;

namespace {

// "1:open 1:0 2:3", at most `most` steps.
std::string steps(JobQueue& queue, int most = 100)
{
    std::string text;
    while (most-- > 0) {
        const auto step = queue.take();
        if (!step)
            break;
        text += (text.empty() ? "" : " ") + std::to_string(step->job) + ":"
            + (step->page ? std::to_string(*step->page) : "open");
    }
    return text;
}

// A job whose file is open.
void addOpen(JobQueue& queue, JobId job, DocumentId document, const std::vector<int>& pages,
    JobPriority priority = JobPriority::Normal)
{
    queue.add(job, document, priority);
    queue.setPages(job, pages);
}

} // namespace

class TstJobQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsOpenedOnceAndThenItsPagesComeInOrder()
    {
        JobQueue queue;
        queue.add(1, 10, JobPriority::Normal);
        QCOMPARE(steps(queue), std::string("1:open"));
        QVERIFY(!queue.hasNext());
        queue.setPages(1, {4, 0, 2});
        QCOMPARE(steps(queue), std::string("1:0 1:2 1:4"));
    }

    void onlyThePageThatIsLookedAtIsVisible()
    {
        JobQueue queue;
        QVERIFY(!queue.nextIsVisible());
        addOpen(queue, 1, 10, {0, 1});
        QVERIFY(!queue.nextIsVisible());
        queue.setVisiblePage(10, 1);
        QVERIFY(queue.nextIsVisible());
        QCOMPARE(steps(queue, 1), std::string("1:1"));
        QVERIFY(!queue.nextIsVisible());
    }

    void jobsOfOnePriorityFollowOneAnother()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0, 1});
        addOpen(queue, 2, 20, {0, 1});
        QCOMPARE(steps(queue), std::string("1:0 1:1 2:0 2:1"));
    }

    void urgentJobsGoFirstAndBatchesLast()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0}, JobPriority::Background);
        addOpen(queue, 2, 20, {0}, JobPriority::Normal);
        addOpen(queue, 3, 30, {0}, JobPriority::Urgent);
        QCOMPARE(steps(queue), std::string("3:0 2:0 1:0"));
    }

    void thePriorityOfAWaitingJobCanChange()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0, 1});
        addOpen(queue, 2, 20, {0, 1});
        QCOMPARE(steps(queue, 1), std::string("1:0"));
        queue.setPriority(2, JobPriority::Urgent);
        QCOMPARE(steps(queue), std::string("2:0 2:1 1:1"));
    }

    void theVisiblePageOvertakesEverything()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0, 1}, JobPriority::Urgent);
        addOpen(queue, 2, 20, {0, 1, 2, 3}, JobPriority::Background);
        queue.setVisiblePage(20, 2);
        QCOMPARE(steps(queue), std::string("2:2 1:0 1:1 2:0 2:1 2:3"));
    }

    void aFileThatMayHoldTheVisiblePageIsOpenedFirst()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0}, JobPriority::Urgent);
        queue.add(2, 20, JobPriority::Background);
        queue.setVisiblePage(20, 0);
        QCOMPARE(steps(queue, 1), std::string("2:open"));
    }

    void lookingAwayRestoresTheOrder()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0, 1, 2});
        queue.setVisiblePage(10, 2);
        queue.setVisiblePage(10, std::nullopt);
        QCOMPARE(steps(queue), std::string("1:0 1:1 1:2"));
    }

    void aPausedJobIsPassedOverAndKeepsItsPlace()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0, 1});
        addOpen(queue, 2, 20, {0, 1});
        queue.setPaused(1, true);
        queue.setVisiblePage(10, 1);
        QCOMPARE(steps(queue, 1), std::string("2:0"));
        queue.setPaused(1, false);
        QCOMPARE(steps(queue), std::string("1:1 1:0 2:1"));
    }

    void aRemovedJobGivesNothing()
    {
        JobQueue queue;
        addOpen(queue, 1, 10, {0, 1});
        queue.remove(1);
        queue.setPages(1, {3});
        QVERIFY(!queue.hasNext());
        QCOMPARE(steps(queue), std::string());
    }

    void aJobIsExhaustedOnceItsKnownPagesAreTaken()
    {
        JobQueue queue;
        queue.add(1, 10, JobPriority::Normal);
        QVERIFY(!queue.isExhausted(1));
        steps(queue);
        QVERIFY(!queue.isExhausted(1));
        queue.setPages(1, {0});
        QVERIFY(!queue.isExhausted(1));
        steps(queue);
        QVERIFY(queue.isExhausted(1));
        queue.remove(1);
        QVERIFY(!queue.isExhausted(1));
    }
};

QTEST_APPLESS_MAIN(TstJobQueue)
#include "tst_job_queue.moc"
