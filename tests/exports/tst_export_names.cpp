// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/export_names.h"

#include "base/utf8.h"

#include <QtTest/QTest>

using namespace lectern;
using namespace lectern::exports;

class ExportNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anInputsNameIsItsFileNameWithoutEnding();
    void aSecondInputOfTheSameNameGetsANumber();
    void aNumberedNameNeverTakesAnothersPlace();
    void noNameLeavesItsFolder_data();
    void noNameLeavesItsFolder();
    void aLongNameIsCutBetweenCharacters();
    void filesStandBesideEachOtherInTheFolder();
};

void ExportNamesTest::anInputsNameIsItsFileNameWithoutEnding()
{
    ExportNames names;
    QCOMPARE(names.take("/home/a/report.v2.pdf"), std::string("report.v2"));
    QCOMPARE(names.take("論文 (final).pdf"), std::string("論文 (final)"));
    QCOMPARE(names.take("noending"), std::string("noending"));
    QCOMPARE(names.take("folder/"), std::string("folder"));
    QCOMPARE(names.take(".pdf"), std::string("pdf"));
    QCOMPARE(names.take(""), std::string("document"));
}

void ExportNamesTest::aSecondInputOfTheSameNameGetsANumber()
{
    ExportNames names;
    QCOMPARE(names.take("a/report.pdf"), std::string("report"));
    QCOMPARE(names.take("b/report.pdf"), std::string("report-2"));
    QCOMPARE(names.take("report.png"), std::string("report-3"));
    ExportNames nextRun;
    QCOMPARE(nextRun.take("report.pdf"), std::string("report"));
}

void ExportNamesTest::aNumberedNameNeverTakesAnothersPlace()
{
    ExportNames names;
    QCOMPARE(names.take("report.pdf"), std::string("report"));
    QCOMPARE(names.take("report-2.pdf"), std::string("report-2"));
    QCOMPARE(names.take("x/report.pdf"), std::string("report-3"));
    QCOMPARE(names.take("x/report-2.pdf"), std::string("report-2-2"));
}

void ExportNamesTest::noNameLeavesItsFolder_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char* text, const char* name) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(name);
    };
    row("../x", "_x");
    row("a/b", "a_b");
    row("a\\b:c*d?e\"f<g>h|i", "a_b_c_d_e_f_g_h_i");
    row("dots...", "dots");
    row(" . x . ", "x");
    row("..", "document");
    row("", "document");
    row("line\nbreak\x7F", "line_break_");
    row("\xE2\x80\xAE\x66\x64p", "_fdp"); // right-to-left override
    row("\xFF\xC3", "\xEF\xBF\xBD\xEF\xBF\xBD");
    row("Ünïcode 字 😀", "Ünïcode 字 😀");
}

void ExportNamesTest::noNameLeavesItsFolder()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    QCOMPARE(QByteArray::fromStdString(safeName(text.toStdString())), name);
}

void ExportNamesTest::aLongNameIsCutBetweenCharacters()
{
    std::string longName = "a";
    for (int i = 0; i < 200; ++i)
        longName += "字";
    const std::string name = safeName(longName);
    QVERIFY(name.size() <= 200 && name.size() > 190);
    QVERIFY(isValidUtf8(name));
}

void ExportNamesTest::filesStandBesideEachOtherInTheFolder()
{
    const ExportTarget target{"out", "report"};
    QCOMPARE(target.file(".md").string(), std::string("out/report.md"));
    QCOMPARE(target.file("_det.mmd").string(), std::string("out/report_det.mmd"));
    QCOMPARE(target.figure(3, 0), std::string("report_images/3_0.jpg"));
    QCOMPARE((ExportTarget{{}, "report"}).file(".md").string(), std::string("report.md"));
}

QTEST_APPLESS_MAIN(ExportNamesTest)
#include "tst_export_names.moc"
