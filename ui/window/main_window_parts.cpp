// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is put together: menus, bars, and what each action does.
#include "ui/conversion/document_session.h"
#include "ui/settings/motion_watch.h"
#include "ui/settings/settings_dialog.h"
#include "ui/theme/translated.h"
#include "ui/window/document_tab.h"
#include "ui/window/find_field.h"
#include "ui/window/main_window.h"
#include "ui/window/properties_dialog.h"
#include "ui/window/reading_controls.h"
#include "ui/window/start_page.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

void addAll(QWidget& target, const ActionSet& actions, std::initializer_list<ActionId> ids)
{
    for (const ActionId id : ids) {
        target.addAction(actions.get(id));
    }
}

QWidget* spacer()
{
    auto* widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

} // namespace

void MainWindow::buildMenus()
{
    using enum ActionId;
    const auto named = [](QMenu* menu, QString (*title)()) {
        translated(menu, [menu, title] { menu->setTitle(title()); });
        return menu;
    };
    QMenu* file = named(menuBar()->addMenu(QString()), [] { return tr("&File"); });
    file->addAction(m_actions.get(Open));
    m_recentMenu = named(file->addMenu(QString()), [] { return tr("Open &recent"); });
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    if (m_services.worker != nullptr) {
        addAll(*file, m_actions, {AddFilesToBatch, AddFolderToBatch});
    }
    addAll(*file, m_actions, {RestoreSession, Print});
    if (m_services.worker != nullptr) {
        file->addAction(m_actions.get(PrintMarkdown));
    }
    addAll(*file, m_actions, {Properties, CloseTab});
    file->addSeparator();
    file->addAction(m_actions.get(Quit));
    QMenu* edit = named(menuBar()->addMenu(QString()), [] { return tr("&Edit"); });
    if (m_services.worker != nullptr) {
        addAll(*edit, m_actions, {Undo, Redo});
        edit->addSeparator();
    }
    addAll(*edit, m_actions, {Copy, SelectAll, SelectPage});
    edit->addSeparator();
    addAll(*edit, m_actions, {Find, FindNext, FindPrevious});
    edit->addSeparator();
    if (m_services.worker != nullptr) {
        addAll(*edit, m_actions, {EditBoxes, NumberBlocks});
        edit->addSeparator();
    }
    edit->addAction(m_actions.get(ActionId::Settings));
    QMenu* view = named(menuBar()->addMenu(QString()), [] { return tr("&View"); });
    addAll(*view, m_actions, {ZoomIn, ZoomOut, ZoomActual, FitWidth, FitPage});
    view->addSeparator();
    addAll(*view, m_actions, {RotateLeft, RotateRight});
    view->addSeparator();
    addAll(*view, m_actions, {ShowPages, ShowOutline});
    if (m_services.worker != nullptr) {
        addAll(*view, m_actions, {ShowOrder, ShowBlocks, LookAtOrder, CompareOrders});
        view->addSeparator();
        addAll(*view, m_actions, {ShowPageSide, ShowMarkdownSide});
        view->addAction(m_actions.get(ShowBatch));
    }
    view->addAction(m_actions.get(NextPane));
    QMenu* theme = named(view->addMenu(QString()), [] { return tr("&Theme"); });
    addAll(*theme, m_actions, {ThemeSystem, ThemeLight, ThemeDark});
    addAll(*view, m_actions, {PagesAsPaper, ShowDoubtful});
    auto* themes = new QActionGroup(this);
    for (QAction* action : theme->actions()) {
        themes->addAction(action);
    }
    QMenu* go = named(menuBar()->addMenu(QString()), [] { return tr("&Go"); });
    addAll(*go, m_actions, {FirstPage, PreviousPage, NextPage, LastPage, GoToPage, NextTrouble});
    go->addSeparator();
    addAll(*go, m_actions, {NextTab, PreviousTab});
    if (m_services.worker != nullptr) {
        QMenu* convert = named(menuBar()->addMenu(QString()), [] { return tr("&Convert"); });
        addAll(*convert, m_actions, {Convert, ConvertPage, ConvertRange, StopConverting});
        convert->addSeparator();
        addAll(*convert, m_actions, {Save, SaveAs, ExportHtml, ExportJson, CopyMarkdown});
        convert->addSeparator();
        addAll(*convert, m_actions, {PauseReading, LoadModel, UnloadModel, ActionId::ReadingSettings});
    }
    QMenu* help = named(menuBar()->addMenu(QString()), [] { return tr("&Help"); });
    addAll(*help, m_actions, {Commands, EditShortcuts});
    help->addSeparator();
    addAll(*help, m_actions, {CopyDiagnostics, OpenLogs});
    help->addSeparator();
    help->addAction(m_actions.get(About));
}

