// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections of the blocks of a page: all on one undo stack, followed by the text and by exports.
#include "ui/conversion/draft_file.h"
#include "ui/conversion/markdown_document.h"
#include "ui/read_pages.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTextCursor>

using namespace lectern;
using namespace lectern::ui;
using document::Rect;
using test::pageOf;
using namespace Qt::StringLiterals;

namespace {

// A page of blocks with boxes one below the other.
document::PageResult boxedPage(int page, const std::vector<std::string>& texts)
{
    document::PageResult result = pageOf(page, texts);
    const double height = 1.0 / static_cast<double>(texts.size());
    for (size_t i = 0; i < result.blocks.size(); ++i) {
        const double top = height * static_cast<double>(i);
        result.blocks[i].boxes = {{0.1, top, 0.9, top + 0.8 * height}};
    }
    return result;
}

std::unique_ptr<MarkdownDocument> documentOf(const std::vector<std::string>& texts)
{
    auto document = std::make_unique<MarkdownDocument>();
    document->setPageCount(1);
    document->finishPage(boxedPage(1, texts));
    return document;
}

QString joinedBlocks(const MarkdownDocument& document)
{
    QStringList parts;
    for (int p = 0; p < document.pageCount(); ++p) {
        for (int b = 0; b < document.blockCount(p); ++b) {
            parts << document.blockMarkdown({p, b});
        }
    }
    parts.removeAll(QString());
    return parts.join(u"\n\n");
}

// Everything that can be seen of it.
QString described(const MarkdownDocument& document)
{
    QString text = document.markdown();
    for (const document::PageResult& page : document.document().pages) {
        for (const document::Block& block : page.blocks) {
            text += QString::fromStdString(block.label) + u'|' + QString::fromStdString(block.text);
            for (const Rect& box : block.boxes) {
                text +=
                    u'|' + QString::number(box.x1) + u',' + QString::number(box.y1) + u',' + QString::number(box.y2);
            }
            text += u'\n';
        }
    }
    return text;
}

} // namespace

