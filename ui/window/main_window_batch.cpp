// SPDX-License-Identifier: GPL-3.0-or-later
// The batch in the window: its place, its actions, and which dropped files join it.
#include "ui/queue/batch_panel.h"
#include "ui/window/batch_dock.h"
#include "ui/window/document_tab.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QFileInfo>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostTabs = 5; // files that one drop opens; more are not there to be looked at

bool isFolder(const QString& path)
{
    return QFileInfo(path).isDir();
}

} // namespace

void MainWindow::buildBatch()
{
    using enum ActionId;
    for (const ActionId id : {ShowBatch, AddFilesToBatch, AddFolderToBatch}) {
        m_actions.setEnabled(
            id, m_services.worker != nullptr, QT_TRANSLATE_NOOP("Actions", "This window only shows documents"));
    }
    if (m_services.worker == nullptr) {
        return;
    }
    m_batch = new BatchDock(m_services);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_batch);
    splitter->addWidget(takeCentralWidget());
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->setSizes({m_services.settings.batch().width, width()});
    setCentralWidget(splitter);
    connect(splitter, &QSplitter::splitterMoved, this, [this](int width, int) {
        BatchSettings settings = m_services.settings.batch();
        settings.width = width;
        m_services.settings.setBatch(settings);
    });
    m_rail->addAction(m_actions.get(ShowBatch));
    m_batchStatus = new QToolButton;
    m_batchStatus->setObjectName(u"statusBatch"_s);
    m_batchStatus->setFocusPolicy(Qt::TabFocus);
    statusBar()->addPermanentWidget(m_batchStatus);
    m_batchStatus->hide();
    connect(m_batchStatus, &QToolButton::clicked, this, [this] { showBatch(true); });
    connect(m_batch, &BatchDock::progressChanged, this, &MainWindow::showBatchProgress);
    connect(m_batch, &BatchDock::documentRequested, this, [this](const QString& path) { openFiles({path}); });
    connect(m_actions.get(ShowBatch), &QAction::triggered, this, [this](bool shown) {
        showBatch(shown);
        if (shown) {
            m_batch->pane()->setFocus(Qt::ShortcutFocusReason);
        }
    });
    connect(m_actions.get(AddFilesToBatch), &QAction::triggered, this, [this] {
        showBatch(true);
        m_batch->panel().chooseFiles();
    });
    connect(m_actions.get(AddFolderToBatch), &QAction::triggered, this, [this] {
        showBatch(true);
        m_batch->panel().chooseFolder();
    });
    m_batch->setVisible(m_batch->hasOffer());
    m_actions.get(ShowBatch)->setChecked(m_batch->hasOffer());
}

SidebarPanel MainWindow::tabSidebar() const
{
    return m_batch != nullptr && !m_batch->isHidden() ? SidebarPanel::Hidden : m_sidebar;
}

void MainWindow::showBatch(bool shown)
{
    if (m_batch == nullptr) {
        return;
    }
    m_batch->setVisible(shown);
    m_actions.get(ActionId::ShowBatch)->setChecked(shown);
    m_hasBatchNews = m_hasBatchNews && !shown;
    if (DocumentTab* tab = currentTab()) {
        tab->showSidebar(tabSidebar());
    }
    showTabState(currentTab());
    showBatchProgress();
}

// While it is hidden: how far it is, and then what came of it, until somebody has looked.
void MainWindow::showBatchProgress()
{
    if (m_batch == nullptr) {
        return;
    }
    const bool isHidden = m_batch->isHidden();
    m_hasBatchNews = isHidden && (m_hasBatchNews || m_batch->isAtWork());
    m_batchStatus->setVisible(m_hasBatchNews && !m_batch->queue().files().empty());
    m_batchStatus->setText(tr("Batch: %1").arg(m_batch->panel().summary()));
    m_batchStatus->setToolTip(tr("Show the batch"));
    showBars();
}

// The start page says more than the status bar would.
void MainWindow::showBars()
{
    const bool hasTab = currentTab() != nullptr;
    m_rail->setVisible(hasTab || m_batch != nullptr);
    statusBar()->setVisible(hasTab || (m_batchStatus != nullptr && !m_batchStatus->isHidden()));
}

void MainWindow::addToBatch(const QStringList& paths)
{
    showBatch(true);
    m_batch->panel().add(paths);
}

QStringList MainWindow::withoutFolders(const QStringList& paths)
{
    if (m_batch == nullptr) {
        return paths;
    }
    QStringList files = paths;
    const auto folders =
        std::stable_partition(files.begin(), files.end(), [](const QString& path) { return !isFolder(path); });
    if (const QStringList found(folders, files.end()); !found.isEmpty()) {
        addToBatch(found);
    }
    files.erase(folders, files.end());
    return files;
}

void MainWindow::takeDropped(const QStringList& paths)
{
    const bool isMany = paths.size() > kMostTabs || std::ranges::any_of(paths, isFolder);
    if (m_batch != nullptr && isMany) {
        addToBatch(paths);
    } else {
        openFiles(paths);
    }
}

} // namespace lectern::ui
