// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's help menu has for finding faults.
#include "recognition/conversion_worker.h"
#include "ui/window/diagnostics.h"
#include "ui/window/document_tab.h"
#include "ui/window/main_window.h"
#include "ui/window/program_log.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QStatusBar>
#include <QUrl>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNoticeTime = 4000; // ms

} // namespace

void MainWindow::connectDiagnostics()
{
    connect(m_actions.get(ActionId::CopyDiagnostics), &QAction::triggered, this, &MainWindow::copyDiagnostics);
    connect(m_actions.get(ActionId::OpenLogs), &QAction::triggered, this,
        [this] { m_services.openOutside(QUrl::fromLocalFile(m_services.log->folder())); });
    m_actions.setEnabled(ActionId::OpenLogs, m_services.log != nullptr, QT_TRANSLATE_NOOP("Actions", "No log is kept"));
}

void MainWindow::copyDiagnostics()
{
    DiagnosticsState state;
    if (const recognition::ConversionWorker* worker = m_services.worker) {
        state.model = worker->model();
        state.jobs = static_cast<int>(worker->jobs().size());
        state.isPaused = worker->isPaused();
    }
    state.reading = m_services.settings.reading();
    state.theme = m_services.theme.isDark() ? u"dark"_s : u"light"_s;
    state.language = m_services.settings.language().isEmpty() ? QLocale().name() : m_services.settings.language();
    state.documents = static_cast<int>(tabs().size());
    state.problems = m_services.log != nullptr ? m_services.log->lastProblems() : QStringList();
    QGuiApplication::clipboard()->setText(diagnostics(state));
    statusBar()->showMessage(tr("The diagnostics are on the clipboard."), kNoticeTime);
}

} // namespace lectern::ui
