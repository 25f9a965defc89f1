// SPDX-License-Identifier: GPL-3.0-or-later
// Two orders of a page compared in the real window, with the real worker and the nano model. The source side is shown,
// so that no browser starts.
#include "model/safetensors.h"
#include "order/expert_load.h"
#include "recognition/conversion_worker.h"
#include "support/fixture_path.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_profile.h"
#include "ui/reading_order/compare_view.h"
#include "ui/reading_order/expert_chart.h"
#include "ui/reading_order/expert_marks.h"
#include "ui/reading_order/experts_box.h"
#include "ui/reading_order/export_strip.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QtTest>

#include <cmath>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;
using Side = CompareView::Side;
using Mode = CompareView::Mode;

namespace {

struct Bench
{
    explicit Bench(const QString& sample = u"two-columns.pdf"_s)
        : settings(folder.filePath(u"lectern.ini"_s))
    {
        ReadingSettings reading;
        reading.reader = u"model"_s;
        reading.model = u"nano"_s;
        settings.setReading(reading);
        window = std::make_unique<MainWindow>(
            WindowServices{settings, theme, pages::PageSource::open, [this](const QUrl& url) { outside << url; }, {},
                [] { return QString(); }, {.store = folder.path().toStdString(), .resources = resourcePath("")},
                &worker, &preview, folder.filePath(u"drafts"_s)});
        window->resize(1280, 800);
        window->show();
        window->openFiles({QString::fromStdString(resourcePath("samples/" + sample.toStdString()))});
    }
    void begin() const
    {
        QTRY_COMPARE(tab().state(), DocumentTab::State::Open);
        tab().markdownPane()->setSide(MarkdownPane::Side::Source);
        window->actions().get(ActionId::CompareOrders)->trigger();
        QVERIFY(compare() != nullptr);
    }
    bool isCompared() const
    {
        return QTest::qWaitFor([this] { return compare()->comparison().has_value() && !compare()->isBusy(); }, 120000);
    }
    void click(const char* name) const
    {
        auto* button = compare()->findChild<QAbstractButton*>(QString::fromLatin1(name));
        QVERIFY2(button != nullptr && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void choose(Side side, const char* box, int index) const
    {
        auto* choice = compare()->choice(side).findChild<QComboBox*>(QString::fromLatin1(box));
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
    }
    QString text(const char* label) const { return compare()->findChild<QLabel*>(QString::fromLatin1(label))->text(); }
    // For people to look at: where LECTERN_PICTURES names a folder.
    void picture(const QString& name)
    {
        const QString pictures = qEnvironmentVariable("LECTERN_PICTURES");
        if (pictures.isEmpty()) {
            return;
        }
        for (const bool dark : {false, true}) {
            theme.apply(*qApp, dark ? ThemeMode::Dark : ThemeMode::Light);
            QVERIFY(QTest::qWaitFor([this] { return compare()->view(Side::A).isFullyDrawn(); }));
            QTest::qWait(0);
            window->grab().save(pictures + u"/compare-"_s + name + (dark ? u"-dark.png"_s : u".png"_s));
        }
        theme.apply(*qApp, ThemeMode::Light);
    }
    DocumentTab& tab() const { return *window->currentTab(); }
    CompareView* compare() const { return tab().comparison(); }
    ExpertsBox& experts() const { return *compare()->findChild<ExpertsBox*>(); }

    QTemporaryDir folder;
    Settings settings;
    Theme theme;
    QList<QUrl> outside;
    recognition::ConversionWorker worker;
    PreviewProfile preview;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoLayersStandSideBySideOverTheSamePlace()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        CompareView& compare = *bench.compare();
        QVERIFY(compare.view(Side::A).isVisible() && compare.view(Side::B).isVisible());
        QVERIFY(!compare.flow(Side::A).isEmpty() && !compare.flow(Side::B).isEmpty());
        QCOMPARE(compare.choice(Side::A).value().question.layer, 3); // the nano model sorts there
        QCOMPARE(compare.choice(Side::B).value().question.layer, 4); // the last one
        QCOMPARE(compare.comparison()->moves.size(), size_t{256});
        QVERIFY(bench.text("compareFigures").contains(u"τ"_s));
        bench.picture(u"side-by-side"_s);

        compare.view(Side::A).setZoom(2);
        QCOMPARE(compare.view(Side::B).zoom(), 2.0);
        compare.view(Side::B).verticalScrollBar()->setValue(300);
        QCOMPARE(compare.view(Side::A).verticalScrollBar()->value(), 300);
        compare.view(Side::A).horizontalScrollBar()->setValue(40);
        QCOMPARE(compare.view(Side::B).horizontalScrollBar()->value(), 40);
        compare.view(Side::B).setZoom(0.7);
        QCOMPARE(compare.view(Side::A).zoom(), 0.7);
        QTRY_COMPARE(compare.view(Side::A).pageRect(0).top(), compare.view(Side::B).pageRect(0).top());
        bench.window->actions().get(ActionId::FitPage)->trigger(); // the window's own actions reach it
        QCOMPARE(compare.view(Side::A).zoomMode(), ZoomMode::FitPage);
        QTRY_COMPARE(compare.view(Side::B).zoom(), compare.view(Side::A).zoom());
    }

    void theDifferenceIsDrawnAndCounted()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        CompareView& compare = *bench.compare();
        bench.click("compareMode1");
        QCOMPARE(compare.mode(), Mode::Difference);
        QVERIFY(!compare.view(Side::B).isVisible());
        QVERIFY(compare.flow(Side::A).isEmpty());
        const order::OrderComparison comparison = *compare.comparison();
        // The figures once more, from the studies themselves.
        double sum = 0;
        int far = 0;
        for (const order::QueryMove& move : comparison.moves) {
            const QRectF page = compare.view(Side::A).pageRect(0);
            const double aspect = page.height() / page.width();
            const double distance = std::hypot(move.b.x - move.a.x, (move.b.y - move.a.y) * aspect);
            QVERIFY(std::abs(distance - move.distance) < 5e-3);
            sum += move.distance;
            far += move.distance > 0.25 ? 1 : 0;
        }
        QVERIFY(std::abs(sum / static_cast<double>(comparison.moves.size()) - comparison.mean) < 1e-9);
        auto* threshold = compare.findChild<QDoubleSpinBox*>(u"compareThreshold"_s);
        threshold->setValue(25);
        QCOMPARE(compare.difference().arrows(), far);
        QVERIFY(far > 0 && static_cast<size_t>(far) < comparison.moves.size());
        QVERIFY(bench.text("compareMoved").startsWith(QLocale().toString(far)));
        bench.picture(u"difference"_s);
        const QImage drawn = compare.view(Side::A).grab().toImage();
        threshold->setValue(200);
        QCOMPARE(compare.difference().arrows(), 0);
        QVERIFY(compare.view(Side::A).grab().toImage() != drawn);
    }

