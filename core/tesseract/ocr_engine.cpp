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

// Whichever OpenMP runtime serves this process (trap T11), found by name so that none is linked for its sake.
void useOneThreadHere()
{
    using SetNumThreads = void (*)(int);
    if (void* symbol = dlsym(RTLD_DEFAULT, "omp_set_num_threads")) {
        reinterpret_cast<SetNumThreads>(symbol)(1);
    }
}

} // namespace

class OcrEngine::Worker
{
public:
    Worker()
        : m_thread([this](const std::stop_token& stop) { run(stop); })
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

    void run(const std::stop_token& stop)
    {
        useOneThreadHere();
        setMsgSeverity(L_SEVERITY_NONE);
        PageOcr ocr;
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [this] { return m_job.has_value(); })) {
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
