// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and Markdown beside each other, and what becomes of them in a narrow window. The source side is shown, so that
// no browser starts.
#include "ui/converting_bench.h"
#include "ui/window/two_sides.h"

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

struct Bench : ConvertingBench
{
    explicit Bench(const QTemporaryDir& place)
        : ConvertingBench({.home = place.path(), .size = {1280, 700}})
        , isOpen(openSample(u"two-columns.pdf"_s))
    { }
    void resize(int width) const
    {
        window->resize(width, 640);
        QCoreApplication::processEvents();
    }
    TwoSides& sides() const { return *tab().sides(); }
    bool shows(DocumentSide side) const { return sides().isShown(side); }

    bool isOpen;
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
        QVERIFY(bench.isOpen);
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
        QVERIFY(bench.isOpen);
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
        QVERIFY(bench.isOpen);
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
            QVERIFY(bench.isOpen);
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
        QVERIFY(again.isOpen);
        QVERIFY(again.sides().share() < 0.5);
        const QList<int> sizes = again.sides().findChild<QSplitter*>()->sizes();
        QVERIFY(std::abs(sizes[0] - again.sides().share() * (sizes[0] + sizes[1])) <= 2);
    }

    void everyButtonOfTheBarsCanBeReachedWithTab()
    {
        QTemporaryDir home;
        const Bench bench(home);
        QVERIFY(bench.isOpen);
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
        QVERIFY(bench.isOpen);
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
