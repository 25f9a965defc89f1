// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo from the menu, converting some pages, printing the Markdown.
#include "ui/converting_bench.h"
#include "ui/editor/source_editor.h"
#include "ui/preview/preview_view.h"
#include "ui/window/page_range_dialog.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPrinter>
#include <QPushButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench : ConvertingBench
{
    explicit Bench(int pages, MarkdownPane::Side side = MarkdownPane::Side::Source)
        : ConvertingBench({.size = {1200, 700}})
        , isOpen(open(write(u"book.pdf"_s, bookPdf(pages)), side))
    { }

    bool isOpen;
};

} // namespace

class TestEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuUndoesAndRedoesAndSaysWhat()
    {
        const Bench bench(1);
        QVERIFY(bench.isOpen);
        QVERIFY(!bench.action(ActionId::Undo)->isEnabled());
        bench.action(ActionId::Convert)->trigger();
        QVERIFY(bench.isConverted());
        QVERIFY(!bench.action(ActionId::Undo)->isEnabled()); // what came from the reader is no step
        auto* source = qobject_cast<SourceEditor*>(bench.tab().markdownPane()->source());
        source->view().setFocus();
        source->view().moveCursor(QTextCursor::Start);
        QTest::keyClicks(&source->view(), u"My "_s);
        QCOMPARE(bench.markdown().markdown(), u"My Page 1 of the book\n"_s);
        QVERIFY(bench.action(ActionId::Undo)->isEnabled());
        QVERIFY(bench.action(ActionId::Undo)->text().contains(u"Edit"_s));
        QVERIFY(!bench.action(ActionId::Redo)->isEnabled());
        QTest::keyClick(&source->view(), Qt::Key_Z, Qt::ControlModifier); // one step, not two
        QCOMPARE(bench.markdown().markdown(), u"Page 1 of the book\n"_s);
        QCOMPARE(bench.markdown().undoStack()->index(), 0);
        bench.action(ActionId::Redo)->trigger();
        QCOMPARE(bench.markdown().markdown(), u"My Page 1 of the book\n"_s);
        bench.action(ActionId::Undo)->trigger();
        QCOMPARE(bench.markdown().markdown(), u"Page 1 of the book\n"_s);
    }

    void onlyThePagesOfARangeAreConverted()
    {
        const Bench bench(9);
        QVERIFY(bench.isOpen);
        bench.action(ActionId::ConvertRange)->trigger();
        auto* dialog = bench.window->findChild<PageRangeDialog*>();
        QVERIFY(dialog != nullptr);
        auto* range = dialog->findChild<QLineEdit*>(u"pageRange"_s);
        const auto* answer = dialog->findChild<QLabel*>(u"pageRangeAnswer"_s);
        const auto isAllowed = [dialog] { return dialog->findChild<QPushButton*>(u"pageRangeConvert"_s)->isEnabled(); };
        QVERIFY(isAllowed()); // from the page that is shown to the end
        for (const QString& wrong : {u""_s, u"x"_s, u"3-x"_s, u"12"_s, u"5-2"_s}) {
            range->setText(wrong);
            QVERIFY2(!isAllowed(), qPrintable(wrong));
            QVERIFY(!answer->text().isEmpty());
        }
        range->setText(u"2-3, 7"_s);
        QVERIFY(isAllowed());
        QTest::keyClick(range, Qt::Key_Return);
        QVERIFY(bench.isConverted());
        QCOMPARE(bench.markdown().markdown(), u"Page 2 of the book\n\nPage 3 of the book\n\nPage 7 of the book\n"_s);
    }

    void theMarkdownIsPrinted()
    {
        const Bench bench(1, MarkdownPane::Side::Preview);
        QVERIFY(bench.isOpen);
        QVERIFY(!bench.action(ActionId::PrintMarkdown)->isEnabled());
        bench.action(ActionId::Convert)->trigger();
        QVERIFY(bench.isConverted());
        QVERIFY(bench.action(ActionId::PrintMarkdown)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(bench.tab().markdownPane()->preview().isUpToDate(), 30000);
        auto printer = std::make_unique<QPrinter>();
        const QString file = bench.folder.filePath(u"printed.pdf"_s);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(file);
        bench.tab().printMarkdown(std::move(printer));
        const auto says = [&bench](const QString& text) {
            const QList<QLabel*> labels = bench.tab().findChildren<QLabel*>();
            return std::ranges::any_of(
                labels, [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(u"The Markdown has been printed."_s), 30000);
        const auto printed = pages::PageSource::open(file.toStdString());
        QVERIFY(printed.has_value());
        QVERIFY((*printed)->pageCount() >= 1);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestEditing test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_editing.moc"
