// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/safetensors.h"
#include "recognition/conversion_worker.h"
#include "recognition/conversion_worker_readers.h"
#include "recognition/page_studies.h"
#include "recognition/page_study.h"
#include "support/fixture_path.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lectern;
using namespace lectern::recognition;
using namespace lectern::test;

namespace {

StudyRequest with(std::initializer_list<const char*> interventions)
{
    StudyRequest request;
    for (const char* name : interventions)
        request.interventions.push_back(order::parseIntervention(name).value());
    return request;
}

ReaderChoice nano()
{
    return {ReaderChoice::Kind::Model, resourcePath("models/nano"), "nano", {}};
}

ConversionJob twoColumns()
{
    ConversionJob job;
    job.input = resourcePath("samples/two-columns.pdf");
    return job;
}

PageStudyRequest lookAt(DocumentId document, int layer)
{
    PageStudyRequest request{document, 0, twoColumns(), nano(), {}, {}};
    request.study.question.layer = layer;
    return request;
}

} // namespace

// The nano model on its own samples.
class PageStudyTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<model::Model> m_model;
    std::unique_ptr<pages::PageSource> m_source;
    GeometricBlocks m_geometric;

    PageStudy study(const StudyRequest& request)
    {
        auto outcome = studyPage(*m_model, *m_source, 0, request, {}, m_geometric, {});
        if (!outcome)
            qFatal("%s", outcome.error().message.c_str());
        return std::move(outcome->study);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_model = model::Model::load(resourcePath("models/nano"), {"cpu", model::Precision::F32}).value();
        m_source = pages::PageSource::open(resourcePath("samples/two-columns.pdf")).value();
    }

    void theSupervisedLayerGoesDownOneColumnAndThenTheOther()
    {
        StudyRequest request;
        request.question.layer = 3;
        const PageStudy page = study(request);
        QCOMPARE(page.trace.order.queries.size(), size_t{256});
        QCOMPARE(page.trace.layers.size(), size_t{5});
        QCOMPARE(page.trace.attention.size(), size_t{1});
        QVERIFY(!page.reading && page.blocks.empty());
        QVERIFY(!page.figures.decoded.tau);
        QVERIFY(page.figures.geometric.tau);
        // Not 1: the queries of one block are tied in rank and not in index.
        QVERIFY2(*page.figures.geometric.tau > 0.84, qPrintable(QString::number(*page.figures.geometric.tau)));
        QCOMPARE(*page.figures.geometric.editDistance, 0.0);
        QCOMPARE(page.trace.layers[3].tauRaster, page.figures.raster.tau);
    }

    void anotherLayerIsThatOfItsOwnEncoding()
    {
        StudyRequest request;
        auto outcome = studyPage(*m_model, *m_source, 0, request, {}, m_geometric, {}).value();
        request.question = {2, 1};
        const auto again = order::traceAgain(
            *m_model, outcome.encoded.encoding, outcome.encoded.width, outcome.encoded.height, {2, 1});
        const PageStudy fresh = study(request);
        for (size_t i = 0; i < 256; ++i) {
            QCOMPARE(again->order.queries[i].cell, fresh.trace.order.queries[i].cell);
            QVERIFY(std::abs(again->order.queries[i].x - fresh.trace.order.queries[i].x) < 1e-9);
        }
    }

    void noChangeGivesTheSameTokensAndZeroesDoNot()
    {
        const PageStudy page = study(with({"none", "reverse@10-20", "zero", "shuffle:1"}));
        QVERIFY(page.reading->decoded.ended);
        QCOMPARE(page.changed.size(), size_t{4});
        QVERIFY(page.changed[0].sameTokens);
        QVERIFY(page.changed[0].decoded.tokens == page.reading->decoded.tokens);
        QCOMPARE(page.changed[0].editDistance, 0.0);
        QCOMPARE(page.changed[1].queries, 11);
        QVERIFY(!page.changed[2].sameTokens);
        QVERIFY(page.changed[2].editDistance > 0.5);
        QVERIFY(!page.changed[3].sameTokens);
    }

    void queriesThatFollowTheGeometricOrderAreNotChangedByIt()
    {
        StudyRequest request = with({"geometric", "raster"});
        request.question.layer = 3;
        const PageStudy page = study(request);
        QVERIFY(page.changed[0].sameTokens); // layer 3 goes down one column and then the other
        QVERIFY(!page.changed[1].sameTokens);
    }

    void aPermutationAndItsInverseGiveTheSameTokens()
    {
        const auto views = image::makePageViews(m_source->render(0, {}).value()).value();
        const auto encoding = m_model->encode(views).value();
        std::vector<model::EmbeddingRow> forth;
        std::vector<model::EmbeddingRow> back(257);
        for (int i = 0; i < 257; ++i) {
            const int to = i * 100 % 257;
            forth.push_back({model::EmbeddingRow::Source::Page, to});
            back[static_cast<size_t>(to)] = {model::EmbeddingRow::Source::Page, i};
        }
        const auto changed = model::withRows(encoding, forth).value();
        QVERIFY(changed.embeddings().values != encoding.embeddings().values);
        const auto restored = model::withRows(changed, back).value();
        QVERIFY(restored.embeddings().values == encoding.embeddings().values);
        const auto plain = readEncoding(*m_model, encoding, true, {}, std::nullopt, {}).value();
        QVERIFY(readEncoding(*m_model, restored, true, {}, std::nullopt, {})->decoded.tokens == plain.decoded.tokens);
        QVERIFY(readEncoding(*m_model, changed, true, {}, std::nullopt, {})->decoded.tokens != plain.decoded.tokens);
    }

    void rowsThatAreNotThereAreRefused()
    {
        const auto encoding = m_model->encode(image::makePageViews(m_source->render(0, {}).value()).value()).value();
        using Row = model::EmbeddingRow;
        const std::vector<Row> beyond{{Row::Source::Page, 257}};
        const std::vector<Row> donor{{Row::Source::Donor, 0}};
        QCOMPARE(model::withRows(encoding, beyond).error().code, ErrorCode::InvalidInput);
        QCOMPARE(model::withRows(encoding, donor).error().code, ErrorCode::InvalidInput);
        QCOMPARE(model::withRows(encoding, {}).error().code, ErrorCode::InvalidInput);
    }

    void anotherPagesQueriesGiveItsText()
    {
        const std::string list = resourcePath("samples/list.pdf").string();
        const PageStudy page = study(with({("donor:" + list).c_str()}));
        auto other = pages::PageSource::open(list).value();
        StudyRequest request;
        request.reading = true;
        const auto own = studyPage(*m_model, *other, 0, request, {}, m_geometric, {}).value();
        QCOMPARE(page.changed[0].decoded.text, own.study.reading->decoded.text);
        QVERIFY(page.changed[0].decoded.text != page.reading->decoded.text);
    }

    void aReadingIsTracedTokenByToken()
    {
        StudyRequest request;
        request.reading = true;
        const PageStudy page = study(request);
        QVERIFY(page.reading);
        QCOMPARE(page.reading->pieces.size(), page.reading->decoded.tokens.size());
        QCOMPARE(page.reading->attention.rows(), static_cast<int>(page.reading->pieces.size()));
        QCOMPARE(page.reading->attention.columns(), 257);
        QCOMPARE(page.reading->layer, kMeanLayer);
        request.decoderLayer = -1;
        QCOMPARE(study(request).reading->layer, 4);
        QVERIFY(page.figures.decoded.tau);
        QVERIFY(!page.blocks.empty());
    }

    void aLayerOrAHeadThatIsNotThereIsNamed()
    {
        StudyRequest request;
        request.question.layer = 5;
        auto outcome = studyPage(*m_model, *m_source, 0, request, {}, m_geometric, {});
        QVERIFY(!outcome && outcome.error().message.find("layer 5") != std::string::npos);
        request.question = {0, 5};
        outcome = studyPage(*m_model, *m_source, 0, request, {}, m_geometric, {});
        QVERIFY(!outcome && outcome.error().message.find("head 5") != std::string::npos);
    }

    void theRoutingIsTracedWhereItIsAskedForAndKeptForLater()
    {
        StudyRequest request;
        request.reading = true;
        auto outcome = studyPage(*m_model, *m_source, 0, request, {}, m_geometric, {}).value();
        QVERIFY(!outcome.study.reading->experts);
        const std::vector<text::TokenId> tokens = outcome.study.reading->decoded.tokens;
        request.routing = true; // the reading that is there does not have it
        StudyInput input{outcome.encoded, {}, {}, outcome.study.reading};
        outcome = studyPage(*m_model, *m_source, 0, request, std::move(input), m_geometric, {}).value();
        const auto experts = outcome.study.reading->experts;
        QVERIFY(experts && !experts->layers.empty());
        QVERIFY(outcome.study.reading->decoded.tokens == tokens);
        QCOMPARE(experts->imageCount, outcome.encoded.encoding.tokens());
        StudyInput again{outcome.encoded, {}, {}, outcome.study.reading};
        outcome = studyPage(*m_model, *m_source, 0, request, std::move(again), m_geometric, {}).value();
        QVERIFY(outcome.study.reading->experts == experts); // not read once more
    }

    void rawNumbersGoToAFileOnTheWorker()
    {
        const QTemporaryDir folder;
        ConversionWorker worker(systemServices());
        std::vector<StudyAnswer> answers;
        std::vector<TraceStage> stages;
        QObject::connect(&worker, &ConversionWorker::pageStudied,
            [&answers](const StudyAnswer& answer) { answers.push_back(answer); });
        QObject::connect(&worker, &ConversionWorker::exportProgressed, [&stages](const ExportProgress& told) {
            if (told.document == 9 && (stages.empty() || stages.back() != told.progress.stage))
                stages.push_back(told.progress.stage);
        });
        PageStudyRequest request = lookAt(9, 0);
        request.exported =
            TraceExport{folder.filePath(QStringLiteral("t.safetensors")).toStdString(), {3}, {}, false, true, {}};
        worker.study(request);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{1}, 120000);
        QVERIFY2(!answers[0].error, answers[0].error ? answers[0].error->message.c_str() : "");
        QVERIFY(answers[0].exported && !answers[0].study);
        QVERIFY(std::ranges::is_sorted(stages));
        const auto file = model::SafetensorsFile::open(request.exported->path).value();
        const auto& tensors = file.tensors();
        QCOMPARE(tensors.at("flow.attention.3.global").shape, (std::vector<std::int64_t>{5, 256, 256}));
        QVERIFY(!tensors.contains("flow.attention.2.global"));
        const auto tokens = tensors.at("tokens").shape[0];
        const auto prompt = tensors.at("prompt_ids").shape[0];
        for (const auto& [name, tensor] : tensors) {
            if (name.starts_with("decoder.routing."))
                QCOMPARE(tensor.shape[0], prompt + tokens - 1);
        }
        QCOMPARE(file.metadata().at("page"), std::string("1"));

        // Cancelled, nothing is left behind and the old file stays.
        QFile old(folder.filePath(QStringLiteral("t.safetensors")));
        const qint64 size = old.size();
        QObject::connect(&worker, &ConversionWorker::exportProgressed, [&worker](const ExportProgress& told) {
            if (told.progress.stage == TraceStage::Decode)
                worker.cancelStudies(9);
        });
        request.exported->allLayers = true;
        worker.study(request);
        worker.study(lookAt(10, 3)); // answered after it has ended
        QTRY_VERIFY_WITH_TIMEOUT(answers.size() == 2 && answers[1].document == 10, 120000);
        QCOMPARE(old.size(), size);
        QCOMPARE(
            QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("t.safetensors")});
    }

    void aCancelledStudyEndsAsCancelled()
    {
        CancelSource cancel;
        cancel.request();
        const auto outcome = studyPage(*m_model, *m_source, 0, {}, {}, m_geometric, cancel.token());
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    }

    void keptEncodingsStayWithinTheirBudget()
    {
        const WorkerServices services = systemServices();
        LoadedReader reader = openReader(nano(), {"cpu", model::Precision::F32}, {}, {}).value();
        PageStudies studies(services, 2'000'000);
        for (DocumentId document = 1; document <= 4; ++document) {
            const StudyAnswer answer = studies.answer(lookAt(document, 3), reader, {}, {});
            QVERIFY(answer.study);
            QVERIFY(studies.bytes() > 0 && studies.bytes() <= 2'000'000);
        }
        studies.forget(4);
        studies.clear();
        QCOMPARE(studies.bytes(), size_t{0});
    }

    void theWorkerAnswersAndGoesOnWithoutAConversion()
    {
        ConversionWorker worker;
        std::vector<StudyAnswer> answers;
        connect(&worker, &ConversionWorker::pageStudied, this,
            [&answers](const StudyAnswer& answer) { answers.push_back(answer); });
        worker.study(lookAt(7, 3));
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{1}, 60'000);
        QVERIFY2(answers[0].study, answers[0].error ? answers[0].error->message.c_str() : "");
        QCOMPARE(answers[0].document, DocumentId{7});
        QCOMPARE(answers[0].study->trace.order.layer, 3);
        QVERIFY(!answers[0].live);

        PageStudyRequest wrong = lookAt(7, 99);
        worker.study(wrong);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{2}, 60'000);
        QVERIFY(!answers[1].study && answers[1].error);

        PageStudyRequest builtin = lookAt(7, 3);
        builtin.reader = {};
        worker.study(builtin);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{3}, 60'000);
        QCOMPARE(answers[2].error->code, ErrorCode::Unsupported);
    }

    void aFollowedPageIsAnsweredBeforeItsFirstWord()
    {
        ConversionWorker worker;
        QStringList told;
        connect(&worker, &ConversionWorker::pageStudied, this, [&told](const StudyAnswer& answer) {
            told << (answer.live && answer.study ? QStringLiteral("order") : QStringLiteral("wrong"));
        });
        connect(&worker, &ConversionWorker::pageTextChanged, this, [&told] { told << QStringLiteral("text"); });
        connect(&worker, &ConversionWorker::finished, this, [&told] { told << QStringLiteral("end"); });
        worker.followOrder(7, order::OrderQuestion{3, order::kMeanHead});
        ConversionRequest request;
        request.document = 7;
        request.job = twoColumns();
        request.reader = nano();
        worker.submit(request);
        QTRY_VERIFY_WITH_TIMEOUT(told.contains(QStringLiteral("end")), 60'000);
        QCOMPARE(told.first(), QStringLiteral("order"));
        QCOMPARE(told.count(QStringLiteral("order")), 1);
        QVERIFY(told.count(QStringLiteral("text")) > 0);

        told.clear();
        worker.followOrder(7, std::nullopt);
        worker.submit(request);
        QTRY_VERIFY_WITH_TIMEOUT(told.contains(QStringLiteral("end")), 60'000);
        QVERIFY(!told.contains(QStringLiteral("order")));
    }

    void aSecondReadingBeginsInTheDecoder()
    {
        ConversionWorker worker;
        std::vector<StudyAnswer> answers;
        std::vector<StudyStep> steps;
        connect(&worker, &ConversionWorker::pageStudied, this,
            [&](const StudyAnswer& answer) { answers.push_back(answer); });
        connect(&worker, &ConversionWorker::studyProgressed, this,
            [&](const StudyProgress& progress) { steps.push_back(progress.step); });
        const auto encoderRan = [&] { return std::ranges::count(steps, Stage::Vision, &StudyStep::stage); };
        const auto readings = [&](int reading) {
            return std::ranges::count_if(
                steps, [&](const StudyStep& step) { return step.stage == Stage::Decode && step.reading == reading; });
        };
        worker.study(lookAt(7, 3));
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{1}, 60'000);
        QCOMPARE(encoderRan(), 1);

        PageStudyRequest changed = lookAt(7, 3);
        changed.study.interventions = with({"none"}).interventions;
        worker.study(changed);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{2}, 60'000);
        QVERIFY(answers[1].study && answers[1].study->changed.at(0).sameTokens);
        QCOMPARE(encoderRan(), 1);
        QVERIFY(readings(0) > 0 && readings(1) > 0);
        QCOMPARE(steps.back().tokens, static_cast<int>(answers[1].study->reading->pieces.size()));

        steps.clear();
        changed.study.interventions = with({"swap-halves"}).interventions;
        worker.study(changed);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{3}, 60'000);
        QCOMPARE(encoderRan(), 0);
        QCOMPARE(readings(0), 0); // the unchanged reading was kept too
        QVERIFY(readings(1) > 0);

        steps.clear();
        worker.study(lookAt(7, 2)); // another layer does need the encoder
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{4}, 60'000);
        QCOMPARE(encoderRan(), 1);
    }

    void cancelledInterventionsLeaveWhatWasKept()
    {
        ConversionWorker worker;
        int answers = 0;
        std::vector<StudyStep> steps;
        connect(&worker, &ConversionWorker::pageStudied, this, [&] { ++answers; });
        connect(&worker, &ConversionWorker::studyProgressed, this,
            [&](const StudyProgress& progress) { steps.push_back(progress.step); });
        worker.study(lookAt(7, 3));
        QTRY_COMPARE_WITH_TIMEOUT(answers, 1, 60'000);
        PageStudyRequest changed = lookAt(7, 3);
        changed.study.interventions = with({"reverse"}).interventions;
        worker.study(changed);
        worker.cancelInterventions(7, 0);
        worker.cancelInterventions(8, 0);
        steps.clear();
        worker.study(lookAt(7, 3));
        QTRY_COMPARE_WITH_TIMEOUT(answers, 2, 60'000);
        QCOMPARE(std::ranges::count(steps, Stage::Vision, &StudyStep::stage), 0);
    }

    void aCancelledStudyHasNoAnswer()
    {
        ConversionWorker worker;
        std::vector<DocumentId> answered;
        connect(&worker, &ConversionWorker::pageStudied, this,
            [&answered](const StudyAnswer& answer) { answered.push_back(answer.document); });
        worker.study(lookAt(1, 3));
        worker.study(lookAt(2, 3));
        worker.cancelStudies(1);
        QTRY_VERIFY_WITH_TIMEOUT(!answered.empty(), 60'000);
        QCOMPARE(answered, std::vector<DocumentId>{2});
    }
};

QTEST_GUILESS_MAIN(PageStudyTest)
#include "tst_page_study.moc"
