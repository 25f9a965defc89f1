// SPDX-License-Identifier: GPL-3.0-or-later
// Closing, switching and quitting while something is at work; what is disabled says why.
#include "ui/preview/preview_view.h"
#include "ui/reading_bench.h"
#include "ui/settings/language.h"
#include "ui/window/outside_program.h"

#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

int count(const ReadingBench& bench, const QString& words)
{
    return static_cast<int>(bench.markdown().markdown().count(words));
}

// Every disabled action has a reason in its tool tip, and no other one has.
QStringList unexplained(const ReadingBench& bench)
{
    QStringList names;
    for (const QAction* action : bench.window->actions().all()) {
        const QString why = bench.window->actions().whyDisabled(action);
        const bool says = !why.isEmpty() && action->toolTip().contains(u'\n' + why);
        if (action->isEnabled() ? action->toolTip().contains(u'\n') : !says) {
            names << action->text() + u": "_s + action->toolTip();
        }
    }
    return names;
}

} // namespace

class TestLeavingWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherReaderIsForTheNextReading()
    {
        ReadingBench bench(true);
        bench.open();
        bench.script.gates.close("token 2");
        bench.press(ActionId::Convert);
        bench.script.gates.awaitArrival("token 2");
        bench.tab()->setReader(recognition::ReaderRequest{"builtin", {}});
        bench.script.gates.openAll();
        QVERIFY(bench.finishes());
        QCOMPARE(count(bench, u"read by model"_s), 4); // what has begun ends as it began
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        QTRY_COMPARE(count(bench, u"read by builtin"_s), 4);
        QCOMPARE(count(bench, u"read by model"_s), 0);
    }

    void closingATabInTheMiddleOfAPageLetsTheNextDocumentCome()
    {
        ReadingBench bench;
        bench.open();
        bench.script.gates.close("token 1");
        bench.press(ActionId::Convert);
        bench.script.gates.awaitArrival("token 1");
        bench.open(u"other.pdf"_s);
        bench.press(ActionId::Convert);
        bench.press(ActionId::PreviousTab);
        QVERIFY(bench.tab()->path().endsWith(u"book.pdf"));
        bench.press(ActionId::CloseTab);
        QCOMPARE(bench.window->tabs().size(), 1);
        bench.script.gates.openAll();
        QVERIFY(bench.finishes());
        QCOMPARE(count(bench, u"read by builtin"_s), 4);
        QTRY_VERIFY(bench.worker->jobs().empty());
    }

    void quittingWhileTheModelLoadsIsSafe()
    {
        ReadingBench bench(true);
        bench.open();
        bench.script.gates.close("load");
        bench.press(ActionId::Convert);
        bench.script.gates.awaitArrival("load");
        bench.press(ActionId::Quit);
        QTRY_VERIFY(!bench.window->isVisible()); // nothing is waited for or asked
        bench.window.reset();
        bench.script.gates.openAll();
        QTRY_VERIFY(bench.worker->jobs().empty());
        bench.makeWindow(); // and the worker still works
        bench.open();
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        QCOMPARE(count(bench, u"read by model"_s), 4);
    }

    void theWorkerMayEndInTheMiddleOfALoad()
    {
        auto bench = std::make_unique<ReadingBench>(true);
        bench->open();
        bench->script.gates.close("load");
        bench->press(ActionId::Convert);
        bench->script.gates.awaitArrival("load");
        bench.reset(); // the window, then the worker: it waits for the load to notice
    }

    void whatIsDisabledSaysWhy()
    {
        ReadingBench bench;
        QVERIFY2(unexplained(bench).isEmpty(), qPrintable(unexplained(bench).join(u" | ")));
        QVERIFY(bench.action(ActionId::Convert)->toolTip().endsWith(u"Needs an open document"));
        bench.open();
        QVERIFY2(unexplained(bench).isEmpty(), qPrintable(unexplained(bench).join(u" | ")));
        QVERIFY(bench.action(ActionId::ExportHtml)->toolTip().endsWith(u"Convert the document first"));
        QVERIFY(bench.action(ActionId::PreviousPage)->toolTip().endsWith(u"This is the first page"));
        Language language;
        language.apply(*qApp, u"zh_CN"_s);
        QTRY_VERIFY(bench.action(ActionId::PreviousPage)->toolTip().contains(u"第一页")); // the change is posted
        QVERIFY2(unexplained(bench).isEmpty(), qPrintable(unexplained(bench).join(u" | ")));
        language.apply(*qApp, u"en"_s);
        QTRY_VERIFY(bench.action(ActionId::PreviousPage)->toolTip().endsWith(u"This is the first page"));
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        QVERIFY2(unexplained(bench).isEmpty(), qPrintable(unexplained(bench).join(u" | ")));
        QVERIFY(bench.action(ActionId::ExportHtml)->isEnabled());
        bench.press(ActionId::LastPage);
        QVERIFY2(unexplained(bench).isEmpty(), qPrintable(unexplained(bench).join(u" | ")));
        QVERIFY(bench.action(ActionId::NextPage)->toolTip().endsWith(u"This is the last page"));
    }

    void controlsThatAreNoActionsSayWhyToo()
    {
        ReadingBench bench;
        auto* field = bench.find<QWidget>("pageField");
        const auto tip = [field] {
            QToolTip::hideText();
            QHelpEvent event(QEvent::ToolTip, QPoint(5, 5), field->mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(field, &event);
            return QToolTip::text();
        };
        QVERIFY(!field->isEnabled());
        QCOMPARE(tip(), u"Go to page\nNeeds an open document"_s);
        QCOMPARE(field->accessibleDescription(), u"Needs an open document"_s);
        bench.open();
        QCOMPARE(tip(), u"Go to page"_s);
        QVERIFY(field->accessibleDescription().isEmpty());
    }

    void lessMotionOnTheDesktopIsFollowedWhileTheWindowIsOpen()
    {
        const QTemporaryDir config;
        const QByteArray before = qgetenv("XDG_CONFIG_HOME");
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(config.path()));
        {
            ReadingBench bench;
            bench.open();
            const auto write = [&](const QByteArray& text) {
                QFile file(config.filePath(u"kdeglobals"_s));
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
            };
            const auto isReduced = [&] { return bench.tab()->markdownPane()->preview().isReducedMotion(); };
            QVERIFY(!isReduced());
            write("[KDE]\nAnimationDurationFactor=0\n");
            QTRY_VERIFY(isReduced());
            write("[KDE]\nAnimationDurationFactor=1.25\n");
            QTRY_VERIFY(!isReduced());
        }
        before.isNull() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", before);
    }

    void aFileThatNoProgramOpensIsTold()
    {
        const QTemporaryDir programs;
        const QByteArray before = qgetenv("PATH");
        const auto install = [&](const QByteArray& script) {
            QFile file(programs.filePath(u"xdg-open"_s));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(script) == script.size());
            file.close();
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        };
        qputenv("PATH", QFile::encodeName(programs.path()) + ':' + before);
        std::optional<bool> opened;
        install("#!/bin/sh\nexit 3\n");
        openWithProgram(QUrl::fromLocalFile(u"/a.md"_s), [&](bool good) { opened = good; });
        QTRY_COMPARE(opened, std::optional(false));
        opened.reset();
        install("#!/bin/sh\ntest \"$1\" = /a.md\n");
        openWithProgram(QUrl::fromLocalFile(u"/a.md"_s), [&](bool good) { opened = good; });
        QTRY_COMPARE(opened, std::optional(true));
        qputenv("PATH", before);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestLeavingWork test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_leaving_work.moc"
