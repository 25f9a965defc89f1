// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/program_log.h"

#include "recognition/conversion_worker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QRegularExpression>
#include <QStandardPaths>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::ConversionWorker;
using recognition::JobState;
using recognition::LogLevel;
using recognition::ModelState;

namespace {

QMutex s_mutex; // messages come from every thread
ProgramLog* s_log = nullptr;
QtMessageHandler s_before = nullptr;

void takeMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type != QtDebugMsg) {
        const QMutexLocker lock(&s_mutex);
        if (s_log != nullptr) {
            const LogLevel level = type == QtInfoMsg ? LogLevel::Info
                : type == QtWarningMsg               ? LogLevel::Warning
                                                     : LogLevel::Error;
            s_log->write(level, QString::fromLatin1(context.category), message);
        }
    }
    if (s_before != nullptr) {
        s_before(type, context, message);
    }
}

QString counts(const recognition::JobStatus& status)
{
    return u"%1 pages, %2 failed, %3 cut"_s.arg(status.pagesFinished).arg(status.pagesFailed).arg(status.pagesCut);
}

} // namespace

// More may go than has to: what is left out can be asked for.
QString withoutPaths(const QString& message)
{
    // Up to a quote, a colon or the end, so that names with spaces go too.
    static const QRegularExpression path(u"(^|[\\s\"'(=,])(file:|~?/|[A-Za-z]:\\\\)[^\\n\"':]*"_s);
    static const QRegularExpression file(
        u"[^\\s\"'/<>]+\\.(pdf|png|jpe?g|tiff?|webp|bmp|gif|md|html?|json|txt|docx?)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return QString(message).replace(path, u"\\1<path>"_s).replace(file, u"<file>"_s);
}

QString ProgramLog::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/logs"_s;
}

std::unique_ptr<ProgramLog> ProgramLog::open(const QString& folder)
{
    auto file = recognition::LogFile::open(QFile::encodeName(folder + u"/lectern.log"_s).toStdString());
    return file ? std::unique_ptr<ProgramLog>(new ProgramLog(std::move(*file))) : nullptr; // its constructor is private
}

ProgramLog::ProgramLog(std::unique_ptr<recognition::LogFile> file)
    : m_file(std::move(file))
{ }

ProgramLog::~ProgramLog()
{
    const QMutexLocker lock(&s_mutex);
    if (s_log == this) {
        s_log = nullptr;
        qInstallMessageHandler(s_before);
        s_before = nullptr;
    }
}

void ProgramLog::takeMessages()
{
    const QMutexLocker lock(&s_mutex);
    if (s_log == nullptr) {
        s_before = qInstallMessageHandler(takeMessage);
    }
    s_log = this;
}

void ProgramLog::follow(const ConversionWorker& worker)
{
    connect(&worker, &ConversionWorker::jobChanged, this, &ProgramLog::takeJob);
    connect(&worker, &ConversionWorker::pageFinished, this, &ProgramLog::takePage);
    connect(&worker, &ConversionWorker::modelChanged, this, &ProgramLog::takeModel);
}

void ProgramLog::write(LogLevel level, const QString& category, const QString& message)
{
    m_file->write(level, category.toStdString(), withoutPaths(message).toStdString());
}

QString ProgramLog::folder() const
{
    return QFile::decodeName(m_file->path().parent_path().c_str());
}

QStringList ProgramLog::lastProblems() const
{
    QStringList lines;
    for (const std::string& line : m_file->lastProblems()) {
        lines << QString::fromStdString(line);
    }
    return lines;
}

void ProgramLog::takeJob(const recognition::JobStatus& status)
{
    const QString job = u"job %1 "_s.arg(status.id);
    if (status.state == JobState::Running
        && m_running.emplace(status.id, QFile::decodeName(status.input.c_str())).second) {
        write(LogLevel::Info, u"worker"_s, job + u"began"_s);
    }
    if (!recognition::isEnd(status.state)) {
        return;
    }
    if (status.state == JobState::Failed) {
        write(LogLevel::Error, u"worker"_s,
            job + u"failed: "_s + (status.error ? withoutFile(status.id, status.error->message) : QString()));
    } else {
        write(LogLevel::Info, u"worker"_s,
            job + (status.state == JobState::Done ? u"done: "_s : u"cancelled: "_s) + counts(status));
    }
    m_running.erase(status.id);
}

// withoutPaths() does not know where a name with spaces begins.
QString ProgramLog::withoutFile(recognition::JobId job, const std::string& message) const
{
    QString text = QString::fromStdString(message);
    if (const auto file = m_running.find(job); file != m_running.end()) {
        text.replace(file->second, u"<path>"_s);
        text.replace(QFileInfo(file->second).fileName(), u"<file>"_s);
    }
    return text;
}

void ProgramLog::takePage(const recognition::PageFinish& page)
{
    const document::PageResult& result = page.result;
    if (result.status == document::PageStatus::Failed || result.status == document::PageStatus::Cut) {
        write(LogLevel::Warning, u"worker"_s,
            u"job %1 page %2 %3: %4"_s.arg(page.job)
                .arg(result.page)
                .arg(QString::fromStdString(std::string(document::statusName(result.status))),
                    withoutFile(page.job, result.reason)));
    }
}

void ProgramLog::takeModel(const recognition::ModelStatus& model)
{
    if (model.state == m_model) {
        return; // further on in loading
    }
    m_model = model.state;
    switch (model.state) {
    case ModelState::Unloaded:
        write(LogLevel::Info, u"model"_s, u"unloaded"_s);
        break;
    case ModelState::Loading:
        write(LogLevel::Info, u"model"_s, u"loading"_s);
        break;
    case ModelState::Loaded:
        write(LogLevel::Info, u"model"_s,
            u"loaded, %1 on %2 (%3)"_s.arg(QString::fromStdString(model.info.precision),
                QString::fromStdString(model.info.device), QString::fromStdString(model.info.deviceReason)));
        break;
    case ModelState::Failed:
        write(LogLevel::Error, u"model"_s,
            u"failed to load: "_s + (model.error ? QString::fromStdString(model.error->message) : QString()));
        break;
    }
}

} // namespace lectern::ui
