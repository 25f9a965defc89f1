// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/document_conversion.h"

#include <QFile>

#include <algorithm>

namespace lectern::ui {

using recognition::ConversionWorker;

namespace {

// As a person would name them; PageRange reads the same.
std::string rangeText(const std::set<int>& pages)
{
    std::string text;
    for (auto page = pages.begin(); page != pages.end();) {
        const int first = *page;
        int last = first;
        while (++page != pages.end() && *page == last + 1) {
            ++last;
        }
        text += (text.empty() ? "" : ",") + std::to_string(first + 1);
        text += last > first ? "-" + std::to_string(last + 1) : "";
    }
    return text;
}

} // namespace

DocumentConversion::DocumentConversion(
    ConversionWorker& worker, MarkdownDocument& markdown, QString path, recognition::DocumentId id, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
    , m_markdown(markdown)
    , m_path(std::move(path))
    , m_id(id)
{
    connect(&m_worker, &ConversionWorker::jobChanged, this, &DocumentConversion::takeJob);
    connect(&m_worker, &ConversionWorker::finished, this, &DocumentConversion::takeEnd);
    connect(&m_worker, &ConversionWorker::pageTextChanged, this, [this](const recognition::PageUpdate& update) {
        if (m_jobs.contains(update.job)) {
            m_markdown.updatePage(update.page - 1, update.firstChanged, update.blocks);
        }
    });
    connect(&m_worker, &ConversionWorker::pageRestarted, this, [this](const recognition::PageRestart& restart) {
        if (m_jobs.contains(restart.job)) {
            m_markdown.restartPage(restart.page - 1);
        }
    });
    connect(&m_worker, &ConversionWorker::pageFinished, this, [this](const recognition::PageFinish& page) {
        if (const auto area = m_areas.extract(page.job)) {
            takeArea(area.mapped(), page.result);
        } else if (const auto job = m_jobs.find(page.job); job != m_jobs.end()) {
            job->second.erase(page.result.page - 1);
            m_markdown.finishPage(page.result);
            Q_EMIT pageFinished(page.result);
        }
    });
}

DocumentConversion::~DocumentConversion()
{
    disconnect(&m_worker, nullptr, this, nullptr);
    stop();
}

void DocumentConversion::start(const std::vector<int>& pages, const ConversionOptions& options)
{
    std::set<int> wanted(pages.begin(), pages.end());
    for (const auto& [job, taken] : m_jobs) {
        for (const int page : taken) {
            wanted.erase(page);
        }
    }
    const auto range = PageRange::parse(rangeText(wanted));
    if (wanted.empty() || !range) {
        return;
    }
    m_error.reset();
    recognition::ConversionRequest request = this->request(options);
    request.job.pages = *range;
    m_markdown.setReader(
        options.reader.kind == recognition::ReaderChoice::Kind::Model ? "model" : "builtin", options.reader.modelName);
    for (const int page : wanted) {
        m_markdown.setWaiting(page);
    }
    m_jobs.emplace(m_worker.submit(std::move(request)), std::move(wanted));
    Q_EMIT changed();
}

recognition::ConversionRequest DocumentConversion::request(const ConversionOptions& options) const
{
    recognition::ConversionRequest request;
    request.document = m_id;
    request.job.input = QFile::encodeName(m_path).toStdString();
    request.job.open.password = m_password.toStdString();
    request.job.read = options.read;
    request.reader = options.reader;
    request.load = options.load;
    request.priority = recognition::JobPriority::Urgent; // before batches
    return request;
}

void DocumentConversion::readArea(const Area& area, const ConversionOptions& options)
{
    const auto range = PageRange::parse(std::to_string(area.page + 1));
    if (!range) {
        return;
    }
    m_error.reset();
    recognition::ConversionRequest request = this->request(options);
    request.job.pages = *range;
    request.region = area.region;
    const recognition::JobId job = m_worker.submit(std::move(request));
    m_areas.emplace(job, area);
    m_areaJobs.insert(job);
    m_jobs.emplace(job, std::set<int>()); // no page of it waits: what it has stays
    Q_EMIT changed();
}

std::vector<Area> DocumentConversion::areas() const
{
    std::vector<Area> areas;
    for (const auto& [job, area] : m_areas) {
        areas.push_back(area);
    }
    return areas;
}

void DocumentConversion::takeArea(const Area& area, const document::PageResult& result)
{
    switch (result.status) {
    case document::PageStatus::Failed:
        Q_EMIT areaFailed(area, QString::fromStdString(result.reason));
        break;
    case document::PageStatus::Cancelled:
        break;
    case document::PageStatus::Done:
    case document::PageStatus::Cut:
        Q_EMIT areaFinished(area, m_markdown.takeRegion(area.page, area.region, area.block, result.blocks));
        break;
    }
}

void DocumentConversion::stop()
{
    for (const auto& [job, pages] : m_jobs) {
        m_worker.cancel(job);
    }
}

std::optional<recognition::JobStatus> DocumentConversion::status() const
{
    std::optional<recognition::JobStatus> best;
    for (const auto& [job, pages] : m_jobs) {
        const auto status = m_worker.job(job);
        if (status && (!best || status->state == recognition::JobState::Running)) {
            best = status;
        }
    }
    return best;
}

void DocumentConversion::takeJob(const recognition::JobStatus& status)
{
    if (m_jobs.contains(status.id)) {
        Q_EMIT changed();
    }
}

void DocumentConversion::takeEnd(const recognition::JobStatus& status)
{
    const auto job = m_jobs.extract(status.id);
    if (!job) {
        return;
    }
    const bool wasArea = m_areaJobs.erase(status.id) > 0;
    for (const int page : job.mapped()) {
        m_markdown.setNotWaiting(page);
    }
    const auto area = m_areas.extract(status.id); // its page was never begun
    const bool failed = status.state == recognition::JobState::Failed;
    if (failed && area) {
        Q_EMIT areaFailed(area.mapped(), status.error ? QString::fromStdString(status.error->message) : QString());
    } else if (failed && !wasArea) {
        m_error = status.error;
    }
    Q_EMIT changed();
    if (m_jobs.empty()) {
        Q_EMIT finished();
    }
}

} // namespace lectern::ui
