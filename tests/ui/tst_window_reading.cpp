// SPDX-License-Identifier: GPL-3.0-or-later
// Which reader reads, how the window tells of it, and the model: the real window and worker with scripted readers.
#include "ui/preview/preview_view.h"
#include "ui/reading_bench.h"
#include "ui/window/page_trouble.h"
#include "ui/window/primary_button.h"
#include "ui/window/unsaved_dialog.h"

#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

QString readBy(const ReadingBench& bench, int page = 0)
{
    return QString::fromStdString(bench.markdown().pageResult(page).reader);
}

// Opens it, converts it, and edits a block.
void editedDocument(ReadingBench& bench, const QString& name)
{
    bench.open(name);
    bench.press(ActionId::Convert);
    QVERIFY(bench.finishes());
    bench.markdown().editBlock({0, 1}, u"edited"_s);
    QVERIFY(bench.session().isModified());
}

QString textOf(const PageTrouble& trouble, int page)
{
    return trouble.stripOf(page)->findChild<QLabel*>(u"troubleText"_s)->text();
}

QPushButton* actionOf(const PageTrouble& trouble, int page)
{
    return trouble.stripOf(page)->findChild<QPushButton*>(u"troubleAction"_s);
}

UnsavedDialog* asked(const ReadingBench& bench)
{
    return bench.window->findChild<UnsavedDialog*>();
}

