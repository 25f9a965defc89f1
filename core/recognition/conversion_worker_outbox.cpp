// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion_worker_outbox.h"

#include <utility>

namespace lectern::recognition {

WorkerOutbox::WorkerOutbox(std::function<void()> wake)
    : m_wake(std::move(wake))
{ }

void WorkerOutbox::beginPage(JobId job, DocumentId document, int page)
{
    const std::lock_guard lock(m_mutex);
    m_page.emplace();
    m_page->job = job;
    m_page->document = document;
    m_page->number = page;
}

void WorkerOutbox::text(std::string_view piece)
{
    std::unique_lock lock(m_mutex);
    if (!m_page)
        return;
    m_page->parser.push(piece);
    m_page->unsent += piece;
    wakeAfter(lock);
}

void WorkerOutbox::restart(std::string_view reason)
{
    std::unique_lock lock(m_mutex);
    if (!m_page)
        return;
    flushText();
    m_page->parser.clear();
    m_page->parser.takeFirstChanged();
    m_events.emplace_back(PageRestart{m_page->job, m_page->document, m_page->number, std::string(reason)});
    wakeAfter(lock);
}

void WorkerOutbox::finishPage(document::PageResult result)
{
    std::unique_lock lock(m_mutex);
    if (!m_page)
        return;
    flushText();
    m_events.emplace_back(PageFinish{m_page->job, m_page->document, std::move(result)});
    m_page.reset();
    wakeAfter(lock);
}

void WorkerOutbox::flushText()
{
    if (!m_page || m_page->unsent.empty())
        return;
    PageUpdate update;
    update.job = m_page->job;
    update.document = m_page->document;
    update.page = m_page->number;
    update.text = std::exchange(m_page->unsent, {});
    const auto& blocks = m_page->parser.blocks();
    update.firstChanged = m_page->parser.takeFirstChanged();
    update.blocks.assign(blocks.begin() + static_cast<std::ptrdiff_t>(update.firstChanged), blocks.end());
    m_events.emplace_back(std::move(update));
}

template <class Status, class CanReplace> void WorkerOutbox::postStatus(Status status, CanReplace canReplace)
{
    std::unique_lock lock(m_mutex);
    Status* last = m_events.empty() ? nullptr : std::get_if<Status>(&m_events.back());
    if (last && canReplace(*last)) {
        *last = std::move(status);
    } else {
        m_events.emplace_back(std::move(status));
    }
    wakeAfter(lock);
}

void WorkerOutbox::post(JobStatus status)
{
    const JobId id = status.id;
    const bool isRunning = status.state == JobState::Running;
    postStatus(std::move(status), [id, isRunning](const JobStatus& last) {
        return isRunning && last.state == JobState::Running && last.id == id;
    });
}

void WorkerOutbox::post(ModelStatus status)
{
    const bool isLoading = status.state == ModelState::Loading;
    postStatus(std::move(status),
        [isLoading](const ModelStatus& last) { return isLoading && last.state == ModelState::Loading; });
}

// Only tokens of the same reading replace each other: that a stage began is always told.
void WorkerOutbox::post(StudyProgress progress)
{
    const StudyStep step = progress.step;
    postStatus(std::move(progress), [&step](const StudyProgress& last) {
        return last.step.stage == step.stage && last.step.reading == step.reading && last.step.tokens < step.tokens;
    });
}

void WorkerOutbox::post(StudyAnswer answer)
{
    std::unique_lock lock(m_mutex);
    m_events.emplace_back(std::move(answer));
    wakeAfter(lock);
}

void WorkerOutbox::post(ExportProgress progress)
{
    const DocumentId document = progress.document;
    postStatus(progress, [document](const ExportProgress& last) { return last.document == document; });
}

void WorkerOutbox::post(PageFinish finish)
{
    std::unique_lock lock(m_mutex);
    m_events.emplace_back(std::move(finish));
    wakeAfter(lock);
}

void WorkerOutbox::wakeAfter(std::unique_lock<std::mutex>& lock)
{
    const bool wasAwake = std::exchange(m_isAwake, true);
    lock.unlock();
    if (!wasAwake)
        m_wake();
}

std::vector<WorkerEvent> WorkerOutbox::take()
{
    const std::lock_guard lock(m_mutex);
    flushText();
    m_isAwake = false;
    return std::exchange(m_events, {});
}

} // namespace lectern::recognition
