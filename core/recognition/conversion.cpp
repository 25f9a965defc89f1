// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion.h"

#include "grounding/tag_parser.h"

#include <chrono>
#include <exception>
#include <new>
#include <utility>
#include <vector>

namespace lectern::recognition {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class FileConversion
{
public:
    FileConversion(pages::PageSource& source, const ConversionJob& job, PageReader& reader,
        const ConversionObserver& observer, const Cancel& cancel)
        : m_source(source)
        , m_job(job)
        , m_reader(reader)
        , m_observer(observer)
        , m_cancel(cancel)
    { }

    // Pages are 0-based. True where all of them were read or failed, false where a cancel came in between.
    bool run(const std::vector<int>& pages, std::vector<document::PageResult>& results);

private:
    document::PageResult convertPage(int page);
    Result<PageReading> readPage(int page);
    ReadObserver readObserver(int page);
    void report();

    pages::PageSource& m_source;
    const ConversionJob& m_job;
    PageReader& m_reader;
    const ConversionObserver& m_observer;
    const Cancel& m_cancel;
    ConversionProgress m_progress;
    TimeLeft m_timeLeft;
    Clock::time_point m_pageStart;
    Clock::time_point m_decodeStart;
    int m_tokensBeforeDecode = 0;
};

void FileConversion::report()
{
    const int pagesLeft = m_progress.pages - m_progress.position + 1;
    m_progress.left = m_timeLeft.forPages(pagesLeft, secondsSince(m_pageStart));
    if (m_observer.progress)
        m_observer.progress(m_progress);
}

ReadObserver FileConversion::readObserver(int page)
{
    ReadObserver observer;
    observer.stage = [this](Stage stage) {
        m_progress.stage = stage;
        if (stage == Stage::Decode) {
            m_decodeStart = Clock::now();
            m_tokensBeforeDecode = m_progress.tokens;
        }
        report();
    };
    observer.text = [this, page](std::string_view piece, int tokens) {
        m_progress.tokens = tokens;
        const double seconds = m_progress.stage == Stage::Decode ? secondsSince(m_decodeStart) : 0;
        if (seconds > 0 && tokens > m_tokensBeforeDecode)
            m_progress.tokensPerSecond = (tokens - m_tokensBeforeDecode) / seconds;
        if (m_observer.text)
            m_observer.text(page + 1, piece);
        report();
    };
    observer.restarted = [this, page](std::string_view reason) {
        m_progress.tokens = 0;
        m_tokensBeforeDecode = 0;
        if (m_observer.restarted)
            m_observer.restarted(page + 1, reason);
    };
    if (m_observer.encoded)
        observer.encoded = [this, page](const EncodedPage& encoded) { m_observer.encoded(page + 1, encoded); };
    return observer;
}

// What a library throws on one page is that page's failure, not the end of the program.
Result<PageReading> FileConversion::readPage(int page)
{
    try {
        return m_reader.read(m_source, page, m_job.read, readObserver(page), m_cancel);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "there is not enough memory for this page");
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, error.what());
    }
}

document::PageResult FileConversion::convertPage(int page)
{
    document::PageResult result;
    result.page = page + 1;
    result.reader = m_reader.name();
    if (const auto size = m_source.pageSize(page)) {
        result.width = size->width;
        result.height = size->height;
    }
    auto reading = readPage(page);
    if (reading) {
        result.status = reading->status;
        result.reason = std::move(reading->reason);
        result.reader = std::move(reading->reader);
        result.retries = reading->retries;
        result.tokens = reading->tokens;
        result.seconds = std::move(reading->seconds);
        result.raw = std::move(reading->raw);
        result.removedTail = std::move(reading->removedTail);
        result.blocks = grounding::parseGrounded(result.raw);
        result.doubtful = std::move(reading->doubtful);
        m_timeLeft.pageTook(secondsSince(m_pageStart));
    } else {
        const bool wasCancelled = reading.error().code == ErrorCode::Cancelled;
        result.status = wasCancelled ? document::PageStatus::Cancelled : document::PageStatus::Failed;
        result.reason = std::move(reading.error().message);
    }
    return result;
}

bool FileConversion::run(const std::vector<int>& pages, std::vector<document::PageResult>& results)
{
    for (const int page : pages) {
        if (m_cancel.requested())
            return false;
        m_progress = {};
        m_progress.page = page + 1;
        m_progress.position = static_cast<int>(results.size()) + 1;
        m_progress.pages = static_cast<int>(pages.size());
        m_pageStart = Clock::now();
        m_tokensBeforeDecode = 0;
        report();
        results.push_back(convertPage(page));
        m_progress.tokens = results.back().tokens;
        m_progress.left = m_timeLeft.forPages(m_progress.pages - m_progress.position, 0);
        if (m_observer.pageFinished)
            m_observer.pageFinished(m_progress, results.back());
        if (results.back().status == document::PageStatus::Cancelled)
            return false;
    }
    return true;
}

} // namespace

Result<Conversion> convertFile(
    const ConversionJob& job, PageReader& reader, const ConversionObserver& observer, const Cancel& cancel)
{
    auto source = pages::PageSource::open(job.input, job.open);
    if (!source)
        return std::unexpected(source.error());
    return convertPages(std::move(*source), job, reader, observer, cancel);
}

Result<Conversion> convertPages(std::unique_ptr<pages::PageSource> source, const ConversionJob& job, PageReader& reader,
    const ConversionObserver& observer, const Cancel& cancel)
{
    const auto pages = job.pages.resolve(source->pageCount());
    if (!pages)
        return fail(pages.error().code, job.input.string() + ": " + pages.error().message);
    if (observer.opened)
        observer.opened(static_cast<int>(pages->size()));
    Conversion conversion;
    conversion.document.source = job.input.string();
    conversion.document.reader = reader.name();
    conversion.document.model = reader.model();
    conversion.cancelled =
        !FileConversion(*source, job, reader, observer, cancel).run(*pages, conversion.document.pages);
    conversion.source = std::move(source);
    return conversion;
}

} // namespace lectern::recognition
