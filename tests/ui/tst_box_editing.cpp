// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes drawn, moved and resized on the pages of the real window, and an order that is clicked, with real events. The
// source side is shown, so that no browser starts.
#include "ui/box_bench.h"

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

using Bench = BoxBench;

class TestBoxEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoxIsDrawnNamedAndReadFromTheTextLayer()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        QVERIFY(bench.editor().isActive());
        QVERIFY(bench.action(ActionId::EditBoxes)->isChecked());
        QVERIFY(bench.find<QToolButton>("editBoxes")->isChecked());
        const QString before = bench.markdown().markdown();
        // Below everything, over an empty place.
        const QPoint from = bench.at(0.2, 0.7);
        const QPoint to = bench.at(0.8, 0.9);
        bench.hover(from);
        QCOMPARE(bench.paper()->cursor().shape(), Qt::CrossCursor);
        bench.press(from);
        bench.moveTo(to);
        QVERIFY(bench.editor().preview().has_value());
        bench.picture(u"boxes-drawing"_s);
        bench.letGo(to);
        QMenu* menu = bench.menu("newBoxMenu");
        QVERIFY(menu != nullptr);
        QCOMPARE(bench.stack().count(), 0); // nothing yet
        QVERIFY(Bench::choose(*menu, u"Table"_s));
        QCOMPARE(bench.markdown().blockCount(0), 3);
        const document::Block made = bench.markdown().block({0, 2});
        QCOMPARE(made.label, "table");
        QCOMPARE(made.text, ""); // the text layer has nothing there
        const QPointF corner = bench.placeOf(from);
        const QPointF other = bench.placeOf(to);
        QVERIFY(isNear(made.boxes.front(), {corner.x(), corner.y(), other.x(), other.y()}));
        QCOMPARE(bench.editor().selected(), std::optional(BlockId{0, 2}));
        QCOMPARE(bench.order().panel().current(), (BlockId{0, 2}));
        QVERIFY(!bench.editor().preview());
        bench.stack().undo();
        QCOMPARE(bench.markdown().blockCount(0), 2);
        bench.stack().redo();
        QCOMPARE(bench.markdown().block({0, 2}), made);
        bench.stack().undo();

        // Over the line of the text layer; it stands inside a block, so Ctrl draws all the same.
        bench.drag(bench.at(0.05, 0.35), bench.at(0.95, 0.55), Qt::ControlModifier);
        menu = bench.menu("newBoxMenu");
        QVERIFY(menu != nullptr);
        QVERIFY(Bench::choose(*menu, u"Paragraph"_s));
        QCOMPARE(bench.markdown().blockCount(0), 3);
        int found = -1;
        for (int i = 0; i < 3; ++i) {
            found = bench.markdown().block({0, i}).text == "Page 1 of the book" ? i : found;
        }
        QVERIFY(found > 0); // below the title
        QVERIFY(bench.markdown().markdown().contains(u"Page 1 of the book"_s));
        QCOMPARE(bench.markdown().document().pages[0].blocks[static_cast<size_t>(found)].text, "Page 1 of the book");
        bench.stack().undo();
        QCOMPARE(bench.markdown().markdown(), before);
    }

    void aBoxThatIsNotNamedIsNone()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        bench.drag(bench.at(0.2, 0.7), bench.at(0.8, 0.9));
        QMenu* menu = bench.menu("newBoxMenu");
        QVERIFY(menu != nullptr);
        QTest::keyClick(menu, Qt::Key_Escape);
        QVERIFY(!bench.editor().preview());
        QCOMPARE(bench.markdown().blockCount(0), 2);
        // Too small to be meant, and given up while it is drawn.
        bench.drag(bench.at(0.2, 0.7), bench.at(0.8, 0.7));
        QVERIFY(bench.editor().isActive());
        bench.press(bench.at(0.2, 0.7));
        bench.moveTo(bench.at(0.8, 0.9));
        QVERIFY(bench.editor().preview().has_value());
        bench.key(Qt::Key_Escape);
        QVERIFY(!bench.editor().preview());
        bench.letGo(bench.at(0.8, 0.9));
        QVERIFY(bench.editor().isActive());
        QCOMPARE(bench.stack().count(), 0);
        bench.key(Qt::Key_Escape);
        QVERIFY(!bench.editor().isActive());
        QVERIFY(!bench.action(ActionId::EditBoxes)->isChecked());
    }

    void boxesAreMovedAndResizedExactly_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("turns");
        QTest::newRow("small") << 1.3 << 0;
        QTest::newRow("large") << 3.7 << 0;
        QTest::newRow("turned right") << 2.1 << 1;
        QTest::newRow("upside down") << 2.1 << 2;
        QTest::newRow("turned left") << 2.1 << 3;
    }
    void boxesAreMovedAndResizedExactly()
    {
        QFETCH(double, zoom);
        QFETCH(int, turns);
        Bench bench;
        bench.convert();
        bench.view().rotate(turns);
        bench.view().setZoom(zoom);
        bench.view().showRect(0, QRectF(0.1, 0.1, 0.5, 0.15));
        bench.press(ActionId::EditBoxes);
        const document::Rect start = bench.box(0);
        // It moves by what the pointer moves.
        const QPoint from = bench.at(0.3, 0.15);
        const QPoint to = from + QPoint(21, 13);
        bench.hover(from);
        QCOMPARE(bench.paper()->cursor().shape(), Qt::SizeAllCursor);
        bench.press(from);
        bench.moveTo(to);
        QCOMPARE(bench.stack().count(), 0); // seen, not done
        QVERIFY(bench.editor().preview().has_value());
        bench.letGo(to);
        QCOMPARE(bench.stack().count(), 1);
        const QPointF by = bench.placeOf(to) - bench.placeOf(from);
        const document::Rect moved{start.x1 + by.x(), start.y1 + by.y(), start.x2 + by.x(), start.y2 + by.y()};
        QVERIFY(isNear(bench.box(0), moved));
        bench.stack().undo();
        QCOMPARE(bench.box(0), start);
        bench.stack().redo();
        QVERIFY(isNear(bench.box(0), moved));

        // The handle at the file's lower right corner, wherever that is shown.
        bench.press(bench.at((moved.x1 + moved.x2) / 2, (moved.y1 + moved.y2) / 2));
        bench.letGo(bench.at((moved.x1 + moved.x2) / 2, (moved.y1 + moved.y2) / 2));
        const QPoint corner = bench.at(moved.x2, moved.y2);
        const QPoint further = bench.at(moved.x2 + 0.05, moved.y2 + 0.04);
        bench.hover(corner);
        QCOMPARE(bench.paper()->cursor().shape(), turns % 2 == 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor);
        bench.drag(corner, further);
        const QPointF grown = bench.placeOf(further) - bench.placeOf(corner);
        QVERIFY(isNear(bench.box(0), {moved.x1, moved.y1, moved.x2 + grown.x(), moved.y2 + grown.y()}));
        QCOMPARE(bench.stack().count(), 2);
    }

    void boxesStayOnThePageAndDoNotVanish()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        const document::Rect start = bench.box(0);
        bench.drag(bench.at(0.3, 0.15), bench.at(-0.5, -0.5));
        document::Rect box = bench.box(0);
        QVERIFY(isNear(box, {0, 0, start.width(), start.height()}));
        // The right edge is pulled far over the left one.
        bench.drag(bench.at(box.x2, box.centreY()), bench.at(-0.2, box.centreY()));
        box = bench.box(0);
        QVERIFY(isNear(box, {0, 0, BoxEditor::kSmallest / 200, start.height()}));
        // And far out of the page.
        bench.drag(bench.at(box.x2, box.y2), bench.at(1.5, 1.5));
        QVERIFY(isNear(bench.box(0), {0, 0, 1, 1}));
        QCOMPARE(bench.stack().count(), 3);
        while (bench.stack().canUndo()) {
            bench.stack().undo();
        }
        QCOMPARE(bench.box(0), start);
        QVERIFY(!bench.markdown().isModified());
    }

    void boxesAreWorkedWithTheKeyboard()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        const document::Rect start = bench.box(0);
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.editor().selected(), std::optional(BlockId{0, 0}));
        bench.key(Qt::Key_Right);
        bench.key(Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(isNear(bench.box(0), {start.x1 + 1 / 200., start.y1 + 0.1, start.x2 + 1 / 200., start.y2 + 0.1}));
        QCOMPARE(bench.stack().count(), 2);
        bench.key(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(isNear(bench.box(0), {start.x1 + 1 / 200., start.y1 + 0.1, start.x2, start.y2 + 0.1}));
        // A key that is held is one step.
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Up, {}, QString(), true);
        QTest::keyPress(&bench.view(), Qt::Key_Up);
        QCoreApplication::sendEvent(&bench.view(), &again);
        QCoreApplication::sendEvent(&bench.view(), &again);
        QCOMPARE(bench.stack().count(), 3);
        QTest::keyRelease(&bench.view(), Qt::Key_Up);
        QCOMPARE(bench.stack().count(), 4);
        QVERIFY(isNear(bench.box(0), {start.x1 + 1 / 200., start.y1 + 0.07, start.x2, start.y2 + 0.07}));
        for (int i = 0; i < 4; ++i) {
            bench.stack().undo();
        }
        QCOMPARE(bench.box(0), start);

        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.editor().selected(), std::optional(BlockId{0, 1}));
        bench.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(bench.editor().selected(), std::optional(BlockId{0, 0}));
        bench.key(Qt::Key_Delete);
        QCOMPARE(bench.markdown().blockCount(0), 1);
        QVERIFY(!bench.markdown().markdown().contains(u"page 1"_s));
        QVERIFY(!bench.editor().selected());
        bench.stack().undo();
        QCOMPARE(bench.markdown().blockCount(0), 2);
    }

    void aFigureThatIsDrawnHasItsPicture()
    {
        Bench bench;
        bench.convert();
        const QString before = bench.markdown().markdown();
        bench.press(ActionId::EditBoxes);
        bench.drag(bench.at(0.1, 0.65), bench.at(0.9, 0.95));
        QVERIFY(Bench::choose(*bench.menu("newBoxMenu"), u"Figure"_s));
        QTRY_VERIFY(bench.markdown().markdown().contains(u"![](book_images/1_at-"_s));
        const auto picture = [&] {
            return QImage::fromData(
                bench.session().figures().picture(QString::fromStdString(bench.markdown().block({0, 2}).image)));
        };
        const QImage drawn = picture();
        QVERIFY(!drawn.isNull());
        QVERIFY(std::abs(double(drawn.width()) / drawn.height() - 2 * 0.8 / 0.3) < 0.2);
        const QString with = bench.markdown().markdown();
        bench.stack().undo();
        QCOMPARE(bench.markdown().markdown(), before);
        bench.stack().redo();
        QCOMPARE(bench.markdown().markdown(), with); // it need not be cut out again
        QCOMPARE(bench.stack().count(), 1);
        // Another size, another picture.
        bench.key(Qt::Key_Tab);
        bench.editor().select(BlockId{0, 2});
        bench.drag(bench.at(0.9, 0.95), bench.at(0.5, 0.95));
        QTRY_VERIFY(bench.markdown().markdown().contains(u"![]("_s) && bench.markdown().markdown() != with);
        QTRY_VERIFY(picture().width() < 0.6 * drawn.width());
        bench.stack().undo();
        QCOMPARE(bench.markdown().markdown(), with);
        const QString file = bench.folder.filePath(u"out.md"_s);
        QSignalSpy saved(&bench.session(), &DocumentSession::saved);
        bench.session().save(file, SaveFormat::Markdown);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(QFile::exists(bench.folder.filePath(QString::fromStdString(bench.markdown().block({0, 2}).image))));
    }

    void whatIsUndoneWhileItIsDraggedIsGivenUp()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        bench.drag(bench.at(0.2, 0.7), bench.at(0.8, 0.9));
        QVERIFY(Bench::choose(*bench.menu("newBoxMenu"), u"Table"_s));
        bench.press(bench.at(0.5, 0.8));
        bench.moveTo(bench.at(0.5, 0.9));
        QVERIFY(bench.editor().preview().has_value());
        bench.press(ActionId::Undo); // the block goes
        QVERIFY(!bench.editor().preview());
        bench.moveTo(bench.at(0.6, 0.9));
        bench.letGo(bench.at(0.6, 0.9));
        QCOMPARE(bench.markdown().blockCount(0), 2);
        QVERIFY(!bench.stack().canUndo());

        bench.drag(bench.at(0.3, 0.15), bench.at(0.35, 0.2));
        const document::Rect moved = bench.box(0);
        bench.press(bench.at(0.35, 0.2));
        bench.moveTo(bench.at(0.5, 0.5));
        bench.press(ActionId::Undo); // it is back where it was
        QVERIFY(!bench.editor().preview());
        bench.letGo(bench.at(0.5, 0.5));
        QCOMPARE(bench.stack().index(), 0);
        bench.stack().redo();
        QCOMPARE(bench.box(0), moved);
    }

    void aBlockIsDraggedOutOfThePage()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        bench.drag(bench.at(0.1, 0.65), bench.at(0.9, 0.95));
        QVERIFY(Bench::choose(*bench.menu("newBoxMenu"), u"Figure"_s));
        QTRY_VERIFY(bench.markdown().markdown().contains(u"![]("_s));
        bench.press(ActionId::EditBoxes);
        std::unique_ptr<QMimeData> carried;
        QPixmap shown;
        bench.order().blockDrag().setStart([&](std::unique_ptr<QMimeData> data, const QPixmap& picture, const QPoint&) {
            carried = std::move(data);
            shown = picture;
        });
        bench.drag(bench.at(0.5, 0.45), bench.at(0.5, 0.8)); // selects words, as ever
        QVERIFY(carried == nullptr);
        bench.view().clearSelection();
        bench.drag(bench.at(0.5, 0.45), bench.at(0.5, 0.8), Qt::ControlModifier);
        QVERIFY(carried != nullptr);
        QCOMPARE(carried->text(), u"read by builtin"_s);
        QVERIFY(carried->hasHtml() && !carried->hasImage());
        QVERIFY(!shown.isNull());
        QVERIFY(!bench.view().hasSelection());
        carried.reset();
        bench.drag(bench.at(0.5, 0.8), bench.at(0.5, 0.5), Qt::ControlModifier);
        QVERIFY(carried != nullptr && carried->hasImage());
        QVERIFY(!qvariant_cast<QImage>(carried->imageData()).isNull());
    }

    void boxesOfAPageThatIsNotReadAreRefusedWithAWayOut()
    {
        Bench bench;
        bench.press(ActionId::EditBoxes);
        QVERIFY(bench.editor().isActive());
        bench.drag(bench.at(0.2, 0.7), bench.at(0.8, 0.9));
        QVERIFY(bench.view().findChild<QMenu*>(u"newBoxMenu"_s) == nullptr);
        QVERIFY(!bench.editor().preview());
        QPushButton* convert = nullptr;
        for (auto* button : bench.tab()->findChildren<QPushButton*>()) {
            convert = button->isVisible() && button->text() == u"Convert this page"_s ? button : convert;
        }
        QVERIFY(convert != nullptr);
        QTest::mouseClick(convert, Qt::LeftButton);
        QVERIFY(bench.finishes());
        QCOMPARE(bench.markdown().blockCount(0), 2);
        bench.drag(bench.at(0.2, 0.7), bench.at(0.8, 0.9));
        QVERIFY(bench.menu("newBoxMenu") != nullptr);
    }

    void drawnBoxesAreKeptInDrafts()
    {
        Bench bench;
        bench.convert();
        bench.press(ActionId::EditBoxes);
        bench.drag(bench.at(0.2, 0.7), bench.at(0.8, 0.9));
        QVERIFY(Bench::choose(*bench.menu("newBoxMenu"), u"Equation"_s));
        bench.drag(bench.at(0.3, 0.15), bench.at(0.35, 0.2));
        const document::Rect moved = bench.box(0);
        const document::Rect drawn = bench.box(2);
        bench.makeWindow(); // as after a crash
        bench.open();
        QTRY_COMPARE(bench.markdown().blockCount(0), 3);
        QCOMPARE(bench.box(0), moved);
        QCOMPARE(bench.box(2), drawn);
        QCOMPARE(bench.markdown().block({0, 2}).label, "equation");
        QVERIFY(bench.markdown().isModified());
        QVERIFY(bench.markdown().revertPage(0));
        QCOMPARE(bench.markdown().blockCount(0), 2);
    }

    void clickedBlocksComeInTheOrderOfTheClicks()
    {
        Bench bench;
        bench.convert();
        const QString read = bench.markdown().markdown();
        bench.press(ActionId::EditBoxes);
        bench.press(ActionId::NumberBlocks);
        QVERIFY(bench.clicks().isActive());
        QVERIFY(!bench.editor().isActive()); // one at a time
        QVERIFY(!bench.action(ActionId::EditBoxes)->isChecked());
        const auto click = [&](double x, double y) {
            QTest::mouseClick(bench.paper(), Qt::LeftButton, {}, bench.at(x, y));
        };
        click(0.5, 0.35);
        QCOMPARE(bench.clicks().clicked(), std::vector<int>{1});
        QCOMPARE(bench.clicks().order(), (std::vector<int>{1, 0}));
        QCOMPARE(bench.order().orderLayer().order(0).front().block, 1); // the path shows it already
        QCOMPARE(bench.markdown().markdown(), read);
        bench.picture(u"boxes-numbers"_s);
        bench.key(Qt::Key_Backspace);
        QVERIFY(bench.clicks().clicked().empty());
        click(0.5, 0.35);
        click(0.5, 0.35); // counts once
        bench.key(Qt::Key_Escape);
        QVERIFY(!bench.clicks().isActive());
        QCOMPARE(bench.markdown().markdown(), read);
        QCOMPARE(bench.order().orderLayer().order(0).front().block, 0);

        bench.press(ActionId::NumberBlocks);
        click(0.5, 0.35);
        bench.key(Qt::Key_Return);
        QVERIFY(!bench.clicks().isActive());
        QVERIFY(bench.markdown().markdown() != read);
        QCOMPARE(bench.markdown().block({0, 0}).text, "read by builtin");
        QCOMPARE(bench.stack().count(), 1);
        QCOMPARE(bench.markdown().document().pages[0].blocks[0].text, "read by builtin");
        bench.stack().undo();
        QCOMPARE(bench.markdown().markdown(), read);
        // Leaving the tool by its button is finishing too.
        QTest::mouseClick(bench.find<QToolButton>("numberBlocks"), Qt::LeftButton);
        click(0.5, 0.35);
        click(0.3, 0.15);
        QTest::mouseClick(bench.find<QToolButton>("numberBlocks"), Qt::LeftButton);
        QCOMPARE(bench.markdown().block({0, 0}).text, "read by builtin");
    }

    void theToolsLookAsTheyShould()
    {
        if (qEnvironmentVariableIsEmpty("LECTERN_PICTURES")) {
            QSKIP("for people to look at: set LECTERN_PICTURES to a folder");
        }
        Bench bench;
        bench.convert();
        bench.theme.apply(*qApp, ThemeMode::Light);
        bench.press(ActionId::ShowBlocks);
        bench.press(ActionId::EditBoxes);
        bench.drag(bench.at(0.5, 0.35), bench.at(0.52, 0.4));
        bench.picture(u"boxes-light"_s);
        bench.drag(bench.at(0.2, 0.8), bench.at(0.8, 0.95));
        bench.theme.apply(*qApp, ThemeMode::Dark);
        bench.menu("newBoxMenu")->grab().save(qEnvironmentVariable("LECTERN_PICTURES") + u"/boxes-menu.png"_s);
        bench.picture(u"boxes-dark"_s);
        bench.theme.apply(*qApp, ThemeMode::Light);
        bench.useRealReaders();
        bench.press(ActionId::ShowBlocks);
        bench.press(ActionId::NumberBlocks);
        for (const int block : {3, 0, 1}) {
            const document::Rect box = bench.box(block);
            QTest::mouseClick(bench.paper(), Qt::LeftButton, {}, bench.at(box.centreX(), box.centreY()));
        }
        bench.picture(u"boxes-clicked"_s);
        bench.menuAt(bench.at(bench.box(1).centreX(), bench.box(1).centreY()));
        bench.menu("pageMenu")->grab().save(qEnvironmentVariable("LECTERN_PICTURES") + u"/boxes-page-menu.png"_s);
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestBoxEditing test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_box_editing.moc"
