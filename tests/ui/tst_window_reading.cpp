// SPDX-License-Identifier: GPL-3.0-or-later
// Which reader reads, how the window tells of it, and the model: the real window and worker with scripted readers.
#include "ui/reading_bench.h"
#include "ui/window/primary_button.h"

#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
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

} // namespace

class TestWindowReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
