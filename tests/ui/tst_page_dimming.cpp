// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_bench.h"

#include <QAction>
#include <QApplication>
#include <QImage>
#include <QListView>
#include <QPainter>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

const QList<QColor> kColours = {Qt::white, Qt::black, QColor(200, 30, 40), QColor(20, 120, 220), QColor(250, 230, 90),
    QColor(90, 160, 60), QColor(128, 128, 128), QColor(255, 170, 0)};
constexpr int kField = 50; // pixels a side, in one row

double lightness(const QColor& colour)
{
    return 0.2126 * colour.redF() + 0.7152 * colour.greenF() + 0.0722 * colour.blueF();
}

} // namespace

class TestPageDimming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QImage page(kField * static_cast<int>(kColours.size()), kField, QImage::Format_RGB32);
        QPainter painter(&page);
        for (int i = 0; i < kColours.size(); ++i) {
            painter.fillRect(i * kField, 0, kField, kField, kColours[i]);
        }
        painter.end();
        m_picture = m_folder.filePath(u"colours.png"_s);
        QVERIFY(page.save(m_picture));
    }

    void pagesKeepTheirColoursInTheLightTheme()
    {
        WindowBench bench;
        open(bench, ThemeMode::Light);
        for (int i = 0; i < kColours.size(); ++i) {
            QCOMPARE(shown(bench, i), kColours[i].rgb());
        }
        QVERIFY(!bench.window->actions().get(ActionId::PagesAsPaper)->isEnabled()); // it would change nothing
    }

    void pagesAreDarkerInTheDarkThemeAndKeepTheirHue()
    {
        WindowBench bench;
        open(bench, ThemeMode::Dark);
        const int white = 255 - tokens::dark().shade.alpha();
        QCOMPARE(shown(bench, 0), qRgb(white, white, white));
        QCOMPARE(shown(bench, 1), qRgb(0, 0, 0)); // not inverted
        for (int i = 2; i < kColours.size(); ++i) {
            const QColor before = kColours[i];
            const QColor now(shown(bench, i));
            // Each channel falls by the same share, to the nearest level.
            QVERIFY(std::abs(now.red() - before.red() * white / 255.0) <= 1);
            QVERIFY(std::abs(now.green() - before.green() * white / 255.0) <= 1);
            QVERIFY(std::abs(now.blue() - before.blue() * white / 255.0) <= 1);
            QVERIFY(lightness(now) < lightness(before));
            if (before.hsvSaturation() > 0) {
                QVERIFY(std::abs(now.hsvHue() - before.hsvHue()) <= 1);
            }
        }
        // The text is as readable as on paper, as far as the eye needs it.
        QVERIFY(contrast(QColor(shown(bench, 0)), Qt::black) > 7);
    }

    void asPaperIsOneClickAwayAndRemembered()
    {
        WindowBench bench;
        open(bench, ThemeMode::Dark);
        QAction* asPaper = bench.window->actions().get(ActionId::PagesAsPaper);
        QVERIFY(asPaper->isEnabled());
        asPaper->trigger();
        QCOMPARE(shown(bench, 0), QColor(Qt::white).rgb());
        QCOMPARE(shown(bench, 2), kColours[2].rgb());
        QCOMPARE(thumbnailWhite(bench), 255);
        QVERIFY(bench.settings.pagesAsPaper());
        asPaper->trigger();
        QVERIFY(shown(bench, 0) != QColor(Qt::white).rgb());
        QVERIFY(!bench.settings.pagesAsPaper());
    }

    void thumbnailsAreDimmedAlike()
    {
        WindowBench bench;
        open(bench, ThemeMode::Dark);
        QTRY_COMPARE(thumbnailWhite(bench), 255 - tokens::dark().shade.alpha());
    }

    void theOpenWindowFollowsTheTheme()
    {
        WindowBench bench;
        open(bench, ThemeMode::Light);
        bench.window->actions().get(ActionId::ThemeDark)->trigger();
        QTRY_VERIFY(shown(bench, 0) != QColor(Qt::white).rgb());
        bench.settings.setTheme(ThemeMode::Light); // as the settings do
        QTRY_COMPARE(shown(bench, 0), QColor(Qt::white).rgb());
        QVERIFY(bench.window->actions().get(ActionId::ThemeLight)->isChecked());
    }

private:
    void open(WindowBench& bench, ThemeMode mode)
    {
        bench.settings.setTheme(mode);
        bench.theme.apply(*qApp, mode);
        bench.window->openFiles({m_picture});
        QTRY_VERIFY(bench.isOpen());
        bench.tab()->view().setZoom(1);
        QTRY_VERIFY(bench.tab()->view().isFullyDrawn());
    }

    // The middle of a field of the page, as it is on the screen.
    static QRgb shown(const WindowBench& bench, int field)
    {
        PageView& view = bench.tab()->view();
        const QRectF page = view.pageRect(0);
        const QPoint point(qRound(page.x() + (field + 0.5) * page.width() / static_cast<double>(kColours.size())),
            qRound(page.center().y()));
        return view.viewport()->grab().toImage().pixel(point);
    }

    // The lightest level in the sidebar's list of pages whose three channels agree, the window's text left out.
    static int thumbnailWhite(const WindowBench& bench)
    {
        auto* list = bench.window->findChild<QListView*>(u"thumbnails"_s);
        const QRect cell = list->visualRect(list->model()->index(0, 0));
        const QImage shot = list->viewport()->grab().toImage();
        int lightest = 0;
        for (int x = cell.left() + 10; x < cell.left() + cell.width() / 4; ++x) {
            const QRgb pixel = shot.pixel(x, cell.top() + (cell.height() - 12) / 2);
            if (qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel)) {
                lightest = std::max(lightest, qRed(pixel));
            }
        }
        return lightest;
    }

    QTemporaryDir m_folder;
    QString m_picture;
};

QTEST_MAIN(TestPageDimming)
#include "tst_page_dimming.moc"
