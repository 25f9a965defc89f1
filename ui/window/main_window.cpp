// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/conversion/document_session.h"

#include "ui/conversion/draft_keeper.h"
#include "ui/pages/document_files.h"

#include "ui/commands/shortcut_editor.h"
#include "ui/theme/icons.h"
#include "ui/theme/translated.h"
#include "ui/theme/why_disabled.h"
#include "ui/window/batch_dock.h"
#include "ui/window/closing.h"
#include "ui/window/document_tab.h"
#include "ui/window/dropped_files.h"
#include "ui/window/find_field.h"
#include "ui/window/reading_controls.h"
#include "ui/window/start_page.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTightWidth = 1100; // pixels, below which it leaves out what menus have too

} // namespace

MainWindow::MainWindow(WindowServices services, QWidget* parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_pages(new QStackedWidget)
    , m_start(makeStartPage())
    , m_tabs(new QTabWidget)
    , m_reading(new ReadingControls({m_services, m_actions, [this] { return currentTab(); },
                                        [this] { showSettings(SettingsDialog::Section::Reading); }},
          this))
    , m_sidebar(m_services.settings.sidebarVisible() ? SidebarPanel::Pages : SidebarPanel::Hidden)
{
    setObjectName(u"mainWindow"_s);
    m_services.draftKeeper = std::make_shared<DraftKeeper>(DraftFolder(m_services.drafts));
    setAcceptDrops(true);
    setMinimumSize(720, 480);
    resize(1200, 800);
    restoreGeometry(m_services.settings.windowGeometry());
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideMiddle);
    m_tabs->tabBar()->setExpanding(false);
    translated(m_tabs, [this] {
        m_tabs->tabBar()->setAccessibleName(tr("Open documents"));
        // Qt names these once, in the language of that moment.
        m_tabs->tabBar()->findChild<QWidget*>(u"ScrollLeftButton"_s)->setAccessibleName(tr("Scroll tabs left"));
        m_tabs->tabBar()->findChild<QWidget*>(u"ScrollRightButton"_s)->setAccessibleName(tr("Scroll tabs right"));
    });
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_tabs);
    setCentralWidget(m_pages);
    buildMenus();
    buildToolBar();
    buildRail();
    buildStatusBar();
    buildBatch();
    for (QToolBar* bar : {m_toolBar, m_rail}) { // bars leave their buttons out of the way of Tab
        for (QToolButton* button : bar->findChildren<QToolButton*>(Qt::FindDirectChildrenOnly)) {
            button->setFocusPolicy(Qt::TabFocus);
        }
    }
    connectActions();
    connectPageActions();
    connectShortcuts();
    connectDiagnostics();
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::tabChanged);
    tabChanged();
}

MainWindow::~MainWindow()
{
    // Tabs end before what they use: services and the cache.
    disconnect(m_tabs, nullptr, this, nullptr);
    m_find->setTab(nullptr);
    qDeleteAll(findChildren<DocumentTab*>()); // those closed a moment ago too
    delete m_batch;
}

DocumentTab* MainWindow::currentTab() const
{
    return qobject_cast<DocumentTab*>(m_tabs->currentWidget());
}

QList<DocumentTab*> MainWindow::tabs() const
{
    QList<DocumentTab*> list;
    for (int i = 0; i < m_tabs->count(); ++i) {
        list << static_cast<DocumentTab*>(m_tabs->widget(i));
    }
    return list;
}

void MainWindow::openFiles(const QStringList& paths, int page)
{
    DocumentTab* shown = nullptr;
    for (const QString& path : withoutFolders(paths)) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        for (DocumentTab* tab : tabs()) {
            shown = tab->path() == absolute ? tab : shown;
        }
        if (shown == nullptr || shown->path() != absolute) {
            shown = addTab(absolute, page);
        }
    }
    if (shown != nullptr) {
        m_tabs->setCurrentWidget(shown);
    }
}

DocumentTab* MainWindow::addTab(const QString& path, int page)
{
    auto* tab = new DocumentTab(path, m_services, m_cache);
    tab->setFirstPage(page);
    tab->showSidebar(tabSidebar());
    connect(tab, &DocumentTab::stateChanged, this, [this, tab] { showTabState(tab); });
    connect(tab, &DocumentTab::conversionChanged, this, &MainWindow::showPage);
    if (tab->session() != nullptr) {
        connect(tab->session()->markdown().undoStack(), &QUndoStack::indexChanged, this, &MainWindow::showEditState);
    }
    connect(tab, &DocumentTab::settingsRequested, this, [this] { showSettings(SettingsDialog::Section::Reading); });
    connect(tab, &DocumentTab::readerChanged, m_reading, &ReadingControls::showTab);
    connect(tab, &DocumentTab::closeRequested, this, [this, tab] { closeTab(m_tabs->indexOf(tab)); });
    connect(tab, &DocumentTab::sidebarResized, this, [this](int width) { m_services.settings.setSidebarWidth(width); });
    connect(&tab->view(), &PageView::currentPageChanged, this, &MainWindow::showPage);
    connect(&tab->view(), &PageView::zoomChanged, this, &MainWindow::showZoom);
    connect(&tab->view(), &PageView::selectionChanged, this, &MainWindow::showPage);
    const int index = m_tabs->addTab(tab, QFileInfo(path).fileName().replace(u'&', u"&&"_s));
    m_tabs->setTabToolTip(index, path);
    auto* close = new QToolButton;
    close->setIcon(icon(u"window-close"_s, &Colours::quiet));
    close->setIconSize(QSize(tokens::kSmallIcon, tokens::kSmallIcon));
    close->setProperty("small", true);
    translated(close, [close, name = QFileInfo(path).fileName()] {
        close->setToolTip(tr("Close tab"));
        close->setAccessibleName(tr("Close %1").arg(name));
    });
    connect(close, &QToolButton::clicked, tab, &DocumentTab::closeRequested);
    m_tabs->tabBar()->setTabButton(index, QTabBar::RightSide, close);
    return tab;
}

