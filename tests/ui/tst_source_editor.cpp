// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/source_editor.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

document::Block block(int order, const std::string& text)
{
    document::Block made;
    made.order = order;
    made.label = "text";
    made.text = text;
    return made;
}

document::PageResult page(int number, int blocks)
{
    document::PageResult made;
    made.page = number;
    for (int i = 0; i < blocks; ++i) {
        made.blocks.push_back(block(i, "page " + std::to_string(number) + " block " + std::to_string(i)));
    }
    return made;
}

struct Bench
{
    Bench()
    {
        document.setPageCount(3);
        document.finishPage(page(2, 60));
        editor.resize(500, 300);
        editor.show();
        editor.view().setFocus();
    }
    void caretAt(int position)
    {
        QTextCursor cursor = editor.view().textCursor();
        cursor.setPosition(position);
        editor.view().setTextCursor(cursor);
    }
    MarkdownDocument document;
    SourceEditor editor{document};
};

} // namespace

class TestSourceEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingIsOneStepThatTheKeysUndo()
    {
        Bench bench;
        QTest::keyClicks(&bench.editor.view(), u"new"_s);
        QVERIFY(bench.document.markdown().startsWith(u"newpage 2"));
        QTest::keyClick(&bench.editor.view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(bench.document.markdown().startsWith(u"page 2"));
        QTest::keyClick(&bench.editor.view(), Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(bench.document.markdown().startsWith(u"newpage 2"));
        QTest::keyClick(&bench.editor.view(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&bench.editor.view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.document.markdown().startsWith(u"newpage 2"));
    }

    void closingTheViewIsNoEdit()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document.finishPage(page(1, 3));
        {
            const SourceEditor editor(document);
        }
        QCOMPARE(document.undoStack()->count(), 0);
        QVERIFY(!document.isModified());
    }

    void aPageThatIsBeingWrittenTakesNoEdit()
    {
        Bench bench;
        bench.document.updatePage(0, 0, {block(0, "first")});
        const QString before = bench.document.markdown();
        bench.caretAt(2);
        QTest::keyClicks(&bench.editor.view(), u"x"_s);
        QTest::keyClick(&bench.editor.view(), Qt::Key_Backspace);
        QTest::keyClick(&bench.editor.view(), Qt::Key_Delete);
        QInputMethodEvent composed(u"ni"_s, {});
        QApplication::sendEvent(&bench.editor.view(), &composed);
        QInputMethodEvent taken;
        taken.setCommitString(u"你"_s);
        QApplication::sendEvent(&bench.editor.view(), &taken);
        QCOMPARE(bench.document.markdown(), before);
        QCOMPARE(bench.editor.view().toPlainText() + u'\n', before);
        QVERIFY(bench.editor.view().textCursor().block().layout()->preeditAreaText().isEmpty());
        QVERIFY(bench.editor.findChild<QLabel*>(u"sourceHint"_s)->isVisible());
    }

    void textThatComesInElsewhereMovesNeitherCaretNorView()
    {
        Bench bench;
        bench.editor.setFollowing(false);
        bench.caretAt(bench.document.rangeOf({1, 30}).first + 3);
        bench.editor.view().centerCursor();
        const auto top = [&bench] { return bench.editor.view().cursorForPosition(QPoint(2, 2)).block().text(); };
        const QString shown = top();
        QVERIFY(bench.editor.view().verticalScrollBar()->value() > 0);
        bench.document.updatePage(0, 0, {block(0, "one"), block(1, "two")});
        bench.document.updatePage(0, 1, {block(1, "two and more"), block(2, "three")});
        QCOMPARE(bench.editor.view().textCursor().position(), bench.document.rangeOf({1, 30}).first + 3);
        QCOMPARE(top(), shown);
        QCOMPARE(bench.editor.blockAtCursor(), (BlockId{1, 30}));
    }

    void theEndOfWhatIsWrittenStaysInViewUntilOneScrolls()
    {
        Bench bench;
        std::vector<document::Block> blocks;
        const auto grow = [&](int count) {
            while (static_cast<int>(blocks.size()) < count) {
                blocks.push_back(block(static_cast<int>(blocks.size()), "line"));
            }
            bench.document.updatePage(2, 0, blocks);
        };
        grow(40);
        const auto isInView = [&bench] {
            const auto [position, length] = bench.document.rangeOf(*bench.document.writing());
            QTextCursor end(bench.document.text());
            end.setPosition(position + length);
            return bench.editor.view().viewport()->rect().contains(bench.editor.view().cursorRect(end).center());
        };
        QTRY_VERIFY(isInView());
        QSignalSpy changed(&bench.editor, &SourceEditor::followingChanged);
        QTest::keyClick(&bench.editor.view(), Qt::Key_PageUp);
        bench.editor.view().verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
        QCOMPARE(changed.size(), 1);
        grow(60);
        QVERIFY(!isInView());
        bench.editor.setFollowing(true);
        QTRY_VERIFY(isInView());
    }

    void allHitsAreReplacedInOneStep()
    {
        Bench bench;
        const QString before = bench.document.markdown();
        QTest::keyClick(&bench.editor.view(), Qt::Key_H, Qt::ControlModifier);
        QTest::keyClicks(bench.editor.findChild<QLineEdit*>(u"findBarText"_s), u"block"_s);
        QTRY_COMPARE(bench.editor.findChild<QLabel*>(u"findBarState"_s)->text(), u"1 of 60"_s);
        bench.editor.search().previous();
        QCOMPARE(bench.editor.search().current(), 60);
        bench.editor.search().next();
        QCOMPARE(bench.editor.search().current(), 1);
        QTest::keyClicks(bench.editor.findChild<QLineEdit*>(u"replaceText"_s), u"part"_s);
        QTest::mouseClick(bench.editor.findChild<QPushButton*>(u"replaceAll"_s), Qt::LeftButton);
        QCOMPARE(bench.document.markdown(), QString(before).replace(u"block"_s, u"part"_s));
        QCOMPARE(bench.document.blockCount(1), 60);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        bench.document.undoStack()->undo();
        QCOMPARE(bench.document.markdown(), before);
    }

    void coloursAreReadableInBothThemes()
    {
        for (const Colours& c : {tokens::light(), tokens::dark()}) {
            for (const QColor& text : {c.text, c.quiet, c.accent, c.code, c.link, c.math, c.tag}) {
                QVERIFY2(contrast(text, c.surface) >= 4.5 && contrast(text, c.hover) >= 4.5, qPrintable(text.name()));
            }
            QVERIFY(contrast(c.onFound, c.found) >= 4.5 && contrast(c.onFound, c.foundCurrent) >= 4.5);
        }
    }
};

QTEST_MAIN(TestSourceEditor)
#include "tst_source_editor.moc"
