// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker.h"
#include "recognition/conversion_worker_values.h"

#include <QObject>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lectern::recognition {

enum class BatchState
{
    Waiting,
    Running,
    Done, // also with pages that failed or were cut
    Cancelled,
    Failed
};

struct BatchFile
{
    std::uint64_t id = 0; // stays when the file moves
    std::filesystem::path input;
    std::string password;
    BatchState state = BatchState::Waiting;
    int page = 0; // n-th of pages, while running
    int pages = 0; // 0 until it has been opened
    int pagesFailed = 0;
    int pagesCut = 0;
    std::optional<SecondsRange> left; // while running
    std::optional<Error> error; // why it failed; Encrypted: ask for its password
    std::vector<std::filesystem::path> written; // Markdown last, as the writer gives them
};

// What every file of a batch is read with.
struct BatchOptions
{
    ReadOptions read;
    ReaderChoice reader;
    model::LoadOptions load;
};

// Writes a finished file's results and gives their paths. Called on the worker's thread, once for each time that the
// file was read: the same id on a retry.
using BatchWriter = std::function<Result<std::vector<std::filesystem::path>>(
    const BatchFile& file, Conversion& conversion, const ReaderInfo& reader, const Cancel& cancel)>;

// Whether that could be done, before the file is read; on the worker's thread too.
using BatchCheck = std::function<Result<void>(const BatchFile& file)>;

// Files that are converted one after the other, in the order of the list, behind everything that is more urgent. A
// file that fails stays in the list with the reason and the next one follows. Signals are emitted on this object's
// thread; rows are those after the change. An item model over it mirrors files() and follows the signals.
class BatchQueue : public QObject
{
    Q_OBJECT

public:
    // worker must outlive the queue.
    BatchQueue(ConversionWorker& worker, BatchWriter writer, QObject* parent = nullptr);
    // The file in work is cancelled.
    ~BatchQueue() override;

    // For files that are begun from now on: one that does not pass fails with the check's error, unread.
    void setCheck(BatchCheck check) { m_check = std::move(check); }

    // For files that are begun from now on.
    void setOptions(BatchOptions options) { m_options = std::move(options); }

    // Begins at once unless paused. A file that is waiting or running already is not added again; gives how many were.
    int add(const std::vector<std::filesystem::path>& inputs);

    // Puts a removed file back, as it was: the one that was in work waits again.
    void putBack(int row, BatchFile file);

    const std::vector<BatchFile>& files() const { return m_files; }
    bool isPaused() const { return m_isPaused; }
    bool isRunning() const { return m_job != 0; }
    // Waiting and running ones.
    int filesLeft() const;

    // The row must be there. The file in work is cancelled first.
    void remove(int row);
    // Gives a file another row; the order of those that wait is the order of reading.
    void move(int from, int to);
    // Everything that is Done, Cancelled or Failed leaves the list.
    void removeEnded();
    // The file in work rests after its page.
    void setPaused(bool paused);
    // The file becomes Cancelled and the next one follows.
    void cancel(int row);
    // The waiting ones too; nothing follows.
    void cancelAll();
    void setPassword(int row, const std::string& password);
    // Failed and cancelled files, and those with failed pages, wait again. retry: one of them.
    void retryFailed();
    void retry(int row);

Q_SIGNALS:
    void filesAdded(int first, int count);
    void fileRemoved(int row);
    void fileMoved(int from, int to);
    void fileChanged(int row);
    void pausedChanged(bool paused);
    // No file waits or runs any more.
    void finished();

private:
    void startNext();
    void start(BatchFile& file);
    void jobChanged(const JobStatus& status);
    void jobFinished(const JobStatus& status);
    int rowOf(std::uint64_t id) const; // -1: none
    void endWaiting(int row);
    void tellIfFinished();

    ConversionWorker& m_worker;
    const BatchWriter m_writer;
    BatchCheck m_check;
    BatchOptions m_options;
    std::vector<BatchFile> m_files;
    std::uint64_t m_lastId = 0;
    JobId m_job = 0; // in work; 0: none
    std::uint64_t m_running = 0; // its file's id
    bool m_isPaused = false;
    bool m_hasWork = false; // finished() has yet to be told
};

} // namespace lectern::recognition
