// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/batch_queue.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace lectern::recognition {

namespace {

// Documents of a batch are nobody's open document.
constexpr DocumentId kNoDocument = 0;

bool isLeft(const BatchFile& file)
{
    return file.state == BatchState::Waiting || file.state == BatchState::Running;
}

bool isWorthARetry(const BatchFile& file)
{
    return file.state == BatchState::Failed || file.state == BatchState::Cancelled
        || (file.state == BatchState::Done && file.pagesFailed > 0);
}

// Waiting as if it had just been added.
void makeFresh(BatchFile& file)
{
    BatchFile fresh;
    fresh.id = file.id;
    fresh.input = std::move(file.input);
    fresh.password = std::move(file.password);
    file = std::move(fresh);
}

} // namespace

BatchQueue::BatchQueue(ConversionWorker& worker, BatchWriter writer, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
    , m_writer(std::move(writer))
{
    connect(&m_worker, &ConversionWorker::jobChanged, this, &BatchQueue::jobChanged);
    connect(&m_worker, &ConversionWorker::finished, this, &BatchQueue::jobFinished);
}

BatchQueue::~BatchQueue()
{
    if (m_job != 0)
        m_worker.cancel(m_job);
}

int BatchQueue::add(const std::vector<std::filesystem::path>& inputs)
{
    const int first = static_cast<int>(m_files.size());
    std::unordered_set<std::string> known;
    for (const BatchFile& file : m_files) {
        if (isLeft(file))
            known.insert(file.input.native());
    }
    for (const std::filesystem::path& input : inputs) {
        if (!known.insert(input.native()).second)
            continue;
        BatchFile file;
        file.id = ++m_lastId;
        file.input = input;
        m_files.push_back(std::move(file));
    }
    const int count = static_cast<int>(m_files.size()) - first;
    if (count > 0) {
        Q_EMIT filesAdded(first, count);
        startNext();
    }
    return count;
}

void BatchQueue::putBack(int row, BatchFile file)
{
    if (rowOf(file.id) >= 0)
        return;
    if (isLeft(file))
        makeFresh(file);
    row = std::clamp(row, 0, static_cast<int>(m_files.size()));
    m_files.insert(m_files.begin() + row, std::move(file));
    Q_EMIT filesAdded(row, 1);
    startNext();
}

int BatchQueue::filesLeft() const
{
    return static_cast<int>(std::ranges::count_if(m_files, isLeft));
}

int BatchQueue::rowOf(std::uint64_t id) const
{
    const auto found = std::ranges::find(m_files, id, &BatchFile::id);
    return found == m_files.end() ? -1 : static_cast<int>(found - m_files.begin());
}

void BatchQueue::remove(int row)
{
    if (m_files.at(static_cast<size_t>(row)).id == m_running)
        m_worker.cancel(m_job);
    m_files.erase(m_files.begin() + row);
    Q_EMIT fileRemoved(row);
    tellIfFinished();
}

void BatchQueue::move(int from, int to)
{
    to = std::clamp(to, 0, static_cast<int>(m_files.size()) - 1);
    if (from == to)
        return;
    BatchFile file = std::move(m_files.at(static_cast<size_t>(from)));
    m_files.erase(m_files.begin() + from);
    m_files.insert(m_files.begin() + to, std::move(file));
    Q_EMIT fileMoved(from, to);
}

void BatchQueue::removeEnded()
{
    for (int row = static_cast<int>(m_files.size()) - 1; row >= 0; --row) {
        if (!isLeft(m_files[static_cast<size_t>(row)]))
            remove(row);
    }
}

void BatchQueue::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    if (m_job != 0)
        m_worker.setPaused(m_job, paused);
    Q_EMIT pausedChanged(paused);
    startNext();
}

void BatchQueue::endWaiting(int row)
{
    BatchFile& file = m_files.at(static_cast<size_t>(row));
    if (file.state != BatchState::Waiting)
        return;
    file.state = BatchState::Cancelled;
    Q_EMIT fileChanged(row);
}

void BatchQueue::cancel(int row)
{
    if (m_files.at(static_cast<size_t>(row)).id == m_running)
        m_worker.cancel(m_job);
    else
        endWaiting(row);
    tellIfFinished();
}

void BatchQueue::cancelAll()
{
    for (int row = 0; row < static_cast<int>(m_files.size()); ++row)
        endWaiting(row);
    if (m_job != 0)
        m_worker.cancel(m_job);
    tellIfFinished();
}

void BatchQueue::setPassword(int row, const std::string& password)
{
    m_files.at(static_cast<size_t>(row)).password = password;
}

void BatchQueue::retryFailed()
{
    for (int row = 0; row < static_cast<int>(m_files.size()); ++row) {
        if (isWorthARetry(m_files[static_cast<size_t>(row)])) {
            makeFresh(m_files[static_cast<size_t>(row)]);
            Q_EMIT fileChanged(row);
        }
    }
    startNext();
}

void BatchQueue::retry(int row)
{
    BatchFile& file = m_files.at(static_cast<size_t>(row));
    if (!isWorthARetry(file))
        return;
    makeFresh(file);
    Q_EMIT fileChanged(row);
    startNext();
}

void BatchQueue::startNext()
{
    m_hasWork = m_hasWork || filesLeft() > 0;
    if (m_job != 0 || m_isPaused)
        return;
    const auto next = std::ranges::find(m_files, BatchState::Waiting, &BatchFile::state);
    if (next != m_files.end())
        start(*next);
}

void BatchQueue::start(BatchFile& file)
{
    ConversionRequest request;
    request.document = kNoDocument;
    request.job.input = file.input;
    request.job.open.password = file.password;
    request.job.read = m_options.read;
    request.reader = m_options.reader;
    request.load = m_options.load;
    request.priority = JobPriority::Background;
    request.write = [writer = m_writer, file](Conversion& conversion, const ReaderInfo& reader, const Cancel& cancel) {
        return writer(file, conversion, reader, cancel);
    };
    if (m_check)
        request.check = [check = m_check, file] { return check(file); };
    m_running = file.id;
    m_job = m_worker.submit(std::move(request));
    file.state = BatchState::Running;
    Q_EMIT fileChanged(rowOf(m_running));
}

void BatchQueue::jobChanged(const JobStatus& status)
{
    const int row = rowOf(m_running);
    if (status.id != m_job || row < 0)
        return;
    BatchFile& file = m_files[static_cast<size_t>(row)];
    file.page = status.progress.position;
    file.pages = status.progress.pages;
    file.pagesFailed = status.pagesFailed;
    file.pagesCut = status.pagesCut;
    file.left = status.progress.left;
    switch (status.state) {
    case JobState::Queued:
    case JobState::Running:
        break;
    case JobState::Done:
        file.state = BatchState::Done;
        break;
    case JobState::Cancelled:
        file.state = BatchState::Cancelled;
        break;
    case JobState::Failed:
        file.state = BatchState::Failed;
        break;
    }
    file.error = status.error;
    file.written = status.written;
    Q_EMIT fileChanged(row);
}

void BatchQueue::jobFinished(const JobStatus& status)
{
    if (status.id != m_job)
        return;
    m_job = 0;
    m_running = 0;
    startNext();
    tellIfFinished();
}

void BatchQueue::tellIfFinished()
{
    if (!m_hasWork || m_job != 0 || filesLeft() > 0)
        return;
    m_hasWork = false;
    Q_EMIT finished();
}

} // namespace lectern::recognition
