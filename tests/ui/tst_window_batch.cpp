// SPDX-License-Identifier: GPL-3.0-or-later
// The batch in the real window, with the real worker and the built-in reader.
#include "ui/converting_bench.h"
#include "ui/queue/batch_model.h"
#include "ui/queue/batch_panel.h"
#include "ui/window/batch_dock.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLong = 120000; // milliseconds: other programs may run beside

QByteArray bytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

struct Bench : ConvertingBench
{
    using ConvertingBench::press;

    Bench()
        : ConvertingBench({.size = {1200, 760}})
    {
        test();
    }
    void openWindow()
    {
        makeWindow();
        test();
    }
    void test() { tester = std::make_unique<QAbstractItemModelTester>(&panel().model()); }
    // A copy of a file in tests/data/app.
    QString take(const char* name, const QString& as) const
    {
        QDir().mkpath(QFileInfo(path(as)).path());
        QFile::copy(QString::fromStdString(dataPath("app/" + std::string(name)).string()), path(as));
        return path(as);
    }
    BatchPanel& panel() const { return window->batch()->panel(); }
    recognition::BatchQueue& queue() const { return window->batch()->queue(); }
    QString text(int row, int role) const { return panel().model().index(row).data(role).toString(); }
    QStringList names() const
    {
        QStringList list;
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            list << text(row, Qt::DisplayRole);
        }
        return list;
    }
    bool isIdle() const { return panel().model().rowCount() > 0 && queue().filesLeft() == 0; }
    template <class Widget = QAbstractButton> Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    void click(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    void select(int row) const { panel().list().setCurrentIndex(panel().model().index(row)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QApplication::setActiveWindow(window.get());
        panel().list().setFocus();
        QTest::keyClick(&panel().list(), key, modifiers);
    }
    void drop(const QStringList& paths) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths) {
            urls << QUrl::fromLocalFile(path);
        }
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(800, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(800, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
    }

    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

class TestWindowBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDroppedFolderIsReadWithAllThatLiesBelow()
    {
        Bench bench;
        QVERIFY(!bench.panel().isVisible());
        bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.take("broken.pdf", u"in/b.pdf"_s);
        bench.take("encrypted.pdf", u"in/deep/c.pdf"_s);
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QVERIFY(QDir().mkpath(bench.path(u"in/deep/deeper"_s)));
        QVERIFY(picture.save(bench.path(u"in/deep/deeper/d.png"_s)));
        bench.write(u"in/letter.docx"_s, "a letter");
        bench.drop({bench.path(u"in"_s)});
        QVERIFY(bench.panel().isVisible());
        QVERIFY(bench.window->actions().get(ActionId::ShowBatch)->isChecked());
        QTRY_COMPARE(bench.names(), QStringList({u"a.pdf"_s, u"b.pdf"_s, u"c.pdf"_s, u"d.png"_s}));
        QCOMPARE(bench.find<QLabel>("batchCame")->text(),
            u"4 file(s) added.\nLeft out, neither PDF nor picture: letter.docx."_s);
        QVERIFY(bench.window->tabs().isEmpty()); // nothing opens by itself
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);

        QCOMPARE(bench.text(0, BatchModel::StateTextRole), u"Done"_s);
        QVERIFY(bytes(bench.path(u"in/a.md"_s)).contains("Chapter three"));
        const QJsonObject json = QJsonDocument::fromJson(bytes(bench.path(u"in/a.json"_s))).object();
        QVERIFY(json.contains(u"pages"_s));
        QCOMPARE(bench.text(1, BatchModel::StateTextRole), u"Failed"_s);
        QVERIFY(bench.text(1, BatchModel::TroubleRole).contains(u"damaged"_s));
        QCOMPARE(bench.text(2, BatchModel::StateTextRole), u"Needs a password"_s);
        QCOMPARE(bench.text(3, BatchModel::StateTextRole), u"Done"_s);

        bench.select(2);
        auto* password = bench.find<QLineEdit>("batchPassword");
        QVERIFY(password->isVisible());
        QTest::keyClicks(password, u"secret"_s);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(bench.text(2, BatchModel::StateTextRole), u"Done"_s, kLong);
        QVERIFY(bytes(bench.path(u"in/deep/c.md"_s)).contains("Chapter three"));
        QCOMPARE(bench.panel().summary(), u"4 file(s) · 1 failed"_s);
        for (const QString& name : QDir(bench.path(u"in"_s)).entryList(QDir::Files | QDir::Hidden)) {
            QVERIFY2(QStringList({u"a.pdf"_s, u"b.pdf"_s, u"a.md"_s, u"a.json"_s, u"letter.docx"_s}).contains(name),
                qPrintable(name)); // no temporary file is left
        }
    }

    void aReaderThatIsNotThereHoldsTheBatchUntilAnotherOneIsChosen()
    {
        Bench bench;
        bench.settings.setReading([] {
            ReadingSettings reading;
            reading.reader = u"model"_s;
            reading.model = u"nano"_s;
            return reading;
        }());
        bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY(bench.find("batchTroubleRetry")->isVisible()); // these services have no place for models
        QVERIFY(bench.find<QLabel>("batchTrouble")->text().startsWith(u"The batch waits: "_s));
        QCOMPARE(bench.text(0, BatchModel::StateTextRole), u"Waiting"_s);
        ReadingSettings builtin;
        builtin.reader = u"builtin"_s;
        bench.settings.setReading(builtin); // what stopped it is mended: it goes on by itself
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        QCOMPARE(bench.text(0, BatchModel::StateTextRole), u"Done"_s);
        QVERIFY(!bench.find("batchTroubleRetry")->isVisible());
    }

    void upToFiveFilesOpenInTabsAndMoreJoinTheBatch()
    {
        Bench bench;
        QStringList files;
        for (int n = 0; n < 6; ++n) {
            files << bench.write(u"book%1.pdf"_s.arg(n), bookPdf(1));
        }
        bench.drop(files.mid(0, 5));
        QCOMPARE(bench.window->tabs().size(), 5);
        QVERIFY(!bench.panel().isVisible());
        bench.drop(files);
        QCOMPARE(bench.window->tabs().size(), 5);
        QVERIFY(bench.panel().isVisible());
        QTRY_COMPARE(bench.names().size(), 6);
        bench.drop({bench.write(u"strange.xyz"_s, "no page at all")});
        QCOMPARE(bench.window->tabs().size(), 6); // it says itself what is wrong with it
        QTRY_COMPARE(bench.window->currentTab()->state(), DocumentTab::State::Failed);
    }

    void thePanelIsThereWithNothingOpenAndHasThePlaceOfTheSidebar()
    {
        Bench bench;
        QVERIFY(bench.find<QToolBar>("rail")->isVisible());
        bench.press(ActionId::ShowBatch);
        QVERIFY(bench.panel().isVisible());
        QVERIFY(bench.find<QWidget>("startPage")->isVisible());
        QVERIFY(bench.find<QFrame>("dropArea") != nullptr);
        QTRY_VERIFY(bench.find("batchAddFiles")->isEnabled());
        bench.window->openFiles({bench.write(u"book.pdf"_s, bookPdf(3))});
        QTRY_COMPARE(bench.window->currentTab()->state(), DocumentTab::State::Open);
        auto* thumbnails = bench.find<QListView>("thumbnails");
        QVERIFY(!thumbnails->isVisible());
        bench.press(ActionId::ShowPages);
        QVERIFY(thumbnails->isVisible());
        QVERIFY(!bench.panel().isVisible());
        QVERIFY(!bench.window->actions().get(ActionId::ShowBatch)->isChecked());
        bench.press(ActionId::ShowBatch);
        QVERIFY(!thumbnails->isVisible());
        bench.press(ActionId::ShowBatch);
        QVERIFY(thumbnails->isVisible()); // as before
    }

    void filesAndFoldersCanBeChosenFromTheMenu()
    {
        Bench bench;
        bench.press(ActionId::AddFilesToBatch);
        auto* dialog = bench.window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->filesSelected({bench.write(u"one.pdf"_s, bookPdf(1))});
        dialog->close();
        QTRY_COMPARE(bench.names(), QStringList{u"one.pdf"_s});
        QTRY_VERIFY(bench.window->findChild<QFileDialog*>() == nullptr);
        bench.write(u"more/two.pdf"_s, bookPdf(1));
        bench.press(ActionId::AddFolderToBatch);
        dialog = bench.window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->filesSelected({bench.path(u"more"_s)});
        dialog->close();
        QTRY_COMPARE(bench.names(), QStringList({u"one.pdf"_s, u"two.pdf"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        QVERIFY(bytes(bench.path(u"more/two.md"_s)).contains("Page 1 of the book"));
    }

    void theKeyboardReordersRemovesAndBringsBack()
    {
        Bench bench;
        bench.queue().setPaused(true);
        bench.write(u"in/a.pdf"_s, bookPdf(1));
        bench.write(u"in/b.pdf"_s, bookPdf(1));
        bench.write(u"in/c.pdf"_s, bookPdf(1));
        bench.drop({bench.path(u"in"_s)});
        QTRY_COMPARE(bench.names().size(), 3);
        bench.select(0);
        bench.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.names(), QStringList({u"b.pdf"_s, u"a.pdf"_s, u"c.pdf"_s}));
        bench.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.names(), QStringList({u"a.pdf"_s, u"b.pdf"_s, u"c.pdf"_s}));
        bench.select(1);
        bench.press(Qt::Key_Delete);
        QCOMPARE(bench.names(), QStringList({u"a.pdf"_s, u"c.pdf"_s}));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.names(), QStringList({u"a.pdf"_s, u"b.pdf"_s, u"c.pdf"_s}));
        bench.select(2);
        bench.press(Qt::Key_Return); // nothing came of it yet: the document
        QTRY_COMPARE(bench.window->tabs().size(), 1);
        QCOMPARE(QFileInfo(bench.window->currentTab()->path()).fileName(), u"c.pdf"_s);
    }

    void severalFilesAreMovedRemovedAndBroughtBackTogether()
    {
        Bench bench;
        bench.queue().setPaused(true);
        for (const QString& name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
            bench.write(u"in/"_s + name + u".pdf"_s, bookPdf(1));
        }
        bench.drop({bench.path(u"in"_s)});
        QTRY_COMPARE(bench.names().size(), 5);
        bench.select(1);
        bench.press(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(!bench.find("batchDocument")->isVisible()); // what is there for one only
        bench.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.names(), QStringList({u"b.pdf"_s, u"c.pdf"_s, u"a.pdf"_s, u"d.pdf"_s, u"e.pdf"_s}));
        bench.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.names().first(), u"b.pdf"_s); // they are at the end
        BatchModel& model = bench.panel().model();
        const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(0), model.index(1)}));
        QVERIFY(model.dropMimeData(dragged.get(), Qt::MoveAction, 4, 0, {}));
        QCOMPARE(bench.names(), QStringList({u"a.pdf"_s, u"d.pdf"_s, u"b.pdf"_s, u"c.pdf"_s, u"e.pdf"_s}));
        QVERIFY(model.dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {}));
        QCOMPARE(bench.names(), QStringList({u"a.pdf"_s, u"b.pdf"_s, u"c.pdf"_s, u"d.pdf"_s, u"e.pdf"_s}));
        bench.panel().list().selectionModel()->clear();
        for (const int row : {0, 2, 4}) {
            bench.panel().list().selectionModel()->select(model.index(row), QItemSelectionModel::Select);
        }
        bench.press(Qt::Key_Delete);
        QCOMPARE(bench.names(), QStringList({u"b.pdf"_s, u"d.pdf"_s}));
        bench.click("batchUndo");
        QCOMPARE(bench.names(), QStringList({u"a.pdf"_s, u"b.pdf"_s, u"c.pdf"_s, u"d.pdf"_s, u"e.pdf"_s}));
    }

    void resultsOpenOutsideAndDocumentsInATab()
    {
        Bench bench;
        const QString file = bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        bench.select(0);
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.outside, QList{QUrl::fromLocalFile(bench.path(u"in/a.md"_s))});
        bench.click("batchShow");
        QCOMPARE(bench.outside.last(), QUrl::fromLocalFile(bench.path(u"in"_s)));
        bench.click("batchDocument");
        QCOMPARE(bench.window->tabs().size(), 1);
        QCOMPARE(bench.window->currentTab()->path(), file);
    }

    void theDestinationIsRememberedFromWindowToWindow()
    {
        Bench bench;
        bench.panel().setDestinationFolder(bench.path(u"out"_s));
        bench.panel().setReplacesResults(true);
        bench.openWindow();
        QCOMPARE(bench.panel().destinationFolder(), std::optional(bench.path(u"out"_s)));
        QVERIFY(bench.panel().replacesResults());
        bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        QCOMPARE(bench.text(0, BatchModel::ResultRole), bench.path(u"out/a.md"_s));
        bench.panel().setDestinationFolder(std::nullopt);
        bench.openWindow();
        QVERIFY(!bench.panel().destinationFolder());
    }

    void aDestinationThatCannotBeWrittenToIsSaidBeforeAnythingIsRead()
    {
        Bench bench;
        const QString file = bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.take("three-pages.pdf", u"in/b.pdf"_s);
        bench.panel().setDestinationFolder(file + u"/results"_s); // below a file: not even root can write there
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY(bench.find("batchTroubleFolder")->isVisible());
        QVERIFY(bench.find<QLabel>("batchTrouble")->text().contains(u"cannot be written to"_s));
        QCOMPARE(bench.queue().files()[0].pages, 0); // it was not opened
        QCOMPARE(bench.text(1, BatchModel::StateTextRole), u"Waiting"_s); // nor was the other one tried in vain
        bench.click("batchTroubleFolder");
        auto* dialog = bench.window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(bench.path(u"there"_s));
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        QCOMPARE(bench.text(0, BatchModel::ResultRole), bench.path(u"there/a.md"_s));
        QCOMPARE(bench.text(1, BatchModel::ResultRole), bench.path(u"there/b.md"_s));
        QVERIFY(!bench.find("batchTroubleFolder")->isVisible());
    }

    void theStatusBarTellsOfAHiddenBatchUntilItIsLookedAt()
    {
        Bench bench;
        auto* status = bench.find<QToolButton>("statusBatch");
        bench.queue().setPaused(true);
        bench.drop({QFileInfo(bench.take("three-pages.pdf", u"in/a.pdf"_s)).path()});
        QTRY_COMPARE(bench.names().size(), 1);
        QVERIFY(!status->isVisible());
        bench.press(ActionId::ShowBatch);
        QVERIFY(!bench.panel().isVisible());
        QVERIFY(status->isVisible());
        QCOMPARE(status->text(), u"Batch: 0 of 1 file(s) · paused"_s);
        bench.queue().setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(status->text(), u"Batch: 1 file(s)"_s, kLong);
        QVERIFY(status->isVisible());
        QTest::mouseClick(status, Qt::LeftButton);
        QVERIFY(bench.panel().isVisible());
        QVERIFY(!status->isVisible());
        bench.press(ActionId::ShowBatch);
        QVERIFY(!status->isVisible()); // it was seen
        QVERIFY(!bench.window->statusBar()->isVisible());
    }

    void closingInTheMiddleLeavesWholeFilesAndTheNextWindowOffersTheRest()
    {
        Bench bench;
        bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.take("sixty-pages.pdf", u"in/b.pdf"_s);
        bench.take("three-pages.pdf", u"in/c.pdf"_s);
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(bench.names().size() == 3
                && bench.queue().files()[1].state == recognition::BatchState::Running
                && bench.queue().files()[1].page > 1,
            kLong);
        QVERIFY(bench.window->close()); // asks nothing
        bench.openWindow();
        QStringList files = QDir(bench.path(u"in"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QCOMPARE(files, QStringList({u"a.json"_s, u"a.md"_s, u"a.pdf"_s, u"b.pdf"_s, u"c.pdf"_s}));
        QVERIFY(bytes(bench.path(u"in/a.md"_s)).contains("Chapter three"));

        QVERIFY(bench.panel().isVisible());
        QCOMPARE(bench.find<QLabel>("batchOfferText")->text(), u"2 file(s) of the last batch were not finished."_s);
        QVERIFY(bench.names().isEmpty()); // nothing runs unasked
        QVERIFY(bench.window->close());
        bench.openWindow(); // not answered: still there
        bench.click("batchOfferTake");
        QTRY_COMPARE(bench.names(), QStringList({u"b.pdf"_s, u"c.pdf"_s}));
        QVERIFY(!bench.find("batchOfferTake")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        QVERIFY(QFile::exists(bench.path(u"in/b.md"_s)));
        QVERIFY(QFile::exists(bench.path(u"in/c.md"_s)));
        bench.openWindow();
        QVERIFY(!bench.panel().isVisible());
    }

    void whatIsLeftIsWrittenWhileItWorks()
    {
        Bench bench;
        bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.take("sixty-pages.pdf", u"in/b.pdf"_s);
        bench.take("three-pages.pdf", u"in/c.pdf"_s);
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.names().size() == 3 && bench.queue().files()[1].state == recognition::BatchState::Running, kLong);
        bench.worker.setPaused(true);
        const QString file = bench.path(u"lectern.ini"_s);
        const auto left = [&] { // as a program finds it that starts after a crash of this one
            QStringList names;
            for (const char* name : {"a.pdf", "b.pdf", "c.pdf"}) {
                names << (bytes(file).contains(name) ? QString::fromLatin1(name) : QString());
            }
            names.removeAll(QString());
            return names;
        };
        QTRY_COMPARE_WITH_TIMEOUT(left(), QStringList({u"b.pdf"_s, u"c.pdf"_s}), kLong);
        bench.click("batchStop");
        QTRY_COMPARE_WITH_TIMEOUT(left(), QStringList(), kLong);
    }

    void aResultThatNoProgramOpensIsSaidAndItsFolderOffered()
    {
        Bench bench;
        QList<QUrl> asked;
        bench.openFile = [&](const QUrl& url, const std::function<void(bool)>& done) {
            asked << url;
            done(false);
        };
        bench.openWindow();
        bench.take("three-pages.pdf", u"in/a.pdf"_s);
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        bench.select(0);
        bench.press(Qt::Key_Return);
        QCOMPARE(asked, QList{QUrl::fromLocalFile(bench.path(u"in/a.md"_s))});
        auto* action = bench.window->batch()->findChild<QPushButton*>(u"stripAction"_s);
        QVERIFY(action->isVisible());
        QVERIFY(bench.outside.isEmpty());
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(bench.outside, QList{QUrl::fromLocalFile(bench.path(u"in"_s))});
        QVERIFY(QFile::remove(bench.path(u"in/a.md"_s)));
        bench.press(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(action->isVisible()); // it is gone, which is said too
    }

    void aBatchRunsBesideTheConversionOfADocument()
    {
        Bench bench;
        bench.take("sixty-pages.pdf", u"in/b.pdf"_s);
        bench.drop({bench.path(u"in"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(bench.queue().isRunning() && bench.queue().files()[0].page > 0, kLong);
        bench.window->openFiles({bench.write(u"book.pdf"_s, bookPdf(2))});
        DocumentTab* tab = bench.window->currentTab();
        QTRY_COMPARE(tab->state(), DocumentTab::State::Open);
        tab->markdownPane()->setSide(MarkdownPane::Side::Source);
        bench.press(ActionId::Convert);
        QTRY_VERIFY_WITH_TIMEOUT(!tab->session()->conversion().isRunning(), kLong);
        QVERIFY(tab->session()->markdown().markdown().contains(u"Page 2 of the book"_s));
        QVERIFY(bench.queue().filesLeft() > 0 || bench.isIdle());
        QTRY_VERIFY_WITH_TIMEOUT(bench.isIdle(), kLong);
        QCOMPARE(bench.text(0, BatchModel::StateTextRole), u"Done"_s);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestWindowBatch test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_batch.moc"
