// SPDX-License-Identifier: GPL-3.0-or-later
// The panel with the real worker and the built-in reader.
#include "support/fixture_path.h"
#include "ui/queue/batch_model.h"
#include "ui/queue/batch_panel.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace lectern;
using namespace lectern::recognition;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

// Without what differs from run to run: how long it took.
QJsonObject jsonOf(const QString& path)
{
    QJsonObject json = QJsonDocument::fromJson(bytes(path)).object();
    QJsonArray pages;
    for (const QJsonValue& value : json[u"pages"_s].toArray()) {
        QJsonObject page = value.toObject();
        page.remove(u"seconds"_s);
        pages.append(page);
    }
    json[u"pages"_s] = pages;
    return json;
}

class PanelBench
{
public:
    PanelBench()
        : results(std::make_shared<exports::BatchResults>())
        , worker(std::make_unique<ConversionWorker>())
        , queue(std::make_unique<BatchQueue>(*worker, exports::BatchResults::writerOf(results)))
        , finished(queue.get(), &BatchQueue::finished)
    {
        exports::BatchDestination destination;
        destination.program = LECTERN_TEST_VERSION;
        results->setDestination(destination);
        queue->setCheck(exports::BatchResults::checkOf(results));
        panel = std::make_unique<BatchPanel>(*queue, results, [] { return BatchOptions(); });
        panel->resize(380, 640);
        panel->show();
    }

    QString path(const QString& name) const { return folder.filePath(name); }
    // A copy of a file in tests/data/app.
    QString take(const char* name, const QString& as = {}) const
    {
        const QString target = path(as.isEmpty() ? QString::fromLatin1(name) : as);
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(QString::fromStdString(test::dataPath("app/" + std::string(name)).string()), target);
        return target;
    }
    QString text(int row, int role) const { return panel->model().index(row).data(role).toString(); }
    QStringList names() const
    {
        QStringList list;
        for (int row = 0; row < panel->model().rowCount(); ++row)
            list << text(row, Qt::DisplayRole);
        return list;
    }
    template <class Widget = QAbstractButton> Widget* find(const char* name) const
    {
        return panel->findChild<Widget*>(QString::fromLatin1(name));
    }
    void click(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    void select(int row) const { panel->list().setCurrentIndex(panel->model().index(row)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        panel->activateWindow();
        panel->list().setFocus();
        QTest::keyClick(&panel->list(), key, modifiers);
    }

    QTemporaryDir folder;
    std::shared_ptr<exports::BatchResults> results;
    std::unique_ptr<ConversionWorker> worker;
    std::unique_ptr<BatchQueue> queue;
    QSignalSpy finished;
    std::unique_ptr<BatchPanel> panel;
};

void drop(QWidget& target, const QList<QUrl>& urls)
{
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(60, 60), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(60, 60), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

} // namespace

class TstBatchPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodBrokenAndEncryptedFilesEachGetTheirEnd()
    {
        PanelBench bench;
        bench.panel->add({bench.take("broken.pdf"), bench.take("encrypted.pdf"), bench.take("three-pages.pdf")});
        QTRY_COMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.panel->summary(), u"3 file(s) · 2 failed"_s);
        QCOMPARE(bench.text(0, BatchModel::StateTextRole), u"Failed"_s);
        QVERIFY(!bench.text(0, BatchModel::TroubleRole).isEmpty());
        QCOMPARE(bench.text(1, BatchModel::StateTextRole), u"Needs a password"_s);
        QCOMPARE(bench.text(2, BatchModel::StateTextRole), u"Done"_s);
        QCOMPARE(bench.text(2, BatchModel::ResultRole), bench.path(u"three-pages.md"_s));
        QVERIFY(bytes(bench.path(u"three-pages.md"_s)).contains("Chapter three"));
        QVERIFY(QFile::exists(bench.path(u"three-pages.json"_s)));
        QVERIFY(!QFile::exists(bench.path(u"broken.md"_s)));
        QSignalSpy opened(bench.panel.get(), &BatchPanel::openRequested);
        bench.select(2);
        bench.click("batchOpen");
        QCOMPARE(opened.value(0).value(0).toString(), bench.path(u"three-pages.md"_s));
    }

    void aPasswordOpensTheEncryptedFile()
    {
        PanelBench bench;
        bench.panel->add({bench.take("encrypted.pdf")});
        QTRY_COMPARE(bench.finished.size(), 1);
        auto* field = bench.find<QLineEdit>("batchPassword");
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, u"wrong"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(bench.finished.size(), 2);
        QVERIFY(bench.text(0, BatchModel::TroubleRole).contains(u"does not open it"_s));
        QTest::keyClicks(field, u"secret"_s);
        bench.click("batchUnlock");
        QTRY_COMPARE(bench.finished.size(), 3);
        QCOMPARE(bench.text(0, BatchModel::StateTextRole), u"Done"_s);
        QVERIFY(!field->isVisible());
        QVERIFY(bytes(bench.path(u"encrypted.md"_s)).contains("Chapter three"));
    }

