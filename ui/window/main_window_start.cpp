// SPDX-License-Identifier: GPL-3.0-or-later
// The start page in the window.
#include "recognition/reader_choice.h"
#include "ui/settings/reading_page.h"
#include "ui/window/main_window.h"
#include "ui/window/start_page.h"

#include <QFile>

namespace lectern::ui {

namespace {

// The model that pages are read by, else one that is there. The demonstration model does not count.
QString presentModel(const WindowServices& services)
{
    const auto choice = recognition::chooseReader(services.settings.reading().readerRequest(), services.places);
    if (choice && !choice->modelName.empty()) {
        return QString::fromStdString(choice->modelName);
    }
    const auto installed = recognition::installedModels(services.places);
    return installed.empty() ? QString() : QString::fromStdString(installed.front().name);
}

} // namespace

StartPage* MainWindow::makeStartPage()
{
    auto* start = new StartPage({m_services.samples, m_services.openSource, m_services.thumbnails,
        [this] { return presentModel(m_services); }, QFile::decodeName(m_services.places.store.c_str())});
    connect(start, &StartPage::openRequested, this, &MainWindow::chooseFiles);
    connect(start, &StartPage::fileRequested, this, [this](const QString& path) { openFiles({path}); });
    connect(start, &StartPage::removeRequested, this,
        [this](const QString& path) { m_services.settings.removeRecentFile(path); });
    connect(start, &StartPage::outsideRequested, this, [this](const QUrl& url) { m_services.openOutside(url); });
    connect(start, &StartPage::modelFolderRequested, this, [this] {
        showSettings(SettingsDialog::Section::Reading);
        m_settings->readingPage().goToFolder();
    });
    start->setRecentFiles(m_services.settings.recentFiles());
    return start;
}

} // namespace lectern::ui
