// SPDX-License-Identifier: GPL-3.0-or-later
// The reading order in the real window, with the real worker, the built-in reader and the nano model. The source side
// is shown, so that no browser starts.
#include "ui/converting_bench.h"
#include "ui/editor/source_editor.h"
#include "ui/read_pages.h"
#include "ui/reading_order/block_mime.h"
#include "ui/reading_order/figures_box.h"
#include "ui/reading_order/order_panel.h"
#include "ui/reading_order/order_side.h"
#include "ui/reading_order/path_painter.h"
#include "ui/reading_order/time_bar.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench : ConvertingBench
{
    explicit Bench(const QString& reader = u"builtin"_s)
        : ConvertingBench(with(reader))
    { }
    bool looked(bool reading) const
    {
        return QTest::qWaitFor(
            [this, reading] {
                const auto study = order().study(0);
                return study && (!reading || study->reading)
                    && study->trace.order.layer == order().layersBar().flowLayer();
            },
            120000);
    }
    OrderSide& order() const { return *tab().order(); }
    SourceEditor& source() const { return *qobject_cast<SourceEditor*>(tab().markdownPane()->source()); }
};

QList<QRectF> rects(std::initializer_list<QRectF> list)
{
    return list;
}

} // namespace

class TestReadingOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jumpsAgainstTheWayOfReadingAreDoubtful_data()
    {
        QTest::addColumn<QList<QRectF>>("boxes");
        QTest::addColumn<QList<int>>("doubts");
        const QRectF head(0.1, 0.05, 0.8, 0.05);
        const QRectF left(0.1, 0.2, 0.35, 0.2);
        const QRectF leftBelow(0.1, 0.45, 0.35, 0.2);
        const QRectF right(0.55, 0.2, 0.35, 0.2);
        const QRectF rightBelow(0.55, 0.45, 0.35, 0.2);
        const QRectF across(0.1, 0.42, 0.8, 0.02);
        const QRectF third(0.7, 0.2, 0.2, 0.2);
        const QRectF narrow(0.4, 0.2, 0.2, 0.2);
        const QRectF slim(0.1, 0.2, 0.2, 0.2);
        const auto doubt = [](JumpDoubt d) { return static_cast<int>(d); };
        QTest::newRow("nothing") << rects({}) << QList<int>{};
        QTest::newRow("one block") << rects({head}) << QList<int>{};
        QTest::newRow("down two columns")
            << rects({head, left, leftBelow, right, rightBelow}) << QList<int>{0, 0, 0, 0};
        QTest::newRow("across two columns")
            << rects({head, left, right, leftBelow, rightBelow}) << QList<int>{0, doubt(JumpDoubt::LeavesColumn), 0, 0};
        QTest::newRow("columns in two parts")
            << rects({left, right, across, leftBelow, rightBelow}) << QList<int>{0, 0, 0, 0};
        QTest::newRow("up again") << rects({leftBelow, left}) << QList<int>{doubt(JumpDoubt::GoesBackUp)};
        QTest::newRow("from right to left") << rects({right, left}) << QList<int>{doubt(JumpDoubt::GoesBackLeft)};
        QTest::newRow("over a column") << rects({slim, third, narrow})
                                       << QList<int>{doubt(JumpDoubt::SkipsColumn), doubt(JumpDoubt::GoesBackLeft)};
    }
    void jumpsAgainstTheWayOfReadingAreDoubtful()
    {
        QFETCH(QList<QRectF>, boxes);
        QFETCH(QList<int>, doubts);
        QList<int> found;
        for (const JumpDoubt doubt : doubtfulJumps(boxes)) {
            found << static_cast<int>(doubt);
        }
        QCOMPARE(found, doubts);
    }

    void badgesStandBesideTheTextWhereThereIsRoom()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 50; ++round) {
            QList<QRectF> boxes;
            for (int i = 0; i < 2 + round % 9; ++i) { // two columns, with room between and around
                boxes << QRectF(
                    60 + 240 * (i % 2), 40 + 70 * (i / 2), 120 + random.bounded(60), 20 + random.bounded(20));
            }
            const QList<QRectF> badges = OrderLayer::placeBadges(boxes, {34, 18}, QRectF(0, 0, 600, 800));
            QCOMPARE(badges.size(), boxes.size());
            for (qsizetype i = 0; i < badges.size(); ++i) {
                QVERIFY(std::ranges::none_of(boxes, [&](const QRectF& box) { return box.intersects(badges[i]); }));
                QVERIFY(QRectF(0, 0, 600, 800).contains(badges[i]));
                for (qsizetype other = 0; other < i; ++other) {
                    QVERIFY(!badges[i].intersects(badges[other]));
                }
            }
        }
    }

    void thePathGoesFromBlockToBlockInTheirOrder()
    {
        const PathStop above{QRectF(10, 10, 100, 40), false};
        const PathStop below{QRectF(200, 300, 100, 40), false};
        const QPainterPath path = PathPainter::step(above, below);
        QVERIFY(above.box.contains(path.pointAtPercent(0)));
        QVERIFY(below.box.contains(path.pointAtPercent(1)));
    }

    void theOrderIsShownOverThePageAndInTheList()
    {
        Bench bench;
        QVERIFY(bench.openSample(u"two-columns.pdf"_s));
        QVERIFY(bench.order().bars().isHidden());
        const QImage before = bench.tab().view().grab().toImage();
        QVERIFY(bench.convert());
        QVERIFY(!bench.order().bars().isHidden());
        bench.press(ActionId::ShowOrder);
        bench.press(ActionId::ShowBlocks);
        QCOMPARE(bench.tab().sidebar(), SidebarPanel::Order);
        OrderPanel& panel = bench.order().panel();
        const QAbstractItemModelTester tester(&panel.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(panel.list().model()->rowCount(), bench.markdown().blockCount(0));
        QVERIFY(panel.list().model()->index(0, 0).data().toString().contains(u"How a page is read"_s));
        QVERIFY(panel.checks().isHidden()); // read as it should be
        QVERIFY(bench.tab().view().grab().toImage() != before);
        bench.picture(u"blocks"_s);
        bench.theme.apply(*qApp, ThemeMode::Dark);
        bench.picture(u"blocks-dark"_s);
        bench.theme.apply(*qApp, ThemeMode::Light);
    }

    void draggingABlockChangesTheMarkdownAndWhatIsDoubtful()
    {
        Bench bench;
        QVERIFY(bench.openSample(u"two-columns.pdf"_s));
        QVERIFY(bench.convert());
        bench.press(ActionId::ShowOrder);
        bench.press(ActionId::ShowBlocks);
        OrderPanel& panel = bench.order().panel();
        const QString read = bench.markdown().markdown();
        const int last = panel.model().rowCount() - 1;
        const std::unique_ptr<QMimeData> dragged(panel.model().mimeData({panel.model().index(last)}));
        QVERIFY(dragged->hasText());
        panel.model().dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {}); // before the second row
        QTRY_VERIFY(bench.markdown().markdown() != read);
        QVERIFY(bench.markdown().pageMarkdown(0).indexOf(u"Afterwards"_s)
            < bench.markdown().pageMarkdown(0).indexOf(u"Begin"_s));
        QVERIFY(!panel.checks().isHidden());
        QVERIFY(panel.checks().model()->rowCount() > 0);
        QCOMPARE(panel.list().currentIndex().row(), 1);
        bench.picture(u"doubtful"_s);
        bench.markdown().undoStack()->undo();
        QCOMPARE(bench.markdown().markdown(), read);
        QVERIFY(panel.checks().isHidden());

        panel.list().setCurrentIndex(panel.model().index(last));
        panel.list().setFocus();
        QTest::keyClick(&panel.list(), Qt::Key_Up, Qt::AltModifier);
        QVERIFY(bench.markdown().markdown() != read);
        QTest::keyClick(&panel.list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.markdown().markdown(), read);
        QTest::keyClick(&panel.list(), Qt::Key_Delete);
        QVERIFY(!bench.markdown().markdown().contains(u"Afterwards"_s));
    }

    void aClickOnThePageShowsTheBlockInTheSourceAndBack()
    {
        Bench bench;
        QVERIFY(bench.openSample(u"two-columns.pdf"_s));
        QVERIFY(bench.convert());
        bench.press(ActionId::ShowOrder);
        QTRY_VERIFY(bench.tab().view().isFullyDrawn());
        const OrderedBlock block = bench.order().orderLayer().order(0).back();
        const QRectF page = bench.tab().view().pageRect(0);
        const QPointF middle(page.x() + block.bounds.center().x() * page.width(),
            page.y() + (block.bounds.bottom() - 0.002) * page.height());
        QTest::mouseClick(bench.tab().view().viewport(), Qt::LeftButton, {}, middle.toPoint());
        QCOMPARE(bench.order().panel().current(), (BlockId{0, block.block}));
        QCOMPARE(bench.source().blockAtCursor(), (BlockId{0, block.block}));

        QTextCursor cursor = bench.source().view().textCursor();
        cursor.setPosition(bench.markdown().rangeOf({0, 0}).first);
        bench.source().view().setTextCursor(cursor);
        QTRY_COMPARE(bench.order().panel().current(), (BlockId{0, 0}));
        QCOMPARE(bench.order().orderLayer().marked(), std::optional(BlockId{0, 0}));
    }

    void aBlockIsCopiedInTheFormatsThatItHas()
    {
        MarkdownDocument document;
        document.setPageCount(1);
        document::PageResult result;
        result.page = 1;
        result.blocks = {textBlock(0, "a **bold** word"), textBlock(1, "\\[x^2\\]", "equation")};
        document.finishPage(result);
        const auto text = blockMime(document, {0, 0});
        QCOMPARE(text->text(), u"a bold word"_s);
        QVERIFY(text->html().contains(u"<strong>bold</strong>"_s));
        QCOMPARE(text->data(u"text/markdown"_s), QByteArray("a **bold** word"));
        QVERIFY(!text->hasFormat(u"text/x-latex"_s));
        const auto formula = blockMime(document, {0, 1});
        QCOMPARE(formula->data(u"text/x-latex"_s), QByteArray("x^2"));
        QVERIFY(formula->data(u"application/mathml+xml"_s).contains("<math"));
        QCOMPARE(blockMime(document, {0, 1}, CopyFormat::Latex)->text(), u"x^2"_s);
        QVERIFY(!blockMime(document, {0, 1}, CopyFormat::Markdown)->hasHtml());
        QCOMPARE(latexOf(u"$$a$$ and $$b$$"_s), QString());
        QCOMPARE(latexOf(u"text"_s), QString());
    }

    void theOrderIsLookedAtWithoutConverting()
    {
        Bench bench;
        QVERIFY(bench.openSample(u"two-columns.pdf"_s));
        bench.press(ActionId::ShowOrder);
        bench.press(ActionId::LookAtOrder);
        QVERIFY(bench.looked(false));
        QVERIFY(bench.markdown().isEmpty());
        const auto study = bench.order().study(0);
        QCOMPARE(study->trace.order.layer, 3); // the nano model sorts there (its README)
        QVERIFY(!study->reading);
        QVERIFY(!bench.order().flowLayer().isEmpty());
        QVERIFY(!bench.order().bars().isHidden());
        QVERIFY(bench.order().timeBar().isHidden());
        auto& figures = bench.order().figures();
        QVERIFY(figures.text().contains(u"τ"_s));
        QTest::mouseClick(figures.findChild<QToolButton*>(u"copyFigures"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), figures.text());
        bench.picture(u"flow"_s);

        auto* layer = bench.order().layersBar().findChild<QComboBox*>(u"flowLayer"_s);
        QCOMPARE(layer->count(), 5);
        layer->setCurrentIndex(0);
        Q_EMIT layer->activated(0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.order().study(0)->trace.order.layer, 0, 60000);
        bench.picture(u"flow-layer0"_s);
    }

    void theOrderIsExportedAsPicturesAndFigures()
    {
        Bench bench;
        QVERIFY(bench.openSample(u"list.pdf"_s));
        bench.press(ActionId::ShowOrder);
        bench.press(ActionId::LookAtOrder);
        QVERIFY(bench.looked(false));
        QTest::mouseClick(bench.order().figures().findChild<QToolButton*>(u"exportFigures"_s), Qt::LeftButton);
        auto* dialog = bench.window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(bench.folder.path());
        dialog->close();
        const QString base = bench.folder.filePath(u"list_p1.order"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(base + u".csv"_s), 30000);
        QFile json(base + u".json"_s);
        QVERIFY(json.open(QIODevice::ReadOnly));
        QVERIFY(QJsonDocument::fromJson(json.readAll()).isObject());
        QVERIFY(!QImage(base + u".png"_s).isNull());
        QVERIFY(QFile(base + u".svg"_s).size() > 1000);
    }

    void theHeatOfAWordIsWarmestOnItsOwnLine()
    {
        Bench bench(u"nano"_s);
        QVERIFY(bench.openSample(u"two-columns.pdf"_s));
        QVERIFY(bench.convert());
        bench.order().layersBar().setLayers(OverlayLayer::Heat);
        QVERIFY(bench.looked(true));
        QVERIFY(!bench.order().timeBar().isHidden());
        // Where the words are on the page; the page's text layer knows.
        const auto source = pages::PageSource::open(resourcePath("samples/two-columns.pdf"));
        QVERIFY(source.has_value());
        const auto words = (*source)->words(0);
        QVERIFY(words.has_value());
        int looked = 0;
        for (const layout::Word& word : *words) {
            const QString text = QString::fromStdString(word.text);
            const QTextCursor found = bench.markdown().text()->find(text, 0, QTextDocument::FindWholeWords);
            if (text.size() < 3 || found.isNull()
                || !bench.markdown().text()->find(text, found, QTextDocument::FindWholeWords).isNull()) {
                continue; // it is not read, or stands there twice
            }
            bench.source().view().setTextCursor(found);
            const QRectF warmest = bench.order().heatLayer().strongest();
            QVERIFY2(!warmest.isEmpty(), word.text.c_str());
            const double middle = warmest.center().y();
            const double slack = 0.3 * (word.box.y2 - word.box.y1);
            QVERIFY2(middle >= word.box.y1 - slack && middle <= word.box.y2 + slack, word.text.c_str());
            QVERIFY2(warmest.center().x() >= word.box.x1 - 0.06 && warmest.center().x() <= word.box.x2 + 0.06,
                word.text.c_str());
            ++looked;
        }
        QVERIFY(looked >= 10);
        bench.picture(u"heat"_s);
    }

    void theTimeBarPlaysTheBlocksAsTheyWereWritten()
    {
        Bench bench(u"nano"_s);
        QVERIFY(bench.openSample(u"two-columns.pdf"_s));
        QVERIFY(bench.convert());
        bench.order().layersBar().setLayers(OverlayLayer::Blocks | OverlayLayer::Heat);
        QVERIFY(bench.looked(true));
        TimeBar& bar = bench.order().timeBar();
        const qsizetype all = bench.order().orderLayer().order(0).size();
        auto* slider = bar.findChild<QSlider*>();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(bench.order().orderLayer().order(0).size(), 0);
        qsizetype before = 0;
        while (bar.position() < bar.timeline()->tokens()) {
            QTest::keyClick(slider, Qt::Key_Right, Qt::ShiftModifier);
            QVERIFY(bench.order().orderLayer().order(0).size() >= before);
            before = bench.order().orderLayer().order(0).size();
        }
        QCOMPARE(before, all);
        bar.setPosition(bar.timeline()->tokens() / 2);
        QVERIFY(!bench.order().heatLayer().isEmpty());
        bench.picture(u"time"_s);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestReadingOrder test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_reading_order.moc"