    void theResultsAreThoseOfTheCommandLine()
    {
        PanelBench bench;
        const QString file = bench.take("three-pages.pdf");
        const QString report = bench.path(u"two-columns.pdf"_s);
        QVERIFY(QFile::copy(QString::fromStdString(test::resourcePath("samples/two-columns.pdf").string()), report));
        bench.panel->setDestinationFolder(bench.path(u"window"_s));
        bench.panel->add({file, report});
        QProcess cli;
        cli.start(QString::fromLatin1(LECTERN_CLI),
            {u"convert"_s, file, report, u"-o"_s, bench.path(u"cli"_s), u"--format"_s, u"md,json"_s, u"--reader"_s,
                u"builtin"_s});
        QVERIFY(cli.waitForFinished(120000));
        QCOMPARE(cli.exitCode(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, 120000);
        const QDir window(bench.path(u"window"_s));
        QCOMPARE(window.entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
            QDir(bench.path(u"cli"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot));
        for (const QString& name : {u"three-pages"_s, u"two-columns"_s}) {
            QVERIFY(!jsonOf(window.filePath(name + u".json"_s)).isEmpty());
            QCOMPARE(bytes(window.filePath(name + u".md"_s)), bytes(bench.path(u"cli/"_s + name + u".md"_s)));
            QCOMPARE(jsonOf(window.filePath(name + u".json"_s)), jsonOf(bench.path(u"cli/"_s + name + u".json"_s)));
        }
    }

    void aDroppedFolderIsAddedWithAllThatLiesBelow()
    {
        PanelBench bench;
        bench.queue->setPaused(true);
        bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.take("three-pages.pdf", u"in/deep/b.pdf"_s);
        bench.take("README.md", u"in/notes.md"_s);
        drop(*bench.panel, {QUrl::fromLocalFile(bench.path(u"in"_s))});
        QTRY_COMPARE(bench.names(), QStringList({u"a.pdf"_s, u"b.pdf"_s}));
        drop(*bench.panel->list().viewport(), {QUrl::fromLocalFile(bench.take("broken.pdf"))});
        QTRY_COMPARE(bench.names().size(), 3);
    }

    void theKeyboardReordersAndRemovesAndUndoBringsBack()
    {
        PanelBench bench;
        bench.queue->setPaused(true);
        bench.panel->add({bench.take("three-pages.pdf"), bench.take("broken.pdf"), bench.take("encrypted.pdf")});
        QTRY_COMPARE(bench.names().size(), 3);
        QVERIFY(QTest::qWaitForWindowActive(bench.panel.get()));
        bench.select(2);
        bench.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.names(), QStringList({u"three-pages.pdf"_s, u"encrypted.pdf"_s, u"broken.pdf"_s}));
        QCOMPARE(bench.panel->list().currentIndex().row(), 1); // it goes along
        bench.press(Qt::Key_Delete);
        QCOMPARE(bench.names(), QStringList({u"three-pages.pdf"_s, u"broken.pdf"_s}));
        bench.click("batchUndo");
        QCOMPARE(bench.names(), QStringList({u"three-pages.pdf"_s, u"encrypted.pdf"_s, u"broken.pdf"_s}));
        QVERIFY(!bench.find("batchUndo")->isVisible());
        bench.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.queue->files()[2].input.filename().string(), std::string("encrypted.pdf"));
    }

    void pauseHoldsAndStopEnds()
    {
        PanelBench bench;
        bench.queue->setPaused(true);
        bench.panel->add({bench.take("three-pages.pdf"), bench.take("sixty-pages.pdf")});
        QTRY_COMPARE(bench.names().size(), 2);
        QVERIFY(bench.panel->summary().contains(u"paused"_s));
        QVERIFY(!bench.queue->isRunning());
        bench.click("batchPause");
        QTRY_COMPARE(bench.text(0, BatchModel::StateTextRole), u"Done"_s);
        bench.click("batchStop");
        QTRY_COMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.text(1, BatchModel::StateTextRole), u"Stopped"_s);
        QVERIFY(!QFile::exists(bench.path(u"sixty-pages.md"_s)));
        bench.click("batchRetryFailed");
        QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 2, 60000);
        QCOMPARE(bench.text(1, BatchModel::StateTextRole), u"Done"_s);
        bench.click("batchClear");
        QCOMPARE(bench.names().size(), 0);
        QVERIFY(bench.find<QFrame>("dropArea")->isVisible()); // says what to do
    }

    void aFolderThatCannotBeWrittenToIsSaidAndAnotherOneOffered()
    {
        PanelBench bench;
        const QString file = bench.take("three-pages.pdf");
        bench.panel->setDestinationFolder(file + u"/results"_s); // below a file: not even root can write there
        bench.panel->add({file});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(bench.text(0, BatchModel::TroubleRole).contains(u"not a folder"_s));
        QVERIFY(bench.find("batchOtherFolder")->isVisible());
        bench.click("batchOtherFolder");
        auto* dialog = bench.panel->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(bench.path(u"there"_s));
        dialog->close();
        QTRY_COMPARE(bench.finished.size(), 2);
        QCOMPARE(bench.text(0, BatchModel::ResultRole), bench.path(u"there/three-pages.md"_s));
    }

    void closingDuringABatchIsSafe()
    {
        PanelBench bench;
        bench.panel->add({bench.take("sixty-pages.pdf")});
        QTRY_VERIFY(bench.queue->isRunning());
        bench.panel.reset();
        bench.queue.reset();
        bench.worker.reset();
        for (const QString& name : QDir(bench.folder.path()).entryList(QDir::Files))
            QCOMPARE(name, u"sixty-pages.pdf"_s); // nothing half written
    }

    void everyControlHasANameForScreenReaders()
    {
        PanelBench bench;
        bench.panel->add({bench.take("encrypted.pdf")});
        QTRY_COMPARE(bench.finished.size(), 1);
        for (const QAbstractButton* button : bench.panel->findChildren<QAbstractButton*>())
            QVERIFY2(
                !button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY(!bench.panel->list().accessibleName().isEmpty());
        QVERIFY(bench.text(0, Qt::AccessibleTextRole).contains(u"Needs a password"_s));
    }
};

QTEST_MAIN(TstBatchPanel)
#include "tst_batch_panel.moc"