    void swappedSidesTurnTheDifferenceRound()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        CompareView& compare = *bench.compare();
        const order::OrderComparison before = *compare.comparison();
        bench.click("compareSwap");
        QCOMPARE(compare.choice(Side::A).value().question.layer, 4);
        QCOMPARE(compare.choice(Side::B).value().question.layer, 3);
        QVERIFY(compare.comparison()); // both were there already
        QCOMPARE(compare.comparison()->moves[5].a.x, before.moves[5].b.x);
        QCOMPARE(compare.comparison()->moves[5].b.y, before.moves[5].a.y);
        QVERIFY(std::abs(compare.comparison()->mean - before.mean) < 1e-12);
        QCOMPARE(*compare.comparison()->tau, *before.tau);
    }

    void anOrderDoesNotDifferFromItself()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        bench.choose(Side::B, "compareLayer", 3);
        QVERIFY(bench.isCompared());
        QCOMPARE(bench.compare()->comparison()->largest, 0.0);
        QCOMPARE(*bench.compare()->comparison()->tau, 1.0);
        bench.choose(Side::B, "compareHead", 1); // the first head
        QTRY_VERIFY_WITH_TIMEOUT(bench.compare()->comparison() && bench.compare()->comparison()->largest > 0, 120000);
        QCOMPARE(bench.compare()->choice(Side::B).value().question.head, 0);
    }

    void anotherCheckpointIsCheckedAndThenCompared()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        CompareView& compare = *bench.compare();
        const QString broken = bench.folder.filePath(u"no weights"_s);
        QVERIFY(QDir().mkpath(broken));
        const auto give = [&](const QString& folder) {
            Q_EMIT compare.choice(Side::B).folderWanted();
            auto* dialog = compare.findChild<QFileDialog*>();
            QVERIFY(dialog != nullptr);
            Q_EMIT dialog->fileSelected(folder);
            dialog->close();
            QTRY_VERIFY(compare.findChild<QFileDialog*>() == nullptr);
        };
        give(broken);
        auto* trouble = compare.findChild<QLabel*>(u"compareTrouble"_s);
        QTRY_VERIFY(trouble->text().contains(u"tokenizer.json"_s));
        QVERIFY(trouble->isVisible());
        QCOMPARE(compare.choice(Side::B).value().model.modelName, std::string("nano"));

        give(QString::fromStdString(dataPath("model/original_bf16").string()));
        QTRY_VERIFY_WITH_TIMEOUT(compare.choice(Side::B).value().model.modelName == "original_bf16"
                && compare.comparison() && !compare.isBusy(),
            120000);
        QVERIFY(!trouble->isVisible());
        QVERIFY(compare.choice(Side::B).value().layers != compare.choice(Side::A).value().layers);
        QCOMPARE(compare.comparison()->moves.size(), size_t{256});
        QVERIFY(compare.comparison()->mean > 0);
    }

    void theExpertsOfThePagesTokensAreShown()
    {
        Bench bench;
        bench.begin();
        bench.click("compareMode2");
        CompareView& compare = *bench.compare();
        QTRY_VERIFY_WITH_TIMEOUT(!compare.experts().marks().empty(), 120000);
        QCOMPARE(compare.experts().marks().size(), size_t{256});
        auto* layer = bench.experts().findChild<QComboBox*>(u"expertLayer"_s);
        QCOMPARE(layer->count(), 4); // the nano model's layers 1 to 4
        QVERIFY(bench.experts().text().contains(u"4 experts"_s));
        bench.picture(u"experts"_s);

        // One expert: as many marks as tokens go to it, the separator left out.
        auto* chart = bench.experts().findChild<ExpertChart*>();
        QTest::mouseClick(chart, Qt::LeftButton, {}, QPoint(chart->width() * 5 / 8, chart->height() / 2));
        auto* choice = bench.experts().findChild<QComboBox*>(u"expertChoice"_s);
        QCOMPARE(choice->currentIndex(), 3); // expert 2
        const auto marked = std::ranges::count_if(
            compare.experts().marks(), [](const ExpertsLayer::Mark& mark) { return mark.mark < kExpertMarks; });
        QVERIFY(marked > 0 && static_cast<size_t>(marked) < compare.experts().marks().size());
        const QString described = chart->accessibleDescription().section(u"; "_s, 2, 2);
        const int counted = described.section(u": "_s, 1).section(u' ', 0, 0).toInt();
        QVERIFY2(counted == marked || counted == marked + 1, qPrintable(described));
        bench.picture(u"expert"_s);
        bench.click("copyExperts");
        QCOMPARE(QGuiApplication::clipboard()->text(), bench.experts().text());
    }

    void rawNumbersAreExported()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        auto* menu = bench.compare()->findChild<QToolButton*>(u"exportRaw"_s)->menu();
        menu->actions().front()->trigger();
        auto* dialog = bench.compare()->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"two-columns_p1.trace.safetensors"_s);
        const QString file = bench.folder.filePath(u"raw.safetensors"_s);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
        auto* strip = bench.compare()->findChild<ExportStrip*>();
        QVERIFY(strip->isVisible() && strip->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!strip->isRunning(), 120000);
        QVERIFY2(QFile::exists(file), qPrintable(strip->findChild<QLabel*>(u"exportText"_s)->text()));
        const auto written = model::SafetensorsFile::open(file.toStdString()).value();
        for (const char* name : {"flow.attention.4.global", "flow.attention.3.global", "decoder.attention.4",
                 "decoder.routing.1.experts", "decoder.routing.4.weights", "decoder.visual"}) {
            QVERIFY2(written.tensors().contains(name), name);
        }
        QVERIFY(!written.tensors().contains("flow.attention.2.global"));
        bench.click("exportAction");
        QCOMPARE(bench.outside, QList<QUrl>{QUrl::fromLocalFile(bench.folder.path())});
    }

    void anExportThatIsStoppedLeavesNothingBehind()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        auto* menu = bench.compare()->findChild<QToolButton*>(u"exportRaw"_s)->menu();
        menu->actions().back()->trigger(); // all layers
        auto* dialog = bench.compare()->findChild<QFileDialog*>();
        QVERIFY(QDir(bench.folder.path()).mkpath(u"out"_s));
        Q_EMIT dialog->fileSelected(bench.folder.filePath(u"out/raw.safetensors"_s));
        dialog->close();
        auto* strip = bench.compare()->findChild<ExportStrip*>();
        QSignalSpy progress(&bench.worker, &recognition::ConversionWorker::exportProgressed);
        QVERIFY(progress.wait(60000));
        bench.click("exportAction");
        QVERIFY(!strip->isVisible() && !strip->isRunning());
        bench.choose(Side::B, "compareLayer", 0); // answered once the export has ended
        QTRY_VERIFY_WITH_TIMEOUT(bench.compare()->comparison() && !bench.compare()->isBusy(), 120000);
        QVERIFY(QDir(bench.folder.filePath(u"out"_s)).isEmpty(QDir::Files | QDir::Hidden));
    }

    void escapeGoesBackToTheDocument()
    {
        Bench bench;
        bench.begin();
        QVERIFY(!bench.tab().view().isVisible());
        QTest::keyClick(&bench.compare()->view(Side::A), Qt::Key_Escape);
        QTRY_VERIFY(bench.compare() == nullptr);
        QVERIFY(bench.tab().view().isVisible());
        bench.begin(); // and again, then the tab is closed over it
        bench.window->actions().get(ActionId::CloseTab)->trigger();
        QTRY_VERIFY(bench.window->currentTab() == nullptr);
    }

    void everyControlHasANameForScreenReaders()
    {
        Bench bench;
        bench.begin();
        QVERIFY(bench.isCompared());
        for (const QWidget* widget : bench.compare()->findChildren<QWidget*>()) {
            if (qobject_cast<const QComboBox*>(widget) != nullptr || widget->inherits("QDoubleSpinBox")
                || qobject_cast<const PageView*>(widget) != nullptr) {
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
