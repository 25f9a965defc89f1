// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_printer.h"

#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <ostream>

namespace lectern::cli {

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetweenLines{100}; // of one stage of one page

// File names are bytes, JSON is UTF-8.
std::string text(std::string_view bytes)
{
    return repairedUtf8(bytes);
}

class JsonProgress : public ProgressPrinter
{
public:
    explicit JsonProgress(std::ostream& err)
        : m_err(err)
    { }

    void readerChosen(std::string_view reader, std::string_view model, std::string_view why) override
    {
        line({{"event", "reader"}, {"reader", reader}, {"model", text(model)}, {"why", text(why)}});
    }

    void loading(double share) override
    {
        if (!due())
            return;
        line({{"event", "loading"}, {"share", share}});
    }

    void loaded(std::string_view device, std::string_view precision, std::string_view why) override
    {
        if (!device.empty())
            line({{"event", "loaded"}, {"device", device}, {"precision", precision}, {"why", text(why)}});
    }

    void fileOpened(const std::string& file, int position, int files, int pages) override
    {
        line({{"event", "file"}, {"file", text(file)}, {"position", position}, {"files", files}, {"pages", pages}});
    }

    void progress(const std::string& file, const recognition::ConversionProgress& progress) override
    {
        const bool entered = progress.page != m_page || progress.stage != m_stage;
        if (!entered && !due())
            return;
        m_page = progress.page;
        m_stage = progress.stage;
        m_written = Clock::now();
        Json json = place("progress", file, progress);
        json["stage"] = recognition::stageName(progress.stage);
        addSpeed(json, progress);
        line(json);
    }

    void restarted(const std::string& file, int page, std::string_view reason) override
    {
        line({{"event", "restarted"}, {"file", text(file)}, {"page", page}, {"reason", text(reason)}});
    }

    void pageFinished(const std::string& file, const recognition::ConversionProgress& progress,
        const document::PageResult& page) override
    {
        m_page = 0;
        Json json = place("page", file, progress);
        json["status"] = document::statusName(page.status);
        json["reason"] = text(page.reason);
        json["retries"] = page.retries;
        addSpeed(json, progress);
        line(json);
    }

    void fileFailed(const std::string& file, std::string_view reason) override
    {
        line({{"event", "file-failed"}, {"file", text(file)}, {"reason", text(reason)}});
    }

    void stopping() override { line({{"event", "stopping"}}); }

    void finished(const RunSummary& summary) override
    {
        Json troubles = Json::array();
        for (const FileTrouble& trouble : summary.troubles) {
            Json pages = Json::array();
            for (const FileTrouble::Page& page : trouble.pages)
                pages.push_back({{"page", page.page}, {"status", document::statusName(page.status)},
                    {"reason", text(page.reason)}});
            troubles.push_back({{"file", text(trouble.file)}, {"reason", text(trouble.failure)}, {"pages", pages}});
        }
        line({{"event", "finished"}, {"files", summary.files}, {"files_done", summary.filesDone},
            {"pages_done", summary.pagesDone}, {"interrupted", summary.interrupted}, {"troubles", troubles}});
    }

    void failed(std::string_view message) override { line({{"event", "error"}, {"message", text(message)}}); }

private:
    static Json place(const char* event, const std::string& file, const recognition::ConversionProgress& progress)
    {
        return {{"event", event}, {"file", text(file)}, {"page", progress.page}, {"position", progress.position},
            {"pages", progress.pages}};
    }

    static void addSpeed(Json& json, const recognition::ConversionProgress& progress)
    {
        json["tokens"] = progress.tokens;
        json["tokens_per_second"] = progress.tokensPerSecond;
        json["seconds_left"] = progress.left ? Json::array({progress.left->low, progress.left->high}) : Json(nullptr);
    }

    bool due() const { return Clock::now() - m_written >= kBetweenLines; }

    void line(const Json& json)
    {
        m_err << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
        m_written = Clock::now();
    }

    std::ostream& m_err;
    int m_page = 0;
    recognition::Stage m_stage = recognition::Stage::Load;
    Clock::time_point m_written;
};

} // namespace

std::unique_ptr<ProgressPrinter> progressAsJson(std::ostream& err)
{
    return std::make_unique<JsonProgress>(err);
}

} // namespace lectern::cli
