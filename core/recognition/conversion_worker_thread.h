// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_outbox.h"
#include "recognition/conversion_worker_readers.h"
#include "recognition/conversion_worker_values.h"
#include "recognition/job_queue.h"
#include "recognition/page_studies.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace lectern::recognition {

// The thread that owns the readers and the open files, without Qt. Its functions are called by one other thread and
// never wait for a page; what comes of them is an event. ConversionWorker makes signals of the events.
class WorkerThread
{
public:
    // wake is called, on either thread, when there are events to take.
    WorkerThread(WorkerServices services, std::function<void()> wake);
    // Cancels what runs and waits for its end: a token or an encoder layer.
    ~WorkerThread();
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    JobStatus submit(ConversionRequest request);
    void cancel(JobId job);
    void cancelDocument(DocumentId document);
    void cancelAll();
    void setPaused(bool paused);
    void setPaused(JobId job, bool paused);
    void setPriority(JobId job, JobPriority priority);
    void setVisiblePage(DocumentId document, std::optional<int> page);
    void study(PageStudyRequest request);
    void cancelStudies(DocumentId document);
    void cancelInterventions(DocumentId document, int page);
    void followOrder(DocumentId document, const std::optional<order::OrderQuestion>& question);
    void loadModel(ReaderChoice choice, model::LoadOptions load);
    void unloadModel();

    std::vector<WorkerEvent> takeEvents() { return m_outbox.take(); }

private:
    using Clock = std::chrono::steady_clock;

    struct Job
    {
        std::shared_ptr<const ConversionRequest> request;
        JobStatus status;
        bool cancelRequested = false; // while it is the one that runs
    };

    // What only the thread touches: a job's open file and what was read of it.
    struct Work
    {
        std::unique_ptr<pages::PageSource> source;
        document::Document document;
        TimeLeft timeLeft;
        ReaderInfo reader;
        std::string firstFailure;
        bool anyRead = false;
    };

    struct LoadCommand
    {
        ReaderChoice choice;
        model::LoadOptions load;
    };

    // One thing that the thread does at a time.
    struct Step
    {
        JobId job = 0; // 0: loading a model without a job, or a study
        std::optional<int> page; // none: open the file
        std::optional<LoadCommand> load;
        std::optional<PageStudyRequest> study;
        std::shared_ptr<const ConversionRequest> request;
        Cancel cancel;
    };

    // Timing of the page being read, without the time that it was paused.
    struct PageClock
    {
        Clock::time_point start;
        std::optional<Clock::time_point> decodeStart;
        Clock::duration paused{}; // since start
        Clock::duration pausedDecoding{}; // since decodeStart
    };

    // On the worker's thread.
    void run();
    std::optional<Step> nextStep();
    bool discardAndUnload(std::unique_lock<std::mutex>& lock);
    void perform(const Step& step);
    bool endedAfter(const Step& step, const Result<void>& outcome);
    void performStudy(const Step& step);
    void answerLive(const Step& step, LoadedReader& reader, const EncodedPage& encoded);
    Result<void> performJob(const Step& step);
    Result<void> openFile(const Step& step, Work& work);
    Result<void> readPage(const Step& step, Work& work);
    ConversionObserver observe(const Step& step, const Work& work, PageClock& clock, LoadedReader& reader);
    void takeResult(const Step& step, Work& work, document::PageResult result, const PageClock& clock);
    Result<void> finishIfLast(const Step& step, Work& work);
    Result<std::vector<std::filesystem::path>> writeResults(const Step& step, Work& work);
    void holdWhilePaused(const Step& step, PageClock& clock);

    // Under m_mutex.
    void cancelLocked(JobId job);
    void cancelStudiesLocked(DocumentId document);
    void end(JobId job, JobState state, std::optional<Error> error = {});
    bool mayUnload() const;
    template <class Change> void changeStatus(JobId job, Change change); // locks by itself

    const WorkerServices m_services;
    WorkerOutbox m_outbox;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    JobQueue m_queue;
    std::map<JobId, Job> m_jobs; // that have not ended
    std::vector<JobId> m_discarded; // ended from outside; their files are still open on the thread
    std::optional<LoadCommand> m_load;
    std::deque<PageStudyRequest> m_studies; // that wait
    std::optional<DocumentId> m_studying; // whose page is in work
    std::optional<int> m_changing; // that page, where it is read with interventions
    std::map<DocumentId, order::OrderQuestion> m_followed;
    std::vector<DocumentId> m_forgotten; // of which nothing need be kept any more
    JobId m_lastId = 0;
    JobId m_running = 0; // the job in work; 0: none, or loading
    CancelSource m_cancel; // of the step in work
    bool m_isLoading = false; // without a job
    bool m_unload = false;
    bool m_paused = false;
    bool m_stop = false;

    // Of the thread alone.
    WorkerReaders m_readers;
    std::map<JobId, Work> m_work;
    PageStudies m_pageStudies;

    std::thread m_thread; // last: it uses all of the above
};

} // namespace lectern::recognition
