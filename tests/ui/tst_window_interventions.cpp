// SPDX-License-Identifier: GPL-3.0-or-later
// Change and read again, in the real window with the real worker and the nano model. The source side is shown, so that
// no browser starts.
#include "grounding/tag_parser.h"
#include "ui/box_bench.h"
#include "ui/reading_order/intervention_view.h"
#include "ui/reading_order/interventions.h"
#include "ui/reading_order/interventions_box.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

using recognition::Stage;

struct Bench : BoxBench
{
    Bench()
    {
        window.reset();
        worker = std::make_unique<recognition::ConversionWorker>();
        places.resources = resourcePath("");
        ReadingSettings reading;
        reading.reader = u"model"_s;
        reading.model = u"nano"_s;
        settings.setReading(reading);
        QObject::connect(worker.get(), &recognition::ConversionWorker::studyProgressed, worker.get(),
            [this](const recognition::StudyProgress& progress) { steps.push_back(progress.step); });
        makeWindow();
        window->openFiles({QString::fromStdString(resourcePath("samples/two-columns.pdf"))});
        QTRY_COMPARE(tab()->state(), DocumentTab::State::Open);
        tab()->markdownPane()->setSide(MarkdownPane::Side::Source);
        press(ActionId::ShowOrder);
    }
    void look() const
    {
        press(ActionId::LookAtOrder);
        QTRY_VERIFY_WITH_TIMEOUT(order().study(0) && order().study(0)->trace.order.layer == 3, 120000);
        QTRY_VERIFY(view().isFullyDrawn() && view().words(0) != nullptr);
        QTest::mouseClick(box().findChild<QToolButton*>(u"interventionsHeader"_s), Qt::LeftButton);
        QVERIFY(box().isUnfolded());
    }
    // By the item's data or its place, as a person chooses it.
    void choose(const char* name, int index) const
    {
        auto* combo = find<QComboBox>(name);
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }
    void chooseKind(order::Intervention::Kind kind) const
    {
        choose("interventionKind", find<QComboBox>("interventionKind")->findData(static_cast<int>(kind)));
    }
    // Presses the button and waits for the n-th result of the page to be shown.
    void readAgain(size_t results) const
    {
        auto* button = find<QPushButton>("interventionRead");
        QVERIFY2(button->isEnabled(), qPrintable(button->toolTip()));
        button->click();
        QVERIFY(changes().isReading());
        QTRY_VERIFY_WITH_TIMEOUT(!changes().isReading(), 120000);
        QVERIFY(changes().changes(0));
        QCOMPARE(changes().changes(0)->changed.size(), results);
        QTRY_COMPARE_WITH_TIMEOUT(changes().results().study(), changes().changes(0), 60000);
        QVERIFY(changes().results().isVisible());
    }
    const recognition::ChangedReading& last() const { return changes().changes(0)->changed.back(); }
    long long encoderRuns() const { return std::ranges::count(steps, Stage::Vision, &recognition::StudyStep::stage); }
    long long tokensTold(int reading) const
    {
        return std::ranges::count_if(steps, [reading](const recognition::StudyStep& step) {
            return step.stage == Stage::Decode && step.reading == reading;
        });
    }
    Interventions& changes() const { return *order().findChild<Interventions*>(); }
    InterventionsBox& box() const { return changes().box(); }

    std::vector<recognition::StudyStep> steps;
};

std::vector<document::Block> blocks(const char* grounded)
{
    return grounding::parseGrounded(grounded);
}

QStringList differing(const ComparedText& text)
{
    QStringList words;
    for (const ComparedWord& word : text.words) {
        if (word.differs) {
            words << text.text.mid(word.start, word.length);
        }
    }
    return words;
}

} // namespace

