// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/worker_fakes.h"

#include <QtTest/QtTest>

using namespace lectern;
using namespace lectern::recognition;
using test::WorkerBench;

using Lines = std::vector<std::string>;

namespace {

// The fake reader has no encoder: its answer is a refusal, at the place where an order would be.
PageStudyRequest lookAt(DocumentId document, int page)
{
    PageStudyRequest request;
    request.document = document;
    request.page = page;
    request.job.input = "book-9";
    return request;
}

// Pages as they are finished and studies as they are answered: "1 page 1 done", "study 1.0".
class Told : public QObject
{
public:
    explicit Told(ConversionWorker& worker)
    {
        connect(&worker, &ConversionWorker::pageFinished, this,
            [this](const PageFinish& page) { lines.push_back("page " + std::to_string(page.result.page)); });
        connect(&worker, &ConversionWorker::pageStudied, this, [this](const StudyAnswer& answer) {
            lines.push_back("study " + std::to_string(answer.document) + "." + std::to_string(answer.page));
            answers.push_back(answer);
        });
    }
    Lines lines;
    std::vector<StudyAnswer> answers;
};

} // namespace

// When the worker looks at the order of pages; what it finds there is tst_page_study's.
class TstWorkerStudies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStudyComesAfterThePageInWorkAndBeforeTheNextOne()
    {
        WorkerBench bench;
        Told told(*bench.worker);
        bench.gates.close("render 1");
        bench.worker->submit(bench.request(3));
        bench.gates.awaitArrival("render 1");
        bench.worker->study(lookAt(1, 7));
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended());
        QCOMPARE(told.lines, (Lines{"page 1", "study 1.7", "page 2", "page 3"}));
    }

    void thePageThatAPersonLooksAtIsReadFirst()
    {
        WorkerBench bench;
        Told told(*bench.worker);
        bench.gates.close("render 1");
        bench.worker->submit(bench.request(3));
        bench.gates.awaitArrival("render 1");
        bench.worker->setVisiblePage(1, 2);
        bench.worker->study(lookAt(1, 2));
        bench.gates.openAll();
        QTRY_VERIFY(bench.ended());
        QCOMPARE(told.lines, (Lines{"page 1", "page 3", "study 1.2", "page 2"}));
    }

    void aPausedWorkerStillLooksAtTheOrder()
    {
        WorkerBench bench;
        Told told(*bench.worker);
        bench.worker->setPaused(true);
        bench.worker->submit(bench.request(1));
        bench.worker->study(lookAt(5, 0));
        QTRY_COMPARE(told.lines, Lines{"study 5.0"});
        bench.worker->setPaused(false);
        QTRY_VERIFY(bench.ended());
    }

    void aLaterRequestForAPageReplacesTheOneThatWaits()
    {
        WorkerBench bench;
        Told told(*bench.worker);
        bench.gates.close("render 1");
        bench.worker->submit(bench.request(1));
        bench.gates.awaitArrival("render 1");
        bench.worker->study(lookAt(1, 4));
        bench.worker->study(lookAt(1, 5));
        PageStudyRequest later = lookAt(1, 4);
        later.study.question.layer = 2;
        bench.worker->study(later);
        bench.gates.openAll();
        QTRY_COMPARE(told.answers.size(), size_t{2});
        QCOMPARE(told.answers[0].page, 4);
        QCOMPARE(told.answers[0].request.question.layer, 2);
        QCOMPARE(told.answers[1].page, 5);
    }

    void aClosedDocumentsStudiesAreNotAnswered()
    {
        WorkerBench bench;
        Told told(*bench.worker);
        bench.gates.close("render 1");
        bench.worker->submit(bench.request(1));
        bench.gates.awaitArrival("render 1");
        bench.worker->study(lookAt(2, 0));
        bench.worker->study(lookAt(3, 0));
        bench.worker->cancelDocument(2);
        bench.gates.openAll();
        QTRY_COMPARE(told.answers.size(), size_t{1});
        QCOMPARE(told.answers[0].document, DocumentId{3});
    }

    void aReaderWithoutAnEncoderSaysSo()
    {
        WorkerBench bench;
        Told told(*bench.worker);
        bench.worker->study(lookAt(1, 0));
        QTRY_COMPARE(told.answers.size(), size_t{1});
        QVERIFY(!told.answers[0].study);
        QCOMPARE(told.answers[0].error->code, ErrorCode::Unsupported);
    }

    void aModelThatCannotBeLoadedIsTheAnswersError()
    {
        WorkerBench bench;
        bench.loadError = Error{ErrorCode::Corrupt, "broken weights"};
        Told told(*bench.worker);
        PageStudyRequest request = lookAt(1, 0);
        request.reader.kind = ReaderChoice::Kind::Model;
        bench.worker->study(request);
        QTRY_COMPARE(told.answers.size(), size_t{1});
        QCOMPARE(QString::fromStdString(told.answers[0].error->message), QStringLiteral("broken weights"));
    }
};

QTEST_GUILESS_MAIN(TstWorkerStudies)
#include "tst_worker_studies.moc"
