// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion_worker_thread.h"

#include "recognition/region_source.h"

#include <algorithm>
#include <dlfcn.h>
#include <exception>
#include <new>
#include <utility>

namespace lectern::recognition {

namespace {

// Whichever OpenMP runtime serves this process (trap T11): its number of threads belongs to the calling thread, and
// the model's arithmetic takes it from there.
void useThreadsHere(int threads)
{
    if (threads <= 0)
        threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
    using SetNumThreads = void (*)(int);
    if (void* symbol = dlsym(RTLD_DEFAULT, "omp_set_num_threads"))
        reinterpret_cast<SetNumThreads>(symbol)(threads);
}

bool wasRead(const document::PageResult& page)
{
    return page.status == document::PageStatus::Done || page.status == document::PageStatus::Cut;
}

double seconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

WorkerThread::WorkerThread(WorkerServices services, std::function<void()> wake)
    : m_services(std::move(services))
    , m_outbox(std::move(wake))
    , m_readers(m_services, [this](const ModelStatus& status) { m_outbox.post(status); })
    , m_pageStudies(m_services)
    , m_thread([this] { run(); })
{ }

WorkerThread::~WorkerThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_cancel.request();
    }
    m_changed.notify_all();
    m_thread.join();
}

JobStatus WorkerThread::submit(ConversionRequest request)
{
    const std::lock_guard lock(m_mutex);
    Job job;
    job.status.id = ++m_lastId;
    job.status.document = request.document;
    job.status.input = request.job.input;
    m_queue.add(job.status.id, request.document, request.priority);
    job.request = std::make_shared<const ConversionRequest>(std::move(request));
    JobStatus status = job.status;
    m_outbox.post(status);
    m_jobs.emplace(status.id, std::move(job));
    m_changed.notify_all();
    return status;
}

void WorkerThread::cancel(JobId job)
{
    const std::lock_guard lock(m_mutex);
    cancelLocked(job);
}

void WorkerThread::cancelDocument(DocumentId document)
{
    const std::lock_guard lock(m_mutex);
    std::vector<JobId> jobs;
    for (const auto& [id, job] : m_jobs) {
        if (job.status.document == document)
            jobs.push_back(id);
    }
    for (const JobId id : jobs)
        cancelLocked(id);
    cancelStudiesLocked(document);
}

void WorkerThread::cancelAll()
{
    const std::lock_guard lock(m_mutex);
    std::vector<JobId> jobs;
    for (const auto& [id, job] : m_jobs)
        jobs.push_back(id);
    for (const JobId id : jobs)
        cancelLocked(id);
}

// The job in work ends on the thread, once its step has; any other ends here.
void WorkerThread::cancelLocked(JobId job)
{
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end())
        return;
    if (m_running == job) {
        found->second.cancelRequested = true;
        m_cancel.request();
    } else {
        end(job, JobState::Cancelled);
        m_discarded.push_back(job);
    }
    m_changed.notify_all();
}

void WorkerThread::setPaused(bool paused)
{
    const std::lock_guard lock(m_mutex);
    m_paused = paused;
    m_changed.notify_all();
}

void WorkerThread::setPaused(JobId job, bool paused)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end() || found->second.status.paused == paused)
        return;
    m_queue.setPaused(job, paused);
    found->second.status.paused = paused;
    m_outbox.post(found->second.status);
    m_changed.notify_all();
}

void WorkerThread::setPriority(JobId job, JobPriority priority)
{
    const std::lock_guard lock(m_mutex);
    m_queue.setPriority(job, priority);
}

void WorkerThread::setVisiblePage(DocumentId document, std::optional<int> page)
{
    const std::lock_guard lock(m_mutex);
    m_queue.setVisiblePage(document, page);
}

void WorkerThread::loadModel(ReaderChoice choice, model::LoadOptions load)
{
    const std::lock_guard lock(m_mutex);
    m_unload = false;
    m_load = LoadCommand{std::move(choice), std::move(load)};
    m_changed.notify_all();
}

void WorkerThread::unloadModel()
{
    const std::lock_guard lock(m_mutex);
    m_load.reset();
    m_unload = true;
    if (m_isLoading)
        m_cancel.request();
    m_changed.notify_all();
}

void WorkerThread::end(JobId job, JobState state, std::optional<Error> error)
{
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end())
        return;
    JobStatus status = std::move(found->second.status);
    status.state = state;
    status.error = std::move(error);
    status.writing = false;
    status.paused = false;
    m_jobs.erase(found);
    m_queue.remove(job);
    m_outbox.post(std::move(status));
}

template <class Change> void WorkerThread::changeStatus(JobId job, Change change)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end())
        return;
    change(found->second.status);
    m_outbox.post(found->second.status);
}

// A model that a job is going to need would only be loaded again, unless nothing is read at present.
bool WorkerThread::mayUnload() const
{
    return m_unload && (m_paused || std::none_of(m_jobs.begin(), m_jobs.end(), [](const auto& entry) {
        return entry.second.request->reader.kind == ReaderChoice::Kind::Model;
    }));
}

