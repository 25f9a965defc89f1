// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion_worker.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <filesystem>

using namespace lectern;
using namespace lectern::recognition;

namespace fs = std::filesystem;

namespace {

const fs::path kResources = fs::path(LECTERN_SOURCE_DIR) / "resources";
constexpr int kPatience = 120'000; // ms, for a machine that is busy

ConversionRequest sample()
{
    ConversionRequest request;
    request.job.input = kResources / "samples/one-column.pdf";
    return request;
}

ReaderChoice nano()
{
    ReaderChoice choice;
    choice.kind = ReaderChoice::Kind::Model;
    choice.modelFolder = kResources / "models/nano";
    choice.modelName = "nano";
    return choice;
}

} // namespace

// The worker on real readers: a page by the built-in one and a few tokens by the nano model.
class TstWorkerServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInReaderReadsAPage()
    {
        ConversionWorker worker;
        std::vector<PageFinish> pages;
        std::vector<JobStatus> ends;
        connect(&worker, &ConversionWorker::pageFinished, this, [&](const PageFinish& page) { pages.push_back(page); });
        connect(&worker, &ConversionWorker::finished, this, [&](const JobStatus& end) { ends.push_back(end); });
        worker.submit(sample());
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1U, kPatience);
        QCOMPARE(ends[0].state, JobState::Done);
        QVERIFY(!pages.at(0).result.blocks.empty());
        QCOMPARE(worker.model().state, ModelState::Unloaded);
    }

    void theNanoModelSaysItsDeviceAndStreamsUntilItIsCancelled()
    {
        ConversionWorker worker;
        std::vector<Stage> stages;
        std::vector<JobStatus> ends;
        std::string text;
        connect(&worker, &ConversionWorker::jobChanged, this, [&](const JobStatus& status) {
            if (status.state == JobState::Running)
                stages.push_back(status.progress.stage);
        });
        connect(&worker, &ConversionWorker::pageTextChanged, this, [&](const PageUpdate& update) {
            text += update.text;
            worker.cancel(update.job);
        });
        connect(&worker, &ConversionWorker::finished, this, [&](const JobStatus& end) { ends.push_back(end); });
        ConversionRequest request = sample();
        request.reader = nano();
        request.load.device = "cpu";
        worker.submit(request);
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1U, kPatience);
        QCOMPARE(ends[0].state, JobState::Cancelled);
        QVERIFY(!text.empty());
        QVERIFY(ends[0].progress.tokens > 0);
        QVERIFY(std::ranges::find(stages, Stage::Vision) != stages.end());
        QCOMPARE(worker.model().state, ModelState::Loaded);
        QCOMPARE(worker.model().info.device, std::string("cpu"));
        QCOMPARE(worker.model().info.precision, std::string("f32"));
        QVERIFY(!worker.model().info.checkpoint.empty());
    }

    void aFolderThatIsNoModelFailsTheJobWithTheReason()
    {
        const QTemporaryDir empty;
        ConversionWorker worker;
        std::vector<JobStatus> ends;
        connect(&worker, &ConversionWorker::finished, this, [&](const JobStatus& end) { ends.push_back(end); });
        ConversionRequest request = sample();
        request.reader = nano();
        request.reader.modelFolder = empty.path().toStdString();
        worker.submit(request);
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1U, kPatience);
        QCOMPARE(ends[0].state, JobState::Failed);
        QVERIFY(ends[0].error->message.find(empty.path().toStdString()) != std::string::npos);
        QCOMPARE(worker.model().state, ModelState::Failed);
    }
};

QTEST_GUILESS_MAIN(TstWorkerServices)
#include "tst_worker_services.moc"
