// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette, the shortcuts and their editor: alone, and in the real window.
#include "pages/minimal_pdf.h"
#include "ui/commands/command_model.h"
#include "ui/commands/fuzzy_match.h"
#include "ui/commands/key_field.h"
#include "ui/commands/shortcut_editor.h"
#include "ui/window_bench.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

QKeySequence keys(const char* text)
{
    return QKeySequence(QString::fromLatin1(text));
}

// Three actions: save (Ctrl+S; F2), print (Ctrl+P), help (none).
struct ThreeActions
{
    ThreeActions()
    {
        const auto add = [this](const QString& name, const QString& text, const QString& shortcuts) {
            auto* action = new QAction(text, &owner);
            action->setShortcuts(QKeySequence::listFromString(shortcuts));
            shortcutsOf.add(name, action);
        };
        add(u"Save"_s, u"&Save…"_s, u"Ctrl+S; F2"_s);
        add(u"Print"_s, u"&Print"_s, u"Ctrl+P"_s);
        add(u"Help"_s, u"Help(&H)"_s, {});
    }
    QObject owner;
    Shortcuts shortcutsOf;
};

template <class Widget> Widget* in(const QWidget& parent, const char* name)
{
    return parent.findChild<Widget*>(QString::fromLatin1(name));
}

QStringList titles(const QAbstractItemModel& model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row) {
        list << model.index(row, 0).data().toString();
    }
    return list;
}

