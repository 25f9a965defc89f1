// SPDX-License-Identifier: GPL-3.0-or-later
#include "tesseract/ocr_engine.h"

#include "tesseract/page_ocr.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <dlfcn.h>

namespace lectern::tesseract {

namespace {

// Runs work without OpenMP threads beside this one (trap T11). Tesseract asks for four of them in so many words,
// whatever omp_set_num_threads says; the limit of a `teams` region is what overrules that, and it holds for this thread
// alone. The entry point of whichever OpenMP runtime serves this process is found by name, so that none is linked for
// its sake.
void onOneThread(void (*work)(void*), void* data)
{
    using Teams = void (*)(void (*)(void*), void*, unsigned teams, unsigned threadLimit, unsigned flags);
    if (void* symbol = dlsym(RTLD_DEFAULT, "GOMP_teams_reg")) {
        reinterpret_cast<Teams>(symbol)(work, data, 1, 1, 0);
    } else {
        work(data);
    }
}

} // namespace

class OcrEngine::Worker
{
public:
    Worker()
        : m_thread([this](std::stop_token stop) {
            m_stop = std::move(stop);
            onOneThread([](void* self) { static_cast<Worker*>(self)->run(); }, this);
        })
    { }

    Result<OcrPage> read(const image::Image& picture, const OcrOptions& options, const Cancel& cancel)
    {
        std::unique_lock lock(m_mutex);
        m_job = Job{&picture, &options, cancel};
        m_result.reset();
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_result.has_value(); });
        return std::move(*m_result);
    }

private:
    // The caller waits while its job is in work, so what it points to stays alive.
    struct Job
    {
        const image::Image* picture;
        const OcrOptions* options;
        Cancel cancel;
    };

    void run()
    {
        setMsgSeverity(L_SEVERITY_NONE);
        PageOcr ocr;
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, m_stop, [this] { return m_job.has_value(); })) {
            const Job job = *std::exchange(m_job, std::nullopt);
            lock.unlock();
            auto result = readSafely(ocr, job);
            lock.lock();
            m_result = std::move(result);
            m_changed.notify_all();
        }
    }

    static Result<OcrPage> readSafely(PageOcr& ocr, const Job& job)
    {
        try {
            return ocr.read(*job.picture, *job.options, job.cancel);
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::OutOfMemory, "not enough memory to read a page of this size: try a lower --dpi");
        } catch (const std::exception& error) {
            return fail(ErrorCode::Internal, std::string("Tesseract failed on this page: ") + error.what());
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<Job> m_job;
    std::optional<Result<OcrPage>> m_result;
    std::stop_token m_stop; // the thread's own
    std::jthread m_thread; // last: it uses all of the above
};

OcrEngine::OcrEngine()
    : m_worker(std::make_unique<Worker>())
{ }

OcrEngine::~OcrEngine() = default;

Result<OcrPage> OcrEngine::read(const image::Image& picture, const OcrOptions& options, const Cancel& cancel)
{
    if (cancel.requested()) {
        return cancelled();
    }
    return m_worker->read(picture, options, cancel);
}

} // namespace lectern::tesseract
