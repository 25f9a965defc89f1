// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "document/page_result.h"
#include "model/model.h"
#include "pages/page_source.h"
#include "recognition/conversion.h"
#include "recognition/job_queue.h"
#include "recognition/page_reader.h"
#include "recognition/page_study.h"
#include "recognition/reader_choice.h"
#include "recognition/trace_export.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What goes into the worker and what comes out of it: values only.
namespace lectern::recognition {

// queued → running → done | cancelled | failed
enum class JobState
{
    Queued,
    Running,
    Done, // also with pages that failed, as long as one was read
    Cancelled,
    Failed // the file or the reader cannot be opened, no page could be read, or the results cannot be written
};
inline bool isEnd(JobState state)
{
    return state != JobState::Queued && state != JobState::Running;
}

struct JobStatus
{
    JobId id = 0;
    DocumentId document = 0;
    std::filesystem::path input;
    JobState state = JobState::Queued;
    bool paused = false; // this job, see ConversionWorker::setPaused
    bool writing = false; // all pages are read, the results are being written
    ConversionProgress progress; // of the page being read; pages is 0 until the file has been opened
    int pagesFinished = 0; // failed ones included
    int pagesFailed = 0;
    int pagesCut = 0;
    std::optional<Error> error; // why it failed
    std::vector<std::filesystem::path> written;
};

// What was written of a page since the last update. Its blocks are now those before firstChanged, as they were, and
// then blocks; the last one is incomplete while it is being written.
struct PageUpdate
{
    JobId job = 0;
    DocumentId document = 0;
    int page = 0; // 1-based
    std::string text; // grounded text, as the reader wrote it
    size_t firstChanged = 0;
    std::vector<document::Block> blocks;
};

// The page begins again: what its updates said is void.
struct PageRestart
{
    JobId job = 0;
    DocumentId document = 0;
    int page = 0; // 1-based
    std::string reason;
};

// The last word on a page: it replaces what the updates said. Every page that was begun gets one.
struct PageFinish
{
    JobId job = 0;
    DocumentId document = 0;
    document::PageResult result;
    std::optional<document::Rect> region =
        {}; // that it is about, see ConversionRequest: all the page where there is none
};

// A reader as it stands ready.
struct ReaderInfo
{
    std::string name; // "builtin", "model"
    std::string model; // the checkpoint's name, empty for the built-in reader, like all that follows
    std::filesystem::path folder;
    std::string checkpoint; // its hash
    std::string precision; // "f32", "bf16"
    std::string device; // "cpu", "cuda:0"
    std::string deviceReason; // why this one, where "auto" was asked for
};

enum class ModelState
{
    Unloaded,
    Loading,
    Loaded,
    Failed
};

struct ModelStatus
{
    ModelState state = ModelState::Unloaded;
    ReaderInfo info; // model and folder from Loading on, the rest once it is loaded
    double share = 0; // 0…1 of loading
    std::optional<Error> error; // why loading failed
};

struct LoadedReader
{
    std::unique_ptr<PageReader> reader;
    ReaderInfo info;
};

// How the worker comes by readers and pages; tests put their own in. Called on the worker's thread.
struct WorkerServices
{
    std::function<Result<LoadedReader>(
        const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel, const model::LoadProgress&)>
        openReader;
    std::function<Result<std::unique_ptr<pages::PageSource>>(const ConversionJob& job)> openSource;
    int threads = 0; // for the model's arithmetic; 0: one less than this machine has cores
};

// The real ones: memory is checked before a model is loaded (memory_check.h).
WorkerServices systemServices();

// Writes a file's results once all of its pages have been read and at least one of them well; gives the paths. Called
// on the worker's thread. Pages are in the order of the document.
using ResultWriter = std::function<Result<std::vector<std::filesystem::path>>(
    Conversion& conversion, const ReaderInfo& reader, const Cancel& cancel)>;

// Whether the results could be written: asked on the worker's thread before the file is opened, so that nobody waits
// for pages whose results have no place to go to.
using ResultCheck = std::function<Result<void>()>;

struct ConversionRequest
{
    DocumentId document = 0;
    ConversionJob job;
    ReaderChoice reader;
    model::LoadOptions load;
    JobPriority priority = JobPriority::Normal;
    ResultWriter write; // may be empty; then finished pages are not kept by the worker either
    ResultCheck check; // may be empty
    // Page-relative: only this much of the pages is read. What comes of it is told by pageFinished alone, blocks as
    // they stand on the page.
    std::optional<document::Rect> region = {};
};

// "Look at the order": what is asked about one page of an open document, whether it is converted or not.
struct PageStudyRequest
{
    DocumentId document = 0; // what is computed is kept for the next request of the same document
    int page = 0; // 0-based
    ConversionJob job; // input and open; the rest is not looked at
    ReaderChoice reader; // a model
    model::LoadOptions load;
    StudyRequest study;
    // In place of the study: the raw numbers of the page go to a file. Give it a document number of its own, so that
    // other requests neither replace nor cancel it.
    std::optional<TraceExport> exported = std::nullopt;
};

// How far the export of a page's raw numbers is.
struct ExportProgress
{
    DocumentId document = 0;
    int page = 0; // 0-based
    TraceProgress progress;
};

// How far the study of a page is. Nothing is told of what was kept from an earlier one.
struct StudyProgress
{
    DocumentId document = 0;
    int page = 0; // 0-based
    StudyStep step;
};

struct StudyAnswer
{
    DocumentId document = 0;
    int page = 0; // 0-based
    StudyRequest request;
    bool live = false; // of a page that is just being converted, see ConversionWorker::followOrder
    std::shared_ptr<const PageStudy> study; // null where it failed, and of an export
    std::optional<Error> error;
    std::optional<TraceExport> exported = std::nullopt; // as asked for; written unless there is an error
};

} // namespace lectern::recognition
