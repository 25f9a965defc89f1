// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/minimal_pdf.h"
#include "ui/window/properties_dialog.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// The objects are numbered from 1; the first is the catalogue.
QByteArray pdfOf(const QList<QByteArray>& objects, const QByteArray& trailer = {})
{
    QByteArray pdf = "%PDF-1.4\n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return pdf + "trailer\n<< /Root 1 0 R " + trailer + " >>\n%%EOF\n";
}

// Three tall pages; an outline of the first and of the middle of the third; a link from the upper half of the first
// page to the second, and one from the lower half to a file.
QByteArray linkedPdf()
{
    const QByteArray page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 400] >>";
    return pdfOf(
        {"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 400] /Annots [9 0 R 10 0 R] >>", page, page,
            "<< /Type /Outlines /First 7 0 R /Last 8 0 R /Count 2 >>",
            "<< /Title (One) /Parent 6 0 R /Next 8 0 R /Dest [3 0 R /XYZ 0 400 null] >>",
            "<< /Title (Three) /Parent 6 0 R /Prev 7 0 R /Dest [5 0 R /XYZ 0 200 null] >>",
            "<< /Type /Annot /Subtype /Link /Rect [0 200 200 400] /Border [0 0 0] /Dest [4 0 R /XYZ 0 400 null] >>",
            "<< /Type /Annot /Subtype /Link /Rect [0 0 200 200] /A << /S /URI /URI (file:///etc/passwd) >> >>"});
}

QString path(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

QPoint onView(const PageView& view, int page, const QPointF& at)
{
    const QRectF rect = view.pageRect(page);
    return (rect.topLeft() + QPointF(at.x() * rect.width(), at.y() * rect.height())).toPoint();
}

} // namespace

class TestViewerGestures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_book = path(m_made.add("book.pdf", bookPdf(30))); }

    void pinchingZoomsAboutTheFingers()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        view.goToPage(10);
        const QPointF fingers(220, 140);
        const auto pinch = [&](double value) {
            QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, fingers,
                fingers, view.viewport()->mapToGlobal(fingers), value, QPointF());
            QApplication::sendEvent(view.viewport(), &event);
        };
        const PagePoint before = view.pagePointAt(fingers);
        const double zoom = view.zoom();
        pinch(0.25);
        pinch(0.2);
        QVERIFY(std::abs(view.zoom() / zoom - 1.5) < 0.01);
        const PagePoint after = view.pagePointAt(fingers);
        QCOMPARE(after.page, before.page);
        QVERIFY(std::abs(after.at.x() - before.at.x()) < 0.01 && std::abs(after.at.y() - before.at.y()) < 0.02);
        QCOMPARE(view.zoomMode(), ZoomMode::Custom);
        for (int i = 0; i < 40; ++i) {
            pinch(-0.5);
        }
        QCOMPARE(view.zoom(), kSmallestZoom);
        QTRY_VERIFY(view.isFullyDrawn());
    }

    void theOutlineLeadsToItsPlaceOnThePage()
    {
        WindowBench bench;
        bench.window->openFiles({path(m_made.add("linked.pdf", linkedPdf()))});
        QTRY_VERIFY(bench.isOpen());
        bench.window->actions().get(ActionId::ShowOutline)->trigger();
        auto* tree = bench.tab()->findChild<QTreeView*>(u"outline"_s);
        QTRY_VERIFY(tree->isVisible() && tree->model()->rowCount() == 2);
        const QModelIndex third = tree->model()->index(1, 0);
        QCOMPARE(third.data().toString(), u"Three"_s);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(third).center());
        const PageView& view = bench.tab()->view();
        QCOMPARE(view.currentPage(), 2);
        const QRectF page = view.pageRect(2);
        QVERIFY(std::abs(page.center().y()) < 30); // its middle is at the top
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(view.currentPage(), 0);
    }

    void linksInsideJumpAndNoLinkOpensAFile()
    {
        WindowBench bench;
        bench.window->openFiles({path(m_made.add("linked.pdf", linkedPdf()))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        const auto click = [&](const QPointF& at) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, onView(view, 0, at));
            return view.currentPage();
        };
        QTRY_COMPARE(click({0.5, 0.25}), 1); // once the links are known
        view.goToPage(0, 0.6);
        click({0.5, 0.75});
        QCOMPARE(view.currentPage(), 0);
        QVERIFY(bench.outside.isEmpty());
        QVERIFY(!bench.tab()->findChild<QPushButton*>(u"stripAction"_s)->isVisible());
    }

    void thePropertiesOfADocumentAreShown()
    {
        const QByteArray bytes =
            pdfOf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
                      "<< /Title (On reading) /Author (A. Reader) >>"},
                "/Info 4 0 R");
        WindowBench bench;
        bench.window->openFiles({path(m_made.add("titled.pdf", bytes))});
        QTRY_VERIFY(bench.isOpen());
        bench.window->actions().get(ActionId::Properties)->trigger();
        auto* dialog = bench.window->findChild<PropertiesDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QStringList texts;
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            texts << label->text();
        }
        QVERIFY(dialog->windowTitle().contains(u"titled.pdf"));
        for (const QString& wanted : {u"On reading"_s, u"A. Reader"_s, u"1"_s, bench.tab()->path()}) {
            QVERIFY2(texts.contains(wanted), qPrintable(texts.join(u" | ")));
        }
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void wordsAreSelectedOnTurnedPages_data()
    {
        QTest::addColumn<int>("turns");
        QTest::newRow("to the right") << 1;
        QTest::newRow("upside down") << 2;
        QTest::newRow("to the left") << 3;
    }
    void wordsAreSelectedOnTurnedPages()
    {
        QFETCH(int, turns);
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        for (int i = 0; i < turns; ++i) {
            bench.window->actions().get(ActionId::RotateRight)->trigger();
        }
        bench.window->actions().get(ActionId::FitPage)->trigger();
        view.goToPage(0);
        QTRY_VERIFY(view.words(0) != nullptr);
        const auto at = [&](double x) { return onView(view, 0, turnedPoint({x, 0.48}, turns)); };
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at(0.285));
        QTest::mouseMove(view.viewport(), at(0.5));
        QTest::mouseMove(view.viewport(), at(0.9));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at(0.9));
        QCOMPARE(view.selectedText(), u"1 of the book"_s);
    }

    void theWordsAndPicturesOfAThousandPagesStayWithinTheirBudgets()
    {
        WindowBench bench;
        bench.window->openFiles({path(m_made.add("thousand.pdf", bookPdf(1000)))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        view.setZoom(4);
        const TileCache& tiles = view.tiles();
        qint64 drawn = 0; // all that was rendered, had it been kept
        int page = 0;
        for (; drawn < tiles.budget() * 5 / 4 && page < 1000; page += 3) {
            view.goToPage(page);
            QTRY_VERIFY(view.isFullyDrawn());
            drawn += qint64(4) * view.viewport()->width() * (view.viewport()->height() - 80);
            QVERIFY(tiles.bytes() <= tiles.budget());
        }
        QVERIFY(page < 1000);
        QVERIFY(tiles.bytes() > tiles.budget() / 2); // it is used, too
        QTRY_VERIFY(view.words(view.currentPage()) != nullptr);
        QVERIFY(view.words(0) == nullptr); // forgotten
    }

private:
    MadeFiles m_made;
    QString m_book;
};

QTEST_MAIN(TestViewerGestures)
#include "tst_viewer_gestures.moc"
