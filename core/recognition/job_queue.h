// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace lectern::recognition {

using JobId = std::uint64_t; // handed out by the worker, never 0
using DocumentId = std::uint64_t; // the caller's own number for an open document; 0: none, as for a batch

enum class JobPriority
{
    Background, // a batch
    Normal,
    Urgent
};

// Which page is read next. Pages wait in jobs; a job's pages become known when its file has been opened, which is a
// step of its own. A plain value: the worker guards it with its lock.
//
// The page that a person looks at comes first, whatever its job's priority; then jobs by priority, and among equals in
// the order in which they were added; the pages of a job in the order of the document.
class JobQueue
{
public:
    // What is to be done next: open the job's file where page is empty, else read the page (0-based).
    struct Step
    {
        JobId job = 0;
        std::optional<int> page;
        friend bool operator==(const Step&, const Step&) = default;
    };

    void add(JobId job, DocumentId document, JobPriority priority);
    void setPages(JobId job, const std::vector<int>& pages);
    void remove(JobId job);

    void setPriority(JobId job, JobPriority priority);
    // A paused job keeps its place and is passed over.
    void setPaused(JobId job, bool paused);
    // There is one such page at a time; a document without a job may be named too. Empty: no page is looked at.
    void setVisiblePage(DocumentId document, std::optional<int> page);

    // True where the next step is the page that a person looks at.
    bool nextIsVisible() const;
    bool hasNext() const { return best() != m_jobs.end(); }
    // Takes the next step out; the job stays until it is removed.
    std::optional<Step> take();
    // True where the job is here, its pages are known and all of them have been taken.
    bool isExhausted(JobId job) const;

private:
    struct Job
    {
        DocumentId document = 0;
        JobPriority priority = JobPriority::Normal;
        bool paused = false;
        bool opened = false; // the step that opens it has been taken
        bool pagesKnown = false;
        std::set<int> pages; // that have not been taken
    };
    using Jobs = std::map<JobId, Job>; // ids grow, so this is the order in which jobs came

    Jobs::const_iterator best() const;
    bool showsVisiblePage(const Job& job) const;

    Jobs m_jobs;
    DocumentId m_visibleDocument = 0;
    std::optional<int> m_visiblePage;
};

} // namespace lectern::recognition
