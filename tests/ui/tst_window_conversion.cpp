// SPDX-License-Identifier: GPL-3.0-or-later
// Converting in the real window, with the real worker and the built-in reader; the source side is shown, so that no
// browser starts.

#include "ui/converting_bench.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

class TestWindowConversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentBecomesTextThatCanBeCorrectedAndSaved()
    {
        ConvertingBench bench;
        QVERIFY(bench.open(bench.write(u"book.pdf"_s, bookPdf(3))));
        QVERIFY(bench.convert());
        const QString read = u"Page 1 of the book\n\nPage 2 of the book\n\nPage 3 of the book\n"_s;
        QCOMPARE(bench.session().markdown().markdown(), read);

        auto* source = bench.window->currentTab()->markdownPane()->findChild<QPlainTextEdit*>();
        QVERIFY(source != nullptr);
        source->setFocus();
        source->moveCursor(QTextCursor::Start);
        QTest::keyClicks(source, u"New "_s);
        QCOMPARE(bench.session().markdown().pageMarkdown(0), u"New Page 1 of the book"_s);
        QTest::keyClick(source, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.session().markdown().markdown(), read);
        QTest::keyClicks(source, u"My "_s);

        QSignalSpy saved(&bench.session(), &DocumentSession::saved);
        bench.session().save(bench.folder.filePath(u"book.md"_s), SaveFormat::Markdown);
        QVERIFY(saved.wait());
        bench.session().save(bench.folder.filePath(u"book.html"_s), SaveFormat::Html);
        QVERIFY(saved.wait());
        QFile markdown(bench.folder.filePath(u"book.md"_s));
        QVERIFY(markdown.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(markdown.readAll()), u"My "_s + read);
        QFile html(bench.folder.filePath(u"book.html"_s));
        QVERIFY(html.open(QIODevice::ReadOnly));
        QVERIFY(html.readAll().contains("<p>My Page 1 of the book</p>"));
    }

    void onePageIsConvertedWhereThatIsAskedFor()
    {
        ConvertingBench bench;
        QVERIFY(bench.open(bench.write(u"book.pdf"_s, bookPdf(3))));
        bench.window->currentTab()->view().goToPage(1);
        bench.press(ActionId::ConvertPage);
        QVERIFY(bench.isConverted());
        QCOMPARE(bench.session().markdown().markdown(), u"Page 2 of the book\n"_s);
    }

    void stoppingKeepsWhatWasReadAndTheStatusSaysWhereItStands()
    {
        ConvertingBench bench;
        QVERIFY(bench.open(bench.write(u"book.pdf"_s, bookPdf(300))));
        bench.worker.setPaused(true);
        bench.press(ActionId::Convert);
        const auto* status = bench.window->findChild<QLabel*>(u"statusPage"_s);
        QTRY_COMPARE(status->text(), u"Paused before the first page"_s);
        bench.worker.setPaused(false);
        QTRY_COMPARE(bench.session().markdown().pageState(0), PageState::Done);
        bench.press(ActionId::StopConverting);
        QVERIFY(bench.isConverted());
        QVERIFY(bench.session().markdown().markdown().startsWith(u"Page 1 of the book\n"_s));
        QTRY_VERIFY(status->text().contains(u"of 300"_s));
    }

    void closingTabsAndTheWindowDuringWorkIsSafe()
    {
        ConvertingBench bench;
        const QString first = bench.write(u"a.pdf"_s, bookPdf(200));
        const QString second = bench.write(u"b.pdf"_s, bookPdf(200));
        QVERIFY(bench.open(first));
        bench.press(ActionId::Convert);
        QVERIFY(bench.open(second));
        bench.press(ActionId::Convert);
        QTRY_VERIFY(!bench.worker.jobs().empty());
        bench.press(ActionId::CloseTab);
        QCOMPARE(bench.window->tabs().size(), 1);
        bench.window->close();
        bench.window.reset();
        QTRY_VERIFY(bench.worker.jobs().empty());
    }

    void editsThatWereNotSavedComeBack()
    {
        ConvertingBench bench;
        const QString file = bench.write(u"book.pdf"_s, bookPdf(1));
        QVERIFY(bench.open(file));
        QVERIFY(bench.convert());
        bench.session().markdown().editBlock({0, 0}, u"kept"_s);
        bench.makeWindow(); // as after a crash: nobody was asked
        QVERIFY(bench.open(file));
        QCOMPARE(bench.session().markdown().markdown(), u"kept\n"_s);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestWindowConversion test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_conversion.moc"
