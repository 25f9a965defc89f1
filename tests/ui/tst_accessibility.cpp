// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader and the keyboard find in the real window.
#include "pages/minimal_pdf.h"
#include "ui/accessibility/page_view_accessible.h"
#include "ui/window_bench.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QStackedWidget>
#include <QtTest>

#include <functional>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepest = 40;

void walk(QAccessibleInterface* iface, const std::function<void(QAccessibleInterface&)>& visit, int depth = 0)
{
    if (iface == nullptr || depth > kDeepest) {
        return;
    }
    visit(*iface);
    for (int i = 0; i < iface->childCount(); ++i) {
        walk(iface->child(i), visit, depth + 1);
    }
}

QString described(const QAccessibleInterface& iface)
{
    const QObject* object = iface.object();
    return u"%1 \"%2\" role %3"_s
        .arg(object != nullptr ? QString::fromLatin1(object->metaObject()->className()) : u"(painted)"_s,
            object != nullptr ? object->objectName() : iface.text(QAccessible::Name))
        .arg(int(iface.role()), 0, 16);
}

// Those that the keyboard can come to and that have no name, or no role that says what they do.
QStringList unnamed(QWidget& window)
{
    QStringList problems;
    walk(QAccessible::queryAccessibleInterface(&window), [&](QAccessibleInterface& iface) {
        const auto* widget = qobject_cast<const QWidget*>(iface.object());
        if (widget == nullptr || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
            || widget->focusProxy() != nullptr) {
            return;
        }
        if (iface.text(QAccessible::Name).isEmpty()) {
            problems << u"no name: "_s + described(iface);
        }
        if (iface.role() == QAccessible::NoRole || iface.role() == QAccessible::Client) {
            problems << u"no role: "_s + described(iface);
        }
    });
    return problems;
}

QImage shot(QWidget& window)
{
    return window.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

// Pixels of the widget's place, and a little round it, that differ by a contrast of 3 or more.
int clearlyDifferent(const QImage& a, const QImage& b, const QRect& where)
{
    int count = 0;
    const QRect room = where.intersected(a.rect());
    for (int y = room.top(); y <= room.bottom(); ++y) {
        for (int x = room.left(); x <= room.right(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y) && contrast(a.pixelColor(x, y), b.pixelColor(x, y)) >= 3) {
                ++count;
            }
        }
    }
    return count;
}

// To what has the focus, as the keyboard does.
void tab(bool forwards = true)
{
    QTest::keyClick(QApplication::focusWidget(), forwards ? Qt::Key_Tab : Qt::Key_Backtab,
        forwards ? Qt::NoModifier : Qt::ShiftModifier);
}

// The widgets that Tab comes to from here until it is back, or the first that comes twice.
QList<QWidget*> tabOrder()
{
    QList<QWidget*> order;
    for (int i = 0; i < 200; ++i) {
        QWidget* focused = QApplication::focusWidget();
        if (focused == nullptr || order.contains(focused)) {
            break;
        }
        order << focused;
        tab();
    }
    return order;
}

QList<QWidget*> reachable(QWidget& window)
{
    QList<QWidget*> list;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && widget->focusProxy() == nullptr && widget->window() == &window) {
            list << widget;
        }
    }
    return list;
}