void WorkerThread::run()
{
    useThreadsHere(m_services.threads);
    while (const auto step = nextStep())
        perform(*step);
    m_work.clear();
    m_pageStudies.clear();
    m_readers.unloadModel();
}

// Files and models are closed without the lock: that may take a while. True where anything was done.
bool WorkerThread::discardAndUnload(std::unique_lock<std::mutex>& lock)
{
    const std::vector<JobId> discarded = std::exchange(m_discarded, {});
    const std::vector<DocumentId> forgotten = std::exchange(m_forgotten, {});
    const bool unload = mayUnload();
    if (discarded.empty() && forgotten.empty() && !unload)
        return false;
    m_unload = m_unload && !unload;
    lock.unlock();
    for (const JobId job : discarded)
        m_work.erase(job);
    for (const DocumentId document : forgotten)
        m_pageStudies.forget(document);
    if (unload) {
        m_pageStudies.clear();
        m_readers.unloadModel();
    }
    lock.lock();
    return true;
}

std::optional<WorkerThread::Step> WorkerThread::nextStep()
{
    std::unique_lock lock(m_mutex);
    m_running = 0;
    m_isLoading = false;
    m_studying.reset();
    m_changing.reset();
    while (!m_stop) {
        if (discardAndUnload(lock))
            continue;
        Step step;
        if (m_load) {
            step.load = std::exchange(m_load, std::nullopt);
            m_isLoading = true;
        } else if (!m_studies.empty() && (m_paused || !m_queue.nextIsVisible())) {
            step.study = std::move(m_studies.front());
            m_studies.pop_front();
            m_studying = step.study->document;
            if (!step.study->study.interventions.empty())
                m_changing = step.study->page;
        } else if (const auto next = m_paused ? std::nullopt : m_queue.take()) {
            step.job = next->job;
            step.page = next->page;
            step.request = m_jobs.at(next->job).request;
            m_running = next->job;
        } else {
            m_changed.wait(lock);
            continue;
        }
        m_cancel = CancelSource();
        step.cancel = m_cancel.token();
        return step;
    }
    return std::nullopt;
}

void WorkerThread::perform(const Step& step)
{
    if (step.load) {
        // The outcome is told as the model's status.
        static_cast<void>(m_readers.ready(step.load->choice, step.load->load, step.cancel));
        return;
    }
    if (step.study) {
        performStudy(step);
        return;
    }
    Result<void> outcome;
    try {
        outcome = performJob(step);
    } catch (const std::bad_alloc&) {
        outcome = fail(ErrorCode::OutOfMemory, "there is not enough memory to go on with this file");
    } catch (const std::exception& error) {
        outcome = fail(ErrorCode::Internal, error.what());
    }
    if (endedAfter(step, outcome))
        m_work.erase(step.job);
}

// Whether the job is over, be it for what came of this step.
bool WorkerThread::endedAfter(const Step& step, const Result<void>& outcome)
{
    const std::lock_guard lock(m_mutex);
    const auto job = m_jobs.find(step.job);
    if (job == m_jobs.end())
        return true;
    if (job->second.cancelRequested || (!outcome && outcome.error().code == ErrorCode::Cancelled))
        end(step.job, JobState::Cancelled);
    else if (!outcome)
        end(step.job, JobState::Failed, outcome.error());
    return !m_jobs.contains(step.job);
}

Result<void> WorkerThread::performJob(const Step& step)
{
    Work& work = m_work[step.job];
    const auto outcome = step.page ? readPage(step, work) : openFile(step, work);
    return outcome && !step.cancel.requested() ? finishIfLast(step, work) : outcome;
}

Result<void> WorkerThread::openFile(const Step& step, Work& work)
{
    const ConversionJob& job = step.request->job;
    changeStatus(step.job, [](JobStatus& status) {
        status.state = JobState::Running;
        status.progress.stage = Stage::Load;
    });
    if (step.request->check) {
        if (const auto writable = step.request->check(); !writable)
            return std::unexpected(writable.error());
    }
    auto source = m_services.openSource(job);
    if (!source)
        return std::unexpected(source.error());
    work.source = std::move(*source);
    work.document.source = job.input.string();
    const auto pages = job.pages.resolve(work.source->pageCount());
    if (!pages)
        return std::unexpected(pages.error());
    if (pages->empty())
        return fail(ErrorCode::Corrupt, job.input.string() + ": there are no pages in this file");
    {
        const std::lock_guard lock(m_mutex);
        m_queue.setPages(step.job, *pages);
    }
    changeStatus(step.job, [&](JobStatus& status) { status.progress.pages = static_cast<int>(pages->size()); });
    return {};
}

