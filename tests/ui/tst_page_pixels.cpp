// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches the screen, pixel by pixel. The scale of a screen is fixed when a program starts: each is one of its
// own.
#include "pages/minimal_pdf.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QPainter>
#include <QProcess>
#include <QScreen>
#include <QScrollBar>
#include <QWindow>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kInside = "LECTERN_TEST_OF_ONE_SCALE";

// Fills the middle of a page in one colour.
class MiddleLayer : public PageLayer
{
public:
    void paint(QPainter& painter, const LayerPage& page) override
    {
        painter.fillRect(page.map(QRectF(0.25, 0.25, 0.5, 0.5)), Qt::red);
    }
};

// Where on the window's picture the page is, device pixels.
QRectF devicePage(const MainWindow& window, const PageView& view, int page)
{
    const double ratio = view.devicePixelRatioF();
    const QRectF rect = view.pageRect(page).translated(view.viewport()->mapTo(&window, QPoint()));
    return {rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio};
}

bool isWhole(double value)
{
    return std::abs(value - std::round(value)) < 1e-6;
}

// What a page of the window's picture has of a colour: the smallest rectangle round it, and how many pixels.
std::pair<QRect, int> found(const QImage& shot, const QRect& page, QRgb colour)
{
    QRect rect;
    int count = 0;
    for (int y = page.top(); y <= page.bottom(); ++y) {
        for (int x = page.left(); x <= page.right(); ++x) {
            if ((shot.pixel(x, y) & RGB_MASK) == (colour & RGB_MASK)) {
                rect |= QRect(x, y, 1, 1);
                ++count;
            }
        }
    }
    return {rect, count};
}

} // namespace

class TestOneScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesBeginAndEndOnWholePixels()
    {
        WindowBench bench;
        bench.window->openFiles({write("book.pdf", bookPdf(3))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        for (const double zoom : {0.5, 0.73, 1.0, 1.37, 2.0, 3.1}) {
            view.setZoom(zoom);
            for (int page = 0; page < 3; ++page) {
                const QRectF rect = devicePage(*bench.window, view, page);
                QVERIFY2(isWhole(rect.left()) && isWhole(rect.top()) && isWhole(rect.right()) && isWhole(rect.bottom()),
                    qPrintable(u"%1 %2 %3 %4"_s.arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height())));
            }
        }
    }

    // The page's own picture is not resampled, and a box drawn over it covers the same pixels and no part of others.
    void aBoxCoversThePixelsThatThePageHasThere()
    {
        WindowBench bench;
        bench.window->openFiles({write("box.pdf", minimalPdf("/MediaBox [0 0 200 100]", "0 g 50 25 100 50 re f"))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        view.setZoom(3.0 * 72 / 96 / view.devicePixelRatioF()); // three pixels a point
        QTRY_VERIFY(view.isFullyDrawn());
        const QRect page = devicePage(*bench.window, view, 0).toRect();
        QCOMPARE(page.size(), QSize(600, 300));
        const QRect wanted = QRect(150, 75, 300, 150).translated(page.topLeft());
        auto [rect, count] = found(bench.window->grab().toImage(), page, qRgb(0, 0, 0));
        QCOMPARE(rect, wanted);
        QCOMPARE(count, 300 * 150);
        MiddleLayer layer;
        view.addLayer(&layer);
        const QImage shot = bench.window->grab().toImage();
        std::tie(rect, count) = found(shot, page, qRgb(255, 0, 0));
        QCOMPARE(rect, wanted);
        QCOMPARE(count, 300 * 150);
        QCOMPARE(found(shot, page.adjusted(1, 1, -1, -1), qRgb(255, 255, 255)).second, 598 * 298 - 300 * 150);
        bench.window.reset(); // before the layer
    }

    void annotationsAndFormContentsAreDrawnAndHiddenOnesAreNot()
    {
        const QByteArray pdf =
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /DR << /Font "
            "<< /Helv 5 0 R >> >> /DA (/Helv 0 Tf 0 g) /NeedAppearances true >> >>\nendobj\n"
            "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
            "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Annots [4 0 R 6 0 R 7 0 R] "
            ">>\nendobj\n"
            "4 0 obj\n<< /Type /Annot /Subtype /Square /Rect [10 10 60 60] /C [1 0 0] /IC [1 0 0] /F 4 "
            ">>\nendobj\n"
            "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
            "6 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (HHHH) /Rect [100 20 180 60] "
            "/DA (/Helv 30 Tf 0 0 1 rg) /F 4 /P 3 0 R >>\nendobj\n"
            "7 0 obj\n<< /Type /Annot /Subtype /Square /Rect [10 70 60 95] /C [0 1 0] /IC [0 1 0] /F 2 "
            ">>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
        WindowBench bench;
        bench.window->openFiles({write("form.pdf", pdf)});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        view.setZoom(3.0 * 72 / 96 / view.devicePixelRatioF());
        QTRY_VERIFY(view.isFullyDrawn());
        const QRect page = devicePage(*bench.window, view, 0).toRect();
        const QImage shot = bench.window->grab().toImage();
        const auto part = [&](int x, int y, int width, int height) { // points, from the lower left corner
            return QRect(page.left() + 3 * x, page.top() + 3 * (100 - y - height), 3 * width, 3 * height);
        };
        QVERIFY(found(shot, part(12, 12, 46, 46), qRgb(255, 0, 0)).second > 3 * 3 * 40 * 40);
        QVERIFY(found(shot, part(100, 20, 80, 40), qRgb(0, 0, 255)).second > 200);
        QCOMPARE(found(shot, page, qRgb(0, 255, 0)).second, 0);
    }

    void theWindowMovesToAScreenOfAnotherScale()
    {
        if (QGuiApplication::screens().size() < 2) {
            QSKIP("this is for the run with two screens");
        }
        WindowBench bench;
        bench.window->openFiles({write("book.pdf", bookPdf(30))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        auto* list = bench.tab()->findChild<QListView*>(u"thumbnails"_s);
        QCOMPARE(view.devicePixelRatioF(), 1.0);
        view.setZoom(2);
        view.goToPage(12);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 60);
        const PagePoint before = view.pagePointAt({200, 0});
        const int current = view.currentPage();
        bench.window->windowHandle()->setScreen(QGuiApplication::screens().at(1));
        QTRY_COMPARE(view.devicePixelRatioF(), 2.0);
        QTRY_COMPARE(view.pageLayout().scale(), 2 * 2 * 96 / 72.0);
        QCOMPARE(view.zoom(), 2.0);
        QCOMPARE(view.currentPage(), current);
        const PagePoint after = view.pagePointAt({200, 0});
        QCOMPARE(after.page, before.page);
        QVERIFY(std::abs(after.at.y() - before.at.y()) < 0.01);
        QTRY_VERIFY(view.isFullyDrawn()); // by tiles of the new size
        QCOMPARE(list->currentIndex().row(), current);
        const auto ratio = [&] {
            return list->model()->index(12, 0).data(Qt::DecorationRole).value<QImage>().devicePixelRatio();
        };
        QTRY_COMPARE(ratio(), 2.0);
        bench.window->windowHandle()->setScreen(QGuiApplication::screens().at(0));
        QTRY_COMPARE(view.pageLayout().scale(), 2 * 96 / 72.0);
        QCOMPARE(view.currentPage(), current);
    }

private:
    QString write(const char* name, const QByteArray& bytes) const
    {
        return QString::fromStdString(m_made.add(name, bytes).string());
    }
    MadeFiles m_made;
};

class TestPagePixels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAreExactToThePixel_data()
    {
        QTest::addColumn<QByteArray>("scale");
        for (const char* scale : {"1", "1.25", "1.5", "2"}) {
            QTest::newRow(scale) << QByteArray(scale);
        }
    }
    void pagesAreExactToThePixel()
    {
        QFETCH(QByteArray, scale);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_SCALE_FACTOR"_s, QString::fromLatin1(scale));
        run(environment,
            {u"pagesBeginAndEndOnWholePixels"_s, u"aBoxCoversThePixelsThatThePageHasThere"_s,
                u"annotationsAndFormContentsAreDrawnAndHiddenOnesAreNot"_s});
    }

    void anotherScreenIsFollowed()
    {
        const MadeFiles made;
        const auto screens = made.add("screens.json", R"({"screens": [
            {"name": "one", "x": 0, "y": 0, "width": 1600, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
            {"name": "two", "x": 1600, "y": 0, "width": 3200, "height": 2400, "logicalDpi": 192, "logicalBaseDpi": 96, "dpr": 1}
        ]})");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen:configfile="_s + QString::fromStdString(screens.string()));
        run(environment, {u"theWindowMovesToAScreenOfAnotherScale"_s});
    }

private:
    void run(QProcessEnvironment environment, const QStringList& functions)
    {
        environment.insert(QString::fromLatin1(kInside), u"1"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), functions);
        QVERIFY(process.waitForFinished(240000));
        const QByteArray output = process.readAll();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, output.constData());
        QVERIFY2(output.contains(", 0 skipped"), output.constData());
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(kInside)) {
        TestOneScale test;
        return QTest::qExec(&test, argc, argv);
    }
    TestPagePixels test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_page_pixels.moc"
