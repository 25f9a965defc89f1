// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting all text of a document and copying it, in the real window.
#include "pages/minimal_pdf.h"
#include "support/fixture_path.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

#include <condition_variable>
#include <mutex>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// Pages after the 40th have no words until the door is opened, or reading is given up.
struct Door
{
    std::mutex mutex;
    std::condition_variable moved;
    bool isOpen = false;

    void open()
    {
        const std::lock_guard lock(mutex);
        isOpen = true;
        moved.notify_all();
    }
};

class SlowPages : public pages::PageSource
{
public:
    explicit SlowPages(std::shared_ptr<Door> door)
        : m_door(std::move(door))
    { }
    int pageCount() const override { return 100; }
    bool isPdf() const override { return true; }
    Result<pages::PageSize> pageSize(int) override { return pages::PageSize{200, 100}; }
    Result<image::Image> render(int, const pages::RenderOptions&, const Cancel&) override { return image::Image(1, 1); }
    Result<image::Image> renderTile(int, const pages::TileRequest& tile, const Cancel&) override
    {
        return image::Image(tile.width, tile.height);
    }
    Result<std::vector<layout::Word>> words(int page, const Cancel& cancel) override
    {
        std::unique_lock lock(m_door->mutex);
        while (page >= 40 && !m_door->isOpen && !cancel.requested()) {
            m_door->moved.wait_for(lock, std::chrono::milliseconds(5));
        }
        layout::Word word;
        word.text = "word" + std::to_string(page);
        word.box = {0.1, 0.1, 0.3, 0.2};
        return std::vector{word};
    }

private:
    std::shared_ptr<Door> m_door;
};

SourceOpener slowPages(const std::shared_ptr<Door>& door)
{
    return [door](const auto&, const auto&) -> Result<std::unique_ptr<pages::PageSource>> {
        return std::make_unique<SlowPages>(door);
    };
}

QString path(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

QPushButton* stopButton(const WindowBench& bench)
{
    return bench.tab()->findChild<QWidget*>(u"copyStrip"_s)->findChild<QPushButton*>(u"stripAction"_s);
}

} // namespace

class TestSelectAll : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(u"before"_s); }

    void theKeySelectsAllPagesAndCopyTakesThemInOrder()
    {
        WindowBench bench;
        const MadeFiles made;
        bench.window->openFiles({path(made.add("thousand.pdf", bookPdf(1000)))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(view.hasSelection());
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(clipboard() != u"before"_s, 60000);
        const QStringList lines = clipboard().split(u'\n');
        QCOMPARE(lines.size(), 1000);
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(lines[i], u"Page %1 of the book"_s.arg(i + 1));
        }
        QTRY_VERIFY(!bench.tab()->findChild<QWidget*>(u"copyStrip"_s)->isVisible());
    }

    void pagesThatOneScrollsToAreSelectedTooAndEscapeEndsIt()
    {
        WindowBench bench;
        const MadeFiles made;
        bench.window->openFiles({path(made.add("book.pdf", bookPdf(300)))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        view.setZoom(8); // one page in view at a time
        bench.window->actions().get(ActionId::SelectAll)->trigger();
        for (const int page : {20, 150, 299}) {
            view.goToPage(page);
            QTRY_VERIFY(view.selectedText().contains(u"Page %1 of the book"_s.arg(page + 1)));
        }
        QVERIFY(!view.words(0)); // what is far away is not kept in memory
        view.goToPage(0);
        QTRY_VERIFY(view.selectedText().contains(u"Page 1 of the book"_s));
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.hasSelection());
        QVERIFY(!bench.window->actions().get(ActionId::Copy)->isEnabled());
    }

    void copyingSaysHowFarItIsAndTheWindowGoesOnMeanwhile()
    {
        const auto door = std::make_shared<Door>();
        WindowBench bench(slowPages(door));
        bench.window->openFiles({u"/slow.pdf"_s});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        bench.window->actions().get(ActionId::SelectAll)->trigger();
        bench.window->actions().get(ActionId::Copy)->trigger();
        QTRY_VERIFY(stopButton(bench)->isVisible());
        const auto* text = bench.tab()->findChild<QWidget*>(u"copyStrip"_s)->findChild<QLabel*>(u"stripText"_s);
        QTRY_COMPARE(text->text(), u"Copying the text: page 32 of 100 is done"_s);
        QCOMPARE(clipboard(), u"before"_s);
        view.goToPage(3);
        QCOMPARE(view.currentPage(), 3); // page 41 is being waited for, but not by the window
        door->open();
        QTRY_VERIFY(clipboard().endsWith(u"word98\nword99"_s));
        QCOMPARE(clipboard().count(u'\n'), 99);
        QTRY_VERIFY(!stopButton(bench)->isVisible());
    }

    void stoppingLeavesTheClipboardAsItWas()
    {
        const auto door = std::make_shared<Door>();
        WindowBench bench(slowPages(door));
        bench.window->openFiles({u"/slow.pdf"_s});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        QSignalSpy copied(&view, &PageView::copied);
        bench.window->actions().get(ActionId::SelectAll)->trigger();
        bench.window->actions().get(ActionId::Copy)->trigger();
        QTRY_VERIFY(stopButton(bench)->isVisible());
        QTest::mouseClick(stopButton(bench), Qt::LeftButton);
        QVERIFY(!stopButton(bench)->isVisible());
        door->open();
        bench.window->actions().get(ActionId::SelectPage)->trigger(); // known: copied at once
        QTRY_VERIFY(view.words(0));
        bench.window->actions().get(ActionId::Copy)->trigger();
        QTRY_COMPARE(copied.count(), 1);
        QCOMPARE(clipboard(), u"word0"_s);
    }

    void closingTheTabWhileItIsCopiedIsSafe()
    {
        const auto door = std::make_shared<Door>();
        WindowBench bench(slowPages(door));
        bench.window->openFiles({u"/slow.pdf"_s});
        QTRY_VERIFY(bench.isOpen());
        bench.window->actions().get(ActionId::SelectAll)->trigger();
        bench.window->actions().get(ActionId::Copy)->trigger();
        QTRY_VERIFY(stopButton(bench)->isVisible());
        bench.window->actions().get(ActionId::CloseTab)->trigger();
        QTRY_VERIFY(bench.window->tabs().isEmpty());
        QCOMPARE(clipboard(), u"before"_s);
    }

    void picturesWithoutTextSayWhatToDo()
    {
        WindowBench bench;
        bench.window->openFiles({path(dataPath("pages/pictures/bilevel.png"))});
        QTRY_VERIFY(bench.isOpen());
        bench.window->actions().get(ActionId::SelectAll)->trigger();
        bench.window->actions().get(ActionId::Copy)->trigger();
        const auto* strip = bench.tab()->findChild<QWidget*>(u"copyStrip"_s);
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(strip->findChild<QLabel*>(u"stripText"_s)->text().startsWith(u"There is no text to copy"));
        QVERIFY(!stopButton(bench)->isVisible());
        QCOMPARE(clipboard(), u"before"_s);
    }
};

QTEST_MAIN(TestSelectAll)
#include "tst_select_all.moc"
