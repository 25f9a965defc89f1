// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/minimal_pdf.h"
#include "support/fixture_path.h"
#include "ui/window_bench.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// A page that never finishes rendering until somebody cancels it: then it says so. What a race would need luck for.
struct Gate
{
    std::atomic<int> rendering = 0; // renders begun
    std::atomic<int> aborted = 0;
};

class StuckPages : public pages::PageSource
{
public:
    explicit StuckPages(std::shared_ptr<Gate> gate)
        : m_gate(std::move(gate))
    { }
    int pageCount() const override { return 3; }
    bool isPdf() const override { return true; }
    Result<pages::PageSize> pageSize(int) override { return pages::PageSize{200, 100}; }
    Result<image::Image> render(int, const pages::RenderOptions&, const Cancel&) override { return image::Image(1, 1); }
    Result<std::vector<layout::Word>> words(int, const Cancel&) override { return std::vector<layout::Word>{}; }
    Result<image::Image> renderTile(int, const pages::TileRequest&, const Cancel& cancel) override
    {
        ++m_gate->rendering;
        while (!cancel.requested()) {
            std::this_thread::yield();
        }
        ++m_gate->aborted;
        return cancelled();
    }

private:
    std::shared_ptr<Gate> m_gate;
};

QString labelText(const WindowBench& bench, const char* name)
{
    const auto* label = bench.window->findChild<QLabel*>(QString::fromLatin1(name));
    return label != nullptr ? label->text() : u"(none)"_s;
}