class TestCorrections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movingABlockChangesTheMarkdownAndTheExportsAndIsOneStep()
    {
        const auto document = documentOf({"one", "two", "three"});
        QVERIFY(document->moveBlock({0, 2}, 0));
        QCOMPARE(document->markdown(), u"three\n\none\n\ntwo\n"_s);
        const auto exported = document->document().pages.at(0).blocks;
        QCOMPARE(exported.at(0).text, std::string("three"));
        QCOMPARE(exported.at(0).order, 0);
        QCOMPARE(exported.at(2).order, 2);
        QVERIFY(document->isModified());
        QVERIFY(document->isCorrected(0));
        QVERIFY(!document->isCorrected(BlockId{0, 0})); // it says what was read
        document->undoStack()->undo();
        QCOMPARE(document->markdown(), u"one\n\ntwo\n\nthree\n"_s);
        QVERIFY(!document->isCorrected(0));
        QVERIFY(!document->moveBlock({0, 1}, 1));
        QVERIFY(!document->moveBlock({0, 3}, 0));
        QVERIFY(!document->orderBlocks(0, {0, 0, 1}));
        QCOMPARE(document->undoStack()->count(), 1);
    }

    void blocksAreMergedWithTheirTextAndBoxes()
    {
        const auto document = documentOf({"a paragraph that runs", "on in the next column", "end"});
        QVERIFY(document->mergeWithNext({0, 0}));
        QCOMPARE(document->markdown(), u"a paragraph that runs on in the next column\n\nend\n"_s);
        QCOMPARE(document->block({0, 0}).boxes.size(), size_t{2});
        QVERIFY(!document->mergeWithNext({0, 1}));
        document->undoStack()->undo();
        QCOMPARE(document->blockCount(0), 3);
    }

    void aBlockIsSplitWithItsTextAndItsBox()
    {
        const auto document = documentOf({"first half. second half."});
        QVERIFY(document->splitBlock({0, 0}, 11));
        QCOMPARE(document->markdown(), u"first half.\n\nsecond half.\n"_s);
        const Rect upper = document->block({0, 0}).boxes.at(0);
        const Rect lower = document->block({0, 1}).boxes.at(0);
        QCOMPARE(upper.y2, lower.y1);
        QVERIFY(upper.y1 < upper.y2 && lower.y1 < lower.y2);
        QVERIFY(!document->splitBlock({0, 0}, 0));
        QVERIFY(!document->splitBlock({0, 0}, 99));
    }

    void aLabelChangesTheMarkdownWithIt()
    {
        const auto document = documentOf({"Heading", "text"});
        QVERIFY(document->setLabel({0, 0}, "title"));
        QCOMPARE(document->markdown(), u"# Heading\n\ntext\n"_s);
        QVERIFY(document->setLabel({0, 0}, "sub_title"));
        QCOMPARE(document->markdown(), u"## Heading\n\ntext\n"_s);
        document->editBlock({0, 0}, u"## Heading 2"_s);
        QVERIFY(document->setLabel({0, 0}, "text"));
        QCOMPARE(document->markdown(), u"Heading 2\n\ntext\n"_s);
        QVERIFY(document->setLabel({0, 1}, "header"));
        QCOMPARE(document->markdown(), u"Heading 2\n"_s);
        QVERIFY(!document->setLabel({0, 1}, "header"));
    }

    void blocksAreDrawnAndRemovedAndComeBack()
    {
        const auto document = documentOf({"one", "two"});
        QVERIFY(document->removeBlock({0, 0}));
        QCOMPARE(document->markdown(), u"two\n"_s);
        document::Block drawn = test::textBlock(0, "drawn");
        drawn.boxes = {{0.2, 0.2, 0.4, 0.4}};
        QVERIFY(document->insertBlock({0, 1}, drawn));
        QCOMPARE(document->markdown(), u"two\n\ndrawn\n"_s);
        QVERIFY(document->setBoxes({0, 1}, {{0.2, 0.2, 0.5, 0.4}}));
        QVERIFY(document->isCorrected(BlockId{0, 1}));
        QVERIFY(document->revertBlock({0, 1})); // a drawn one goes
        QCOMPARE(document->markdown(), u"two\n"_s);
        QVERIFY(document->revertPage(0));
        QCOMPARE(document->markdown(), u"one\n\ntwo\n"_s);
        QVERIFY(!document->revertPage(0));
        QVERIFY(!document->revertAll());
    }

    void everythingGoesBackInOneStep()
    {
        MarkdownDocument document;
        document.setPageCount(2);
        document.finishPage(boxedPage(1, {"one", "two"}));
        document.finishPage(boxedPage(2, {"three", "four"}));
        document.moveBlock({0, 0}, 1);
        document.editBlock({1, 0}, u"THREE"_s);
        QVERIFY(document.revertAll());
        QCOMPARE(document.markdown(), u"one\n\ntwo\n\nthree\n\nfour\n"_s);
        document.undoStack()->undo();
        QCOMPARE(document.markdown(), u"two\n\none\n\nTHREE\n\nfour\n"_s);
    }

    void aPageThatIsBeingWrittenIsNotCorrected()
    {
        const auto document = documentOf({"one", "two"});
        document->updatePage(0, 0, {test::textBlock(0, "o"), test::textBlock(1, "t")});
        QVERIFY(!document->isCorrectable(0));
        QVERIFY(!document->moveBlock({0, 0}, 1));
        QVERIFY(!document->removeBlock({0, 0}));
        document->finishPage(boxedPage(1, {"one", "two"}));
        QVERIFY(document->moveBlock({0, 0}, 1));
    }

    void picturesThatComeLateReachBlocksThatWereMoved()
    {
        document::PageResult page = boxedPage(1, {"caption", "text"});
        page.blocks[0].label = "image";
        MarkdownDocument document;
        document.setPageCount(1);
        document.finishPage(page);
        QVERIFY(document.moveBlock({0, 0}, 1));
        page.blocks[0].image = "book_images/1_1.png";
        document.setPictures(page);
        QCOMPARE(document.markdown(), u"text\n\n![](book_images/1_1.png)\n\ncaption\n"_s);
        QVERIFY(!document.isCorrected(BlockId{0, 1}));
    }

    void aDraftKeepsCorrectionsBesideWhatWasRead()
    {
        const auto document = documentOf({"one", "two", "three four"});
        document->moveBlock({0, 1}, 0);
        document->splitBlock({0, 2}, 5);
        document->setLabel({0, 1}, "title");
        document->removeBlock({0, 2});
        const Draft draft{u"/book.pdf"_s, QDateTime::currentDateTimeUtc(), document->savedPages()};
        const auto back = draftFromJson(toJson(draft));
        QVERIFY(back.has_value());
        MarkdownDocument restored;
        restored.restorePages(back->pages);
        QCOMPARE(described(restored), described(*document));
        QVERIFY(restored.isModified());
        QVERIFY(restored.revertPage(0));
        QCOMPARE(restored.markdown(), u"one\n\ntwo\n\nthree four\n"_s);
    }

    // Whatever is corrected, typed, undone and redone: the text is the blocks', and undoing all gives the first state.
    void anyCorrectionsAndEditsCanBeUndone_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void anyCorrectionsAndEditsCanBeUndone()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        MarkdownDocument document;
        document.setPageCount(3);
        for (int p = 1; p <= 3; ++p) {
            document.finishPage(boxedPage(p, {"alpha beta", "gamma\ndelta", "eps", "zeta eta"}));
        }
        const QString first = described(document);
        for (int i = 0; i < 80; ++i) {
            const int page = random.bounded(3);
            const BlockId id{page, random.bounded(std::max(1, document.blockCount(page)))};
            switch (random.bounded(10)) {
            case 0:
                document.moveBlock(id, random.bounded(4));
                break;
            case 1:
                document.removeBlock(id);
                break;
            case 2:
                document.mergeWithNext(id);
                break;
            case 3:
                document.splitBlock(id, random.bounded(12));
                break;
            case 4:
                document.setLabel(id, random.bounded(2) == 0 ? "title" : "header");
                break;
            case 5:
                document.insertBlock({page, random.bounded(3)}, test::textBlock(0, "new"));
                break;
            case 6:
                document.undoStack()->undo();
                break;
            case 7:
                document.revertBlock(id);
                break;
            case 8:
                document.undoStack()->redo();
                break;
            default: {
                QTextCursor cursor(document.text());
                cursor.setPosition(random.bounded(document.text()->characterCount()));
                cursor.insertText(random.bounded(3) == 0 ? u"\n\n"_s : u"x"_s);
            }
            }
            QCOMPARE(joinedBlocks(document).simplified(), document.markdown().simplified());
        }
        while (document.undoStack()->canUndo()) {
            document.undoStack()->undo();
        }
        QCOMPARE(described(document), first);
        while (document.undoStack()->canRedo()) {
            document.undoStack()->redo();
            QCOMPARE(joinedBlocks(document).simplified(), document.markdown().simplified());
        }
    }
};

QTEST_MAIN(TestCorrections)
#include "tst_corrections.moc"