class TestInterventions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreComparedWordByWord()
    {
        const auto before = blocks("<|ref|>title<|/ref|><|det|>[[100, 100, 600, 200]]<|/det|>\n# One two\n"
                                   "<|ref|>text<|/ref|><|det|>[[100, 300, 900, 600]]<|/det|>\nthree, four 中文字");
        const auto after = blocks("<|ref|>text<|/ref|><|det|>[[100, 300, 900, 600]]<|/det|>\nthree, Two five 中字");
        const TextDifference difference = textDifference(before, after);
        QCOMPARE(differing(difference.before), (QStringList{u"#"_s, u"One"_s, u"two"_s, u"four"_s, u"文"_s}));
        QCOMPARE(differing(difference.after), (QStringList{u"Two"_s, u"five"_s}));
        QCOMPARE(difference.removed, 4); // marks are no words
        QCOMPARE(difference.added, 2);
        QCOMPARE(difference.vanished.size(), 2);
        QCOMPARE(difference.vanished[0].words, QStringList{u"One"_s}); // "two" stands at another place
        QCOMPARE(difference.vanished[0].of, 2);
        QCOMPARE(difference.vanished[1].words, (QStringList{u"four"_s, u"文"_s}));
        QVERIFY(textDifference(before, before).vanished.isEmpty());
        QCOMPARE(textDifference(before, {}).vanished.size(), 2);
        QVERIFY(textDifference({}, {}).before.words.isEmpty());
    }

    void longTextsWithoutAnythingInCommonAreComparedToo()
    {
        QString left;
        QString right;
        for (int i = 0; i < 3000; ++i) {
            left += u"a%1 "_s.arg(i);
            right += u"b%1 "_s.arg(i);
        }
        document::Block a;
        a.text = left.toStdString();
        document::Block b;
        b.text = right.toStdString();
        const TextDifference difference = textDifference({a}, {b});
        QCOMPARE(difference.removed, 3000);
        QCOMPARE(difference.added, 3000);
    }

    void singleWordsAreMarkedWhereThePageHasThem()
    {
        const auto before = blocks("<|ref|>text<|/ref|><|det|>[[100, 100, 900, 300]]<|/det|>\none two-three four");
        const auto after = blocks("<|ref|>text<|/ref|><|det|>[[100, 100, 900, 300]]<|/det|>\none two four");
        Words page;
        for (const auto& [text, x] : {std::pair("one", 0.1), std::pair("two-three", 0.3), std::pair("four", 0.6)}) {
            layout::Word word;
            word.text = text;
            word.box = {x, 0.15, x + 0.1, 0.2};
            page.push_back(word);
        }
        const auto vanished = textDifference(before, after, std::make_shared<const Words>(page)).vanished;
        QCOMPARE(vanished.size(), 1);
        QCOMPARE(vanished[0].words, QStringList{u"three"_s});
        QVERIFY(!vanished[0].isWhole);
        QCOMPARE(vanished[0].boxes.size(), 1);
        QVERIFY(qAbs(vanished[0].boxes[0].left() - 0.3) < 1e-9);
        QVERIFY(textDifference(before, after).vanished[0].isWhole); // without a text layer
    }

    void theButtonSaysWhyItCannotBePressed()
    {
        Bench bench;
        QVERIFY(!bench.box().isUnfolded()); // nobody meets it unasked
        QTest::mouseClick(bench.box().findChild<QToolButton*>(u"interventionsHeader"_s), Qt::LeftButton);
        auto* read = bench.find<QPushButton>("interventionRead");
        QVERIFY(!read->isEnabled());
        QVERIFY2(read->toolTip().contains(u"Look at the order"_s), qPrintable(read->toolTip()));
        bench.box().setUnfolded(false);
        bench.look();
        QVERIFY(read->isEnabled());
        bench.chooseKind(order::Intervention::Kind::GlobalOnly); // the nano model's pages have no crops
        QVERIFY(!read->isEnabled());
        QVERIFY(read->toolTip().contains(u"crops"_s));
        bench.chooseKind(order::Intervention::Kind::Reverse);
        bench.choose("interventionTarget", 1);
        bench.find<QSpinBox>("interventionFirst")->setValue(20);
        bench.find<QSpinBox>("interventionLast")->setValue(10);
        QVERIFY(!read->isEnabled());
    }

    void noChangeGivesTheSameTokensAndTheEncoderDoesNotRunAgain()
    {
        Bench bench;
        bench.look();
        QVERIFY(bench.encoderRuns() > 0);
        bench.steps.clear();
        bench.chooseKind(order::Intervention::Kind::None);
        bench.readAgain(1);
        QVERIFY(bench.last().sameTokens);
        QVERIFY(bench.last().decoded.tokens == bench.changes().changes(0)->reading->decoded.tokens);
        QCOMPARE(bench.last().editDistance, 0.0);
        QCOMPARE(bench.encoderRuns(), 0);
        QVERIFY(bench.tokensTold(0) > 0 && bench.tokensTold(1) > 0);
        QVERIFY(bench.changes().vanishedLayer().vanished().isEmpty());
        QVERIFY(bench.find<QLabel>("interventionSummary")->text().contains(u"token for token"_s));
        QVERIFY(bench.markdown().isEmpty()); // the document is not touched

        bench.steps.clear();
        bench.chooseKind(order::Intervention::Kind::SwapHalves);
        bench.readAgain(2);
        QCOMPARE(bench.encoderRuns(), 0);
        QCOMPARE(bench.tokensTold(0), 0); // the unchanged reading was kept too
        QVERIFY(!bench.last().sameTokens);
    }

    void theNewTextStandsBesideTheOldOneAndWhatVanishedIsMarked()
    {
        Bench bench;
        bench.look();
        bench.chooseKind(order::Intervention::Kind::Raster); // loses the right column, see docs/reading-order.md
        const QImage before = bench.view().grab().toImage();
        bench.readAgain(1);
        QVERIFY(bench.last().editDistance > 0.1 && bench.last().editDistance < 0.3);
        auto* old = bench.find<QPlainTextEdit>("interventionBefore");
        auto* changed = bench.find<QPlainTextEdit>("interventionAfter");
        QVERIFY(old->toPlainText().contains(u"How a page is read"_s));
        QVERIFY(changed->toPlainText().contains(u"How a page is read"_s));
        QVERIFY(!old->extraSelections().isEmpty());
        QVERIFY(old->extraSelections().front().format.fontStrikeOut()); // not by colour only
        for (const auto& selection : changed->extraSelections()) {
            QVERIFY(selection.format.fontUnderline());
        }
        const auto& vanished = bench.changes().vanishedLayer().vanished();
        QVERIFY(!vanished.isEmpty());
        auto* list = bench.find<QListWidget>("interventionVanished");
        QCOMPARE(list->count(), vanished.size());
        double rightmost = 0;
        for (const VanishedBlock& gone : vanished) {
            QVERIFY(!gone.boxes.isEmpty());
            rightmost = std::max(rightmost, gone.boxes.front().center().x());
        }
        QVERIFY(rightmost > 0.5); // the right column
        list->setCurrentRow(0);
        QVERIFY(bench.view().grab().toImage() != before);
        bench.picture(u"interventions"_s);
        bench.theme.apply(*qApp, ThemeMode::Dark);
        bench.picture(u"interventions-dark"_s);
        bench.theme.apply(*qApp, ThemeMode::Light);
        bench.picture(u"interventions-light"_s);

        QTest::mouseClick(bench.find<QToolButton>("interventionClose"), Qt::LeftButton);
        QVERIFY(!bench.changes().results().isVisible());
        QVERIFY(bench.changes().vanishedLayer().vanished().isEmpty());
        bench.find<QPushButton>("interventionResults")->click();
        QTRY_VERIFY_WITH_TIMEOUT(bench.changes().results().isVisible(), 30000);
        QVERIFY(!bench.changes().vanishedLayer().vanished().isEmpty());
    }

    void theQueriesOfARegionDrawnOnThePageAreChanged()
    {
        Bench bench;
        bench.look();
        bench.chooseKind(order::Intervention::Kind::Zero);
        bench.choose("interventionTarget", 2);
        auto* read = bench.find<QPushButton>("interventionRead");
        QVERIFY(!read->isEnabled());
        auto* pick = bench.find<QPushButton>("interventionPick");
        pick->click();
        QVERIFY(bench.changes().picker().isPicking());
        bench.drag(bench.at(0.5, 0.1), bench.at(1, 0.9));
        QVERIFY(!bench.changes().picker().isPicking() && !pick->isChecked());
        QVERIFY(!bench.view().hasSelection());
        const QRectF region = *bench.changes().picker().region();
        QVERIFY(qAbs(region.left() - 0.5) < 0.01 && qAbs(region.bottom() - 0.9) < 0.01);
        int inside = 0;
        for (const order::FlowQuery& query : bench.order().study(0)->trace.order.queries) {
            inside += region.contains(QPointF(query.x, query.y)) ? 1 : 0;
        }
        QVERIFY(inside > 0 && inside < 256);
        QCOMPARE(bench.box().concerned(), inside);
        QVERIFY(bench.find<QLabel>("interventionCount")->text().contains(QString::number(inside)));

        pick->click(); // another one, given up
        bench.press(bench.at(0.1, 0.1));
        bench.moveTo(bench.at(0.3, 0.3));
        bench.key(Qt::Key_Escape);
        QVERIFY(!bench.changes().picker().isPicking());
        QCOMPARE(*bench.changes().picker().region(), region);
        bench.letGo(bench.at(0.3, 0.3));

        bench.readAgain(1);
        QCOMPARE(bench.last().queries, inside);
        QVERIFY(bench.last().editDistance > 0);
        bench.choose("interventionTarget", 0);
        QVERIFY(!bench.changes().picker().region());
    }

    void resultsAreCopiedInTheFormOfTheCommandLine()
    {
        Bench bench;
        bench.look();
        bench.chooseKind(order::Intervention::Kind::Shuffle);
        bench.find<QSpinBox>("interventionSeed")->setValue(7);
        bench.choose("interventionTarget", 1);
        bench.find<QSpinBox>("interventionFirst")->setValue(10);
        bench.find<QSpinBox>("interventionLast")->setValue(40);
        bench.readAgain(1);
        bench.chooseKind(order::Intervention::Kind::Donor); // the page itself: nothing changes
        bench.choose("interventionTarget", 0);
        bench.readAgain(2);
        QVERIFY(bench.last().sameTokens);
        auto* copy = bench.find<QToolButton>("interventionCopy");
        copy->menu()->actions().at(1)->trigger();
        const QJsonObject json = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
        const QJsonArray changes = json.value(u"interventions"_s).toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0][u"name"_s].toString(), u"shuffle:7@10-40"_s);
        QCOMPARE(changes[0][u"queries"_s].toInt(), 31);
        QCOMPARE(changes[0][u"edit_distance"_s].toDouble(), bench.changes().changes(0)->changed[0].editDistance);
        QVERIFY(changes[0][u"unchanged"_s].toString().contains(u"How a page is read"_s));
        QVERIFY(changes[1][u"name"_s].toString().endsWith(u"two-columns.pdf#1"_s));
        copy->menu()->actions().at(0)->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"How a page is read"_s));

        bench.find<QToolButton>("interventionExport")->click();
        auto* dialog = bench.window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(bench.folder.path());
        dialog->close();
        QFile file(bench.folder.filePath(u"two-columns_p1.order.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(file.exists(), 30000);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).object().value(u"interventions"_s).toArray(), changes);
    }

    void aReadingCanBeStoppedAndTheEncodingIsKept()
    {
        Bench bench;
        bench.look();
        bench.chooseKind(order::Intervention::Kind::Reverse);
        bench.find<QPushButton>("interventionRead")->click();
        QVERIFY(bench.changes().isReading());
        auto* stop = bench.find<QPushButton>("interventionStop");
        QVERIFY(!stop->isHidden());
        stop->click();
        QVERIFY(!bench.changes().isReading() && stop->isHidden());
        QVERIFY(!bench.changes().changes(0));
        bench.steps.clear();
        bench.readAgain(1);
        QCOMPARE(bench.encoderRuns(), 0);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestInterventions test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_interventions.moc"
