// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"
#include "recognition/log_file.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace lectern::recognition {
class ConversionWorker;
}

namespace lectern::ui {

// A message as it may be kept: without paths and names of files, which say what a person reads.
QString withoutPaths(const QString& message);

// The program's log file: what Qt and the program warn of, what becomes of conversions and of the model. Never the text
// of a document, its name or its path.
class ProgramLog : public QObject
{
    Q_OBJECT

public:
    // Null where the folder cannot be written to.
    static std::unique_ptr<ProgramLog> open(const QString& folder);
    // ~/.local/share/lectern/logs
    static QString defaultFolder();
    ~ProgramLog() override;

    // From now on what Qt and the program say goes there too, besides where it went. One log at a time.
    void takeMessages();
    void follow(const recognition::ConversionWorker& worker);

    void write(recognition::LogLevel level, const QString& category, const QString& message);
    QString folder() const;
    QStringList lastProblems() const; // oldest first

private:
    explicit ProgramLog(std::unique_ptr<recognition::LogFile> file);
    void takeJob(const recognition::JobStatus& status);
    void takePage(const recognition::PageFinish& page);
    QString withoutFile(recognition::JobId job, const std::string& message) const;
    void takeModel(const recognition::ModelStatus& model);

    const std::unique_ptr<recognition::LogFile> m_file;
    std::map<recognition::JobId, QString> m_running; // their files, which are left out of what is said
    recognition::ModelState m_model = recognition::ModelState::Unloaded;
};

} // namespace lectern::ui
