// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fixture_path.h"
#include "ui/reading_bench.h"
#include "ui/reading_order/order_panel.h"
#include "ui/reading_order/order_side.h"
#include "ui/window/page_trouble.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QtTest>

namespace lectern::test {

using namespace lectern::ui;
using namespace Qt::StringLiterals;

// Pages of 200 x 100 points, each with a title (0.1 … 0.6, 0.1 … 0.25) and a text (0.1 … 0.9, 0.3 … 0.6) below it; the
// text layer has one line in the middle.
struct BoxBench : ReadingBench
{
    explicit BoxBench(bool installed = false)
        : ReadingBench(installed)
    {
        open();
    }
    void convert(int page = 0) const
    {
        tab()->convert({page});
        QVERIFY(finishes());
        QCOMPARE(markdown().blockCount(page), 2);
        QVERIFY(QTest::qWaitFor([this] { return view().isFullyDrawn() && view().words(0) != nullptr; }));
    }
    // The readers of the program instead of the scripted ones, over a sample of two columns.
    void useRealReaders()
    {
        window.reset();
        worker = std::make_unique<recognition::ConversionWorker>();
        places.resources = resourcePath("");
        ReadingSettings reading;
        reading.reader = u"builtin"_s;
        settings.setReading(reading);
        makeWindow();
        window->openFiles({QString::fromStdString(resourcePath("samples/two-columns.pdf"))});
        QTRY_COMPARE(tab()->state(), DocumentTab::State::Open);
        tab()->markdownPane()->setSide(MarkdownPane::Side::Source);
        tab()->convertAll();
        QVERIFY(finishes());
        QVERIFY(markdown().blockCount(0) > 3);
        QVERIFY(QTest::qWaitFor([this] { return view().isFullyDrawn() && view().words(0) != nullptr; }));
    }
    // The menu of a place of the page.
    QMenu* menuAt(const QPoint& place) const
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, paper()->mapToGlobal(place));
        QCoreApplication::sendEvent(paper(), &event);
        return menu("pageMenu");
    }
    // A line of a menu's submenu, by clicks on both.
    static bool chooseFrom(QMenu* menu, const QString& title, const QString& text)
    {
        for (QAction* action : menu != nullptr ? menu->actions() : QList<QAction*>()) {
            if (action->text() == title && action->isEnabled()) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return QTest::qWaitFor([&] { return action->menu()->isVisible(); }) && choose(*action->menu(), text);
            }
        }
        return false;
    }
    TroubleStrip* strip(int page = 0) const { return tab()->trouble()->stripOf(page); }
    PageView& view() const { return tab()->view(); }
    QWidget* paper() const { return view().viewport(); }
    OrderSide& order() const { return *tab()->order(); }
    BoxEditor& editor() const { return order().boxEditor(); }
    ClickOrder& clicks() const { return order().clickOrder(); }
    QUndoStack& stack() const { return *markdown().undoStack(); }

    // A place of a page of the file, on the view: its nearest whole pixel, as a mouse has it.
    QPoint at(double x, double y, int page = 0) const
    {
        const QPointF shown = turnedPoint({x, y}, view().quarterTurns());
        const QRectF rect = view().pageRect(page);
        return QPointF(rect.x() + shown.x() * rect.width(), rect.y() + shown.y() * rect.height()).toPoint();
    }
    // And back, from such a pixel.
    QPointF placeOf(const QPoint& pixel, int page = 0) const
    {
        const QRectF rect = view().pageRect(page);
        return unturnedPoint(
            {(pixel.x() - rect.x()) / rect.width(), (pixel.y() - rect.y()) / rect.height()}, view().quarterTurns());
    }
    using ReadingBench::press;
    void press(const QPoint& place, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mousePress(paper(), Qt::LeftButton, modifiers, place);
    }
    void moveTo(const QPoint& place) const
    {
        QMouseEvent moved(QEvent::MouseMove, place, paper()->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(paper(), &moved);
    }
    void hover(const QPoint& place) const
    {
        QMouseEvent moved(QEvent::MouseMove, place, paper()->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(paper(), &moved);
    }
    void letGo(const QPoint& place) const { QTest::mouseRelease(paper(), Qt::LeftButton, {}, place); }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) const
    {
        press(from, modifiers);
        moveTo((from + to) / 2);
        moveTo(to);
        letGo(to);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(&view(), key, modifiers); }
    document::Rect box(int block, int page = 0) const { return markdown().block({page, block}).boxes.front(); }
    // The menu that stands open on the page.
    QMenu* menu(const char* name) const
    {
        QMenu* found = nullptr;
        static_cast<void>(QTest::qWaitFor([&] {
            for (QMenu* open : window->findChildren<QMenu*>(QString::fromLatin1(name))) {
                found = open->isVisible() ? open : found;
            }
            return found != nullptr;
        }));
        return found;
    }
    void picture(const QString& name) const
    {
        if (const QString pictures = qEnvironmentVariable("LECTERN_PICTURES"); !pictures.isEmpty()) {
            QVERIFY(QTest::qWaitFor([this] { return view().isFullyDrawn(); }));
            window->grab().save(pictures + u'/' + name + u".png"_s);
        }
    }
};

inline bool isNear(const document::Rect& a, const document::Rect& b, double slack = 1e-9)
{
    return std::abs(a.x1 - b.x1) < slack && std::abs(a.y1 - b.y1) < slack && std::abs(a.x2 - b.x2) < slack
        && std::abs(a.y2 - b.y2) < slack;
}

} // namespace lectern::test
