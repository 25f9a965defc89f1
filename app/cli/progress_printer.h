// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/page_result.h"
#include "recognition/conversion.h"
#include "recognition/page_reader.h"

#include <chrono>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::cli {

// What was wrong with one file of a run: that it could not be read, or which of its pages.
struct FileTrouble
{
    struct Page
    {
        int page = 0; // 1-based
        document::PageStatus status = document::PageStatus::Failed;
        std::string reason;
    };
    std::string file;
    std::string failure; // empty: the file itself was read
    std::vector<Page> pages;
};

struct RunSummary
{
    int filesDone = 0;
    int files = 0;
    int pagesDone = 0;
    bool interrupted = false;
    std::vector<FileTrouble> troubles;
};

// Where a run tells how it goes. Everything goes to standard error; see progressAsText and progressAsJson.
class ProgressPrinter
{
public:
    virtual ~ProgressPrinter() = default;

    virtual void readerChosen(std::string_view reader, std::string_view model, std::string_view why) = 0;
    virtual void loading(double share) = 0; // 0…1
    virtual void loaded(std::string_view device, std::string_view precision, std::string_view why) = 0;
    virtual void fileOpened(const std::string& file, int position, int files, int pages) = 0;
    virtual void progress(const std::string& file, const recognition::ConversionProgress& progress) = 0;
    virtual void restarted(const std::string& file, int page, std::string_view reason) = 0;
    virtual void pageFinished(
        const std::string& file, const recognition::ConversionProgress& progress, const document::PageResult& page) = 0;
    virtual void fileFailed(const std::string& file, std::string_view reason) = 0;
    virtual void stopping() = 0;
    virtual void finished(const RunSummary& summary) = 0;
    virtual void failed(std::string_view message) = 0; // the whole run
};

// For a person. On a terminal one line is rewritten while a page is read; elsewhere a line is written per page.
std::unique_ptr<ProgressPrinter> progressAsText(std::ostream& err, bool terminal);

// For a program: one JSON object a line, each with "event" and most with "file" (docs/file-formats.md).
std::unique_ptr<ProgressPrinter> progressAsJson(std::ostream& err);

} // namespace lectern::cli