// Three blocks on the first page, none on the second, one on the third.
QList<PageBlock> someBlocks(int page)
{
    if (page == 0) {
        return {{QRectF(0.1, 0.1, 0.8, 0.2), blockKindName("title"), blockRole("title"), u"A title"_s},
            {QRectF(0.1, 0.4, 0.4, 0.2), blockKindName("table"), blockRole("table"), u"| a | b |"_s},
            {QRectF(0.5, 0.7, 0.4, 0.2), blockKindName("never heard of"), blockRole("never heard of"), u"Words"_s}};
    }
    return page == 2 ? QList<PageBlock>{{QRectF(0.2, 0.2, 0.5, 0.5), blockKindName("equation"), blockRole("equation"),
               u"E = mc^2"_s}}
                     : QList<PageBlock>();
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installAccessibility();
        m_book = QString::fromStdString(m_made.add("book.pdf", bookPdf(12)).string());
        m_theme.apply(*qApp, ThemeMode::Light);
    }

    void everythingThatTheKeyboardReachesHasANameAndARole()
    {
        WindowBench bench;
        QVERIFY2(unnamed(*bench.window).isEmpty(), qPrintable(unnamed(*bench.window).join(u'\n')));
        open(bench);
        for (const ActionId id : {ActionId::Find, ActionId::ShowOutline, ActionId::Commands}) {
            bench.window->actions().get(id)->trigger();
            QVERIFY2(unnamed(*bench.window).isEmpty(), qPrintable(unnamed(*bench.window).join(u'\n')));
        }
    }

    void dialogsHaveNamesToo()
    {
        WindowBench bench;
        open(bench);
        for (const ActionId id : {ActionId::Properties, ActionId::EditShortcuts}) {
            bench.window->actions().get(id)->trigger();
        }
        const auto dialogs = bench.window->findChildren<QDialog*>();
        QCOMPARE(dialogs.size(), 2);
        for (QDialog* dialog : dialogs) {
            QVERIFY(!QAccessible::queryAccessibleInterface(dialog)->text(QAccessible::Name).isEmpty());
            const QStringList problems = unnamed(*dialog);
            QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
            dialog->close();
        }
    }

    void pagesAreObjectsWithTheirLinesUntilTheyAreRead()
    {
        WindowBench bench;
        open(bench);
        PageView& view = bench.tab()->view();
        QAccessibleInterface* pages = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(pages->role(), QAccessible::Document);
        QCOMPARE(pages->childCount(), 12);
        QAccessibleInterface* third = pages->child(2);
        QCOMPARE(third->text(QAccessible::Name), u"Page 3 of 12"_s);
        QCOMPARE(third->parent(), pages);
        QCOMPARE(pages->indexOfChild(third), 2);
        QTRY_VERIFY(view.words(0));
        QAccessibleInterface* first = pages->child(0);
        QCOMPARE(first->childCount(), 1);
        QAccessibleInterface* line = first->child(0);
        QCOMPARE(line->text(QAccessible::Value), u"Page 1 of the book"_s);
        QCOMPARE(line->textInterface()->text(0, line->textInterface()->characterCount()), u"Page 1 of the book"_s);
        QCOMPARE(line->textInterface()->text(5, 6), u"1"_s);
        QVERIFY(first->rect().contains(line->rect()));
        const QPoint centre = line->rect().center();
        QCOMPARE(pages->childAt(centre.x(), centre.y()), first);
        QCOMPARE(first->childAt(centre.x(), centre.y()), line);
        QVERIFY(!first->state().offscreen && pages->child(11)->state().offscreen);
        view.goToPage(11);
        QVERIFY(first->state().offscreen && !pages->child(11)->state().offscreen);
    }

    void blocksAreObjectsInReadingOrderWithTheirText()
    {
        WindowBench bench;
        open(bench);
        PageView& view = bench.tab()->view();
        QAccessibleInterface* pages = QAccessible::queryAccessibleInterface(&view);
        view.blocks().setProvider(someBlocks);
        view.blocks().refresh(0);
        QAccessibleInterface* page = pages->child(0);
        QCOMPARE(page->childCount(), 3);
        QAccessibleInterface* table = page->child(1);
        QCOMPARE(table->text(QAccessible::Name), u"Table, 2 of 3"_s);
        QCOMPARE(table->role(), QAccessible::Table);
        QCOMPARE(table->text(QAccessible::Value), u"| a | b |"_s);
        QCOMPARE(page->child(2)->text(QAccessible::Name), u"Paragraph, 3 of 3"_s);
        const QRectF onView = view.pageRect(0);
        const QRect expected = QRectF(onView.x() + 0.1 * onView.width(), onView.y() + 0.4 * onView.height(),
            0.4 * onView.width(), 0.2 * onView.height())
                                   .toAlignedRect()
                                   .translated(view.viewport()->mapToGlobal(QPoint()));
        // The edges are rounded once there and once here.
        QVERIFY(expected.adjusted(-1, -1, 1, 1).contains(table->rect()));
        QVERIFY(table->rect().contains(expected.adjusted(1, 1, -1, -1)));
        view.rotate(1);
        QVERIFY(table->rect().height() > table->rect().width());
        view.blocks().setProvider({});
        QVERIFY(!table->isValid() || table->text(QAccessible::Value) != u"| a | b |"_s);
        QTRY_COMPARE(page->childCount(), 1); // the line of the text layer again
    }

    void tabGoesThroughTheBlocksAndLeavesAtTheEnds()
    {
        WindowBench bench;
        open(bench);
        PageView& view = bench.tab()->view();
        view.blocks().setProvider(someBlocks);
        QApplication::setActiveWindow(bench.window.get());
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        QAccessibleInterface* pages = QAccessible::queryAccessibleInterface(&view);
        const QImage before = shot(*view.viewport());
        tab();
        QCOMPARE(view.blocks().current(), (BlockPlace{0, 0}));
        QCOMPARE(pages->focusChild(), pages->child(0)->child(0));
        QVERIFY(pages->child(0)->child(0)->state().focused);
        const QImage after = shot(*view.viewport());
        QVERIFY(clearlyDifferent(before, after, view.viewport()->rect()) > 200); // the ring
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.blocks().current(), (BlockPlace{0, 1}));
        tab();
        tab(); // over the page that was not read
        QCOMPARE(view.blocks().current(), (BlockPlace{2, 0}));
        QVERIFY(view.viewport()->rect().intersects(view.pageRect(2).toRect())); // it is scrolled to
        QTest::keyClick(&view, Qt::Key_Right); // arrows stay
        QCOMPARE(view.blocks().current(), (BlockPlace{2, 0}));
        tab(false);
        QCOMPARE(view.blocks().current(), (BlockPlace{0, 2}));
        tab();
        tab();
        QVERIFY(!view.blocks().current());
        QVERIFY(!view.hasFocus());
        view.setFocus();
        view.blocks().setCurrent(BlockPlace{0, 0});
        tab(false);
        QVERIFY(!view.blocks().current() && !view.hasFocus());
        view.setFocus();
        view.blocks().setCurrent(BlockPlace{0, 1});
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.blocks().current() && view.hasFocus());
    }

    void blocksThatGoAwayTakeTheFocusWithThem()
    {
        WindowBench bench;
        open(bench);
        PageView& view = bench.tab()->view();
        QList<PageBlock> blocks = someBlocks(0);
        view.blocks().setProvider([&blocks](int page) { return page == 0 ? blocks : QList<PageBlock>(); });
        view.blocks().setCurrent(BlockPlace{0, 2});
        blocks.removeLast();
        shot(*view.viewport()); // nothing is drawn of it, and nothing breaks
        view.blocks().refresh(0);
        QVERIFY(!view.blocks().current());
    }

    void tabComesToEverythingAndBack_data()
    {
        QTest::addColumn<bool>("withDocument");
        QTest::newRow("start page") << false;
        QTest::newRow("document") << true;
    }

    void tabComesToEverythingAndBack()
    {
        QFETCH(bool, withDocument);
        WindowBench bench;
        if (withDocument) {
            open(bench);
        }
        QApplication::setActiveWindow(bench.window.get());
        bench.window->findChild<QWidget*>(withDocument ? u"pageView"_s : u"startOpen"_s)->setFocus();
        QTRY_VERIFY(QApplication::focusWidget() != nullptr);
        QWidget* first = QApplication::focusWidget();
        const QList<QWidget*> order = tabOrder();
        QCOMPARE(QApplication::focusWidget(), first);
        for (QWidget* widget : reachable(*bench.window)) {
            QVERIFY2(order.contains(widget), qPrintable(described(*QAccessible::queryAccessibleInterface(widget))));
        }
        QVERIFY(order.size() >= 2);
    }

    void theFocusIsSeenOnEveryControl_data()
    {
        QTest::addColumn<ThemeMode>("mode");
        QTest::newRow("light") << ThemeMode::Light;
        QTest::newRow("dark") << ThemeMode::Dark;
    }

    void theFocusIsSeenOnEveryControl()
    {
        QFETCH(ThemeMode, mode);
        m_theme.apply(*qApp, mode);
        for (const bool withDocument : {false, true}) {
            WindowBench bench;
            if (withDocument) {
                open(bench);
                QTRY_VERIFY(bench.tab()->view().isFullyDrawn());
            } else {
                bench.settings.addRecentFile(m_book);
            }
            QApplication::setActiveWindow(bench.window.get());
            for (QWidget* widget : reachable(*bench.window)) {
                if (QWidget* now = QApplication::focusWidget()) {
                    now->clearFocus();
                }
                const QImage without = shot(*bench.window);
                widget->setFocus(Qt::TabFocusReason);
                QVERIFY(widget->hasFocus());
                const QImage with = shot(*bench.window);
                const QRect place(widget->mapTo(bench.window.get(), QPoint()), widget->size());
                QVERIFY2(clearlyDifferent(without, with, place.adjusted(-3, -3, 3, 3)) >= 20,
                    qPrintable(described(*QAccessible::queryAccessibleInterface(widget))));
            }
        }
        m_theme.apply(*qApp, ThemeMode::Light);
    }

private:
    void open(WindowBench& bench)
    {
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
    }

    MadeFiles m_made;
    QString m_book;
    Theme m_theme;
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