void MainWindow::buildToolBar()
{
    using enum ActionId;
    m_toolBar = addToolBar(QString());
    translated(m_toolBar, [this] { m_toolBar->setWindowTitle(tr("Main toolbar")); });
    m_toolBar->setObjectName(u"mainToolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setIconSize(QSize(tokens::kIcon, tokens::kIcon));
    m_toolBar->addAction(m_actions.get(Open));
    auto* open = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(m_actions.get(Open)));
    open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    open->setMenu(m_recentMenu);
    open->setPopupMode(QToolButton::MenuButtonPopup);
    open->setFocusPolicy(Qt::TabFocus);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions.get(PreviousPage));
    m_pageField = new QLineEdit;
    m_pageField->setObjectName(u"pageField"_s);
    translated(m_pageField, [this] {
        m_pageField->setAccessibleName(tr("Page"));
        m_pageField->setToolTip(tr("Go to page"));
    });
    m_pageField->setFixedWidth(52);
    m_pageField->setAlignment(Qt::AlignCenter);
    m_pageField->setAcceptDrops(false);
    m_pageField->setValidator(new QIntValidator(1, 9999999, m_pageField));
    connect(m_pageField, &QLineEdit::returnPressed, this, &MainWindow::goToTypedPage);
    m_toolBar->addWidget(m_pageField);
    m_pageCount = new QLabel;
    m_pageCount->setProperty("quiet", true);
    m_pageCount->setContentsMargins(tokens::kSpace1, 0, tokens::kSpace1, 0);
    m_toolBar->addWidget(m_pageCount);
    m_toolBar->addAction(m_actions.get(NextPage));
    m_toolBar->addSeparator();
    m_zoomButton = new QToolButton;
    m_zoomButton->setObjectName(u"zoomButton"_s);
    translated(m_zoomButton, [this] {
        m_zoomButton->setAccessibleName(tr("Zoom"));
        m_zoomButton->setToolTip(tr("Zoom"));
    });
    m_zoomButton->setPopupMode(QToolButton::InstantPopup);
    m_zoomButton->setMinimumWidth(64);
    auto* zooms = new QMenu(m_zoomButton);
    addAll(*zooms, m_actions, {ZoomIn, ZoomOut, FitWidth, FitPage});
    zooms->addSeparator();
    for (const int percent : {50, 75, 100, 125, 150, 200, 400, 800}) {
        QAction* action = zooms->addAction(tr("%1 %", "zoom").arg(percent));
        connect(action, &QAction::triggered, this, [this, percent] { currentTab()->view().setZoom(percent / 100.0); });
    }
    m_zoomButton->setMenu(zooms);
    m_toolBar->addWidget(m_zoomButton);
    // Of a widget, so that a narrow window can leave them out here alone: the zoom's menu has them too.
    auto* fits = new QWidget;
    auto* row = new QHBoxLayout(fits);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kSpace1);
    for (const ActionId id : {ZoomOut, ZoomIn, FitWidth, FitPage}) {
        auto* button = new QToolButton;
        button->setDefaultAction(m_actions.get(id));
        button->setIconSize(m_toolBar->iconSize());
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    m_fits = m_toolBar->addWidget(fits);
    m_toolBar->addWidget(spacer());
    m_find = new FindField(m_actions.get(FindNext), m_actions.get(FindPrevious));
    m_toolBar->addWidget(m_find);
    m_reading->addTo(*m_toolBar);
}

void MainWindow::buildRail()
{
    m_rail = new QToolBar;
    translated(m_rail, [this] { m_rail->setWindowTitle(tr("Sidebar")); });
    m_rail->setObjectName(u"rail"_s);
    m_rail->setMovable(false);
    m_rail->setContextMenuPolicy(Qt::PreventContextMenu);
    m_rail->setIconSize(QSize(tokens::kIcon, tokens::kIcon));
    addAll(*m_rail, m_actions, {ActionId::ShowPages, ActionId::ShowOutline});
    if (m_services.worker != nullptr) {
        m_rail->addAction(m_actions.get(ActionId::ShowOrder));
    }
    addToolBar(Qt::LeftToolBarArea, m_rail);
}

void MainWindow::buildStatusBar()
{
    m_reading->addTo(*statusBar());
    if (m_services.worker == nullptr) {
        auto* installed = new QLabel;
        translated(installed,
            [this, installed] { installed->setText(m_services.installed ? m_services.installed() : QString()); });
        statusBar()->addPermanentWidget(installed);
    }
    statusBar()->setSizeGripEnabled(false);
}

template <class Function> void MainWindow::on(ActionId id, Function function)
{
    connect(m_actions.get(id), &QAction::triggered, this, function);
}

