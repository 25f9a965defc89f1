// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/job_queue.h"

namespace lectern::recognition {

void JobQueue::add(JobId job, DocumentId document, JobPriority priority)
{
    Job entry;
    entry.document = document;
    entry.priority = priority;
    m_jobs.insert_or_assign(job, std::move(entry));
}

void JobQueue::setPages(JobId job, const std::vector<int>& pages)
{
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end())
        return;
    found->second.opened = true;
    found->second.pagesKnown = true;
    found->second.pages = std::set<int>(pages.begin(), pages.end());
}

void JobQueue::remove(JobId job)
{
    m_jobs.erase(job);
}

void JobQueue::setPriority(JobId job, JobPriority priority)
{
    if (const auto found = m_jobs.find(job); found != m_jobs.end())
        found->second.priority = priority;
}

void JobQueue::setPaused(JobId job, bool paused)
{
    if (const auto found = m_jobs.find(job); found != m_jobs.end())
        found->second.paused = paused;
}

void JobQueue::setVisiblePage(DocumentId document, std::optional<int> page)
{
    m_visibleDocument = document;
    m_visiblePage = page;
}

// A file that has yet to be opened may hold the page, so opening it is as urgent.
bool JobQueue::showsVisiblePage(const Job& job) const
{
    if (!m_visiblePage || job.document != m_visibleDocument)
        return false;
    return !job.opened || job.pages.contains(*m_visiblePage);
}

JobQueue::Jobs::const_iterator JobQueue::best() const
{
    auto best = m_jobs.end();
    std::pair<bool, JobPriority> bestRank;
    for (auto it = m_jobs.begin(); it != m_jobs.end(); ++it) {
        const Job& job = it->second;
        if (job.paused || (job.opened && job.pages.empty()))
            continue;
        const std::pair rank{showsVisiblePage(job), job.priority};
        if (best == m_jobs.end() || rank > bestRank) {
            best = it;
            bestRank = rank;
        }
    }
    return best;
}

bool JobQueue::nextIsVisible() const
{
    const auto next = best();
    return next != m_jobs.end() && showsVisiblePage(next->second);
}

std::optional<JobQueue::Step> JobQueue::take()
{
    const auto next = best();
    if (next == m_jobs.end())
        return std::nullopt;
    const JobId id = next->first;
    Job& job = m_jobs.at(id);
    if (!job.opened) {
        job.opened = true;
        return Step{id, std::nullopt};
    }
    const int page = showsVisiblePage(job) ? *m_visiblePage : *job.pages.begin();
    job.pages.erase(page);
    return Step{id, page};
}

bool JobQueue::isExhausted(JobId job) const
{
    const auto found = m_jobs.find(job);
    return found != m_jobs.end() && found->second.pagesKnown && found->second.pages.empty();
}

} // namespace lectern::recognition
