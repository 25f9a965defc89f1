// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette and the shortcuts of the window.
#include "ui/commands/command_palette.h"
#include "ui/commands/shortcut_editor.h"
#include "ui/theme/icons.h"
#include "ui/window/document_tab.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

// Action → "View › Theme" for all that the menus of this widget hold.
void collectPlaces(const QWidget& menu, const QString& path, QHash<const QAction*, QString>& places)
{
    for (const QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            const QString name = plainText(*action);
            collectPlaces(*action->menu(), path.isEmpty() ? name : path + u" › "_s + name, places);
        } else if (!action->isSeparator() && !places.contains(action)) {
            places.insert(action, path);
        }
    }
}

Command fileCommand(const QString& title, const QString& path, const QIcon& icon, std::function<void()> run)
{
    Command command;
    command.title = title;
    command.place = QDir::toNativeSeparators(QFileInfo(path).path());
    command.icon = icon;
    command.run = std::move(run);
    return command;
}

} // namespace

void MainWindow::comeToFront()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::connectShortcuts()
{
    Shortcuts& shortcuts = m_actions.shortcuts();
    shortcuts.load(m_services.settings.shortcuts());
    connect(&shortcuts, &Shortcuts::changed, this,
        [this] { m_services.settings.setShortcuts(m_actions.shortcuts().changes()); });
    connect(m_actions.get(ActionId::Commands), &QAction::triggered, this, &MainWindow::showCommands);
    connect(m_actions.get(ActionId::EditShortcuts), &QAction::triggered, this, &MainWindow::showShortcuts);
}

void MainWindow::showCommands()
{
    QHash<const QAction*, QString> places;
    collectPlaces(*menuBar(), {}, places);
    QList<Command> commands;
    Shortcuts& shortcuts = m_actions.shortcuts();
    for (int i = 0; i < shortcuts.count(); ++i) {
        QAction* action = shortcuts.action(i);
        if (action == m_actions.get(ActionId::Commands)) {
            continue;
        }
        Command command{plainText(*action), places.value(action), action->shortcut().toString(QKeySequence::NativeText),
            action->icon(), action->isEnabled(), m_actions.whyDisabled(action), action->isChecked(), {}};
        command.run = [action = QPointer(action)] {
            if (action) {
                action->trigger();
            }
        };
        commands.append(command);
    }
    QStringList open;
    for (DocumentTab* tab : tabs()) {
        open << tab->path();
        commands.append(fileCommand(tr("Go to %1", "an open document").arg(QFileInfo(tab->path()).fileName()),
            tab->path(), icon(u"document"_s), [this, tab = QPointer(tab)] {
                if (tab) {
                    m_tabs->setCurrentWidget(tab);
                }
            }));
    }
    for (const QString& path : m_services.settings.recentFiles()) {
        if (!open.contains(path)) {
            commands.append(fileCommand(tr("Open %1").arg(QFileInfo(path).fileName()), path,
                icon(u"document-open-recent"_s), [this, path] { openFiles({path}); }));
        }
    }
    if (m_palette == nullptr) {
        m_palette = new CommandPalette(*this);
    }
    m_palette->open(commands);
}

void MainWindow::showShortcuts()
{
    auto* dialog = new QDialog(this);
    dialog->setObjectName(u"shortcutDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard shortcuts"));
    dialog->resize(640, 560);
    auto* rows = new QVBoxLayout(dialog);
    rows->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace4);
    rows->setSpacing(tokens::kSpace4);
    rows->addWidget(new ShortcutEditor(m_actions.shortcuts()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    rows->addWidget(buttons);
    dialog->show();
}

} // namespace lectern::ui
