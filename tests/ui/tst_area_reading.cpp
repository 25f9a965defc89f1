// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks, areas and pages read again from the menus of the real window, with scripted readers and with those of the
// program. The source side is shown, so that no browser starts.
#include "ui/box_bench.h"

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

using Bench = BoxBench;

class TestAreaReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlockIsReadAgainAndItsOldTextCanComeBack()
    {
        Bench bench;
        bench.useRealReaders();
        int block = 0;
        while (bench.markdown().block({0, block}).label != "text") {
            ++block;
        }
        const BlockId id{0, block};
        const QString read = bench.markdown().blockMarkdown(id);
        const document::Rect box = bench.box(block);
        const QPoint inside = bench.at(box.centreX(), box.y1 + 0.01);
        bench.markdown().editBlock(id, u"typed over"_s);
        QVERIFY(Bench::chooseFrom(bench.menuAt(inside), u"Read again with"_s, u"Built-in reader"_s));
        QVERIFY(bench.session().conversion().isRunning());
        QCOMPARE(bench.session().conversion().areas().size(), 1U);
        bench.picture(u"boxes-area"_s);
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().blockMarkdown(id), read);
        QVERIFY(isNear(bench.box(block), box));
        bench.stack().undo();
        QCOMPARE(bench.markdown().blockMarkdown(id), u"typed over"_s);
        bench.stack().redo();
        QCOMPARE(bench.markdown().blockMarkdown(id), read);

        // With the model, which reads its own typeface only: what it says is another text.
        const int steps = bench.stack().count();
        QVERIFY(Bench::chooseFrom(bench.menuAt(inside), u"Read again with"_s, u"Demonstration model: Markdown"_s));
        QVERIFY(bench.finishes());
        QCOMPARE(bench.stack().count(), steps + 1);
        const auto json = bench.markdown().document().pages[0];
        QCOMPARE(json.reader, "builtin:text-layer"); // of the page
        QVERIFY(bench.markdown().isCorrected(0));
        bench.stack().undo();
        QCOMPARE(bench.markdown().blockMarkdown(id), read);
        bench.stack().redo();
        QVERIFY(bench.markdown().revertPage(0));
        QCOMPARE(bench.markdown().blockMarkdown(id), read);
    }

    void aBlockOfSeveralPartsIsReadIntoSeveralBlocks()
    {
        Bench bench;
        bench.convert();
        const document::Rect text = bench.box(1);
        const QString before = bench.markdown().markdown();
        QVERIFY(Bench::chooseFrom(
            bench.menuAt(bench.at(0.5, 0.55)), u"Read again with"_s, u"Demonstration model: plain text"_s));
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().blockCount(0), 3); // two of what was one
        QCOMPARE(bench.markdown().block({0, 0}).text, "# page 1");
        QCOMPARE(bench.markdown().block({0, 1}).text, "# page 1");
        QCOMPARE(bench.markdown().block({0, 2}).text, "read by model");
        for (const int block : {1, 2}) { // as they stand on the page
            QVERIFY(bench.box(block).x1 >= text.x1 - 1e-9 && bench.box(block).x2 <= text.x2 + 1e-9);
            QVERIFY(bench.box(block).y1 >= text.y1 - 1e-9 && bench.box(block).y2 <= text.y2 + 1e-9);
        }
        QVERIFY(bench.markdown().revertBlock({0, 1}));
        QCOMPARE(bench.markdown().block({0, 1}).text, "read by builtin");
        bench.stack().undo();
        bench.stack().undo();
        QCOMPARE(bench.markdown().markdown(), before);
        QVERIFY(!bench.markdown().isCorrected(0));
    }

    void whatLiesInADrawnAreaIsReadAgain()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        // Round both blocks.
        bench.drag(bench.at(0.02, 0.05), bench.at(0.98, 0.7), Qt::ControlModifier);
        QVERIFY(
            Bench::chooseFrom(bench.menu("newBoxMenu"), u"Read this area with"_s, u"Demonstration model: Markdown"_s));
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().blockCount(0), 2);
        QCOMPARE(bench.markdown().block({0, 1}).text, "read by model");
        QCOMPARE(bench.stack().count(), 1);
        // An area without blocks gets some, where they fit.
        bench.drag(bench.at(0.1, 0.75), bench.at(0.9, 0.95));
        QVERIFY(Bench::chooseFrom(bench.menu("newBoxMenu"), u"Read this area with"_s, u"Built-in reader"_s));
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().blockCount(0), 4);
        QCOMPARE(bench.markdown().block({0, 3}).text, "read by builtin");
        bench.stack().undo();
        bench.stack().undo();
        QCOMPARE(bench.markdown().block({0, 1}).text, "read by builtin");
        QCOMPARE(bench.markdown().blockCount(0), 2);
    }

    void readingABlockIsStoppedAndLeavesItAsItWas()
    {
        Bench bench;
        bench.convert();
        const QString before = bench.markdown().markdown();
        bench.script.gates.close("vision 1");
        QVERIFY(Bench::chooseFrom(bench.menuAt(bench.at(0.5, 0.55)), u"Read again with"_s, u"Built-in reader"_s));
        bench.script.gates.awaitArrival("vision 1");
        QTRY_VERIFY(bench.action(ActionId::StopConverting)->isEnabled());
        QCOMPARE(bench.markdown().markdown(), before); // it stays while it is read
        QVERIFY(bench.markdown().isCorrectable(0));
        bench.press(ActionId::StopConverting);
        bench.script.gates.openAll();
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().markdown(), before);
        QCOMPARE(bench.stack().count(), 0);
        QVERIFY(bench.strip() == nullptr);
        QVERIFY(bench.session().conversion().areas().empty());
    }

    void aFailureStandsOnThePageAndIsTriedAgain()
    {
        Bench bench;
        bench.convert();
        const QString before = bench.markdown().markdown();
        bench.script.set("builtin", 0, Outcome::Failed);
        QVERIFY(Bench::chooseFrom(bench.menuAt(bench.at(0.5, 0.55)), u"Read again with"_s, u"Built-in reader"_s));
        QVERIFY(bench.finishes());
        QVERIFY(bench.strip() != nullptr);
        QVERIFY(bench.strip()->findChild<QLabel*>(u"troubleText"_s)->text().contains(u"could not be read again"_s));
        QCOMPARE(bench.markdown().markdown(), before);
        QCOMPARE(bench.markdown().pageState(0), PageState::Done);
        bench.picture(u"boxes-failure"_s);
        bench.script.set("builtin", 0, Outcome::Good);
        QTest::mouseClick(bench.strip()->findChild<QPushButton*>(u"troubleAction"_s), Qt::LeftButton);
        QVERIFY(bench.finishes());
        QVERIFY(bench.strip() == nullptr);
        QCOMPARE(bench.markdown().blockCount(0), 3);
    }

    void aBlockThatHasChangedMeanwhileIsLeftAlone()
    {
        Bench bench;
        bench.convert();
        bench.script.gates.close("vision 1");
        QVERIFY(Bench::chooseFrom(bench.menuAt(bench.at(0.5, 0.55)), u"Read again with"_s, u"Built-in reader"_s));
        bench.script.gates.awaitArrival("vision 1");
        QVERIFY(bench.markdown().removeBlock({0, 1}));
        const QString now = bench.markdown().markdown();
        bench.script.gates.openAll();
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().markdown(), now);
        QCOMPARE(bench.stack().count(), 1);
    }

    void aPageIsReadAgainWithAnotherReader()
    {
        Bench bench;
        bench.convert();
        QVERIFY(Bench::chooseFrom(
            bench.menuAt(bench.at(0.5, 0.9)), u"Read this page again with"_s, u"Demonstration model: plain text"_s));
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().block({0, 1}).text, "read by model");
        QCOMPARE(bench.markdown().pageResult(0).reader, "model");
    }

    void aBlockIsSplitAboveTheLineUnderThePointer()
    {
        Bench bench;
        bench.useRealReaders();
        const auto words = bench.view().words(0);
        int block = 0;
        while (bench.markdown().block({0, block}).label != "text") {
            ++block;
        }
        const document::Rect box = bench.box(block);
        // The first word of its second line.
        const layout::Word* second = nullptr;
        double firstTop = -1;
        for (const layout::Word& word : *words) {
            const bool isIn = word.box.centreX() > box.x1 && word.box.centreX() < box.x2 && word.box.centreY() > box.y1
                && word.box.centreY() < box.y2;
            firstTop = isIn && firstTop < 0 ? word.box.y2 : firstTop;
            second = second == nullptr && isIn && word.box.y1 > firstTop - 0.001 ? &word : second;
        }
        QVERIFY(second != nullptr);
        const int blocks = bench.markdown().blockCount(0);
        const QString whole = bench.markdown().blockMarkdown({0, block});
        QMenu* menu = bench.menuAt(bench.at(second->box.centreX(), second->box.centreY()));
        QVERIFY(menu != nullptr);
        QVERIFY(Bench::choose(*menu, u"Split above this line"_s));
        QCOMPARE(bench.markdown().blockCount(0), blocks + 1);
        const QString lower = bench.markdown().blockMarkdown({0, block + 1});
        QVERIFY2(lower.startsWith(QString::fromStdString(second->text)), qPrintable(lower));
        QCOMPARE(bench.markdown().blockMarkdown({0, block}) + u' ' + lower, whole);
        QCOMPARE(bench.box(block).y2, bench.box(block + 1).y1);
        QVERIFY(std::abs(bench.box(block).y2 - second->box.y1) < 1e-9);
        bench.stack().undo();
        QCOMPARE(bench.markdown().blockMarkdown({0, block}), whole);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestAreaReading test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_area_reading.moc"
