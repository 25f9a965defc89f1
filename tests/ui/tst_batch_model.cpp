// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/worker_fakes.h"
#include "ui/queue/batch_model.h"
#include "ui/queue/input_finder.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <memory>

using namespace lectern;
using namespace lectern::recognition;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// The queue over fake files, its model, and the tester that watches it throughout.
class Batch
{
public:
    Batch()
        : queue(*bench.worker,
            [](const BatchFile& file, Conversion&, const ReaderInfo&,
                const Cancel&) -> Result<std::vector<std::filesystem::path>> {
                if (file.input == "book-9")
                    return fail(ErrorCode::WriteFailed, "the disk is full");
                return std::vector<std::filesystem::path>{"out/" + file.input.string() + ".md"};
            })
        , finished(&queue, &BatchQueue::finished)
        , model(queue)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    { }

    QStringList names() const
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list << text(row, Qt::DisplayRole);
        return list;
    }
    QString text(int row, int role) const { return model.data(model.index(row), role).toString(); }

    test::WorkerBench bench;
    BatchQueue queue;
    QSignalSpy finished;
    BatchModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class TstBatchModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTellsPageAndEndOfEachFile()
    {
        Batch batch;
        batch.bench.gates.close("vision 2");
        batch.queue.add({"book-3", "missing", "book-9"});
        batch.bench.gates.awaitArrival("vision 2");
        QTRY_COMPARE(batch.text(0, BatchModel::StateTextRole), u"Page 2 of 3"_s);
        QCOMPARE(batch.model.data(batch.model.index(0), BatchModel::ProgressRole).toDouble(), 1 / 3.0);
        QCOMPARE(batch.text(1, BatchModel::StateTextRole), u"Waiting"_s);
        batch.bench.gates.openAll();
        QTRY_COMPARE(batch.finished.size(), 1);
        QCOMPARE(batch.text(0, BatchModel::StateTextRole), u"Done"_s);
        QCOMPARE(batch.text(0, BatchModel::ResultRole), u"out/book-3.md"_s);
        QVERIFY(!batch.model.data(batch.model.index(0), BatchModel::ProgressRole).isValid());
        QVERIFY(batch.text(1, BatchModel::TroubleRole).contains(u"not there any more"_s));
        QVERIFY(batch.text(2, BatchModel::TroubleRole).contains(u"another folder"_s)); // what to do
        QVERIFY(batch.text(2, Qt::AccessibleTextRole).contains(u"the disk is full"_s));
    }

    void everyStateHasASignOfItsOwn()
    {
        Batch batch;
        batch.bench.gates.close("render 1");
        batch.queue.add({"missing", "book-1", "book-2", "book-4"});
        QTRY_COMPARE(batch.text(1, BatchModel::StateTextRole), u"Page 1 of 1"_s);
        batch.queue.cancel(3);
        QSet<QString> signs;
        for (int row = 0; row < 4; ++row)
            signs << batch.text(row, BatchModel::IconRole);
        batch.bench.gates.openAll();
        QTRY_COMPARE(batch.finished.size(), 1);
        signs << batch.text(1, BatchModel::IconRole);
        QCOMPARE(signs.size(), 5); // failed, running, waiting, stopped, done
    }

    void rowsAreMovedByDragging()
    {
        Batch batch;
        batch.queue.setPaused(true);
        batch.queue.add({"book-1", "book-2", "book-3"});
        const std::unique_ptr<QMimeData> dragged(batch.model.mimeData({batch.model.index(0)}));
        const QPersistentModelIndex first = batch.model.index(0);
        QVERIFY(batch.model.dropMimeData(dragged.get(), Qt::MoveAction, 2, 0, {}));
        QCOMPARE(batch.names(), QStringList({u"book-2"_s, u"book-1"_s, u"book-3"_s}));
        QCOMPARE(first.row(), 1); // what was selected stays selected
        QVERIFY(batch.model.moveRows({}, 2, 1, {}, 0));
        QCOMPARE(batch.names(), QStringList({u"book-3"_s, u"book-2"_s, u"book-1"_s}));
        QVERIFY(!batch.model.moveRows({}, 1, 1, {}, 2)); // to where it is
        QCOMPARE(batch.queue.files()[0].input.string(), std::string("book-3"));
    }

    void rowsGoAndComeWithTheQueue()
    {
        Batch batch;
        batch.queue.add({"missing", "book-1", "book-2"});
        QTRY_COMPARE(batch.finished.size(), 1);
        const BatchFile file = batch.queue.files()[1];
        batch.queue.remove(1);
        QCOMPARE(batch.names(), QStringList({u"missing"_s, u"book-2"_s}));
        batch.queue.putBack(1, file);
        QCOMPARE(batch.names(), QStringList({u"missing"_s, u"book-1"_s, u"book-2"_s}));
        batch.queue.retryFailed();
        batch.queue.removeEnded();
        QTRY_COMPARE(batch.finished.size(), 2);
        batch.queue.removeEnded();
        QCOMPARE(batch.model.rowCount(), 0);
    }

    void foldersAreSearchedInTheBackground()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        std::filesystem::create_directories(root / "deep/deeper");
        for (const char* name : {"a.pdf", "note.txt", "deep/deeper/b.png"})
            std::ofstream(root / name) << "x";
        InputFinder finder;
        QSignalSpy found(&finder, &InputFinder::found);
        finder.find({folder.path()});
        QVERIFY(finder.isSearching());
        QCOMPARE(found.size(), 0);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.at(0).at(0).toStringList(),
            QStringList({folder.filePath(u"a.pdf"_s), folder.filePath(u"deep/deeper/b.png"_s)}));
        QVERIFY(!finder.isSearching());
    }

    void aCancelledSearchFindsNothing()
    {
        const QTemporaryDir folder;
        InputFinder finder;
        QSignalSpy found(&finder, &InputFinder::found);
        finder.find({folder.path()});
        finder.cancel();
        QTRY_VERIFY(!finder.isSearching());
        QCOMPARE(found.size(), 0);
        auto gone = std::make_unique<InputFinder>();
        gone->find({folder.path()});
        gone.reset(); // the search ends by itself
        finder.find({folder.path()});
        QTRY_COMPARE(found.size(), 1);
    }
};

QTEST_MAIN(TstBatchModel)
#include "tst_batch_model.moc"