void MainWindow::closeTab(int index)
{
    auto* tab = qobject_cast<DocumentTab*>(m_tabs->widget(index));
    if (tab == nullptr || m_closing) {
        return;
    }
    if (withUnsavedEdits({tab}).isEmpty()) {
        removeTab(tab);
        return;
    }
    m_tabs->setCurrentWidget(tab); // to see what it is about
    m_closing = new Closing({tab}, this, [this, tab] {
        m_closing.clear();
        removeTab(tab);
    });
}

void MainWindow::removeTab(DocumentTab* tab)
{
    if (tab == currentTab()) {
        m_find->setTab(nullptr);
    }
    m_tabs->removeTab(m_tabs->indexOf(tab));
    tab->deleteLater();
}

void MainWindow::tabChanged()
{
    DocumentTab* tab = currentTab();
    m_pages->setCurrentWidget(tab != nullptr ? static_cast<QWidget*>(m_tabs) : m_start);
    showBars();
    m_actions.setEnabled(ActionId::CloseTab, tab != nullptr, QT_TRANSLATE_NOOP("Actions", "Needs an open document"));
    if (tab != nullptr) {
        tab->showSidebar(tabSidebar());
    }
    setWindowTitle(tab != nullptr ? tr("%1 – Lectern", "title of the window").arg(QFileInfo(tab->path()).fileName())
                                  : tr("Lectern"));
    showTabState(tab);
}

void MainWindow::showTabState(DocumentTab* tab)
{
    if (tab != nullptr && tab->state() == DocumentTab::State::Open) {
        m_services.settings.addRecentFile(tab->path());
    } else if (tab != nullptr && tab->state() == DocumentTab::State::Failed) {
        m_services.settings.removeRecentFile(tab->path());
    }
    if (tab != currentTab()) {
        return;
    }
    const bool open = tab != nullptr && tab->state() == DocumentTab::State::Open;
    m_actions.setHasDocument(open);
    setEnabledOr(*m_pageField, open, tr("Needs an open document"));
    setEnabledOr(*m_zoomButton, open, tr("Needs an open document"));
    m_find->setTab(open ? tab : nullptr);
    m_reading->showTab();
    m_actions.get(ActionId::ShowPages)->setChecked(tabSidebar() == SidebarPanel::Pages);
    m_actions.get(ActionId::ShowOutline)->setChecked(tabSidebar() == SidebarPanel::Contents);
    m_actions.get(ActionId::ShowOrder)->setChecked(tabSidebar() == SidebarPanel::Order);
    showPage();
    showZoom();
}

void MainWindow::showPage()
{
    showOrderState();
    showEditState();
    DocumentTab* tab = currentTab();
    if (tab == nullptr || tab->state() != DocumentTab::State::Open) {
        m_pageField->clear();
        m_pageCount->clear();
        m_reading->showPage();
        return;
    }
    const PageView& view = tab->view();
    m_pageField->setText(QString::number(view.currentPage() + 1));
    m_pageCount->setText(tr("of %1", "page 3 of 12").arg(view.pageCount()));
    m_reading->showPage();
    for (const ActionId id : {ActionId::PreviousPage, ActionId::FirstPage}) {
        m_actions.setEnabled(id, view.currentPage() > 0, QT_TRANSLATE_NOOP("Actions", "This is the first page"));
    }
    for (const ActionId id : {ActionId::NextPage, ActionId::LastPage}) {
        m_actions.setEnabled(
            id, view.currentPage() + 1 < view.pageCount(), QT_TRANSLATE_NOOP("Actions", "This is the last page"));
    }
    m_actions.setEnabled(
        ActionId::Copy, view.hasSelection(), QT_TRANSLATE_NOOP("Actions", "Nothing is selected on the pages"));
}

void MainWindow::showZoom()
{
    DocumentTab* tab = currentTab();
    const bool open = tab != nullptr && tab->state() == DocumentTab::State::Open;
    m_zoomButton->setText(open ? tr("%1 %", "zoom").arg(qRound(tab->view().zoom() * 100)) : tr("100 %"));
    m_actions.get(ActionId::FitWidth)->setChecked(open && tab->view().zoomMode() == ZoomMode::FitWidth);
    m_actions.get(ActionId::FitPage)->setChecked(open && tab->view().zoomMode() == ZoomMode::FitPage);
}