void answer(const ReadingBench& bench, const char* button)
{
    QVERIFY(asked(bench) != nullptr);
    QTest::mouseClick(asked(bench)->findChild<QPushButton*>(QString::fromLatin1(button)), Qt::LeftButton);
}

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestWindowReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void theReaderButtonSaysWhatAutomaticTakesAndWhy()
    {
        ReadingBench bench;
        bench.open();
        auto* button = bench.find<QToolButton>("readerButton");
        QCOMPARE(button->text(), u"Automatic: Built-in reader ▾"_s);
        QVERIFY2(button->toolTip().contains(u"no model is installed in"_s), qPrintable(button->toolTip()));
        bench.window->resize(1024, 640);
        QCOMPARE(button->text(), u"Built-in reader ▾"_s);

        ReadingBench other(true);
        other.open();
        button = other.find<QToolButton>("readerButton");
        QCOMPARE(button->text(), u"Automatic: DeepSeek-OCR 2 ▾"_s);
        QVERIFY2(button->toolTip().contains(u"installed in"_s), qPrintable(button->toolTip()));
    }

    void anotherReaderIsChosenForThisDocumentOnly()
    {
        ReadingBench bench(true);
        bench.open();
        auto* button = bench.find<QToolButton>("readerButton");
        bool chosen = false;
        QTimer::singleShot(0, button, [&] {
            chosen = button->menu()->isVisible() && ReadingBench::choose(*button->menu(), u"Built-in reader"_s);
            button->menu()->close();
        });
        button->showMenu();
        QVERIFY(chosen);
        QCOMPARE(button->text(), u"Built-in reader ▾"_s);
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        QCOMPARE(readBy(bench), u"builtin"_s);

        bench.open(u"other.pdf"_s);
        QCOMPARE(button->text(), u"Automatic: DeepSeek-OCR 2 ▾"_s);
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        QCOMPARE(readBy(bench), u"model"_s);
        QCOMPARE(bench.settings.reading().reader, u"auto"_s);
    }

    void theReaderFollowsTheSettings()
    {
        ReadingBench bench(true);
        bench.open();
        ReadingSettings reading = bench.settings.reading();
        reading.reader = u"model"_s;
        reading.model = u"nano"_s;
        bench.settings.setReading(reading);
        QCOMPARE(bench.find<QToolButton>("readerButton")->text(), u"Demonstration model ▾"_s);
        bench.press(ActionId::ConvertPage);
        QVERIFY(bench.finishes());
        QCOMPARE(QString::fromStdString(bench.worker->model().info.model), u"nano"_s);
    }

    void thePrimaryButtonConvertsThenStopsThenExports()
    {
        ReadingBench bench;
        bench.open();
        auto* button = bench.find<PrimaryButton>("primaryButton");
        QCOMPARE(button->state(), PrimaryButton::State::Convert);
        QVERIFY(!bench.action(ActionId::Save)->isEnabled());
        QVERIFY(!bench.window->actions().whyDisabled(bench.action(ActionId::Save)).isEmpty());
        bench.script.gates.close("vision 2");
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(12, button->height() / 2));
        QCOMPARE(button->state(), PrimaryButton::State::Stop);
        QTRY_COMPARE(bench.markdown().pageState(0), PageState::Done);
        QCOMPARE(button->state(), PrimaryButton::State::Stop);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(12, button->height() / 2));
        bench.script.gates.openAll();
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().pageState(2), PageState::Unread);
        QCOMPARE(button->state(), PrimaryButton::State::Export);
        QVERIFY(!bench.action(ActionId::StopConverting)->isEnabled());
        bench.press(ActionId::CopyMarkdown);
        QCOMPARE(QGuiApplication::clipboard()->text(), bench.markdown().markdown());
        QVERIFY(bench.markdown().markdown().startsWith(u"# page 1"_s));
    }

    void theStatusBarSaysWhereTheReadingStands()
    {
        ReadingBench bench;
        bench.open();
        const auto* what = bench.find<QLabel>("statusPage");
        const auto* share = bench.find<QProgressBar>("statusShare");
        QCOMPARE(what->text(), u"Page 1 of 4"_s);
        QVERIFY(!share->isVisible());
        bench.script.gates.close("vision 3");
        bench.press(ActionId::Convert);
        QTRY_COMPARE(what->text(), u"Reading page 3 of 4 · vision"_s);
        QVERIFY(share->isVisible());
        QCOMPARE(share->value(), 2);
        QCOMPARE(share->maximum(), 4);
        bench.press(ActionId::PauseReading);
        QCOMPARE(what->text(), u"Paused at page 3 of 4"_s);
        QVERIFY(bench.worker->isPaused());
        bench.press(ActionId::PauseReading);
        bench.script.gates.openAll();
        QVERIFY(bench.finishes());
        QTRY_COMPARE(what->text(), u"Page 1 of 4"_s);
    }

    void theModelIsLoadedShownAndUnloadedFromTheStatusBar()
    {
        ReadingBench bench(true);
        bench.open();
        auto* device = bench.find<QToolButton>("deviceButton");
        const auto* what = bench.find<QLabel>("statusPage");
        QCOMPARE(device->text(), u"Model not loaded ▾"_s);
        bench.script.gates.close("load");
        bench.press(ActionId::LoadModel);
        QTRY_COMPARE(what->text(), u"Loading the model 40 %"_s);
        QVERIFY(!bench.action(ActionId::LoadModel)->isEnabled());
        bench.script.gates.openAll();
        QTRY_COMPARE(device->text(), u"CPU (no CUDA device found) ▾"_s);
        bench.press(ActionId::UnloadModel);
        QTRY_COMPARE(device->text(), u"Model not loaded ▾"_s);
        QVERIFY(!bench.action(ActionId::UnloadModel)->isEnabled());
    }

    void theModelsMemoryIsNamedBeforeItIsLoaded()
    {
        ReadingBench bench;
        bench.places.resources = LECTERN_SOURCE_DIR "/resources";
        bench.makeWindow(); // with the real demonstration model
        bench.open();
        bench.tab()->setReader(recognition::ReaderRequest{"model", "nano"});
        auto* device = bench.find<QToolButton>("deviceButton");
        const auto* details = device->menu()->findChild<QLabel*>(u"deviceDetails"_s);
        bool opened = false;
        QTRY_VERIFY([&] { // measuring is never waited for
            QTimer::singleShot(0, device, [&] {
                opened = device->menu()->isVisible();
                device->menu()->close();
            });
            device->showMenu();
            return details->text().contains(u"Demonstration model needs"_s);
        }());
        QVERIFY(opened);
        QVERIFY2(details->text().contains(u" MB of memory; "_s), qPrintable(details->text()));
    }

    void aModelThatCannotBeLoadedIsToldWithItsReason()
    {
        ReadingBench bench(true);
        bench.loadError = Error{ErrorCode::OutOfMemory, "the model needs 8.3 GB of memory and 3.1 GB are free"};
        bench.open();
        bench.press(ActionId::LoadModel);
        auto* device = bench.find<QToolButton>("deviceButton");
        QTRY_COMPARE(device->text(), u"Model not loaded: failed ▾"_s);
        QVERIFY(device->toolTip().contains(u"8.3 GB"_s));
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        QVERIFY(bench.session().conversion().error().has_value());
    }

    void troubleStandsOnThePageThatItBelongsToAndMovesWithIt()
    {
        ReadingBench bench(true);
        bench.script.set("model", 0, Outcome::Cut);
        bench.script.set("model", 2, Outcome::Failed);
        bench.open();
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        PageView& view = bench.tab()->view();
        PageTrouble& trouble = *bench.tab()->trouble();
        QCOMPARE(trouble.count(), 2);
        QTRY_VERIFY(trouble.stripOf(0) != nullptr);
        QCOMPARE(trouble.stripOf(0)->property("kind").toString(), u"warning"_s);
        QVERIFY(textOf(trouble, 0).contains(u"The reader repeated itself after 83 tokens."_s));
        QCOMPARE(trouble.stripOf(0)->geometry().top(), view.pageRect(0).toAlignedRect().top());
        QVERIFY(trouble.stripOf(1) == nullptr);
        QVERIFY(bench.find<QToolButton>("statusTrouble")->text().startsWith(u"2 page"_s));

        bench.press(ActionId::NextTrouble);
        QCOMPARE(view.currentPage(), 2);
        QVERIFY(trouble.stripOf(2) != nullptr);
        QCOMPARE(trouble.stripOf(2)->property("kind").toString(), u"failure"_s);
        QVERIFY(textOf(trouble, 2).contains(u"page 3 is broken"_s));
        const int before = trouble.stripOf(2)->y();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() - 40);
        QCOMPARE(trouble.stripOf(2)->y(), before + 40);
        view.setZoom(0.5);
        QCOMPARE(trouble.stripOf(2)->geometry().top(), view.pageRect(2).toAlignedRect().top());
        QCOMPARE(trouble.stripOf(2)->width(), view.pageRect(2).toAlignedRect().width());
        view.rotate(1);
        QTRY_VERIFY(trouble.stripOf(2) != nullptr);
        QCOMPARE(trouble.stripOf(2)->geometry().top(), view.pageRect(2).toAlignedRect().top());
    }

    void aFailedPageIsReadAgainAndThenWithAnotherReader()
    {
        ReadingBench bench(true);
        bench.script.set("model", 1, Outcome::Failed);
        bench.open();
        bench.tab()->view().goToPage(1);
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        PageTrouble& trouble = *bench.tab()->trouble();
        QTRY_VERIFY(trouble.stripOf(1) != nullptr);
        QCOMPARE(actionOf(trouble, 1)->text(), u"Read again"_s);
        QTest::mouseClick(actionOf(trouble, 1), Qt::LeftButton);
        QVERIFY(bench.session().conversion().isRunning());
        QVERIFY(trouble.stripOf(1) == nullptr); // while it is read
        QVERIFY(bench.finishes());
        QTRY_VERIFY(trouble.stripOf(1) != nullptr);
        QCOMPARE(actionOf(trouble, 1)->text(), u"Read with: Built-in reader"_s);
        QTest::mouseClick(actionOf(trouble, 1), Qt::LeftButton);
        QVERIFY(bench.finishes());
        QCOMPARE(readBy(bench, 1), u"builtin"_s);
        QCOMPARE(bench.markdown().pageState(1), PageState::Done);
        QVERIFY(trouble.stripOf(1) == nullptr);
        QVERIFY(!bench.tab()->ownReader()); // it was for this page
        QCOMPARE(readBy(bench, 0), u"model"_s);
    }

    void aStripIsReachedByTheKeyboardAndNamed()
    {
        ReadingBench bench;
        bench.window->resize(1200, 1600); // the keyboard goes through the blocks of all pages: they stay in view
        bench.script.set("builtin", 0, Outcome::Failed);
        bench.open();
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        PageTrouble& trouble = *bench.tab()->trouble();
        QTRY_VERIFY(trouble.stripOf(0) != nullptr);
        bench.window->activateWindow();
        bench.tab()->view().setFocus();
        QTRY_VERIFY(bench.tab()->view().hasFocus());
        // Blocks of the page come first.
        for (int i = 0; i < 20 && QApplication::focusWidget() != actionOf(trouble, 0); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(actionOf(trouble, 0)));
        QCOMPARE(actionOf(trouble, 0)->accessibleName(), u"Read again (page 1)"_s);
        QVERIFY(trouble.stripOf(0)->accessibleName().startsWith(u"Page 1: This page could not be read."_s));
        bench.script.set("builtin", 0, Outcome::Good);
        QTest::keyClick(actionOf(trouble, 0), Qt::Key_Space);
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().pageState(0), PageState::Done);
        QTRY_VERIFY(bench.tab()->view().hasFocus()); // what had it is gone
    }

    void aNoteThatWasClosedStaysClosedUntilThePageIsReadAgain()
    {
        ReadingBench bench;
        bench.script.set("builtin", 0, Outcome::Failed);
        bench.open();
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        PageTrouble& trouble = *bench.tab()->trouble();
        QTRY_VERIFY(trouble.stripOf(0) != nullptr);
        QTest::mouseClick(trouble.stripOf(0)->findChild<QToolButton*>(u"troubleDismiss"_s), Qt::LeftButton);
        QVERIFY(trouble.stripOf(0) == nullptr);
        QCOMPARE(trouble.count(), 0);
        QVERIFY(!bench.find<QToolButton>("statusTrouble")->isVisible());
        bench.press(ActionId::ConvertPage);
        QVERIFY(bench.finishes());
        QTRY_VERIFY(trouble.stripOf(0) != nullptr);
    }

    void doubtfulWordsAreMarkedOnThePageOnceTheyAreShown()
    {
        ReadingBench bench;
        bench.script.set("builtin", 0, Outcome::Doubtful);
        bench.open();
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        PageTrouble& trouble = *bench.tab()->trouble();
        QTRY_VERIFY(trouble.stripOf(0) != nullptr);
        PageView& view = bench.tab()->view();
        QTRY_VERIFY(view.isFullyDrawn());
        const QRect line = QRectF(view.pageRect(0).topLeft() + QPointF(0, view.pageRect(0).height() * 0.45),
            QSizeF(view.pageRect(0).width(), view.pageRect(0).height() * 0.15))
                               .toRect();
        const auto picture = [&] { return view.viewport()->grab(line).toImage(); };
        const QImage without = picture();
        QCOMPARE(actionOf(trouble, 0)->text(), u"Show them"_s);
        QTest::mouseClick(actionOf(trouble, 0), Qt::LeftButton);
        QVERIFY(bench.action(ActionId::ShowDoubtful)->isChecked());
        QVERIFY(bench.tab()->markdownPane()->preview().isDoubtfulShown());
        QVERIFY(trouble.stripOf(0) == nullptr); // it would say nothing new
        QVERIFY(picture() != without);
        QVERIFY(bench.markdown().moveBlock({0, 1}, 0));
        const QImage marked = picture();
        bench.markdown().editBlock({0, 1}, u"the other one"_s);
        QCOMPARE(picture(), marked);
        bench.markdown().editBlock({0, 0}, u"put right"_s);
        QCOMPARE(picture(), without);
        bench.press(ActionId::ShowDoubtful);
        QVERIFY(!bench.settings.showsDoubtful());
    }

    void figuresThatCannotBeCutOutAreToldAtTheirPage()
    {
        ReadingBench bench;
        bench.open();
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        PageTrouble& trouble = *bench.tab()->trouble();
        Q_EMIT bench.session().figureFailed(0, u"the disk is full"_s);
        QVERIFY(trouble.stripOf(0) != nullptr);
        QVERIFY(textOf(trouble, 0).contains(u"the disk is full"_s));
        QTest::mouseClick(actionOf(trouble, 0), Qt::LeftButton);
        QVERIFY(trouble.stripOf(0) == nullptr);
    }

    void aReaderThatIsNotThereLeadsToTheSettings()
    {
        ReadingBench bench;
        bench.open();
        bench.tab()->setReader(recognition::ReaderRequest{"model", "gone"});
        QCOMPARE(bench.find<QToolButton>("readerButton")->text(), u"No reader ▾"_s);
        bench.press(ActionId::Convert);
        QVERIFY(!bench.session().conversion().isRunning());
        QPushButton* settings = nullptr;
        for (QPushButton* button : bench.tab()->findChildren<QPushButton*>(u"stripAction"_s)) {
            settings = button->isVisible() ? button : settings;
        }
        QVERIFY(settings != nullptr);
        QTest::mouseClick(settings, Qt::LeftButton);
        QVERIFY(bench.window->findChild<SettingsDialog*>()->isVisible());
    }

    void theLogAndTheDiagnosticsSayWhatHappenedWithoutSayingWhatIsRead()
    {
        ReadingBench bench(true);
        bench.script.set("model", 1, Outcome::Failed);
        bench.script.set("model", 2, Outcome::Cut);
        bench.open(u"private letter.pdf"_s);
        bench.press(ActionId::Convert);
        QVERIFY(bench.finishes());
        bench.press(ActionId::CopyDiagnostics);
        const QString text = QGuiApplication::clipboard()->text();
        const QByteArray written = contentOf(bench.logFolder() + u"/lectern.log"_s);
        QVERIFY2(text.contains(u"Qt "_s + QString::fromLatin1(qVersion())), qPrintable(text));
        QVERIFY(text.contains(u"Poppler "_s));
        QVERIFY2(text.contains(u"f32 on cpu (no CUDA device found)"_s), qPrintable(text));
        QVERIFY2(text.contains(u"job 1 page 2 failed: <path>: page 2 is broken"_s), qPrintable(text));
        QVERIFY2(text.contains(u"job 1 page 3 cut: repeated itself after 83 tokens"_s), qPrintable(text));
        QVERIFY2(written.contains("info worker: job 1 done: 4 pages, 1 failed, 1 cut"), written.constData());
        QVERIFY(written.contains("info model: loaded, f32 on cpu"));
        for (const QString& secret : {u"private"_s, u"letter"_s, u"read by"_s, u"secret"_s, bench.folder.path()}) {
            QVERIFY2(!text.contains(secret), qPrintable(text));
            QVERIFY2(!written.contains(secret.toUtf8()), written.constData());
        }
        bench.press(ActionId::OpenLogs);
        QCOMPARE(bench.outside, QList<QUrl>{QUrl::fromLocalFile(bench.logFolder())});
    }

    void whatQtWarnsOfGoesIntoTheLogWithoutPaths()
    {
        ReadingBench bench;
        bench.log->takeMessages();
        QTest::ignoreMessage(QtWarningMsg, "cannot write /home/me/My report.md: no space is left");
        qWarning("cannot write /home/me/My report.md: no space is left");
        qDebug("a line of no use");
        bench.window.reset();
        const QByteArray written = contentOf(bench.logFolder() + u"/lectern.log"_s);
        QVERIFY2(written.contains("warning default: cannot write <path>: no space is left"), written.constData());
        QVERIFY(!written.contains("no use"));
    }

    void pathsAndNamesAreTakenOut_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("kept");
        QTest::addRow("nothing") << u"41 tokens/s, and/or"_s << u"41 tokens/s, and/or"_s;
        QTest::addRow("at the beginning") << u"/a b/c.pdf: broken"_s << u"<path>: broken"_s;
        QTest::addRow("quoted") << u"cannot read \"/a/b c\" now"_s << u"cannot read \"<path>\" now"_s;
        QTest::addRow("home") << u"open ~/x.pdf"_s << u"open <path>"_s;
        QTest::addRow("a name alone") << u"letter.PDF has no pages"_s << u"<file> has no pages"_s;
    }
    void pathsAndNamesAreTakenOut()
    {
        QFETCH(QString, message);
        QFETCH(QString, kept);
        QCOMPARE(withoutPaths(message), kept);
    }

    void closingATabWithUnsavedEditsAsksAndCancelKeepsIt()
    {
        ReadingBench bench;
        editedDocument(bench, u"book.pdf"_s);
        bench.press(ActionId::CloseTab);
        QVERIFY(asked(bench) != nullptr);
        bench.press(ActionId::CloseTab); // no second question
        QCOMPARE(bench.window->findChildren<UnsavedDialog*>().size(), 1);
        QTest::keyClick(asked(bench), Qt::Key_Escape);
        QTRY_VERIFY(asked(bench) == nullptr);
        QCOMPARE(bench.window->tabs().size(), 1);
        QVERIFY(bench.session().isModified());
    }

    void discardedEditsAreGoneForGood()
    {
        ReadingBench bench;
        editedDocument(bench, u"book.pdf"_s);
        bench.session().keepDraft();
        bench.press(ActionId::CloseTab);
        answer(bench, "unsavedDiscard");
        QTRY_COMPARE(bench.window->tabs().size(), 0);
        bench.open();
        QVERIFY(bench.markdown().isEmpty());
    }

    void savingOnCloseAsksForAPlaceOnlyWhereThereIsNone()
    {
        ReadingBench bench;
        editedDocument(bench, u"book.pdf"_s);
        QSignalSpy saved(&bench.session(), &DocumentSession::saved);
        const QString file = bench.folder.filePath(u"book.md"_s);
        bench.session().save(file, SaveFormat::Markdown);
        QVERIFY(saved.wait());
        bench.markdown().editBlock({0, 1}, u"second edit"_s);
        bench.press(ActionId::CloseTab);
        answer(bench, "unsavedSave");
        QTRY_COMPARE(bench.window->tabs().size(), 0);
        QVERIFY(contentOf(file).contains("second edit"));
    }

    void savingOnCloseIsGivenUpWhereNoPlaceIsChosen()
    {
        ReadingBench bench;
        editedDocument(bench, u"book.pdf"_s);
        bench.press(ActionId::CloseTab);
        answer(bench, "unsavedSave");
        QTRY_VERIFY(bench.window->findChild<QFileDialog*>() != nullptr);
        auto* dialog = bench.window->findChild<QFileDialog*>();
        QTRY_VERIFY(dialog->isVisible());
        dialog->reject();
        QTRY_VERIFY(bench.window->findChild<QFileDialog*>() == nullptr);
        QCOMPARE(bench.window->tabs().size(), 1);
        bench.press(ActionId::CloseTab); // it can be asked again
        QVERIFY(asked(bench) != nullptr);
        answer(bench, "unsavedSave");
        QTRY_VERIFY(bench.window->findChild<QFileDialog*>() != nullptr);
        dialog = bench.window->findChild<QFileDialog*>();
        QTRY_VERIFY(dialog->isVisible());
        dialog->findChild<QLineEdit*>(u"fileNameEdit"_s)->setText(bench.folder.filePath(u"mine.md"_s));
        static_cast<QDialog*>(dialog)->accept();
        QTRY_COMPARE(bench.window->tabs().size(), 0);
        QVERIFY(contentOf(bench.folder.filePath(u"mine.md"_s)).contains("edited"));
    }

    void closingTheWindowAsksOnceForAllDocumentsAndNamesThem()
    {
        ReadingBench bench;
        editedDocument(bench, u"one.pdf"_s);
        editedDocument(bench, u"two.pdf"_s);
        bench.open(u"three.pdf"_s);
        QVERIFY(!bench.window->close());
        QVERIFY(asked(bench) != nullptr);
        QCOMPARE(asked(bench)->findChild<QLabel*>(u"unsavedNames"_s)->text(), u"one.pdf\ntwo.pdf"_s);
        answer(bench, "unsavedCancel");
        QTRY_VERIFY(asked(bench) == nullptr);
        QVERIFY(bench.window->isVisible());
        QVERIFY(!bench.window->close());
        answer(bench, "unsavedDiscard");
        QTRY_VERIFY(!bench.window->isVisible());
        bench.makeWindow();
        bench.window->restoreSession(); // brings back three documents and asks nothing
        QCOMPARE(bench.window->tabs().size(), 3);
        QTRY_COMPARE(bench.tab()->state(), DocumentTab::State::Open);
        QVERIFY(bench.window->close());
    }

    void aWindowThatEndsWithoutAskingKeepsItsEdits()
    {
        ReadingBench bench;
        editedDocument(bench, u"book.pdf"_s);
        bench.makeWindow();
        bench.open();
        QVERIFY(bench.markdown().markdown().contains(u"edited"_s));
        QVERIFY(bench.session().isModified());
    }

    void closingAndSwitchingWhileAModelLoadsIsSafe()
    {
        ReadingBench bench(true);
        bench.open();
        bench.script.gates.close("load");
        bench.press(ActionId::Convert);
        bench.script.gates.awaitArrival("load");
        bench.open(u"other.pdf"_s);
        bench.press(ActionId::Convert);
        bench.press(ActionId::CloseTab);
        bench.press(ActionId::CloseTab);
        QCOMPARE(bench.window->tabs().size(), 0);
        bench.window.reset();
        bench.script.gates.openAll();
        QTRY_VERIFY(bench.worker->jobs().empty());
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestWindowReading test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_reading.moc"
