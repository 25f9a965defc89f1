// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/batch_queue.h"
#include "recognition/worker_fakes.h"

#include <QSignalSpy>
#include <QtTest/QtTest>

using namespace lectern;
using namespace lectern::recognition;
using test::WorkerBench;

using Paths = std::vector<std::filesystem::path>;

namespace {

class Batch
{
public:
    Batch()
        : queue(*bench.worker,
            [this](const BatchFile& file, Conversion& conversion, const ReaderInfo&,
                const Cancel&) -> Result<std::vector<std::filesystem::path>> {
                if (file.input == "book-9")
                    return fail(ErrorCode::WriteFailed, "the disk is full");
                written.push_back(file.input.string() + " with " + std::to_string(conversion.document.pages.size()));
                return Paths{file.input.string() + ".md"};
            })
        , finished(&queue, &BatchQueue::finished)
    { }

    std::string states() const
    {
        static constexpr char kLetters[] = {'w', 'r', 'd', 'c', 'f'};
        std::string text;
        for (const BatchFile& file : queue.files())
            text += kLetters[static_cast<int>(file.state)];
        return text;
    }

    std::vector<std::string> written; // on the worker's thread; read it after the end only
    WorkerBench bench;
    BatchQueue queue;
    QSignalSpy finished;
};

} // namespace

class TstBatchQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreConvertedInOrderAndTheirResultsNamed()
    {
        Batch batch;
        QCOMPARE(batch.queue.add({"book-2", "book-1"}), 2);
        QCOMPARE(batch.states(), std::string("rw"));
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.states(), std::string("dd"));
        QCOMPARE(batch.written, (std::vector<std::string>{"book-2 with 2", "book-1 with 1"}));
        QCOMPARE(batch.queue.files()[0].written, Paths{"book-2.md"});
        QCOMPARE(batch.queue.files()[0].pages, 2);
        QVERIFY(!batch.queue.isRunning());
    }

    void aFileThatFailsSaysWhyAndDoesNotStopTheOthers()
    {
        Batch batch;
        batch.queue.add({"missing", "book-9", "book-1"});
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.states(), std::string("ffd"));
        QCOMPARE(batch.queue.files()[0].error->code, ErrorCode::NotFound);
        QCOMPARE(batch.queue.files()[1].error->message, std::string("the disk is full"));
    }

    void aFileWhoseResultsHaveNoPlaceIsNotRead()
    {
        Batch batch;
        batch.queue.setCheck([](const BatchFile& file) -> Result<void> {
            return file.input == "book-1" ? fail(ErrorCode::WriteFailed, "a full disk") : Result<void>();
        });
        batch.queue.add({"book-1", "book-2"});
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.states(), std::string("fd"));
        QCOMPARE(batch.queue.files()[0].error->code, ErrorCode::WriteFailed);
        QCOMPARE(batch.queue.files()[0].pages, 0); // it was not even opened
        QCOMPARE(batch.written, std::vector<std::string>{"book-2 with 2"});
    }

    void theSameFileIsNotAddedTwiceWhileItWaits()
    {
        Batch batch;
        batch.queue.setPaused(true);
        QCOMPARE(batch.queue.add({"book-1", "book-1"}), 1);
        QCOMPARE(batch.queue.add({"book-1"}), 0);
        batch.queue.setPaused(false);
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.queue.add({"book-1"}), 1);
    }

    void aPausedBatchBeginsNothingAndRestsAfterThePage()
    {
        Batch batch;
        batch.bench.gates.close("render 1");
        batch.queue.add({"book-2", "book-1"});
        batch.bench.gates.awaitArrival("render 1");
        batch.queue.setPaused(true);
        batch.bench.gates.openAll();
        QTRY_COMPARE(batch.bench.record->only("1 page").size(), 1U);
        QCOMPARE(batch.states(), std::string("rw"));
        batch.queue.setPaused(false);
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.states(), std::string("dd"));
    }

    void waitingFilesCanBeReorderedAndRemoved()
    {
        Batch batch;
        batch.queue.setPaused(true);
        batch.queue.add({"book-1", "book-2", "book-3", "book-4"});
        QSignalSpy moved(&batch.queue, &BatchQueue::fileMoved);
        QSignalSpy removed(&batch.queue, &BatchQueue::fileRemoved);
        batch.queue.move(2, 0);
        batch.queue.remove(1);
        QCOMPARE(moved.at(0), (QList<QVariant>{2, 0}));
        QCOMPARE(removed.at(0), QList<QVariant>{1});
        batch.queue.setPaused(false);
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.written, (std::vector<std::string>{"book-3 with 3", "book-2 with 2", "book-4 with 4"}));
    }

    void aRemovedFileCanBePutBack()
    {
        Batch batch;
        batch.queue.add({"book-1"});
        QTRY_COMPARE(batch.finished.size(), 1);
        batch.queue.setPaused(true);
        batch.queue.add({"book-2", "book-3"});
        const std::vector<BatchFile> files = batch.queue.files();
        batch.queue.remove(1);
        batch.queue.remove(0);
        QSignalSpy added(&batch.queue, &BatchQueue::filesAdded);
        batch.queue.putBack(0, files[1]);
        batch.queue.putBack(0, files[0]);
        batch.queue.putBack(0, files[0]); // it is there
        QCOMPARE(added.size(), 2);
        QCOMPARE(batch.states(), std::string("dww"));
        QCOMPARE(batch.queue.files()[0].written, Paths{"book-1.md"});
        batch.queue.setPaused(false);
        QTRY_COMPARE(batch.finished.size(), 2);
        QCOMPARE(batch.written.size(), 3U);
    }

    void removingTheFileInWorkGoesOnWithTheNext()
    {
        Batch batch;
        batch.bench.gates.close("token 1.0");
        batch.queue.add({"book-3", "book-1"});
        batch.bench.gates.awaitArrival("token 1.0");
        batch.queue.remove(0);
        batch.bench.gates.openAll();
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.states(), std::string("d"));
        QCOMPARE(batch.written, std::vector<std::string>{"book-1 with 1"});
    }

    void cancellingEverythingLeavesTheListAndStartsNothing()
    {
        Batch batch;
        batch.bench.gates.close("token 1.0");
        batch.queue.add({"book-3", "book-1"});
        batch.bench.gates.awaitArrival("token 1.0");
        batch.queue.cancelAll();
        batch.bench.gates.openAll();
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.states(), std::string("cc"));
        QVERIFY(batch.written.empty());
    }

    void onlyWhatFailedIsTriedAgain()
    {
        Batch batch;
        batch.queue.add({"missing", "book-1"});
        QTRY_COMPARE(batch.finished.size(), 1);
        batch.queue.retryFailed();
        QCOMPARE(batch.states(), std::string("rd"));
        QVERIFY(!batch.queue.files()[0].error);
        QTRY_COMPARE(batch.finished.size(), 2);
        QCOMPARE(batch.states(), std::string("fd"));
        QCOMPARE(batch.written.size(), 1U);
    }

    void aFileWithAFailedPageIsWrittenAndCanBeTriedAgain()
    {
        Batch batch;
        batch.bench.failing = {1};
        batch.queue.add({"book-3"});
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.states(), std::string("d"));
        QCOMPARE(batch.queue.files()[0].pagesFailed, 1);
        batch.queue.retry(0);
        QCOMPARE(batch.states(), std::string("r"));
        QTRY_COMPARE(batch.finished.size(), 2);
    }

    void endedFilesCanBeClearedAway()
    {
        Batch batch;
        batch.queue.add({"missing", "book-1"});
        QTRY_COMPARE(batch.finished.size(), 1);
        batch.queue.setPaused(true);
        batch.queue.add({"book-2"});
        batch.queue.removeEnded();
        QCOMPARE(batch.states(), std::string("w"));
        QCOMPARE(batch.finished.size(), 1);
        batch.queue.cancel(0);
        QCOMPARE(batch.finished.size(), 2);
    }

    void anOpenDocumentGoesBeforeTheBatch()
    {
        Batch batch;
        batch.bench.gates.close("render 1");
        batch.queue.add({"book-2"});
        batch.bench.gates.awaitArrival("render 1");
        batch.bench.worker->submit(batch.bench.request(1, 5));
        batch.bench.gates.openAll();
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.bench.record->ends.at(0).document, DocumentId{5});
    }
};

QTEST_GUILESS_MAIN(TstBatchQueue)
#include "tst_batch_queue.moc"
