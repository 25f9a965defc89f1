// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/export_names.h"
#include "exports/result_writer.h"
#include "recognition/batch_queue.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace lectern::exports {

// Where a batch's results go, and which.
struct BatchDestination
{
    std::optional<std::filesystem::path> folder = {}; // nothing: beside each input
    bool replaces = false; // results of earlier runs; otherwise the new ones get a number: NAME-2
    ResultOptions results{.json = true};
    std::string program = {}; // its version, for the JSON
    std::string prompt = {}; // that the model is asked with, for the JSON
};

// Writes the files of a batch: Markdown, figures and JSON of each input, under a name of its own. A file that is read
// again keeps its name, so that its second try replaces the first. Any thread may call it; a destination is that of the
// files that end from then on.
class BatchResults
{
public:
    void setDestination(BatchDestination destination);
    BatchDestination destination() const;

    // WriteFailed where the folder cannot be written to. What was written, Markdown last.
    Result<std::vector<std::filesystem::path>> write(const recognition::BatchFile& file,
        recognition::Conversion& conversion, const recognition::ReaderInfo& reader, const Cancel& cancel);

    // Whether the file's results could be written where they go now: WriteFailed.
    Result<void> check(const recognition::BatchFile& file) const;

    // As the queue wants them; results lives as long as that.
    static recognition::BatchWriter writerOf(std::shared_ptr<BatchResults> results);
    static recognition::BatchCheck checkOf(std::shared_ptr<BatchResults> results);

private:
    ExportTarget takeTarget(const recognition::BatchFile& file, const BatchDestination& destination);

    mutable std::mutex m_mutex;
    BatchDestination m_destination;
    std::map<std::uint64_t, ExportTarget> m_targets; // by the file's id
    std::set<std::filesystem::path> m_taken; // folder/name, of any file of this batch
};

} // namespace lectern::exports
