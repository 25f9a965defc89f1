// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/markdown_document.h"
#include "ui/read_pages.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>

using namespace lectern;
using namespace lectern::ui;
using test::pageOf;
using test::textBlock;
using namespace Qt::StringLiterals;

namespace {

void type(MarkdownDocument& document, int position, int removed, const QString& text)
{
    QTextCursor cursor(document.text());
    cursor.setPosition(position);
    cursor.setPosition(position + removed, QTextCursor::KeepAnchor);
    cursor.insertText(text);
}

QString joinedBlocks(const MarkdownDocument& document)
{
    QStringList parts;
    for (int p = 0; p < document.pageCount(); ++p) {
        for (int b = 0; b < document.blockCount(p); ++b) {
            const QString markdown = document.blockMarkdown({p, b});
            if (!markdown.isEmpty()) {
                parts << markdown;
            }
        }
    }
    return parts.join(u"\n\n");
}

} // namespace

class TestMarkdownDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesStandInOrderWhicheverWasReadFirst()
    {
        MarkdownDocument document;
        document.setPageCount(3);
        document.finishPage(pageOf(3, {"last"}));
        document.finishPage(pageOf(1, {"first", "second"}));
        QCOMPARE(document.markdown(), u"first\n\nsecond\n\nlast\n"_s);
        QCOMPARE(document.pageMarkdown(0), u"first\n\nsecond"_s);
        QCOMPARE(document.pageMarkdown(1), u""_s);
        QCOMPARE(document.blockAt(0), (BlockId{0, 0}));
        QCOMPARE(document.blockAt(7), (BlockId{0, 1}));
        QCOMPARE(document.rangeOf({2, 0}), std::pair(15, 4));
        QCOMPARE(document.blockAt(19), (BlockId{2, 0}));
    }

    void aPageGrowsWhileItIsWritten()
    {
        MarkdownDocument document;
        document.setPageCount(2);
        document.finishPage(pageOf(2, {"below"}));
        document.updatePage(0, 0, {textBlock(0, "He")});
        QCOMPARE(document.pageState(0), PageState::Writing);
        QCOMPARE(document.writing(), std::optional(BlockId{0, 0}));
        document.updatePage(0, 0, {textBlock(0, "Head", "title")});
        document.updatePage(0, 1, {textBlock(1, "text")});
        QCOMPARE(document.markdown(), u"# Head\n\ntext\n\nbelow\n"_s);
        QCOMPARE(document.writing(), std::optional(BlockId{0, 1}));
        document.restartPage(0);
        QCOMPARE(document.markdown(), u"below\n"_s);
        document.finishPage(pageOf(1, {"again"}));
        QCOMPARE(document.markdown(), u"again\n\nbelow\n"_s);
        QVERIFY(!document.writing());
        QVERIFY(!document.isModified());
    }

    void furnitureStandsThereOnlyWhereItIsWanted()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document::PageResult result = pageOf(1, {"body"});
        result.blocks.insert(result.blocks.begin(), textBlock(0, "Header", "header"));
        document.finishPage(result);
        QCOMPARE(document.markdown(), u"body\n"_s);
        document.setFurniture(document::Furniture::Keep);
        QCOMPARE(document.markdown(), u"Header\n\nbody\n"_s);
        document.setFurniture(document::Furniture::Drop);
        QCOMPARE(document.markdown(), u"body\n"_s);
    }

    void typingBecomesAnEditOfItsBlock()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document.finishPage(pageOf(1, {"one", "two", "three"}));
        type(document, 5, 0, u"x"_s);
        type(document, 6, 0, u"y"_s);
        QCOMPARE(document.blockMarkdown({0, 1}), u"xytwo"_s);
        QVERIFY(document.isEdited({0, 1}));
        QVERIFY(document.isModified());
        QCOMPARE(document.undoStack()->count(), 1); // one word is one step
        document.undoStack()->undo();
        QCOMPARE(document.markdown(), u"one\n\ntwo\n\nthree\n"_s);
        QVERIFY(!document.isEdited({0, 1}));
        QVERIFY(!document.isModified());
        document.undoStack()->redo();
        QCOMPARE(document.markdown(), u"one\n\nxytwo\n\nthree\n"_s);
        QCOMPARE(document.document().pages.at(0).blocks.at(1).text, std::string("xytwo"));
    }

    void takingTheBlankLineAwayJoinsTwoBlocks()
    {
        MarkdownDocument document;
        document.setPageCount(2);
        document.finishPage(pageOf(1, {"one"}));
        document.finishPage(pageOf(2, {"two", "three"}));
        type(document, 3, 1, {});
        QCOMPARE(document.blockMarkdown({0, 0}), u"one\ntwo"_s);
        QCOMPARE(document.blockMarkdown({1, 0}), u""_s);
        document.undoStack()->undo();
        QCOMPARE(document.markdown(), u"one\n\ntwo\n\nthree\n"_s);
        QCOMPARE(document.pageMarkdown(1), u"two\n\nthree"_s);
    }

    void everythingCanBeReplacedAndComesBack()
    {
        MarkdownDocument document;
        document.setPageCount(2);
        document.finishPage(pageOf(1, {"one", "two"}));
        document.finishPage(pageOf(2, {"three"}));
        type(document, 0, document.text()->characterCount() - 1, u"new"_s);
        QCOMPARE(document.markdown(), u"new\n"_s);
        document.undoStack()->undo();
        QCOMPARE(document.markdown(), u"one\n\ntwo\n\nthree\n"_s);
    }

    void aHeadingThatIsMadeTextIsTextInExports()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document::PageResult result = pageOf(1, {"Head"});
        result.blocks[0].label = "title";
        document.finishPage(result);
        QCOMPARE(document.markdown(), u"# Head\n"_s);
        type(document, 0, 2, {});
        QCOMPARE(document.markdown(), u"Head\n"_s);
        QCOMPARE(document::documentMarkdown(document.document()), std::string("Head\n"));
    }

    void editsSurviveReadingThePageAgainUnlessThePersonSaysOtherwise()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document.finishPage(pageOf(1, {"one"}));
        type(document, 3, 0, u"!"_s);
        QSignalSpy readAgain(&document, &MarkdownDocument::readAgain);
        document.updatePage(0, 0, {textBlock(0, "o")});
        document.finishPage(pageOf(1, {"fresh"}));
        QCOMPARE(document.markdown(), u"one!\n"_s);
        QCOMPARE(readAgain.size(), 1);
        QVERIFY(document.revertPage(0));
        QCOMPARE(document.markdown(), u"fresh\n"_s);
        document.undoStack()->undo();
        QCOMPARE(document.markdown(), u"one!\n"_s);
        document.undoStack()->undo();
        QCOMPARE(document.markdown(), u"one\n"_s);
    }

    void aPageWhoseEditsWereUndoneIsReplacedInAStepThatCanBeUndone()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document.finishPage(pageOf(1, {"one"}));
        type(document, 3, 0, u"!"_s);
        document.undoStack()->undo();
        document.finishPage(pageOf(1, {"fresh"}));
        QCOMPARE(document.markdown(), u"fresh\n"_s);
        document.undoStack()->undo();
        QCOMPARE(document.markdown(), u"one\n"_s);
    }

    void whatAPageHadStaysWhereTheNewReadingComesToNothing()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document.finishPage(pageOf(1, {"one"}));
        type(document, 3, 0, u"!"_s);
        document.setWaiting(0);
        QCOMPARE(document.pageState(0), PageState::Waiting);
        document.updatePage(0, 0, {textBlock(0, "o")});
        document::PageResult cancelled = pageOf(1, {"o"});
        cancelled.status = document::PageStatus::Cancelled;
        document.finishPage(cancelled);
        QCOMPARE(document.markdown(), u"one!\n"_s);
        QCOMPARE(document.pageState(0), PageState::Done);
        document::PageResult failed = pageOf(1, {});
        failed.status = document::PageStatus::Failed;
        failed.reason = "no memory";
        document.restartPage(0);
        document.undoStack()->undo(); // while it is being written
        document.finishPage(failed);
        QCOMPARE(document.markdown(), u"one\n"_s);
        QCOMPARE(document.pageState(0), PageState::Failed);
        QCOMPARE(document.pageResult(0).reason, std::string("no memory"));
    }

    void aPageThatIsBeingWrittenIsNotEditable()
    {
        MarkdownDocument document;
        document.setPageCount(2);
        QVERIFY(!document.isEditable(0));
        document.finishPage(pageOf(1, {"one"}));
        document.updatePage(1, 0, {textBlock(0, "two")});
        QVERIFY(document.isEditable(1));
        QVERIFY(!document.isEditable(6));
        QVERIFY(!document.isEditable(1, 5));
        type(document, 3, 2, {}); // what parts the pages comes back
        QTRY_COMPARE(document.markdown(), u"one\n\ntwo\n"_s);
    }

    void aDraftHoldsEverything()
    {
        MarkdownDocument document;
        document.setPageCount(3);
        document.finishPage(pageOf(1, {"one", "two"}));
        type(document, 0, 3, u"ONE"_s);
        MarkdownDocument restored;
        restored.restorePages(document.savedPages());
        QCOMPARE(restored.markdown(), document.markdown());
        QVERIFY(restored.isModified());
        QCOMPARE(restored.pageState(1), PageState::Unread);
    }

    // Whatever is typed, streamed, undone and redone: the text is the blocks', and undoing all gives the first text.
    void anyEditsKeepTextAndBlocksTogether_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void anyEditsKeepTextAndBlocksTogether()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        MarkdownDocument document;
        document.setPageCount(4);
        for (int p = 1; p <= 4; ++p) {
            document.finishPage(pageOf(p, {"a b", "cc\ndd", "e"}));
        }
        const QString first = document.markdown();
        const QStringList typed = {u"x"_s, u" "_s, u"\n"_s, u"\n\n"_s, u"y\n\nz"_s, u""_s, u"语"_s};
        for (int i = 0; i < 60; ++i) {
            const int length = document.text()->characterCount() - 1;
            const int action = random.bounded(10);
            if (action == 0) {
                document.undoStack()->undo();
            } else if (action == 1) {
                document.undoStack()->redo();
            } else {
                const int position = random.bounded(length + 1);
                const int removed = random.bounded(std::min(12, length - position + 1));
                type(document, position, removed, typed.at(random.bounded(typed.size())));
            }
            QCOMPARE(joinedBlocks(document).simplified(), document.markdown().simplified());
            QCOMPARE(document.blockAt(document.text()->characterCount() - 1).isValid(), !document.isEmpty());
        }
        while (document.undoStack()->canUndo()) {
            document.undoStack()->undo();
        }
        QCOMPARE(document.markdown(), first);
        while (document.undoStack()->canRedo()) {
            document.undoStack()->redo();
        }
        QCOMPARE(joinedBlocks(document).simplified(), document.markdown().simplified());
    }
};

QTEST_MAIN(TestMarkdownDocument)
#include "tst_markdown_document.moc"