void drop(QWidget& target, const QList<QUrl>& urls)
{
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_book = path(m_made.add("book.pdf", bookPdf(30)));
        m_short = path(m_made.add("short.pdf", bookPdf(2)));
        m_broken = path(m_made.add("broken.pdf", "%PDF-1.4 and then nothing"));
    }

    void aDroppedFileIsOpenedAndDrawn()
    {
        WindowBench bench;
        drop(*bench.window, {QUrl::fromLocalFile(m_book)});
        QTRY_VERIFY(bench.isOpen());
        QCOMPARE(bench.tab()->view().pageCount(), 30);
        QTRY_VERIFY(bench.tab()->view().isFullyDrawn());
        const QImage shot = bench.tab()->view().viewport()->grab().toImage();
        const QPoint centre = bench.tab()->view().pageRect(0).center().toPoint();
        QVERIFY(shot.rect().contains(centre));
        QCOMPARE(labelText(bench, "statusPage"), u"Page 1 of 30"_s);
        QCOMPARE(bench.settings.recentFiles(), QStringList{m_book});
    }

    void droppedFilesOpenInTabsEachOnce()
    {
        WindowBench bench;
        drop(*bench.window, {QUrl::fromLocalFile(m_short), QUrl::fromLocalFile(m_book), QUrl::fromLocalFile(m_broken)});
        QTRY_COMPARE(bench.window->tabs().size(), 3);
        drop(*bench.window, {QUrl::fromLocalFile(m_short)});
        QCOMPARE(bench.window->tabs().size(), 3); // it is open already, and comes to the front
        QCOMPARE(bench.tab()->path(), m_short);
        drop(*bench.window, {QUrl(u"https://example.org/a.pdf"_s)});
        QCOMPARE(bench.window->tabs().size(), 3);
    }

    void theOpenActionAsksForFiles()
    {
        WindowBench bench;
        bench.window->actions().get(ActionId::Open)->trigger();
        auto* dialog = bench.window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->filesSelected({m_book, m_short});
        dialog->close();
        QTRY_VERIFY(bench.isOpen());
        QCOMPARE(bench.window->tabs().size(), 2);
    }

    void scrollingAndTheFieldAndTheKeysChangeThePage()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        QScrollBar* bar = view.verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum() / 2);
        QVERIFY(view.currentPage() > 10 && view.currentPage() < 20);
        auto* field = bench.window->findChild<QLineEdit*>(u"pageField"_s);
        QCOMPARE(field->text(), QString::number(view.currentPage() + 1));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"25"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.currentPage(), 24);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.currentPage(), 0);
        QVERIFY(!bench.window->actions().get(ActionId::PreviousPage)->isEnabled());
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.currentPage(), 29);
        QTest::keyClick(&view, Qt::Key_PageUp);
        QVERIFY(view.currentPage() < 29);
        bench.window->actions().get(ActionId::FirstPage)->trigger();
        bench.window->actions().get(ActionId::NextPage)->trigger();
        QCOMPARE(view.currentPage(), 1);
    }

    void zoomKeepsWhatIsUnderThePointerAndStaysInBounds()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        view.goToPage(10);
        QCOMPARE(view.zoomMode(), ZoomMode::FitWidth);
        const QPointF pointer(200, 150);
        const PagePoint before = view.pagePointAt(pointer);
        QWheelEvent wheel(pointer, view.viewport()->mapToGlobal(pointer), QPoint(), QPoint(0, 240), Qt::NoButton,
            Qt::ControlModifier, Qt::NoScrollPhase, false);
        const double zoom = view.zoom();
        QApplication::sendEvent(view.viewport(), &wheel);
        QVERIFY(view.zoom() > zoom * 1.3);
        const PagePoint after = view.pagePointAt(pointer);
        QCOMPARE(after.page, before.page);
        QVERIFY(std::abs(after.at.x() - before.at.x()) < 0.01 && std::abs(after.at.y() - before.at.y()) < 0.02);
        view.setZoom(100);
        QCOMPARE(view.zoom(), kLargestZoom);
        view.setZoom(0);
        QCOMPARE(view.zoom(), kSmallestZoom);
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(view.zoom(), 1.0);
        QCOMPARE(bench.window->findChild<QToolButton*>(u"zoomButton"_s)->text(), u"100 %"_s);
        bench.window->actions().get(ActionId::FitPage)->trigger();
        const QRectF page = view.pageRect(view.currentPage());
        QVERIFY(page.width() <= view.viewport()->width() && page.height() <= view.viewport()->height());
        QTRY_VERIFY(view.isFullyDrawn());
    }

    void aTurnedDocumentIsTurnedOnTheScreen()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        view.goToPage(5);
        bench.window->actions().get(ActionId::RotateRight)->trigger();
        QCOMPARE(view.currentPage(), 5);
        QVERIFY(view.pageRect(5).height() > 1.9 * view.pageRect(5).width());
        QTRY_VERIFY(view.isFullyDrawn());
        bench.window->actions().get(ActionId::RotateLeft)->trigger();
        QCOMPARE(view.quarterTurns(), 0);
    }

    void tabsAreKeptApartAndClosingTheLastShowsTheStartPage()
    {
        WindowBench bench;
        bench.window->openFiles({m_book, m_short});
        QTRY_VERIFY(bench.isOpen());
        QCOMPARE(labelText(bench, "statusPage"), u"Page 1 of 2"_s);
        bench.window->actions().get(ActionId::NextTab)->trigger();
        QTRY_VERIFY(bench.isOpen());
        QCOMPARE(labelText(bench, "statusPage"), u"Page 1 of 30"_s);
        bench.window->actions().get(ActionId::CloseTab)->trigger();
        bench.window->actions().get(ActionId::CloseTab)->trigger();
        QVERIFY(bench.tab() == nullptr);
        QVERIFY(bench.window->findChild<QWidget*>(u"startPage"_s)->isVisible());
        QVERIFY(!bench.window->actions().get(ActionId::ZoomIn)->isEnabled());
        auto* recent = bench.window->findChild<QPushButton*>(u"recentCard"_s);
        QVERIFY(recent != nullptr && recent->isVisible());
        recent->click();
        QTRY_VERIFY(bench.isOpen());
    }

    void anEncryptedFileAsksAndAWrongPasswordAsksAgain()
    {
        WindowBench bench;
        bench.window->openFiles({path(dataPath("pages/encrypted_aes256.pdf"))});
        QTRY_COMPARE(bench.tab()->state(), DocumentTab::State::NeedsPassword);
        auto* field = bench.tab()->findChild<QLineEdit*>(u"password"_s);
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, u"wrong"_s);
        QTest::keyClick(field, Qt::Key_Return);
        const auto asksAgain = [&] {
            const auto labels = bench.tab()->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](QLabel* l) { return l->text().contains(u"does not open it"); });
        };
        QTRY_VERIFY(asksAgain());
        field->selectAll();
        QTest::keyClicks(field, QString::fromUtf8(kPassword));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(bench.isOpen());
    }

    void aBrokenFileSaysWhyAndLeavesTheOthersAlone()
    {
        WindowBench bench;
        bench.window->openFiles({m_short, m_broken});
        QTRY_COMPARE(bench.tab()->state(), DocumentTab::State::Failed);
        QVERIFY(bench.tab()->findChild<QLabel*>(u"failureReason"_s)->text().contains(u"broken.pdf"));
        QVERIFY(!bench.window->actions().get(ActionId::NextPage)->isEnabled());
        QVERIFY(!bench.settings.recentFiles().contains(m_broken));
        bench.window->actions().get(ActionId::NextTab)->trigger();
        QTRY_VERIFY(bench.isOpen());
    }

    void closingTheTabDuringAPageRenderAbortsItAndDoesNotCrash()
    {
        const auto gate = std::make_shared<Gate>();
        WindowBench bench([gate](const auto&, const auto&) -> Result<std::unique_ptr<pages::PageSource>> {
            return std::make_unique<StuckPages>(gate);
        });
        bench.window->openFiles({u"/stuck.pdf"_s});
        QTRY_VERIFY(gate->rendering > gate->aborted);
        bench.window->actions().get(ActionId::CloseTab)->trigger();
        QTRY_COMPARE(gate->aborted.load(), gate->rendering.load());
        bench.window->openFiles({u"/stuck.pdf"_s});
        const int before = gate->rendering;
        QTRY_VERIFY(gate->rendering > before);
        bench.window.reset(); // and the whole window
        QCOMPARE(gate->aborted.load(), gate->rendering.load());
    }

    void whatScrolledOutOfSightIsAborted()
    {
        const auto gate = std::make_shared<Gate>();
        WindowBench bench([gate](const auto&, const auto&) -> Result<std::unique_ptr<pages::PageSource>> {
            return std::make_unique<StuckPages>(gate);
        });
        bench.window->openFiles({u"/stuck.pdf"_s});
        QTRY_VERIFY(gate->rendering > 0);
        bench.tab()->view().setZoom(8);
        QTRY_VERIFY(gate->aborted > 0);
        QTRY_VERIFY(gate->rendering > gate->aborted); // it is at the tiles of the new zoom
    }

    void findingMarksHitsAndGoesRoundThem()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        bench.window->actions().get(ActionId::Find)->trigger();
        auto* field = bench.window->findChild<QLineEdit*>(u"findText"_s);
        QTest::keyClicks(field, u"PAGE 2"_s);
        QTest::keyClick(field, Qt::Key_Return);
        DocumentSearch& search = bench.tab()->search();
        QTRY_VERIFY(!search.isRunning());
        QCOMPARE(search.count(), 11); // 2, 20 … 29
        QCOMPARE(labelText(bench, "findState"), u"1 of 11"_s);
        QCOMPARE(search.current()->page, 1);
        bench.window->actions().get(ActionId::FindNext)->trigger();
        QCOMPARE(search.current()->page, 19);
        QVERIFY(bench.tab()->view().viewport()->rect().contains(bench.tab()->view().pageRect(19).center().toPoint()));
        bench.window->actions().get(ActionId::FindPrevious)->trigger();
        bench.window->actions().get(ActionId::FindPrevious)->trigger();
        QCOMPARE(labelText(bench, "findState"), u"11 of 11"_s);
        QCOMPARE(search.current()->page, 28);
        field->selectAll();
        QTest::keyClicks(field, u"no such words"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(labelText(bench, "findState"), u"Not found"_s);
    }

    void wordsAreSelectedWithTheMouseAndCopied()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        bench.window->actions().get(ActionId::SelectPage)->trigger();
        QTRY_COMPARE(view.selectedText(), u"Page 1 of the book"_s);
        view.clearSelection();
        // From "Page" (20 to 47 points from the left, at half the height) to the end of the line.
        const QRectF page = view.pageRect(0);
        const auto at = [&](double x) {
            return QPointF(page.x() + x * page.width(), page.y() + 0.48 * page.height()).toPoint();
        };
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at(0.285));
        QTest::mouseMove(view.viewport(), at(0.5));
        QTest::mouseMove(view.viewport(), at(0.9));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at(0.9));
        QCOMPARE(view.selectedText(), u"1 of the book"_s);
        bench.window->actions().get(ActionId::Copy)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"1 of the book"_s);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.hasSelection());
        QVERIFY(!bench.window->actions().get(ActionId::Copy)->isEnabled());
    }

    void thumbnailsAreDrawnAndLeadToTheirPage()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        auto* list = bench.tab()->findChild<QListView*>(u"thumbnails"_s);
        QVERIFY(list->isVisible());
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(list->model()->rowCount(), 30);
        QTRY_VERIFY(!list->model()->index(1, 0).data(Qt::DecorationRole).value<QImage>().isNull());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(2, 0)).center());
        QCOMPARE(bench.tab()->view().currentPage(), 2);
        bench.tab()->view().goToPage(20);
        QCOMPARE(list->currentIndex().row(), 20);
        bench.window->actions().get(ActionId::ShowPages)->trigger();
        QVERIFY(!list->isVisible());
    }

    void anOutsideLinkIsAskedAboutFirst()
    {
        const QByteArray bytes = minimalPdf("/MediaBox [0 0 200 100] /Annots [<< /Type /Annot /Subtype /Link /Rect "
                                            "[0 0 200 100] /A << /S /URI /URI (https://example.org/a) >> >>]");
        WindowBench bench;
        const MadeFiles made;
        bench.window->openFiles({path(made.add("linked.pdf", bytes))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        auto* action = bench.tab()->findChild<QPushButton*>(u"stripAction"_s);
        const auto click = [&] {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.pageRect(0).center().toPoint());
            return action->isVisible();
        };
        QTRY_VERIFY(click()); // once the links are known
        QVERIFY(bench.outside.isEmpty());
        action->click();
        QCOMPARE(bench.outside, QList<QUrl>{QUrl(u"https://example.org/a"_s)});
        QVERIFY(!action->isVisible());
    }

    void theSessionIsThereAgain()
    {
        const QTemporaryDir folder;
        WindowBench bench;
        bench.window->openFiles({m_book, m_short});
        QTRY_VERIFY(bench.isOpen());
        bench.window->actions().get(ActionId::NextTab)->trigger();
        QTRY_VERIFY(bench.isOpen());
        bench.tab()->view().goToPage(12);
        bench.window->close();
        MainWindow again({bench.settings, bench.theme, pages::PageSource::open, {}, {}, {}});
        again.resize(1000, 700);
        again.show();
        again.restoreSession();
        QCOMPARE(again.tabs().size(), 2);
        QCOMPARE(again.currentTab()->path(), m_book);
        QTRY_COMPARE(again.currentTab()->view().currentPage(), 12);
    }

    void aThousandPagesTakeNoMorePicturesThanTheBudget()
    {
        WindowBench bench;
        const MadeFiles made;
        bench.window->openFiles({path(made.add("thousand.pdf", bookPdf(1000)))});
        QTRY_VERIFY(bench.isOpen());
        PageView& view = bench.tab()->view();
        for (int page = 0; page < 1000; page += 100) {
            view.goToPage(page);
            QTRY_VERIFY(view.isFullyDrawn());
        }
        view.goToPage(999);
        QCOMPARE(view.currentPage(), 999);
        QTRY_VERIFY(view.isFullyDrawn());
    }

    void everyControlHasANameAndEveryShortcutOneMeaning()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        for (const QAbstractButton* button : bench.window->findChildren<QAbstractButton*>()) {
            const bool internal = button->objectName().startsWith(u"qt_") || button->inherits("QTabBar::CloseButton")
                || button->inherits("CloseButton") || button->parent()->inherits("QTabBar")
                || button->parent()->inherits("QLineEdit");
            const QString name =
                QAccessible::queryAccessibleInterface(const_cast<QAbstractButton*>(button))->text(QAccessible::Name);
            QVERIFY2(internal || !name.isEmpty(), button->metaObject()->className());
        }
        for (const QLineEdit* field : bench.window->findChildren<QLineEdit*>()) {
            QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
        }
        QSet<QKeySequence> seen;
        for (const QAction* action : bench.window->actions().all()) {
            QVERIFY(!action->text().isEmpty());
            for (const QKeySequence& keys : action->shortcuts()) {
                QVERIFY2(!keys.isEmpty() && !seen.contains(keys), qPrintable(keys.toString()));
                seen.insert(keys);
            }
        }
    }

    void f6GoesRoundThePanes()
    {
        WindowBench bench;
        bench.window->openFiles({m_book});
        QTRY_VERIFY(bench.isOpen());
        QApplication::setActiveWindow(bench.window.get());
        QSet<QWidget*> visited;
        for (int i = 0; i < 3; ++i) {
            bench.window->actions().get(ActionId::NextPane)->trigger();
            visited.insert(QApplication::focusWidget());
        }
        QCOMPARE(visited.size(), 3);
        QVERIFY(visited.contains(&bench.tab()->view()));
    }

private:
    static constexpr const char* kPassword = "owner";
    static QString path(const std::filesystem::path& file) { return QString::fromStdString(file.string()); }

    MadeFiles m_made;
    QString m_book;
    QString m_short;
    QString m_broken;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
