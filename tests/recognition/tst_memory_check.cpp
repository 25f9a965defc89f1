// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/memory_check.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>

using namespace lectern;
using namespace lectern::recognition;

namespace fs = std::filesystem;

namespace {

const fs::path kNano = fs::path(LECTERN_SOURCE_DIR) / "resources/models/nano";

MemoryNeed nanoNeed(model::Precision precision)
{
    model::LoadOptions load;
    load.precision = precision;
    return memoryNeed(kNano, load).value();
}

fs::path writeText(const QTemporaryDir& folder, const std::string& text)
{
    const fs::path path = fs::path(folder.path().toStdString()) / "meminfo";
    std::ofstream(path) << text;
    return path;
}

} // namespace

class TstMemoryCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNeedFollowsTheWeightsAndThePrecision()
    {
        const MemoryNeed half = nanoNeed(model::Precision::BF16);
        const MemoryNeed full = nanoNeed(model::Precision::F32);
        QVERIFY(half.weights > 0);
        QCOMPARE(full.weights, 2 * half.weights);
        QCOMPARE(nanoNeed(model::Precision::Auto).weights, full.weights); // small checkpoints are kept in f32
        QVERIFY(half.weights <= fs::file_size(kNano / "model.safetensors") * 2);
        QVERIFY(full.total() > full.weights);
    }

    void aFolderWithoutWeightsIsAnErrorOfItsOwn()
    {
        const QTemporaryDir empty;
        const auto need = memoryNeed(empty.path().toStdString(), {});
        QVERIFY(!need);
        QCOMPARE(need.error().code, ErrorCode::NotFound);
    }

    void tooLittleMemoryIsRefusedWithBothFigures()
    {
        const MemoryNeed need{6'800'000'000, 1'500'000'000};
        QVERIFY(checkMemory(need, 8'300'000'000));
        const auto refused = checkMemory(need, 3'140'000'000);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::OutOfMemory);
        QVERIFY(refused.error().message.find("8.3 GB") != std::string::npos);
        QVERIFY(refused.error().message.find("3.1 GB") != std::string::npos);
        QVERIFY(refused.error().message.find("built-in") != std::string::npos);
    }

    void availableMemoryIsWhatTheSystemSays()
    {
        const QTemporaryDir folder;
        const fs::path path = writeText(folder, "MemTotal: 200 kB\nMemFree:  10 kB\nMemAvailable:   1000 kB\nX: 7\n");
        QCOMPARE(availableMemory(path).value(), std::uintmax_t{1024000});
    }

    void aSystemThatDoesNotSayIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no such line") << QByteArray("MemTotal: 200 kB\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no number") << QByteArray("MemAvailable: lots\n");
    }

    void aSystemThatDoesNotSayIsAnError()
    {
        QFETCH(const QByteArray, text);
        const QTemporaryDir folder;
        QVERIFY(!availableMemory(writeText(folder, text.toStdString())));
        QVERIFY(!availableMemory("/nowhere/meminfo"));
    }

    void amountsAreWrittenAsPeopleReadThem()
    {
        QCOMPARE(describeBytes(0), std::string("0 MB"));
        QCOMPARE(describeBytes(310'400'000), std::string("310 MB"));
        QCOMPARE(describeBytes(8'300'000'000), std::string("8.3 GB"));
    }
};

QTEST_APPLESS_MAIN(TstMemoryCheck)
#include "tst_memory_check.moc"
