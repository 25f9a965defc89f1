// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_process.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace lectern::test;
using namespace Qt::StringLiterals;

// The real program, from its arguments to the files that it leaves.
class TstConvert : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    CliRun convert(const QStringList& arguments) const
    {
        return runCli(m_folder->path(), QStringList{u"convert"_s} + arguments);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void helpAndVersionGoToStandardOutput()
    {
        for (const QStringList& arguments : {QStringList{u"--help"_s}, {u"convert"_s, u"--help"_s}, {u"--version"_s},
                 {u"inspect"_s, u"--help"_s}, {u"tokenize"_s, u"--help"_s}, {u"convert"_s, u"--version"_s}}) {
            const CliRun run = runCli(m_folder->path(), arguments);
            QVERIFY2(run.status == 0, qPrintable(arguments.join(u' ')));
            QVERIFY(!run.out.isEmpty());
            QVERIFY2(run.err.isEmpty(), run.err);
        }
    }

    void wrongUsageSaysWhatWasMeant_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("nothing") << QStringList{} << QByteArray("Usage");
        QTest::newRow("command") << QStringList{u"convrt"_s} << QByteArray("did you mean convert?");
        QTest::newRow("later command") << QStringList{u"train"_s} << QByteArray("not in this version");
        QTest::newRow("no input") << QStringList{u"convert"_s} << QByteArray("no input");
        QTest::newRow("option") << QStringList{u"convert"_s, u"a.pdf"_s, u"--page"_s} << QByteArray("--pages?");
        QTest::newRow("later format") << QStringList{u"convert"_s, u"a.pdf"_s, u"--format"_s, u"docx"_s}
                                      << QByteArray("docx is not in this version");
        QTest::newRow("server") << QStringList{u"convert"_s, appData("three-pages.pdf"), u"--reader"_s,
            u"http://x/v1"_s} << QByteArray("not in this version");
        QTest::newRow("reader") << QStringList{u"convert"_s, u"missing.pdf"_s, u"--reader"_s, u"modle"_s}
                                << QByteArray("modle");
        QTest::newRow("contradiction") << QStringList{u"convert"_s, appData("three-pages.pdf"), u"--reader"_s,
            u"builtin"_s, u"--model"_s, u"nano"_s}
                                       << QByteArray("contradict");
        QTest::newRow("pages beyond the end") << QStringList{u"convert"_s, appData("three-pages.pdf"), u"--pages"_s,
            u"2-9"_s} << QByteArray("only 3 pages");
    }

    void wrongUsageSaysWhatWasMeant()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, said);
        const CliRun run = runCli(m_folder->path(), arguments);
        QCOMPARE(run.status, 2);
        QVERIFY2(run.err.contains(said), run.err);
        QVERIFY(run.out.isEmpty());
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void aFileWhoseNameLooksLikeAnOptionIsPointedOut()
    {
        QVERIFY(QFile::copy(appData("three-pages.pdf"), path(u"-x.pdf"_s)));
        const CliRun run = convert({u"-x.pdf"_s});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.err.contains("./-x.pdf"), run.err);
    }

    void outputThatNobodyReadsStopsNothing()
    {
        const auto shell = [this](const QString& redirection) {
            QProcess process;
            process.setWorkingDirectory(m_folder->path());
            process.start(u"sh"_s,
                {u"-c"_s,
                    u"{ '%1' convert '%2' '%2' -o out; echo $? >status; } %3"_s.arg(
                        QStringLiteral(LECTERN_CLI), appData("three-pages.pdf"), redirection)});
            return process.waitForFinished(60'000);
        };
        for (const QString& redirection : {u"2>&1 | true"_s, u">/dev/full"_s, u"<&- >&- 2>&-"_s}) {
            QVERIFY(shell(redirection));
            const QString first = fileText(path(u"out/three-pages.md"_s));
            QVERIFY2(!first.isEmpty(), qPrintable(redirection));
            QVERIFY2(!first.contains(u"built-in reader"_s) && !first.contains(u"out/"_s), qPrintable(first));
            QCOMPARE(fileText(path(u"out/three-pages-2.md"_s)), first);
            QCOMPARE(fileText(path(u"status"_s)).trimmed(), redirection.contains(u'-') ? u"0"_s : u"1"_s);
            QVERIFY(QDir(path(u"out"_s)).removeRecursively());
        }
    }

    void aDigitalPdfBecomesMarkdown()
    {
        const CliRun run = convert({appData("three-pages.pdf")});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.out.size(), 1);
        QVERIFY2(run.err.contains("built-in reader"), run.err);
        const QString markdown = fileText(path(run.out.last()));
        qsizetype place = 0;
        for (const QString& words :
            {u"Chapter one"_s, u"text of page one"_s, u"Chapter two"_s, u"it ends here"_s, u"Chapter three"_s}) {
            const qsizetype next = markdown.indexOf(words, place);
            QVERIFY2(next >= place, qPrintable(words + u" in:\n"_s + markdown));
            place = next;
        }
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    }

    void everyFormatIsWrittenAndMarkdownIsNamedLast()
    {
        const CliRun run = convert({appData("three-pages.pdf"), u"-o"_s, u"out/deep"_s, u"--format"_s, u"md,raw,json"_s,
            u"--pages"_s, u"2"_s});
        QVERIFY2(run.status == 0, run.err);
        const QStringList expected{
            u"out/deep/three-pages.json"_s, u"out/deep/three-pages_det.mmd"_s, u"out/deep/three-pages.md"_s};
        QCOMPARE(run.out, expected);
        QVERIFY(fileText(path(expected[1])).contains(u"<|ref|>"_s));
        const auto json = QJsonDocument::fromJson(fileText(path(expected[0])).toUtf8()).object();
        QCOMPARE(json[u"reader"_s].toString(), u"builtin"_s);
        const QJsonArray pages = json[u"pages"_s].toArray();
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages[0][u"page"_s].toInt(), 2);
        QCOMPARE(pages[0][u"status"_s].toString(), u"done"_s);
        QVERIFY(fileText(path(expected[2])).contains(u"Chapter two"_s));
        QVERIFY(!fileText(path(expected[2])).contains(u"Chapter one"_s));
    }

    void htmlIsOneFileWithItsPages()
    {
        const CliRun run = convert({appData("three-pages.pdf"), u"--format"_s, u"html"_s});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out, QStringList({u"./three-pages.html"_s}));
        const QString html = fileText(path(u"three-pages.html"_s));
        QVERIFY2(html.contains(u"<section id=\"page-3\">"_s) && html.contains(u"Chapter two"_s), qPrintable(html));
        QVERIFY(html.contains(u"<title>three-pages</title>"_s) && html.endsWith(u"</html>\n"_s));
    }

    void oneBrokenAndOneEncryptedFileDoNotStopTheOthers()
    {
        const CliRun run = convert({appData("broken.pdf"), u"missing.pdf"_s, appData("encrypted.pdf"),
            appData("three-pages.pdf"), u"--format"_s, u"json,md"_s});
        QCOMPARE(run.status, 1);
        QCOMPARE(run.out, QStringList({u"./three-pages.json"_s, u"./three-pages.md"_s}));
        const QByteArray summary = run.err.mid(run.err.indexOf("need attention"));
        QVERIFY2(summary.contains("broken.pdf") && summary.contains("missing.pdf") && summary.contains("encrypted.pdf"),
            run.err);
        QVERIFY2(summary.contains("password"), run.err);
    }

    void nothingReadableIsThree()
    {
        QCOMPARE(convert({u"missing.pdf"_s}).status, 3);
        QCOMPARE(convert({appData("encrypted.pdf")}).status, 3);
        const CliRun run = convert({appData("broken.pdf"), u"missing.pdf"_s});
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.contains("missing.pdf"), run.err);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void aModelThatIsNotThereIsThree()
    {
        const CliRun run = convert({appData("three-pages.pdf"), u"--model"_s, u"imaginary"_s});
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.contains("imaginary"), run.err);
    }

    void thePasswordOpensAnEncryptedFile()
    {
        const CliRun run = convert({appData("encrypted.pdf"), u"--password"_s, u"secret"_s});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(fileText(path(u"encrypted.md"_s)).contains(u"Chapter three"_s));
        QCOMPARE(convert({appData("encrypted.pdf"), u"--password"_s, u"wrong"_s}).status, 3);
    }

    void wrongPagesOfOneFileAreThatFilesFailure()
    {
        const CliRun run = convert({appData("three-pages.pdf"), appData("sixty-pages.pdf"), u"--pages"_s, u"5"_s});
        QCOMPARE(run.status, 1);
        QCOMPARE(run.out, QStringList{u"./sixty-pages.md"_s});
    }

    void aSecondInputOfTheSameNameGetsANumber()
    {
        const CliRun run = convert({appData("three-pages.pdf"), appData("three-pages.pdf"), u"--pages"_s, u"1"_s});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out, QStringList({u"./three-pages.md"_s, u"./three-pages-2.md"_s}));
    }

    void anEarlierResultStaysWhereTheFileCannotBeRead()
    {
        QVERIFY(lectern::writeFileAtomically(path(u"broken.md"_s).toStdString(), "precious"));
        QCOMPARE(convert({appData("broken.pdf")}).status, 3);
        QCOMPARE(fileText(path(u"broken.md"_s)), u"precious"_s);
    }

    void anOutputFolderThatCannotBeIsSaidBeforeReading()
    {
        QVERIFY(lectern::writeFileAtomically(path(u"file"_s).toStdString(), "x"));
        const CliRun run = convert({appData("three-pages.pdf"), u"-o"_s, u"file/out"_s});
        QCOMPARE(run.status, 1);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains("not a folder") && !run.err.contains("Chapter"), run.err);
        QCOMPARE(fileText(path(u"file"_s)), u"x"_s);
    }

    void progressIsJsonLinesAndNothingElse()
    {
        const CliRun run = convert({appData("three-pages.pdf"), appData("broken.pdf"), u"--progress"_s, u"json"_s});
        QCOMPARE(run.status, 1);
        QStringList events;
        QJsonObject last;
        for (const QByteArray& line : run.err.split('\n')) {
            if (line.isEmpty())
                continue;
            QJsonParseError error;
            last = QJsonDocument::fromJson(line, &error).object();
            QVERIFY2(error.error == QJsonParseError::NoError, line);
            events.push_back(last[u"event"_s].toString());
        }
        QCOMPARE(events.first(), u"reader"_s);
        QCOMPARE(events.count(u"page"_s), 3);
        QVERIFY(events.contains(u"progress"_s));
        QCOMPARE(events.count(u"file-failed"_s), 1);
        QCOMPARE(events.last(), u"finished"_s);
        QCOMPARE(last[u"pages_done"_s].toInt(), 3);
        QCOMPARE(last[u"troubles"_s].toArray().size(), 1);
    }

    void aFolderIsConvertedFileByFile()
    {
        QDir(m_folder->path()).mkdir(u"in"_s);
        QVERIFY(QFile::copy(appData("three-pages.pdf"), path(u"in/b.pdf"_s)));
        QVERIFY(QFile::copy(appData("three-pages.pdf"), path(u"in/a.pdf"_s)));
        const CliRun run = convert({u"in"_s, u"-o"_s, u"out"_s, u"--pages"_s, u"1"_s});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.out, QStringList({u"out/a.md"_s, u"out/b.md"_s}));
        QDir(m_folder->path()).mkdir(u"empty"_s);
        QCOMPARE(convert({u"empty"_s}).status, 3);
    }

    void theBuiltInReaderReadsTheReportAsItsTruth()
    {
        const CliRun run = convert({qtPath(resourcePath("samples/a4-report.pdf"))});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(fileText(path(u"a4-report.md"_s)), fileText(qtPath(resourcePath("samples/truth/a4-report.md"))));
    }

    void theNanoModelReadsTheTwoColumnSampleWithoutAMistake()
    {
        const QString sample = qtPath(resourcePath("samples/two-columns.pdf"));
        const CliRun run = convert({sample, u"--model"_s, u"nano"_s, u"--format"_s, u"md,raw,json"_s});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.contains("nano"), run.err);
        QVERIFY2(run.err.contains("tokens/s"), run.err);
        const auto json = QJsonDocument::fromJson(fileText(path(u"two-columns.json"_s)).toUtf8()).object();
        QCOMPARE(json[u"reader"_s].toString(), u"model"_s);
        QCOMPARE(json[u"model"_s].toString(), u"nano"_s);
        QCOMPARE(fileText(path(u"two-columns.md"_s)), fileText(qtPath(resourcePath("samples/truth/two-columns.md"))));
        QVERIFY(fileText(path(u"two-columns_det.mmd"_s)).contains(u"<|det|>"_s));
    }

    void aTokenLimitCutsThePageAndKeepsItsText()
    {
        const QString sample = qtPath(resourcePath("samples/two-columns.pdf"));
        const CliRun run =
            convert({sample, u"--model"_s, u"nano"_s, u"--max-tokens"_s, u"40"_s, u"--format"_s, u"md,json"_s});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("page 1 cut: came to no end within 40 tokens"), run.err);
        const auto json = QJsonDocument::fromJson(fileText(path(u"two-columns.json"_s)).toUtf8()).object();
        const QJsonValue page = json[u"pages"_s].toArray()[0];
        QCOMPARE(page[u"status"_s].toString(), u"cut"_s);
        QCOMPARE(page[u"tokens"_s].toInt(), 40);
        QVERIFY(!fileText(path(u"two-columns.md"_s)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstConvert)
#include "tst_convert.moc"
