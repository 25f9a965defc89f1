// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/heat_layer.h"
#include "ui/reading_order/time_bar.h"

#include <QPainter>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// Two blocks: a title of one word and a text of two, a byte a token.
std::shared_ptr<const grounding::TokenTimeline> page()
{
    std::vector<std::string> pieces{"<|ref|>", "title", "<|/ref|>", "A", "\n", "<|ref|>", "text", "<|/ref|>"};
    for (const char c : std::string("to be"))
        pieces.emplace_back(1, c);
    return std::make_shared<const grounding::TokenTimeline>(pieces);
}

QImage painted(HeatLayer& layer, int shownPage, int turns = 0)
{
    QImage image(100, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    layer.paint(painter, {.page = shownPage, .target = QRectF(0, 0, 100, 100), .quarterTurns = turns});
    return image;
}

// A page without crops of which one cell of the global view is warm.
void warm(HeatLayer& layer, int cell)
{
    order::ViewHeat heat{order::kGlobalView, 16, std::vector<double>(256)};
    heat.cells[static_cast<size_t>(cell)] = 1;
    layer.show(0, order::pageGeometry(700, 700), {heat});
}

} // namespace

class TestTimeBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsAtTheEndWhereThePageIsAsItReads()
    {
        TimeBar bar;
        QVERIFY(!bar.findChild<QSlider*>()->isEnabled());
        bar.setTimeline(page());
        QCOMPARE(bar.position(), 13);
        QVERIFY(bar.findChild<QSlider*>()->isEnabled());
        bar.setTimeline(nullptr);
        QCOMPARE(bar.position(), 0);
    }

    void keysStepByTokenWordAndBlock()
    {
        TimeBar bar;
        bar.setTimeline(page());
        bar.show();
        auto* slider = bar.findChild<QSlider*>();
        const auto press = [slider, &bar](Qt::Key key, Qt::KeyboardModifiers with = {}) {
            QTest::keyClick(slider, key, with);
            return bar.position();
        };
        QCOMPARE(press(Qt::Key_Left), 12);
        QCOMPARE(press(Qt::Key_Left, Qt::ControlModifier), 11); // before "be", its white space with it
        QCOMPARE(press(Qt::Key_Left, Qt::ControlModifier), 8);
        QCOMPARE(press(Qt::Key_Left, Qt::ShiftModifier), 7);
        QCOMPARE(press(Qt::Key_Home), 0);
        QCOMPARE(press(Qt::Key_Left), 0);
        QCOMPARE(press(Qt::Key_Right, Qt::ShiftModifier), 2);
        QCOMPARE(press(Qt::Key_Right), 3);
        QCOMPARE(press(Qt::Key_Right, Qt::ControlModifier), 8);
        QCOMPARE(press(Qt::Key_End), 13);
    }

    void playingComesToTheEndAndBeginsAgainWhereItLoops()
    {
        TimeBar bar;
        bar.setTimeline(page());
        bar.show();
        bar.setSpeed(100);
        QSignalSpy moved(&bar, &TimeBar::positionChanged);
        auto* play = bar.findChild<QToolButton*>(u"timePlay"_s);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(bar.isPlaying());
        QCOMPARE(moved.first().first().toInt(), 0);
        QTRY_VERIFY(!bar.isPlaying());
        QCOMPARE(bar.position(), 13);

        bar.findChild<QToolButton*>(u"timeLoop"_s)->setChecked(true);
        moved.clear();
        QTest::keyClick(&bar, Qt::Key_Space);
        const auto rounds = [&moved] {
            return std::ranges::count_if(moved, [](const QList<QVariant>& move) { return move.first().toInt() == 0; });
        };
        QTRY_VERIFY(rounds() >= 3);
        QVERIFY(bar.isPlaying());
        QTest::keyClick(&bar, Qt::Key_Space);
        QVERIFY(!bar.isPlaying());
    }

    void theWarmestCellIsWarmestOnThePageAndOutlined()
    {
        HeatLayer layer;
        QVERIFY(layer.isEmpty());
        warm(layer, 16 * 4 + 12);
        QCOMPARE(layer.strongest(), QRectF(0.75, 0.25, 0.0625, 0.0625));
        const QImage image = painted(layer, 0);
        const QColor hot = image.pixelColor(78, 28);
        QVERIFY(hot.red() > hot.blue() + 100);
        QCOMPARE(image.pixelColor(20, 80), QColor(Qt::white));
        QCOMPARE(painted(layer, 1).pixelColor(78, 28), QColor(Qt::white));
        layer.clear();
        QCOMPARE(painted(layer, 0).pixelColor(78, 28), QColor(Qt::white));
    }

    void theHeatTurnsWithThePage()
    {
        HeatLayer layer;
        warm(layer, 16 * 4 + 12);
        const QImage image = painted(layer, 0, 1); // clockwise: x becomes y, y becomes 1 - x
        const QColor hot = image.pixelColor(100 - 28, 78);
        QVERIFY(hot.red() > hot.blue() + 100);
        QCOMPARE(image.pixelColor(78, 28), QColor(Qt::white));
    }
};

QTEST_MAIN(TestTimeBar)
#include "tst_time_bar.moc"
