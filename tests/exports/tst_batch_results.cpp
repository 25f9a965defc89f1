// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "exports/batch_results.h"
#include "grounding/tag_parser.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace lectern;
using namespace lectern::exports;
namespace fs = std::filesystem;

namespace {

recognition::Conversion conversionOf(const std::string& text)
{
    document::PageResult page;
    page.page = 1;
    page.raw = "<|ref|>text<|/ref|><|det|>[[0, 0, 9, 9]]<|/det|>\n" + text + "\n";
    page.blocks = grounding::parseGrounded(page.raw);
    recognition::Conversion made;
    made.document.pages = {page};
    return made;
}

class Bench
{
public:
    // The Markdown's path, or the message.
    std::string write(std::uint64_t id, const fs::path& input, const std::string& text)
    {
        recognition::BatchFile file;
        file.id = id;
        file.input = input;
        recognition::Conversion conversion = conversionOf(text);
        const auto written = results.write(file, conversion, {}, {});
        return written ? written->back().string() : written.error().message;
    }
    fs::path root() const { return m_folder.path().toStdString(); }

    BatchResults results;

private:
    QTemporaryDir m_folder;
};

} // namespace

class TstBatchResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsLieBesideTheirInput()
    {
        Bench bench;
        QCOMPARE(bench.write(1, bench.root() / "a.pdf", "one"), (bench.root() / "a.md").string());
        QCOMPARE(readFile(bench.root() / "a.md").value(), std::string("one\n"));
        QVERIFY(fs::exists(bench.root() / "a.json"));
    }

    void inputsOfOneNameDoNotOverwriteEachOther()
    {
        Bench bench;
        bench.results.setDestination({.folder = bench.root() / "out", .replaces = true});
        QCOMPARE(bench.write(1, "x/a.pdf", "one"), (bench.root() / "out/a.md").string());
        QCOMPARE(bench.write(2, "y/a.png", "two"), (bench.root() / "out/a-2.md").string());
        QCOMPARE(readFile(bench.root() / "out/a.md").value(), std::string("one\n"));
    }

    void aRetryKeepsItsName()
    {
        Bench bench;
        bench.write(1, bench.root() / "a.pdf", "first try");
        bench.write(2, bench.root() / "a.png", "other");
        QCOMPARE(bench.write(1, bench.root() / "a.pdf", "second try"), (bench.root() / "a.md").string());
        QCOMPARE(readFile(bench.root() / "a.md").value(), std::string("second try\n"));
        QCOMPARE(readFile(bench.root() / "a-2.md").value(), std::string("other\n"));
    }

    void earlierResultsAreKeptUnlessTheyAreToBeReplaced()
    {
        Bench bench;
        QVERIFY(writeFileAtomically(bench.root() / "a.md", "edited by hand"));
        QCOMPARE(bench.write(1, bench.root() / "a.pdf", "new"), (bench.root() / "a-2.md").string());
        QCOMPARE(readFile(bench.root() / "a.md").value(), std::string("edited by hand"));
        Bench other;
        QVERIFY(writeFileAtomically(other.root() / "a.md", "old"));
        other.results.setDestination({.replaces = true});
        QCOMPARE(other.write(1, other.root() / "a.pdf", "new"), (other.root() / "a.md").string());
        QCOMPARE(readFile(other.root() / "a.md").value(), std::string("new\n"));
    }

    void aFolderThatCannotBeWrittenToIsNamed()
    {
        Bench bench;
        QVERIFY(writeFileAtomically(bench.root() / "file", "x"));
        bench.results.setDestination({.folder = bench.root() / "file" / "out"});
        const std::string message = bench.write(1, "a.pdf", "one");
        QVERIFY2(message.find("not a folder") != message.npos, message.c_str());
        bench.results.setDestination({.folder = bench.root() / "out"});
        QCOMPARE(bench.write(1, "a.pdf", "one"), (bench.root() / "out/a.md").string()); // another folder, the same file
    }
};

QTEST_APPLESS_MAIN(TstBatchResults)
#include "tst_batch_results.moc"