void MainWindow::connectActions()
{
    using enum ActionId;
    addActions(m_actions.all()); // shortcuts work wherever an action is shown, or where it is not
    on(Open, [this] { chooseFiles(); });
    on(CloseTab, [this] { closeTab(m_tabs->currentIndex()); });
    on(Quit, [this] { close(); });
    on(NextPane, [this] { focusNextPane(); });
    on(NextTab, [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % std::max(1, m_tabs->count())); });
    on(PreviousTab, [this] {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % std::max(1, m_tabs->count()));
    });
    on(ShowPages, [this] { toggleSidebar(SidebarPanel::Pages); });
    on(ShowOutline, [this] { toggleSidebar(SidebarPanel::Contents); });
    connectOrder();
    connectEditing();
    on(Find, [this] { m_find->activate(); });
    on(FindNext, [this] { m_find->next(); });
    on(FindPrevious, [this] { m_find->previous(); });
    on(GoToPage, [this] {
        m_pageField->setFocus(Qt::ShortcutFocusReason);
        m_pageField->selectAll();
    });
    ui::Settings& settings = m_services.settings;
    on(ThemeSystem, [&settings] { settings.setTheme(ThemeMode::System); });
    on(ThemeLight, [&settings] { settings.setTheme(ThemeMode::Light); });
    on(ThemeDark, [&settings] { settings.setTheme(ThemeMode::Dark); });
    on(PagesAsPaper, [&settings](bool checked) { settings.setPagesAsPaper(checked); });
    connect(new MotionWatch(this), &MotionWatch::changed, &settings,
        [&settings] { Q_EMIT settings.changed(Setting::Motion); });
    on(RestoreSession, [&settings](bool checked) { settings.setRestoresSession(checked); });
    connect(&settings, &ui::Settings::changed, this, &MainWindow::follow);
    for (const Setting setting : {Setting::Theme, Setting::RestoresSession}) {
        showSetting(setting);
    }
    on(ActionId::Settings, [this] { showSettings(SettingsDialog::Section::General); });
    on(About, [this] {
        QMessageBox::about(this, tr("About Lectern"),
            tr("Lectern %1\nReads pages and writes Markdown.\nFree software under the GNU GPL, version 3 or later.")
                .arg(QCoreApplication::applicationVersion()));
    });
}

// These are disabled where no document is open, so that there is a current tab in each.
void MainWindow::connectPageActions()
{
    using enum ActionId;
    const auto onView = [this](ActionId id, auto function) {
        on(id, [this, function] { function(currentTab()->view()); });
    };
    onView(Copy, [](PageView& view) { view.copySelection(); });
    on(SelectAll, [this] { currentTab()->selectAll(); });
    onView(SelectPage, [](PageView& view) { view.selectAllOnPage(); });
    onView(FirstPage, [](PageView& view) { view.goToPage(0); });
    onView(PreviousPage, [](PageView& view) { view.goToPreviousPage(); });
    onView(NextPage, [](PageView& view) { view.goToNextPage(); });
    onView(LastPage, [](PageView& view) { view.goToPage(view.pageCount() - 1); });
    onView(ZoomIn, [](PageView& view) { view.zoomIn(); });
    onView(ZoomOut, [](PageView& view) { view.zoomOut(); });
    onView(ZoomActual, [](PageView& view) { view.setZoom(1); });
    onView(FitWidth, [](PageView& view) { view.setZoomMode(ZoomMode::FitWidth); });
    onView(FitPage, [](PageView& view) { view.setZoomMode(ZoomMode::FitPage); });
    onView(RotateLeft, [](PageView& view) { view.rotate(-1); });
    onView(RotateRight, [](PageView& view) { view.rotate(1); });
    if (m_services.worker != nullptr) {
        on(Convert, [this] { currentTab()->convertAll(); });
        on(ConvertPage, [this] { currentTab()->convert({currentTab()->view().currentPage()}); });
        on(StopConverting, [this] { currentTab()->session()->conversion().stop(); });
        on(Save, [this] { currentTab()->save(); });
        on(SaveAs, [this] { currentTab()->saveAs(); });
    }
    on(Print, [this] { currentTab()->print(); });
    on(Properties, [this] { (new PropertiesDialog(currentTab()->path(), currentTab()->document(), this))->show(); });
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    for (const QString& path : m_services.settings.recentFiles()) {
        QAction* action = m_recentMenu->addAction(QFileInfo(path).fileName().replace(u'&', u"&&"_s));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openFiles({path}); });
    }
    m_recentMenu->setToolTipsVisible(true);
    if (m_recentMenu->isEmpty()) {
        m_recentMenu->addAction(tr("No recent documents"))->setEnabled(false);
        return;
    }
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("Clear list")), &QAction::triggered, this,
        [this] { m_services.settings.clearRecentFiles(); });
}

} // namespace lectern::ui
