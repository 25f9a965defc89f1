// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/minimal_pdf.h"
#include "support/fixture_path.h"
#include "ui/conversion/document_session.h"
#include "ui/window_bench.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextCursor>

using namespace lectern;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// One document on disk with a session over the real worker and the built-in reader.
struct Bench
{
    explicit Bench(int pages = 3)
    {
        file = folder.filePath(u"book.pdf"_s);
        QFile pdf(file);
        if (pdf.open(QIODevice::WriteOnly)) {
            pdf.write(test::bookPdf(pages));
        }
        begin(pages);
    }
    void begin(int pages)
    {
        session.reset();
        session = std::make_unique<DocumentSession>(file, 7, worker, pages::PageSource::open, drafts);
        restored = std::make_unique<QSignalSpy>(session.get(), &DocumentSession::restored);
        QSignalSpy prepared(session.get(), &DocumentSession::prepared);
        session->prepare();
        QVERIFY(prepared.wait());
        session->begin(pages, {});
    }
    bool finishes()
    {
        return QTest::qWaitFor([this] { return !session->conversion().isRunning(); }, 60000);
    }
    QString read(const QString& name) const
    {
        QFile made(folder.filePath(name));
        return made.open(QIODevice::ReadOnly) ? QString::fromUtf8(made.readAll()) : u"(none)"_s;
    }

    QTemporaryDir folder;
    QString file;
    recognition::ConversionWorker worker;
    std::shared_ptr<DraftKeeper> drafts = std::make_shared<DraftKeeper>(DraftFolder(folder.filePath(u"drafts"_s)));
    std::unique_ptr<DocumentSession> session;
    std::unique_ptr<QSignalSpy> restored;
};

void append(MarkdownDocument& document, const QString& text)
{
    QTextCursor cursor(document.text());
    cursor.setPosition(document.rangeOf({0, 0}).second);
    cursor.insertText(text);
}

} // namespace

class TestDocumentSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsThePagesThatAreAskedFor()
    {
        Bench bench;
        bench.session->convert({0, 2}, {});
        QCOMPARE(bench.session->markdown().pageState(0), PageState::Waiting);
        QCOMPARE(bench.session->markdown().pageState(1), PageState::Unread);
        QVERIFY(bench.finishes());
        QCOMPARE(bench.session->markdown().markdown(), u"Page 1 of the book\n\nPage 3 of the book\n"_s);
        QCOMPARE(bench.session->markdown().pageState(0), PageState::Done);
        QVERIFY(!bench.session->isModified());
    }

    void stoppingLeavesWhatWasNotBegunAsItWas()
    {
        Bench bench(200);
        std::vector<int> pages(200);
        std::iota(pages.begin(), pages.end(), 0);
        bench.worker.setPaused(true);
        bench.session->convert(pages, {});
        bench.session->conversion().stop();
        bench.worker.setPaused(false);
        QVERIFY(bench.finishes());
        QCOMPARE(bench.session->markdown().pageState(199), PageState::Unread);
        QVERIFY(!bench.session->conversion().error());
    }

    void aFileThatIsGoneIsAnErrorOfTheConversion()
    {
        Bench bench;
        QVERIFY(QFile::remove(bench.file));
        bench.session->convert({0}, {});
        QVERIFY(bench.finishes());
        QVERIFY(bench.session->conversion().error().has_value());
        QCOMPARE(bench.session->markdown().pageState(0), PageState::Unread);
    }

    void deletingASessionWhileItReadsIsSafe()
    {
        Bench bench(50);
        std::vector<int> pages(50);
        std::iota(pages.begin(), pages.end(), 0);
        bench.session->convert(pages, {});
        QTRY_VERIFY(bench.session->markdown().pageState(0) != PageState::Waiting);
        bench.session.reset();
        QTRY_VERIFY(bench.worker.jobs().empty());
    }

    void whatIsSavedIsWhatStandsThere()
    {
        Bench bench;
        bench.session->convert({0}, {});
        QVERIFY(bench.finishes());
        append(bench.session->markdown(), u", corrected"_s);
        QVERIFY(bench.session->isModified());
        QSignalSpy saved(bench.session.get(), &DocumentSession::saved);
        bench.session->save(bench.folder.filePath(u"out/book.md"_s), SaveFormat::Markdown);
        QVERIFY(saved.wait());
        QCOMPARE(bench.read(u"out/book.md"_s), u"Page 1 of the book, corrected\n"_s);
        QVERIFY(!bench.session->isModified());
        bench.session->save(bench.folder.filePath(u"out/book.json"_s), SaveFormat::Json);
        QVERIFY(saved.wait());
        QVERIFY(bench.read(u"out/book.json"_s).contains(u"Page 1 of the book, corrected"_s));
    }

    void aFolderThatCannotBeWrittenToIsSaid()
    {
        Bench bench;
        bench.session->convert({0}, {});
        QVERIFY(bench.finishes());
        append(bench.session->markdown(), u"!"_s);
        QSignalSpy failed(bench.session.get(), &DocumentSession::saveFailed);
        bench.session->save(bench.file + u"/book.md"_s, SaveFormat::Markdown); // below a file
        QVERIFY(failed.wait());
        QVERIFY(bench.session->isModified());
    }

    void unsavedEditsComeBackAfterACrash()
    {
        Bench bench;
        bench.session->convert({0, 1}, {});
        QVERIFY(bench.finishes());
        append(bench.session->markdown(), u" kept"_s);
        bench.session->keepDraft();
        bench.begin(3); // as the next start would
        QCOMPARE(bench.restored->count(), 1);
        QCOMPARE(bench.session->markdown().markdown(), u"Page 1 of the book kept\n\nPage 2 of the book\n"_s);
        QVERIFY(bench.session->isModified());
        bench.session->discardEdits();
        bench.begin(3);
        QCOMPARE(bench.restored->count(), 0);
        QVERIFY(bench.session->markdown().isEmpty());
    }

    void editsAfterDiscardedOnesAreKeptToo()
    {
        Bench bench;
        bench.session->convert({0}, {});
        QVERIFY(bench.finishes());
        append(bench.session->markdown(), u" one"_s);
        bench.session->discardEdits();
        append(bench.session->markdown(), u" two"_s);
        bench.session->keepDraft();
        bench.begin(3);
        QCOMPARE(bench.restored->count(), 1);
    }

    void aDraftKeepsEveryField()
    {
        SavedPage page;
        page.state = PageState::Cut;
        page.result.page = 1;
        page.result.status = document::PageStatus::Cut;
        page.result.reason = "repeated itself";
        page.result.raw = "<|ref|>text";
        document::Block block;
        block.label = "text";
        block.text = "one";
        block.boxes = {{0.1, 0.2, 0.3, 0.4}};
        page.result.blocks = {block};
        page.result.doubtful = {{"one", {0, 0, 1, 1}, 0.5}};
        page.blocks = {{page.result.blocks[0], 0, u"two 语"_s}};
        const auto back = draftFromJson(toJson(Draft{u"/a.pdf"_s, QDateTime::currentDateTimeUtc(), {page}}));
        QVERIFY(back.has_value());
        QCOMPARE(back->pages.size(), 1U);
        QCOMPARE(back->pages[0].result.blocks, page.result.blocks);
        QCOMPARE(back->pages[0].blocks.at(0).edited, page.blocks.at(0).edited);
        QCOMPARE(back->pages[0].blocks.at(0).output, 0);
        QVERIFY(back->pages[0].blocks.at(0).block == page.result.blocks[0]);
        QCOMPARE(back->pages[0].result.reason, page.result.reason);
        QCOMPARE(back->pages[0].result.doubtful[0].confidence, 0.5);
    }

    void anOlderDraftNeverComesOverANewerOne()
    {
        QTemporaryDir folder;
        const DraftFolder disk(folder.path());
        QSemaphore turns;
        QSemaphore begun;
        {
            DraftKeeper keeper(disk, [&] {
                begun.release();
                turns.acquire();
            });
            const auto draft = [](const char* text) {
                Draft made{u"/a.pdf"_s, QDateTime::currentDateTimeUtc(), {SavedPage()}};
                made.pages[0].result.raw = text;
                return made;
            };
            keeper.keep(draft("first"));
            begun.acquire(); // it stands before the disk
            keeper.keep(draft("second"));
            keeper.keep(draft("third"));
            QVERIFY(!disk.read(u"/a.pdf"_s)); // nobody waited for it
            auto found = keeper.read(u"/a.pdf"_s);
            turns.release(4);
            found.waitForFinished();
            QCOMPARE(QString::fromStdString(found.result()->pages[0].result.raw), u"third"_s);

            keeper.keep(draft("fourth"));
            keeper.remove(u"/a.pdf"_s);
            turns.release(2);
            keeper.keep(draft("fifth"));
            turns.release();
        } // waits until all is on disk
        QCOMPARE(QString::fromStdString(disk.read(u"/a.pdf"_s)->pages[0].result.raw), u"fifth"_s);
        QCOMPARE(turns.available(), 0);
    }

    void aDraftThatWasRemovedWhileItWaitedIsNotWritten()
    {
        QTemporaryDir folder;
        const DraftFolder disk(folder.path());
        QSemaphore turns;
        {
            DraftKeeper keeper(disk, [&] { turns.acquire(); });
            keeper.keep({u"/a.pdf"_s, QDateTime::currentDateTimeUtc(), {SavedPage()}});
            keeper.remove(u"/a.pdf"_s);
            turns.release(2);
        }
        QVERIFY(!disk.read(u"/a.pdf"_s));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aDraftThatCannotBeWrittenIsTold()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"in the way"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        DraftKeeper keeper{DraftFolder(file.fileName())}; // a file, not a folder
        QSignalSpy failed(&keeper, &DraftKeeper::failed);
        keeper.keep({u"/a.pdf"_s, QDateTime::currentDateTimeUtc(), {SavedPage()}});
        QVERIFY(failed.wait());
        QCOMPARE(failed.at(0).at(0).toString(), u"/a.pdf"_s);
    }

    void aBrokenDraftIsAsGoodAsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("no object") << QByteArray("[1,2]");
        QTest::addRow("another format") << QByteArray(R"({"format":99})");
        QTest::addRow("wrong types") << QByteArray(R"({"format":1,"document":3,"changed":"","pages":[]})");
        QTest::addRow("cut off") << toJson(Draft{u"/a.pdf"_s, {}, {{}}}).chopped(20);
    }
    void aBrokenDraftIsAsGoodAsNone()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!draftFromJson(json).has_value());
    }
};

QTEST_MAIN(TestDocumentSession)
#include "tst_document_session.moc"
