// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker.h"
#include "ui/conversion/markdown_document.h"

#include <QObject>
#include <QString>

#include <map>
#include <optional>
#include <set>

namespace lectern::ui {

// What pages are read with.
struct ConversionOptions
{
    recognition::ReaderChoice reader;
    recognition::ReadOptions read;
    model::LoadOptions load;
};

// A part of a page that is read again.
struct Area
{
    int page = -1; // 0-based
    document::Rect region; // page-relative
    std::optional<document::Block> block; // it is this block's text that is read again; nothing: whatever lies there
};

// The conversions of one open document: gives its pages to the worker, and what the worker tells of them to the
// document's right side. Destruction cancels what runs.
class DocumentConversion : public QObject
{
    Q_OBJECT

public:
    // All must outlive it. id: the worker's number for this document.
    DocumentConversion(recognition::ConversionWorker& worker, MarkdownDocument& markdown, QString path,
        recognition::DocumentId id, QObject* parent = nullptr);
    ~DocumentConversion() override;

    void setPassword(const QString& password) { m_password = password; }

    // pages: 0-based, those that wait or are being read already are left out.
    void start(const std::vector<int>& pages, const ConversionOptions& options);
    // The document is corrected by what comes of it; areaFinished() or areaFailed() tells of it, unless it is stopped.
    void readArea(const Area& area, const ConversionOptions& options);
    std::vector<Area> areas() const; // that are being read, or wait for it
    // Within a token; finished pages stay.
    void stop();

    bool isRunning() const { return !m_jobs.empty(); }
    // Of the job in work, else of one that waits.
    std::optional<recognition::JobStatus> status() const;
    // Why the last one that ended could not be done; nothing where it was.
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed(); // status(), isRunning()
    void pageFinished(const lectern::document::PageResult& result);
    void finished(); // the last job has ended
    void areaFinished(const lectern::ui::Area& area, lectern::ui::MarkdownDocument::RegionOutcome outcome);
    void areaFailed(const lectern::ui::Area& area, const QString& reason);

private:
    void takeJob(const recognition::JobStatus& status);
    void takeArea(const Area& area, const document::PageResult& result);
    recognition::ConversionRequest request(const ConversionOptions& options) const;
    void takeEnd(const recognition::JobStatus& status);

    recognition::ConversionWorker& m_worker;
    MarkdownDocument& m_markdown;
    const QString m_path;
    const recognition::DocumentId m_id;
    QString m_password;
    std::map<recognition::JobId, std::set<int>> m_jobs; // pages that have not been finished, by job
    std::map<recognition::JobId, Area> m_areas; // that are not read yet
    std::set<recognition::JobId> m_areaJobs; // that read one and have not ended
    std::optional<Error> m_error;
};

} // namespace lectern::ui
