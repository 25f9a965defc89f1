// SPDX-License-Identifier: GPL-3.0-or-later
// lectern [FILE…]: the window.
#include "pages/page_source.h"
#include "recognition/reader_choice.h"
#include "ui/settings/language.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QDir>
#include <QFile>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

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
    parser.process(application);

    const auto places = recognition::findModelPlaces();
    ui::Theme theme(ui::isDarkPalette(QGuiApplication::palette()));
    theme.apply(application, settings.theme());
    QObject::connect(&settings, &ui::Settings::changed, &application, [&](ui::Setting setting) {
        if (setting == ui::Setting::Language) {
            language.apply(application, settings.language());
        }
    });
    ui::MainWindow window(
        {settings, theme, pages::PageSource::open, [](const QUrl& url) { QDesktopServices::openUrl(url); },
            samplesIn(places.resources), [places] { return installedReaders(places); }});
    window.show();
    if (const QStringList files = parser.positionalArguments(); !files.isEmpty()) {
        window.openFiles(files);
    } else if (settings.restoresSession()) {
        window.restoreSession();
    }
    return QApplication::exec();
}