Command command(const QString& title, const QString& place = {}, bool enabled = true)
{
    Command made;
    made.title = title;
    made.place = place;
    made.enabled = enabled;
    return made;
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsFoundInItsOrderAndWordStartsComeFirst()
    {
        QVERIFY(!fuzzyMatch(u"xyz", u"Fit width"));
        QVERIFY(!fuzzyMatch(u"wf", u"Fit width"));
        QVERIFY(!fuzzyMatch(u"fit width and more", u"Fit width"));
        QCOMPARE(fuzzyMatch(u"FW", u"Fit width")->positions, (QList<int>{0, 4}));
        QCOMPARE(fuzzyMatch(u"fit w", u"Fit width")->positions, (QList<int>{0, 1, 2, 4}));
        QCOMPARE(fuzzyMatch(u"放大", u"视图放大")->positions, (QList<int>{2, 3}));
        QVERIFY(fuzzyMatch(u"page", u"Next page")->score > fuzzyMatch(u"page", u"Repackage")->score);
        QVERIFY(fuzzyMatch(u"zo", u"Zoom out")->score > fuzzyMatch(u"zo", u"Horizontal zone")->score);
        QVERIFY(fuzzyMatch(u"", u"anything"));
    }

    void theModelRanksAndPutsWhatCannotBeDoneLast()
    {
        CommandModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCommands({command(u"Zoom in"_s), command(u"Light"_s, u"View › Theme"_s),
            command(u"Zoom out"_s, {}, false), command(u"Next page"_s)});
        QCOMPARE(titles(model), (QStringList{u"Zoom in"_s, u"Light"_s, u"Next page"_s, u"Zoom out"_s}));
        model.setFilter(u"zoom"_s);
        QCOMPARE(titles(model), (QStringList{u"Zoom in"_s, u"Zoom out"_s}));
        model.setFilter(u"theme"_s); // by where it is found
        QCOMPARE(titles(model), QStringList{u"Light"_s});
        model.setFilter(u"no such thing"_s);
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Light, View › Theme"_s);
    }

    void shortcutsAreKeptAsWhatDiffersAndRubbishIsLeftOut()
    {
        ThreeActions made;
        Shortcuts& shortcuts = made.shortcutsOf;
        QVERIFY(shortcuts.changes().isEmpty());
        shortcuts.set(0, {keys("Ctrl+S"), keys("F2"), keys("F12")});
        shortcuts.set(1, {});
        QCOMPARE(
            shortcuts.changes(), (QMap<QString, QString>{{u"Save"_s, u"Ctrl+S; F2; F12"_s}, {u"Print"_s, QString()}}));
        ThreeActions again;
        again.shortcutsOf.load(shortcuts.changes());
        QCOMPARE(again.shortcutsOf.keys(0), shortcuts.keys(0));
        QVERIFY(again.shortcutsOf.keys(1).isEmpty());
        again.shortcutsOf.load(
            {{u"Nothing"_s, u"Ctrl+K"_s}, {u"Save"_s, u"Ctrl+Banana"_s}, {u"Print"_s, u"\x01;;;"_s}});
        QVERIFY(again.shortcutsOf.changes().isEmpty());
        // Given twice by hand: the first has it, the other stays as it came. What is given goes before what came.
        again.shortcutsOf.load({{u"Help"_s, u"Ctrl+S"_s}, {u"Print"_s, u"Ctrl+S"_s}});
        QCOMPARE(again.shortcutsOf.keys(2), QList{keys("Ctrl+S")});
        QCOMPARE(again.shortcutsOf.keys(0), QList{keys("F2")});
        QCOMPARE(again.shortcutsOf.keys(1), QList{keys("Ctrl+P")});
        // Two that have changed places.
        again.shortcutsOf.load({{u"Save"_s, u"Ctrl+P"_s}, {u"Print"_s, u"Ctrl+S"_s}});
        QCOMPARE(again.shortcutsOf.keys(0), QList{keys("Ctrl+P")});
        QCOMPARE(again.shortcutsOf.keys(1), QList{keys("Ctrl+S")});
    }

    void conflictsAreThoseThatWouldHideAnAction()
    {
        ThreeActions made;
        Shortcuts& shortcuts = made.shortcutsOf;
        QCOMPARE(shortcuts.conflict(2, keys("Ctrl+P")), 1);
        QCOMPARE(shortcuts.conflict(1, keys("Ctrl+P")), -1);
        QCOMPARE(shortcuts.conflict(2, keys("Ctrl+K")), -1);
        QCOMPARE(shortcuts.conflict(2, keys("Ctrl+P, Ctrl+K")), 1); // would never be reached
        shortcuts.take(2, {keys("F2")});
        QCOMPARE(shortcuts.keys(0), QList{keys("Ctrl+S")});
        shortcuts.reset(0); // takes it back
        QVERIFY(shortcuts.keys(2).isEmpty());
        QVERIFY(shortcuts.changes().isEmpty());
    }

    void theListFollowsTheLanguageAndTheNamesOfActions()
    {
        ThreeActions made;
        ShortcutModel model(made.shortcutsOf);
        QSignalSpy rows(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
        made.shortcutsOf.action(1)->setText(u"Drucken"_s);
        QVERIFY(!rows.isEmpty());
        QCOMPARE(rows.last().first().toModelIndex().row(), 1);
        QCOMPARE(model.index(1, ShortcutModel::Action).data().toString(), u"Drucken"_s);
        ShortcutEditor editor(made.shortcutsOf);
        auto* list = editor.findChild<QTreeView*>();
        QSignalSpy shown(list->model(), &QAbstractItemModel::headerDataChanged);
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&editor, &event);
        QCOMPARE(shown.size(), 1);
        model.retranslate();
        QCOMPARE(headers.size(), 1);
    }

    void theEditorChangesAddsAndPutsBack()
    {
        ThreeActions made;
        ShortcutModel model(made.shortcutsOf);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ShortcutEditor editor(made.shortcutsOf);
        editor.resize(600, 400);
        editor.show();
        QApplication::setActiveWindow(&editor);
        editor.choose(u"Save"_s);
        auto* second = in<KeyField>(editor, "shortcutKeys1");
        QVERIFY(second != nullptr && second->keySequence() == keys("F2"));
        second->setFocus();
        QTest::keyClick(second, Qt::Key_F5, Qt::ControlModifier);
        QCOMPARE(made.shortcutsOf.keys(0), (QList{keys("Ctrl+S"), keys("Ctrl+F5")}));
        auto* third = in<KeyField>(editor, "shortcutKeys2");
        QTest::keyClick(third, Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier); // as it is typed in the USA
        QCOMPARE(made.shortcutsOf.keys(0), (QList{keys("Ctrl+S"), keys("Ctrl+F5"), keys("Ctrl++")}));
        QTest::keyClick(in<KeyField>(editor, "shortcutKeys0"), Qt::Key_Backspace);
        QCOMPARE(made.shortcutsOf.keys(0), (QList{keys("Ctrl+F5"), keys("Ctrl++")}));
        QCOMPARE(model.index(0, ShortcutModel::Default).data().toString(), u"Ctrl+S; F2"_s);
        in<QPushButton>(editor, "shortcutReset")->click();
        QVERIFY(made.shortcutsOf.isDefault(0));
        QVERIFY(!in<QPushButton>(editor, "shortcutReset")->isEnabled());
    }

    void keysOfAnotherActionAreAskedAboutAtOnce()
    {
        ThreeActions made;
        ShortcutEditor editor(made.shortcutsOf);
        editor.show();
        editor.choose(u"Help"_s);
        auto* question = in<QLabel>(editor, "shortcutQuestion");
        QVERIFY(!question->isVisible());
        QTest::keyClick(in<KeyField>(editor, "shortcutKeys0"), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(question->isVisible());
        QVERIFY2(question->text().contains(u"“Print”"), qPrintable(question->text()));
        QVERIFY(made.shortcutsOf.changes().isEmpty()); // nothing has happened yet
        in<QPushButton>(editor, "shortcutKeep")->click();
        QVERIFY(made.shortcutsOf.changes().isEmpty());
        QVERIFY(in<KeyField>(editor, "shortcutKeys0")->keySequence().isEmpty());
        QTest::keyClick(in<KeyField>(editor, "shortcutKeys0"), Qt::Key_P, Qt::ControlModifier);
        in<QPushButton>(editor, "shortcutReassign")->click();
        QVERIFY(!question->isVisible());
        QCOMPARE(made.shortcutsOf.keys(2), QList{keys("Ctrl+P")});
        QVERIFY(made.shortcutsOf.keys(1).isEmpty());
        in<QPushButton>(editor, "shortcutResetAll")->click();
        QVERIFY(made.shortcutsOf.changes().isEmpty());
    }

    void theEditorIsFilteredByActionAndByKeys()
    {
        ThreeActions made;
        ShortcutEditor editor(made.shortcutsOf);
        auto* list = in<QTreeView>(editor, "shortcutList");
        auto* filter = in<QLineEdit>(editor, "shortcutFilter");
        QTest::keyClicks(filter, u"pri"_s);
        QCOMPARE(titles(*list->model()), QStringList{u"Print"_s});
        filter->setText(u"f2"_s);
        QCOMPARE(titles(*list->model()), QStringList{u"Save"_s});
        filter->setText(u"nothing like it"_s);
        QCOMPARE(list->model()->rowCount(), 0);
        QVERIFY(in<QLabel>(editor, "shortcutTitle")->text().startsWith(u"No action"));
        filter->clear();
        QCOMPARE(titles(*list->model()), (QStringList{u"Save"_s, u"Print"_s, u"Help"_s}));
    }

    void tabLeavesAKeyField()
    {
        ThreeActions made;
        ShortcutEditor editor(made.shortcutsOf);
        editor.show();
        QApplication::setActiveWindow(&editor);
        editor.choose(u"Print"_s);
        auto* field = in<KeyField>(editor, "shortcutKeys0");
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Tab);
        QVERIFY(!field->hasFocus());
        QVERIFY(made.shortcutsOf.changes().isEmpty());
    }

    void thePaletteRunsWhatIsTypedAndGivesTheFocusBack()
    {
        WindowBench bench;
        const MadeFiles made;
        bench.window->openFiles({QString::fromStdString(made.add("book.pdf", bookPdf(5)).string())});
        QTRY_VERIFY(bench.isOpen());
        QApplication::setActiveWindow(bench.window.get());
        bench.tab()->view().setFocus();
        QTest::keyClick(bench.window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto* palette = in<QWidget>(*bench.window, "palette");
        QVERIFY(palette != nullptr && palette->isVisible());
        auto* field = in<QLineEdit>(*bench.window, "paletteText");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"last pa"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(bench.tab()->view().currentPage(), 4);
        QVERIFY(bench.tab()->view().hasFocus());
        bench.window->actions().get(ActionId::Commands)->trigger();
        QVERIFY(field->text().isEmpty());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QVERIFY(bench.tab()->view().hasFocus());
        QCOMPARE(bench.tab()->view().currentPage(), 4);
    }

    void thePaletteHasEveryActionWithItsPlaceItsKeysAndWhyItIsOff()
    {
        WindowBench bench;
        bench.window->actions().get(ActionId::Commands)->trigger();
        const auto* model = in<QListView>(*bench.window, "paletteList")->model();
        QSet<QString> shown;
        for (int row = 0; row < model->rowCount(); ++row) {
            shown.insert(model->index(row, 0).data().toString());
        }
        for (const QAction* action : bench.window->actions().all()) {
            if (action != bench.window->actions().get(ActionId::Commands)) {
                QVERIFY2(shown.contains(plainText(*action)), qPrintable(action->text()));
            }
        }
        auto* field = in<QLineEdit>(*bench.window, "paletteText");
        QTest::keyClicks(field, u"fit width"_s);
        const QModelIndex index = model->index(0, 0);
        QCOMPARE(index.data().toString(), u"Fit width"_s);
        QCOMPARE(index.data(CommandModel::PlaceRole).toString(), u"View"_s);
        QCOMPARE(index.data(CommandModel::ShortcutRole).toString(), u"Ctrl+1"_s);
        QCOMPARE(in<QLabel>(*bench.window, "paletteNote")->text(), u"Needs an open document"_s);
        QTest::keyClick(field, Qt::Key_Return); // cannot be done: it stays
        QVERIFY(in<QWidget>(*bench.window, "palette")->isVisible());
        field->clear();
        QTest::keyClicks(field, u"qqqq"_s);
        QCOMPARE(model->rowCount(), 0);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(in<QLabel>(*bench.window, "paletteNote")->isVisible());
    }

    void thePaletteOpensRecentDocumentsAndGoesToOpenOnes()
    {
        WindowBench bench;
        const MadeFiles made;
        const QString first = QString::fromStdString(made.add("alpha.pdf", bookPdf(1)).string());
        const QString second = QString::fromStdString(made.add("beta.pdf", bookPdf(1)).string());
        const QString third = QString::fromStdString(made.add("gamma.pdf", bookPdf(1)).string());
        bench.settings.addRecentFile(third);
        bench.window->openFiles({first, second});
        QTRY_VERIFY(bench.isOpen());
        auto* commands = bench.window->actions().get(ActionId::Commands);
        commands->trigger();
        auto* field = in<QLineEdit>(*bench.window, "paletteText");
        QTest::keyClicks(field, u"alpha"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(bench.tab()->path(), first);
        commands->trigger();
        QTest::keyClicks(field, u"gamma"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(bench.tab()->path(), third);
        QCOMPARE(bench.window->tabs().size(), 3);
    }

    void aChangedShortcutWorksAtOnceAndIsThereAgain()
    {
        WindowBench bench;
        const MadeFiles made;
        bench.window->openFiles({QString::fromStdString(made.add("book.pdf", bookPdf(5)).string())});
        QTRY_VERIFY(bench.isOpen());
        QApplication::setActiveWindow(bench.window.get());
        bench.tab()->view().setFocus();
        Shortcuts& shortcuts = bench.window->actions().shortcuts();
        const int last = shortcuts.indexOf(u"LastPage"_s);
        QVERIFY(last >= 0);
        shortcuts.set(last, {keys("Ctrl+Shift+F11")});
        QTest::keyClick(&bench.tab()->view(), Qt::Key_F11, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.tab()->view().currentPage(), 4);
        bench.settings.save();
        const QSettings stored(bench.folder.filePath(u"lectern.ini"_s), QSettings::IniFormat);
        QCOMPARE(stored.value(u"shortcuts/LastPage"_s).toString(), u"Ctrl+Shift+F11"_s);
        MainWindow again({bench.settings, bench.theme, pages::PageSource::open, {}, {}, {}});
        QCOMPARE(again.actions().get(ActionId::LastPage)->shortcut(), keys("Ctrl+Shift+F11"));
        again.actions().shortcuts().resetAll();
        QVERIFY(bench.settings.shortcuts().isEmpty());
    }

    void textFieldsKeepTheirOwnKeys()
    {
        WindowBench bench;
        const MadeFiles made;
        bench.window->openFiles({QString::fromStdString(made.add("book.pdf", bookPdf(5)).string())});
        QTRY_VERIFY(bench.isOpen());
        QApplication::setActiveWindow(bench.window.get());
        Shortcuts& shortcuts = bench.window->actions().shortcuts();
        shortcuts.take(shortcuts.indexOf(u"LastPage"_s), {keys("Ctrl+Z"), keys("Z")});
        auto* field = in<QLineEdit>(*bench.window, "findText");
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, u"azb"_s);
        QCOMPARE(field->text(), u"azb"_s);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(field->selectedText(), u"azb"_s);
        QVERIFY(!bench.tab()->view().hasSelection());
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field->text(), QString());
        QCOMPARE(bench.tab()->view().currentPage(), 0);
        bench.tab()->view().setFocus();
        QTest::keyClick(&bench.tab()->view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.tab()->view().currentPage(), 4);
    }
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