void MainWindow::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Open documents"), QString(), documentFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) { openFiles(files); });
    dialog->open();
}

void MainWindow::goToTypedPage()
{
    if (DocumentTab* tab = currentTab(); tab != nullptr) {
        tab->view().goToPage(m_pageField->text().toInt() - 1);
        tab->view().setFocus();
        showPage();
    }
}

void MainWindow::toggleSidebar(SidebarPanel panel)
{
    m_sidebar = tabSidebar() == panel ? SidebarPanel::Hidden : panel;
    m_services.settings.setSidebarVisible(m_sidebar != SidebarPanel::Hidden);
    showBatch(false);
    if (DocumentTab* tab = currentTab()) {
        tab->showSidebar(tabSidebar());
    }
    showTabState(currentTab());
}

void MainWindow::focusNextPane()
{
    QList<QWidget*> panes{m_toolBar->widgetForAction(m_actions.get(ActionId::Open))};
    if (DocumentTab* tab = currentTab()) {
        panes += tab->panes();
    } else {
        panes += m_start->findChild<QWidget*>(u"startOpen"_s);
    }
    if (m_batch != nullptr && m_batch->isVisible()) {
        panes.insert(1, m_batch->pane());
    }
    qsizetype now = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i]->isAncestorOf(QApplication::focusWidget()) || panes[i] == QApplication::focusWidget()) {
            now = i;
        }
    }
    panes[(now + 1) % panes.size()]->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showSettings(SettingsDialog::Section section)
{
    if (m_settings == nullptr) {
        m_settings = new SettingsDialog(m_services.settings, m_services.places, this);
        auto* shortcuts = new ShortcutEditor(m_actions.shortcuts());
        shortcuts->setContentsMargins(tokens::kSpace5, tokens::kSpace4, tokens::kSpace5, tokens::kSpace4);
        m_settings->addPage([] { return tr("Shortcuts"); }, u"configure-shortcuts"_s, shortcuts);
    }
    m_settings->showSection(section);
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

void MainWindow::follow(Setting setting)
{
    if (setting == Setting::Theme) {
        m_services.theme.apply(*qApp, m_services.settings.theme());
    } else if (setting == Setting::RecentFiles) {
        m_start->setRecentFiles(m_services.settings.recentFiles());
    } else if (setting == Setting::Reading) {
        m_start->lookAgain();
    }
    showSetting(setting);
}

void MainWindow::showSetting(Setting setting)
{
    using enum ActionId;
    const ui::Settings& settings = m_services.settings;
    if (setting == Setting::Theme) {
        m_actions.get(ThemeSystem)->setChecked(settings.theme() == ThemeMode::System);
        m_actions.get(ThemeLight)->setChecked(settings.theme() == ThemeMode::Light);
        m_actions.get(ThemeDark)->setChecked(settings.theme() == ThemeMode::Dark);
        m_actions.get(PagesAsPaper)->setChecked(settings.pagesAsPaper());
        m_actions.setEnabled(PagesAsPaper, isDarkPalette(QApplication::palette()),
            QT_TRANSLATE_NOOP("Actions", "In the light theme they are as paper"));
    } else if (setting == Setting::RestoresSession) {
        m_actions.get(RestoreSession)->setChecked(settings.restoresSession());
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions.retranslate();
        tabChanged();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_reading->setWindowWidth(width());
    m_fits->setVisible(width() >= kTightWidth);
}

void MainWindow::saveSession()
{
    QList<SessionDocument> documents;
    for (DocumentTab* tab : tabs()) {
        documents.append({tab->path(), std::max(0, tab->view().currentPage())});
    }
    m_services.settings.setSession(documents, m_tabs->currentIndex());
    m_services.settings.setWindowGeometry(saveGeometry());
    if (m_batch != nullptr) {
        m_batch->remember();
    }
    m_services.settings.save();
}

void MainWindow::restoreSession()
{
    for (const SessionDocument& document : m_services.settings.session()) {
        if (QFileInfo::exists(document.path)) {
            openFiles({document.path}, document.page);
        }
    }
    m_tabs->setCurrentIndex(std::clamp(m_services.settings.sessionCurrent(), 0, std::max(0, m_tabs->count() - 1)));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const QList<DocumentTab*> unsaved = withUnsavedEdits(tabs());
    if (!unsaved.isEmpty() || m_closing) {
        event->ignore();
        if (!m_closing) {
            m_closing = new Closing(unsaved, this, [this] {
                m_closing.clear();
                close();
            });
        }
        return;
    }
    saveSession();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (bringsFiles(*event->mimeData())) {
        event->acceptProposedAction();
        m_start->setDropping(true);
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_start->setDropping(false);
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_start->setDropping(false);
    const QStringList paths = droppedPaths(*event->mimeData());
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        takeDropped(paths);
    }
}

} // namespace lectern::ui
