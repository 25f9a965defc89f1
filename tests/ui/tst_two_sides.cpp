// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and Markdown beside each other, and what becomes of them in a narrow window. The source side is shown, so that
// no browser starts.
#include "recognition/conversion_worker.h"
#include "support/fixture_path.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_profile.h"
#include "ui/window/two_sides.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    explicit Bench(const QTemporaryDir& home)
        : settings(home.filePath(u"lectern.ini"_s))
    {
        window =
            std::make_unique<MainWindow>(WindowServices{settings, theme, pages::PageSource::open, [](const QUrl&) {},
                {}, [] { return QString(); }, {.store = home.path().toStdString(), .resources = resourcePath("")},
                &worker, &preview, home.filePath(u"drafts"_s)});
        window->resize(1280, 700);
        window->show();
        window->openFiles({QString::fromStdString(resourcePath("samples/two-columns.pdf"))});
    }
    bool isOpen() const
    {
        const bool open = QTest::qWaitFor([this] { return tab().state() == DocumentTab::State::Open; });
        tab().markdownPane()->setSide(MarkdownPane::Side::Source);
        return open;
    }
    void resize(int width) const
    {
        window->resize(width, 640);
        QCoreApplication::processEvents();
    }
    DocumentTab& tab() const { return *window->currentTab(); }
    TwoSides& sides() const { return *tab().sides(); }
    QAction* action(ActionId id) const { return window->actions().get(id); }
    bool shows(DocumentSide side) const { return sides().isShown(side); }

    Settings settings;
    Theme theme;
    recognition::ConversionWorker worker;
    PreviewProfile preview;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class TestTwoSides : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inANarrowWindowTheSidesAreTabs()
    {
        QTemporaryDir home;
        const Bench bench(home);
        QVERIFY(bench.isOpen());
        QVERIFY(bench.shows(DocumentSide::Pages) && bench.shows(DocumentSide::Markdown));
        auto* tabs = bench.sides().findChild<QTabBar*>(u"sideTabs"_s);
        QVERIFY(tabs->isHidden());
        bench.resize(800);
        QVERIFY(bench.sides().isNarrow());
        QVERIFY(tabs->isVisible());
        QVERIFY(bench.shows(DocumentSide::Pages) && !bench.shows(DocumentSide::Markdown));
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        QVERIFY(!bench.shows(DocumentSide::Pages) && bench.shows(DocumentSide::Markdown));
        QVERIFY(!bench.tab().panes().contains(&bench.tab().view()));
        bench.action(ActionId::ShowPageSide)->trigger();
        QVERIFY(bench.shows(DocumentSide::Pages));
        bench.action(ActionId::Convert)->trigger(); // brings the text to the front
        QVERIFY(bench.shows(DocumentSide::Markdown));
        bench.resize(1280);
        QVERIFY(bench.shows(DocumentSide::Pages) && bench.shows(DocumentSide::Markdown));
        QVERIFY(tabs->isHidden());
    }

    void eitherSideCanBeHiddenButNotBoth()
    {
        QTemporaryDir home;
        const Bench bench(home);
        QVERIFY(bench.isOpen());
        bench.action(ActionId::ShowMarkdownSide)->trigger();
        QVERIFY(bench.shows(DocumentSide::Pages) && !bench.shows(DocumentSide::Markdown));
        QVERIFY(!bench.action(ActionId::ShowMarkdownSide)->isChecked());
        bench.action(ActionId::ShowPageSide)->trigger();
        QVERIFY(!bench.shows(DocumentSide::Pages) && bench.shows(DocumentSide::Markdown));
        QVERIFY(bench.action(ActionId::ShowMarkdownSide)->isChecked());
        bench.action(ActionId::ShowPageSide)->trigger();
        QVERIFY(bench.shows(DocumentSide::Pages) && bench.shows(DocumentSide::Markdown));
    }

    void whereADocumentCannotBeOpenedThereIsNoMarkdown()
    {
        QTemporaryDir home;
        const Bench bench(home);
        QVERIFY(bench.isOpen());
        bench.window->openFiles({QString::fromStdString(dataPath("pages/office.html").string())});
        QTRY_COMPARE(bench.tab().state(), DocumentTab::State::Failed);
        QVERIFY(bench.shows(DocumentSide::Pages) && !bench.shows(DocumentSide::Markdown));
        bench.resize(800);
        QVERIFY(bench.shows(DocumentSide::Pages));
        QVERIFY(bench.sides().findChild<QTabBar*>(u"sideTabs"_s)->isHidden());
    }

    void theBorderIsWhereItWasLeft()
    {
        QTemporaryDir home;
        {
            const Bench bench(home);
            QVERIFY(bench.isOpen());
            auto* splitter = bench.sides().findChild<QSplitter*>();
            QWidget* handle = splitter->handle(1);
            const QPoint from = handle->rect().center();
            QTest::mousePress(handle, Qt::LeftButton, {}, from);
            QTest::mouseMove(handle, from + QPoint(-90, 0));
            QTest::mouseRelease(handle, Qt::LeftButton, {}, from + QPoint(-90, 0));
            QVERIFY(bench.sides().share() < 0.5);
            bench.window->close();
        }
        const Bench again(home);
        QVERIFY(again.isOpen());
        QVERIFY(again.sides().share() < 0.5);
        const QList<int> sizes = again.sides().findChild<QSplitter*>()->sizes();
        QVERIFY(std::abs(sizes[0] - again.sides().share() * (sizes[0] + sizes[1])) <= 2);
    }

    void everyButtonOfTheBarsCanBeReachedWithTab()
    {
        QTemporaryDir home;
        const Bench bench(home);
        QVERIFY(bench.isOpen());
        for (const QToolBar* bar : bench.window->findChildren<QToolBar*>()) {
            for (const QAction* action : bar->actions()) {
                const auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(const_cast<QAction*>(action)));
                if (button != nullptr) {
                    QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->text()));
                }
            }
        }
    }

    void theEmptyStateSaysAllOfItHoweverNarrow()
    {
        QTemporaryDir home;
        const Bench bench(home);
        QVERIFY(bench.isOpen());
        for (const int width : {1280, 1024, 960}) {
            bench.resize(width);
            const auto* text = bench.window->findChild<QLabel*>(u"markdownEmptyText"_s);
            QVERIFY(text != nullptr);
            if (text->isVisible()) {
                QVERIFY(text->height() >= text->heightForWidth(text->width()));
            }
        }
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestTwoSides test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_two_sides.moc"
