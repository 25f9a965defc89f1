// SPDX-License-Identifier: GPL-3.0-or-later
// lectern [FILE…]: the window.
#include "pages/page_source.h"
#include "recognition/conversion_worker.h"
#include "recognition/reader_choice.h"
#include "ui/accessibility/page_view_accessible.h"
#include "ui/conversion/draft_file.h"
#include "ui/preview/preview_profile.h"
#include "ui/settings/language.h"
#include "ui/window/document_thumbnails.h"
#include "ui/window/main_window.h"
#include "ui/window/outside_program.h"
#include "ui/window/program_log.h"
#include "ui/window/single_instance.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <chrono>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kBrowserStart{500}; // after the window, and the first page in it

QStringList samplesIn(const std::filesystem::path& resources)
{
    const QDir folder(QFile::decodeName((resources / "samples").c_str()));
    QStringList files;
    for (const QString& name : folder.entryList({u"*.pdf"_s}, QDir::Files, QDir::Name)) {
        files << folder.filePath(name);
    }
    return files;
}

QString installedReaders(const recognition::ModelPlaces& places)
{
    const auto models = recognition::installedModels(places);
    if (models.empty()) {
        return QCoreApplication::translate("main", "Built-in reader ready · DeepSeek-OCR 2 not installed");
    }
    return QCoreApplication::translate("main", "Built-in reader ready · model %1 installed")
        .arg(QString::fromStdString(models.front().name));
}

} // namespace

int main(int argc, char** argv)
{
    ui::PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lectern"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(LECTERN_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Lectern"_s);
    QGuiApplication::setDesktopFileName(u"lectern"_s);

    ui::Settings settings(ui::Settings::defaultFile());
    ui::Language language;
    language.apply(application, settings.language());

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Shows PDFs and pictures of pages."));
    parser.addPositionalArgument(u"file"_s, QCoreApplication::translate("main", "Files to open."), u"[FILE…]"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption ownWindow(
        u"new-window"_s, QCoreApplication::translate("main", "Open a window of its own beside one that runs."));
    parser.addOption(ownWindow);
    parser.process(application);
    QStringList files;
    for (const QString& file : parser.positionalArguments()) {
        files << QFileInfo(file).absoluteFilePath(); // the one that runs is in another folder
    }
    ui::SingleInstance instance(
        ui::SingleInstance::defaultFolder(), ui::SingleInstance::defaultName(ui::Settings::defaultFile()));
    if (!parser.isSet(ownWindow) && instance.start(files) == ui::SingleInstance::Role::HandedOver) {
        return 0;
    }

    const auto log = ui::ProgramLog::open(ui::ProgramLog::defaultFolder());
    if (log) {
        log->takeMessages();
        log->write(
            recognition::LogLevel::Info, u"program"_s, u"started, version "_s + QCoreApplication::applicationVersion());
    }

    const auto places = recognition::findModelPlaces();
    ui::installAccessibility();
    ui::Theme theme(ui::isDarkPalette(QGuiApplication::palette()));
    theme.apply(application, settings.theme());
    QObject::connect(&settings, &ui::Settings::changed, &application, [&](ui::Setting setting) {
        if (setting == ui::Setting::Language) {
            language.apply(application, settings.language());
        }
    });
    recognition::WorkerServices workerServices = recognition::systemServices();
    workerServices.threads = settings.reading().threads;
    recognition::ConversionWorker worker(std::move(workerServices));
    if (log) {
        log->follow(worker);
    }
    ui::PreviewProfile preview;
    ui::WindowServices services{settings, theme, pages::PageSource::open,
        [](const QUrl& url) { QDesktopServices::openUrl(url); }, samplesIn(places.resources),
        [places] { return installedReaders(places); }, places, &worker, &preview, ui::DraftFolder::defaultFolder(),
        log.get(), ui::DocumentThumbnails::defaultFolder()};
    services.openFile = ui::openWithProgram;
    ui::MainWindow window(services);
    window.show();
    QObject::connect(&instance, &ui::SingleInstance::filesReceived, &window, [&window](const QStringList& received) {
        window.openFiles(received);
        window.comeToFront();
    });
    // Chromium takes some 100 ms to start: now, and not in the middle of the first conversion.
    QTimer::singleShot(kBrowserStart, &window, [&preview] { preview.profile(); });
    if (!files.isEmpty()) {
        window.openFiles(files);
    } else if (settings.restoresSession()) {
        window.restoreSession();
    }
    return QApplication::exec();
}
