// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grounding/tag_parser.h"
#include "recognition/conversion_worker_values.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lectern::recognition {

using WorkerEvent = std::variant<JobStatus, PageUpdate, PageRestart, PageFinish, ModelStatus, StudyProgress,
    StudyAnswer, ExportProgress>;

// Events on their way from the worker to the thread that shows them. The receiver is woken once and not again until it
// has taken what is there; meanwhile text grows into one update, and progress that nobody has seen is replaced. So a
// slow receiver gets few large updates, never a flood, and the order of everything else is kept.
class WorkerOutbox
{
public:
    // wake is called on the posting thread, without a lock of this class.
    explicit WorkerOutbox(std::function<void()> wake);

    // The page that text, restart and finish are about.
    void beginPage(JobId job, DocumentId document, int page);
    void text(std::string_view piece);
    void restart(std::string_view reason);
    void finishPage(document::PageResult result);

    void post(JobStatus status);
    void post(ModelStatus status);
    void post(StudyProgress progress);
    void post(StudyAnswer answer);
    void post(ExportProgress progress);
    void post(PageFinish finish); // of a page that was not begun here

    std::vector<WorkerEvent> take();

private:
    struct Page
    {
        JobId job = 0;
        DocumentId document = 0;
        int number = 0; // 1-based
        grounding::TagParser parser;
        std::string unsent;
    };

    // Under m_mutex.
    void flushText();
    template <class Status, class CanReplace> void postStatus(Status status, CanReplace canReplace);
    void wakeAfter(std::unique_lock<std::mutex>& lock);

    const std::function<void()> m_wake;
    std::mutex m_mutex;
    std::vector<WorkerEvent> m_events;
    std::optional<Page> m_page;
    bool m_isAwake = false; // the receiver was woken and has not taken anything since
};

} // namespace lectern::recognition