Result<void> WorkerThread::readPage(const Step& step, Work& work)
{
    const ConversionRequest& request = *step.request;
    changeStatus(step.job, [&](JobStatus& status) {
        status.progress.stage = Stage::Load;
        status.progress.page = *step.page + 1;
        status.progress.position = status.pagesFinished + 1;
        status.progress.tokens = 0;
        status.progress.tokensPerSecond = 0;
    });
    const auto reader = m_readers.ready(request.reader, request.load, step.cancel);
    if (!reader)
        return std::unexpected(reader.error());
    work.reader = (*reader)->info;
    work.document.reader = (*reader)->reader->name();
    work.document.model = (*reader)->reader->model();

    ConversionJob page = request.job;
    page.pages = *PageRange::parse(std::to_string(*step.page + 1));
    PageClock clock{Clock::now(), {}, {}, {}};
    if (request.region)
        work.source = std::make_unique<RegionSource>(std::move(work.source), *request.region);
    else
        m_outbox.beginPage(step.job, request.document, *step.page + 1);
    auto read = convertPages(
        std::move(work.source), page, *(*reader)->reader, observe(step, work, clock, **reader), step.cancel);
    if (!read)
        return std::unexpected(read.error());
    work.source = std::move(read->source);
    if (request.region) {
        auto& region = static_cast<RegionSource&>(*work.source);
        for (document::PageResult& result : read->document.pages)
            region.toPage(result, *step.page);
        work.source = region.release();
    }
    if (!read->document.pages.empty())
        takeResult(step, work, std::move(read->document.pages.front()), clock);
    return {};
}

// Time that a person paused is nobody's speed: taken out of tokens per second and of the time left.
ConversionObserver WorkerThread::observe(const Step& step, const Work& work, PageClock& clock, LoadedReader& reader)
{
    ConversionObserver observer;
    observer.text = [this](int, std::string_view piece) { m_outbox.text(piece); };
    observer.restarted = [this](int, std::string_view reason) { m_outbox.restart(reason); };
    if (!step.request->region) // the order of a region is not the page's
        observer.encoded = [this, &step, &reader](
                               int, const EncodedPage& encoded) { answerLive(step, reader, encoded); };
    observer.progress = [this, &step, &work, &clock](const ConversionProgress& now) {
        holdWhilePaused(step, clock);
        const Clock::time_point time = Clock::now();
        if (now.stage == Stage::Decode && !clock.decodeStart)
            clock.decodeStart = time;
        const double decoding = clock.decodeStart ? seconds(time - *clock.decodeStart) : 0;
        const double active = decoding - seconds(clock.pausedDecoding);
        changeStatus(step.job, [&](JobStatus& status) {
            status.progress.stage = now.stage;
            status.progress.tokens = now.tokens;
            status.progress.tokensPerSecond = now.tokensPerSecond * (active > 0 ? decoding / active : 1);
            status.progress.left = work.timeLeft.forPages(
                status.progress.pages - status.pagesFinished, seconds(time - clock.start - clock.paused));
        });
    };
    return observer;
}

void WorkerThread::holdWhilePaused(const Step& step, PageClock& clock)
{
    std::unique_lock lock(m_mutex);
    if (!m_paused || step.cancel.requested())
        return;
    const Clock::time_point start = Clock::now();
    m_changed.wait(lock, [&] { return !m_paused || step.cancel.requested(); });
    const Clock::duration waited = Clock::now() - start;
    clock.paused += waited;
    if (clock.decodeStart)
        clock.pausedDecoding += waited;
}

void WorkerThread::takeResult(const Step& step, Work& work, document::PageResult result, const PageClock& clock)
{
    if (wasRead(result))
        work.timeLeft.pageTook(seconds(Clock::now() - clock.start - clock.paused));
    else if (work.firstFailure.empty())
        work.firstFailure = result.reason;
    const bool wasCancelled = result.status == document::PageStatus::Cancelled;
    const bool failed = result.status == document::PageStatus::Failed;
    const bool cut = result.status == document::PageStatus::Cut;
    work.anyRead = work.anyRead || wasRead(result);
    if (step.request->write)
        work.document.pages.push_back(result);
    if (step.request->region)
        m_outbox.post(PageFinish{step.job, step.request->document, std::move(result), step.request->region});
    else
        m_outbox.finishPage(std::move(result));
    if (wasCancelled)
        return;
    changeStatus(step.job, [&](JobStatus& status) {
        ++status.pagesFinished;
        status.pagesFailed += failed ? 1 : 0;
        status.pagesCut += cut ? 1 : 0;
        status.progress.left = work.timeLeft.forPages(status.progress.pages - status.pagesFinished, 0);
    });
}

Result<void> WorkerThread::finishIfLast(const Step& step, Work& work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_queue.isExhausted(step.job))
            return {};
    }
    if (!work.anyRead)
        return fail(ErrorCode::Unreadable, "no page could be read: " + work.firstFailure);
    auto written = writeResults(step, work);
    if (!written)
        return std::unexpected(written.error());
    const std::lock_guard lock(m_mutex);
    m_jobs.at(step.job).status.written = std::move(*written);
    end(step.job, JobState::Done);
    return {};
}

Result<std::vector<std::filesystem::path>> WorkerThread::writeResults(const Step& step, Work& work)
{
    if (!step.request->write)
        return {};
    changeStatus(step.job, [](JobStatus& status) { status.writing = true; });
    std::ranges::sort(work.document.pages, {}, &document::PageResult::page);
    Conversion conversion{std::move(work.document), std::move(work.source), false};
    return step.request->write(conversion, work.reader, step.cancel);
}

} // namespace lectern::recognition
