// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/tile_cache.h"
#include "ui/settings/settings_dialog.h"
#include "ui/window/actions.h"
#include "ui/window/window_services.h"

#include <QMainWindow>
#include <QPointer>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolBar;
class QToolButton;

namespace lectern::ui {

class BatchDock;
class Closing;
class CommandPalette;
class DocumentTab;
class FindField;
class ReadingControls;
class StartPage;
enum class SidebarPanel;

// The window: documents in tabs, or the start page where there is none.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowServices services, QWidget* parent = nullptr);
    ~MainWindow() override;

    // Each in a tab of its own; one that is open already is shown. The last of them comes to the front. A folder joins
    // the batch, with all that lies below it.
    void openFiles(const QStringList& paths, int page = 0);
    void restoreSession();
    // Shown, not minimised, above the others where the desktop lets it.
    void comeToFront();

    ActionSet& actions() { return m_actions; }
    DocumentTab* currentTab() const;
    QList<DocumentTab*> tabs() const;
    BatchDock* batch() const { return m_batch; } // null where nothing is converted

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    StartPage* makeStartPage();
    void buildMenus();
    void buildToolBar();
    void buildRail();
    void buildStatusBar();
    void buildBatch();
    void connectActions();
    void connectPageActions();
    void connectShortcuts();
    template <class Function> void on(ActionId id, Function function);

    DocumentTab* addTab(const QString& path, int page);
    void closeTab(int index);
    void removeTab(DocumentTab* tab);
    void tabChanged();
    void showTabState(DocumentTab* tab);
    void showPage();
    void showZoom();
    void chooseFiles();
    void goToTypedPage();
    void toggleSidebar(SidebarPanel panel);
    SidebarPanel tabSidebar() const; // of the current tab: hidden while the batch has its place
    void showBatch(bool shown);
    void showBatchProgress();
    void addToBatch(const QStringList& paths);
    QStringList withoutFolders(const QStringList& paths); // those join the batch
    void takeDropped(const QStringList& paths); // tabs or batch
    void showBars();
    void connectOrder();
    void connectEditing();
    void showEditState();
    void showOrderState();
    void focusNextPane();
    void fillRecentMenu();
    void showCommands();
    void showShortcuts();
    void connectDiagnostics();
    void copyDiagnostics();
    void showSettings(SettingsDialog::Section section);
    void follow(Setting setting); // it has changed
    void showSetting(Setting setting); // in the menus
    void saveSession();

    WindowServices m_services;
    TileCache m_cache;
    ActionSet m_actions;

    QStackedWidget* m_pages;
    StartPage* m_start;
    SettingsDialog* m_settings = nullptr; // once it has been asked for
    QTabWidget* m_tabs;
    QMenu* m_recentMenu = nullptr;
    QToolBar* m_toolBar = nullptr;
    QToolBar* m_rail = nullptr;
    BatchDock* m_batch = nullptr; // with the next null where nothing is converted
    QToolButton* m_batchStatus = nullptr;
    bool m_hasBatchNews = false; // something became of it while it was hidden
    QLineEdit* m_pageField = nullptr;
    QLabel* m_pageCount = nullptr;
    QToolButton* m_zoomButton = nullptr;
    QAction* m_fits = nullptr; // the buttons that fit pages, in the tool bar
    FindField* m_find = nullptr;
    ReadingControls* m_reading;
    QPointer<Closing> m_closing; // while it asks
    CommandPalette* m_palette = nullptr; // once it has been asked for
    SidebarPanel m_sidebar;
};

} // namespace lectern::ui
