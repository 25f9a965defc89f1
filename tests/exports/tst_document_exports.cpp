// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "exports/json_export.h"
#include "exports/markdown_export.h"
#include "exports/raw_export.h"
#include "grounding/tag_parser.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace lectern;
using namespace lectern::exports;

namespace {

document::PageResult page(int number, std::string raw)
{
    document::PageResult made;
    made.page = number;
    made.blocks = grounding::parseGrounded(raw);
    made.raw = std::move(raw);
    return made;
}

document::Document twoPages()
{
    document::Document made;
    made.source = "in/report.pdf";
    made.pages = {page(1, "<|ref|>title<|/ref|><|det|>[[0, 0, 9, 9]]<|/det|>\n# One\n\n"),
        page(2, "<|ref|>header<|/ref|><|det|>[[0, 0, 9, 9]]<|/det|>\nHead\n\n<|ref|>text<|/ref|>\nTwo \xFF\n")};
    return made;
}

std::filesystem::path path(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

} // namespace

class DocumentExportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markdownJoinsPagesByABlankLine();
    void furnitureIsKeptOnRequest();
    void rawTextJoinsPagesByTheSplitMark();
    void aFailedPageKeepsItsPlaceInTheRawText();
    void aMissingFolderIsMade();
    void anUnwritableFolderIsAnErrorAndLeavesNothing();
    void aFailedWriteLeavesTheOldFile();
};

void DocumentExportsTest::markdownJoinsPagesByABlankLine()
{
    const QTemporaryDir folder;
    const auto written = exportMarkdown(twoPages(), {path(folder), "report"});
    QVERIFY(written);
    QCOMPARE(*written, path(folder) / "report.md");
    QCOMPARE(readFile(*written).value(), std::string("# One\n\nTwo \xEF\xBF\xBD\n"));
}

void DocumentExportsTest::furnitureIsKeptOnRequest()
{
    const QTemporaryDir folder;
    const auto written = exportMarkdown(twoPages(), {path(folder), "r"}, {document::Furniture::Keep});
    QCOMPARE(readFile(written.value()).value(), std::string("# One\n\nHead\n\nTwo \xEF\xBF\xBD\n"));
}

void DocumentExportsTest::rawTextJoinsPagesByTheSplitMark()
{
    const QTemporaryDir folder;
    document::Document document;
    document.pages = {page(1, "<|ref|>text<|/ref|>\none"), page(2, "two")};
    const auto written = exportRaw(document, {path(folder), "report"});
    QVERIFY(written);
    QCOMPARE(*written, path(folder) / "report_det.mmd");
    QCOMPARE(readFile(*written).value(), std::string("<|ref|>text<|/ref|>\none\n<--- Page Split --->\ntwo"));
}

void DocumentExportsTest::aFailedPageKeepsItsPlaceInTheRawText()
{
    const QTemporaryDir folder;
    document::Document document;
    document.pages = {page(1, "one"), page(2, ""), page(3, "three")};
    QCOMPARE(readFile(exportRaw(document, {path(folder), "r"}).value()).value(),
        std::string("one\n<--- Page Split --->\n\n<--- Page Split --->\nthree"));
}

void DocumentExportsTest::aMissingFolderIsMade()
{
    const QTemporaryDir folder;
    QVERIFY(exportMarkdown(twoPages(), {path(folder) / "a" / "b", "report"}));
    QVERIFY(std::filesystem::exists(path(folder) / "a" / "b" / "report.md"));
}

void DocumentExportsTest::anUnwritableFolderIsAnErrorAndLeavesNothing()
{
    const ExportTarget target{"/proc/none", "report"};
    for (const auto& written :
        {exportMarkdown(twoPages(), target), exportRaw(twoPages(), target), exportJson(twoPages(), target, {})}) {
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    }
    const QTemporaryDir folder; // a file stands where the folder should be
    QVERIFY(writeFileAtomically(path(folder) / "taken", "x"));
    QVERIFY(!exportMarkdown(twoPages(), {path(folder) / "taken", "report"}));
    QCOMPARE(readFile(path(folder) / "taken").value(), std::string("x"));
}

void DocumentExportsTest::aFailedWriteLeavesTheOldFile()
{
    const QTemporaryDir folder;
    // A folder of that name cannot be replaced by a file; what is in it must survive, and no temporary file stay.
    std::filesystem::create_directory(path(folder) / "report.md");
    QVERIFY(writeFileAtomically(path(folder) / "report.md" / "inside", "x"));
    const auto written = exportMarkdown(twoPages(), {path(folder), "report"});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QCOMPARE(readFile(path(folder) / "report.md" / "inside").value(), std::string("x"));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(path(folder)), {}), 1);
}

QTEST_APPLESS_MAIN(DocumentExportsTest)
#include "tst_document_exports.moc"
