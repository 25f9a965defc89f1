// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/diagnostics.h"

#include "pages/library_version.h"
#include "recognition/memory_check.h"
#include "ui/window/program_log.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QScreen>
#include <QSysInfo>
#include <QThread>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::ModelState;

namespace {

QString modelLine(const recognition::ModelStatus& model)
{
    switch (model.state) {
    case ModelState::Unloaded:
        return u"not loaded"_s;
    case ModelState::Loading:
        return u"loading, %1 %"_s.arg(qRound(model.share * 100));
    case ModelState::Failed:
        return u"failed: "_s + (model.error ? QString::fromStdString(model.error->message) : QString());
    case ModelState::Loaded:
        break;
    }
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    return u"loaded, checkpoint %1, %2 on %3 (%4)"_s.arg(text(model.info.checkpoint).left(12),
        text(model.info.precision), text(model.info.device), text(model.info.deviceReason));
}

// Which one, without the name of a folder.
QString modelKind(const QString& model)
{
    return model.isEmpty() ? u"the installed one"_s : model == u"nano"_s ? model : u"one by name or folder"_s;
}

QStringList programLines()
{
    QStringList lines{u"Lectern "_s + QCoreApplication::applicationVersion(),
        u"Qt %1 (built with %2), platform %3"_s.arg(
            QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR), QGuiApplication::platformName()),
        u"Poppler "_s + QString::fromStdString(pages::popplerVersion()),
        u"System: %1, kernel %2, %3, %4 cores"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(),
            QSysInfo::currentCpuArchitecture(), QString::number(QThread::idealThreadCount()))};
    if (const auto memory = recognition::availableMemory()) {
        lines << u"Free memory: "_s + QString::fromStdString(recognition::describeBytes(*memory));
    }
    if (const QScreen* screen = QGuiApplication::primaryScreen()) {
        lines << u"Screen: %1 x %2, scale %3"_s.arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
    }
    return lines;
}

QStringList readingLines(const ReadingSettings& reading)
{
    const bool isOwnPrompt = reading.prompt != u"markdown" && reading.prompt != u"free";
    return {u"Reader: %1, model: %2"_s.arg(reading.reader, modelKind(reading.model)),
        u"Device: %1, precision: %2, threads: %3, dpi: %4"_s.arg(reading.device,
            QString::fromStdString(std::string(model::precisionName(reading.precision))),
            QString::number(reading.threads), QString::number(reading.dpi)),
        u"Prompt: %1, languages: %2, text layer: %3"_s.arg(isOwnPrompt ? u"one's own"_s : reading.prompt,
            reading.languages, reading.textLayer == recognition::TextLayerUse::Never ? u"never"_s : u"auto"_s)};
}

} // namespace

QString diagnostics(const DiagnosticsState& state)
{
    QStringList lines = programLines();
    lines << u"Window: theme %1, language %2, documents open: %3"_s.arg(
        state.theme, state.language, QString::number(state.documents));
    if (state.model) {
        lines << u"Model: "_s + modelLine(*state.model)
              << u"Jobs: %1%2"_s.arg(QString::number(state.jobs), state.isPaused ? u", paused"_s : QString());
    }
    lines += readingLines(state.reading);
    lines << u"Last problems:%1"_s.arg(state.problems.isEmpty() ? u" none"_s : QString());
    for (const QString& problem : state.problems) {
        lines << u"  "_s + problem;
    }
    return withoutPaths(lines.join(u'\n')) + u'\n';
}

} // namespace lectern::ui
