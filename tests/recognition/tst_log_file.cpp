// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/log_file.h"

#include "base/files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <thread>

using namespace lectern;
using namespace lectern::recognition;

namespace fs = std::filesystem;

class TstLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineHasTimeLevelAndCategory()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "logs" / "lectern.log";
        const auto log = LogFile::open(path);
        QVERIFY(log);
        (*log)->write(LogLevel::Warning, "worker", "two\nlines\x1b[31m");
        const QString text = QString::fromStdString(readFile(path).value());
        const QRegularExpression shape(QStringLiteral(
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z warning worker: two lines \\[31m\\n$"));
        QVERIFY2(shape.match(text).hasMatch(), qPrintable(text));
    }

    void aFullLogIsTurnedAndTheOldestGoes()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "lectern.log";
        const auto log = LogFile::open(path, LogFile::Limits{400, 2, 100});
        QVERIFY(log);
        for (int n = 0; n < 100; ++n)
            (*log)->write(LogLevel::Info, "test", "message number " + std::to_string(n));
        QVERIFY(fs::file_size(path) <= 400);
        QVERIFY(fs::file_size(path.string() + ".1") <= 400);
        QVERIFY(fs::file_size(path.string() + ".2") <= 400);
        QVERIFY(!fs::exists(path.string() + ".3"));
        QVERIFY(readFile(path).value().find("number 99") != std::string::npos);
        QVERIFY(readFile(path.string() + ".2").value().find("number 0\n") == std::string::npos);
    }

    void whatIsThereIsContinued()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "lectern.log";
        (*LogFile::open(path))->write(LogLevel::Info, "a", "first");
        (*LogFile::open(path))->write(LogLevel::Info, "a", "second");
        const std::string text = readFile(path).value();
        QVERIFY(text.find("first") < text.find("second"));
        QCOMPARE(std::ranges::count(text, '\n'), 2);
    }

    void longMessagesAreShortenedBetweenCharacters()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "lectern.log";
        const auto log = LogFile::open(path, {1000, 1, 4});
        (*log)->write(LogLevel::Info, "a", "文文文");
        QVERIFY(readFile(path).value().ends_with("a: 文…\n"));
    }

    void theLastProblemsAreKept()
    {
        const QTemporaryDir folder;
        const auto log = LogFile::open(fs::path(folder.path().toStdString()) / "lectern.log");
        (*log)->write(LogLevel::Info, "a", "fine");
        for (int n = 0; n < 30; ++n)
            (*log)->write(LogLevel::Error, "a", "problem " + std::to_string(n));
        const auto problems = (*log)->lastProblems();
        QCOMPARE(problems.size(), 20U);
        QVERIFY(problems.front().ends_with("problem 10"));
        QVERIFY(problems.back().ends_with("problem 29"));
    }

    void linesOfSeveralThreadsStayWhole()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "lectern.log";
        const auto log = LogFile::open(path);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&log] {
                for (int n = 0; n < 50; ++n)
                    (*log)->write(LogLevel::Info, "a", "0123456789");
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        const QStringList lines = QString::fromStdString(readFile(path).value()).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 201);
        for (int n = 0; n < 200; ++n)
            QVERIFY(lines[n].endsWith(QLatin1String("info a: 0123456789")));
    }

    void aLogThatCannotBeWrittenIsAnError() { QVERIFY(!LogFile::open("/proc/nowhere/lectern.log")); }
};

QTEST_APPLESS_MAIN(TstLogFile)
#include "tst_log_file.moc"
