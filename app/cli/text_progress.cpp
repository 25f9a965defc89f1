// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_printer.h"

#include "recognition/time_left.h"

#include <iomanip>
#include <ostream>
#include <sstream>

namespace lectern::cli {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kRedraw{100};

std::string counted(int number, std::string_view one, std::string_view many)
{
    return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

// "12 tokens, 34.5 tokens/s", or nothing while there are none. The built-in reader counts words.
std::string speed(const recognition::ConversionProgress& progress, bool words)
{
    std::ostringstream out;
    if (progress.tokens > 0)
        out << ", " << counted(progress.tokens, words ? "word" : "token", words ? "words" : "tokens");
    if (progress.tokensPerSecond > 0)
        out << ", " << std::fixed << std::setprecision(1) << progress.tokensPerSecond << " tokens/s";
    if (progress.left)
        out << ", " << recognition::describe(*progress.left) << " left";
    return out.str();
}

std::string place(const std::string& file, const recognition::ConversionProgress& progress)
{
    std::string text = file + ": page " + std::to_string(progress.position) + " of " + std::to_string(progress.pages);
    if (progress.page != progress.position)
        text += " (page " + std::to_string(progress.page) + " of the file)";
    return text;
}

std::string_view inWords(recognition::Stage stage)
{
    switch (stage) {
    case recognition::Stage::Load:
        return "loading";
    case recognition::Stage::Render:
        return "rendering";
    case recognition::Stage::TextLayer:
        return "reading its text";
    case recognition::Stage::Ocr:
        return "recognising";
    case recognition::Stage::Layout:
        return "putting in order";
    case recognition::Stage::Vision:
        return "looking";
    case recognition::Stage::Prefill:
    case recognition::Stage::Decode:
        return "reading";
    }
    return "";
}

class TextProgress : public ProgressPrinter
{
public:
    TextProgress(std::ostream& err, bool terminal)
        : m_err(err)
        , m_terminal(terminal)
    { }

    void readerChosen(std::string_view reader, std::string_view model, std::string_view why) override
    {
        m_countsWords = reader == "builtin";
        const std::string name = reader == "model" ? "the model " + std::string(model) : "the built-in reader";
        line("Reading with " + name + ": " + std::string(why));
    }

    void loading(double share) override
    {
        transient("Loading the model: " + std::to_string(static_cast<int>(share * 100)) + " %");
    }

    void loaded(std::string_view device, std::string_view precision, std::string_view why) override
    {
        if (device.empty())
            return;
        line("The model is on " + std::string(device) + " in " + std::string(precision)
            + (why.empty() ? std::string() : ": " + std::string(why)));
    }

    void fileOpened(const std::string& file, int position, int files, int pages) override
    {
        const std::string which =
            files > 1 ? " (file " + std::to_string(position) + " of " + std::to_string(files) + ")" : "";
        line(file + which + ": " + counted(pages, "page", "pages"));
    }

    void progress(const std::string& file, const recognition::ConversionProgress& progress) override
    {
        transient(place(file, progress) + ": " + std::string(inWords(progress.stage)) + speed(progress, m_countsWords));
    }

    void restarted(const std::string& file, int page, std::string_view reason) override
    {
        line(file + ": page " + std::to_string(page) + ": " + std::string(reason));
    }

    void pageFinished(const std::string& file, const recognition::ConversionProgress& progress,
        const document::PageResult& page) override
    {
        const std::string text = place(file, progress);
        switch (page.status) {
        case document::PageStatus::Done:
            line(text + ": done" + speed(progress, m_countsWords));
            break;
        case document::PageStatus::Cut:
            line(text + ": CUT: " + page.reason);
            break;
        case document::PageStatus::Failed:
            line(text + ": FAILED: " + page.reason);
            break;
        case document::PageStatus::Cancelled:
            line(text + ": stopped");
            break;
        }
    }

    void fileFailed(const std::string& file, std::string_view reason) override
    {
        line("FAILED: " + withFile(file, reason));
    }

    void stopping() override { line("Stopped; keeping the pages that are finished."); }
    void finished(const RunSummary& summary) override;
    void failed(std::string_view message) override { line("lectern-cli: " + std::string(message)); }

private:
    // Errors of the page source name the file already.
    static std::string withFile(const std::string& file, std::string_view reason)
    {
        return reason.find(file) != std::string_view::npos ? std::string(reason) : file + ": " + std::string(reason);
    }

    void line(const std::string& text)
    {
        clearTransient();
        m_err << text << '\n' << std::flush;
    }

    void transient(const std::string& text)
    {
        if (!m_terminal || (m_hasTransient && Clock::now() - m_drawn < kRedraw))
            return;
        m_err << "\r\x1b[K" << text << std::flush;
        m_hasTransient = true;
        m_drawn = Clock::now();
    }

    void clearTransient()
    {
        if (m_hasTransient)
            m_err << "\r\x1b[K";
        m_hasTransient = false;
    }

    std::ostream& m_err;
    bool m_terminal;
    bool m_hasTransient = false;
    bool m_countsWords = false;
    Clock::time_point m_drawn;
};

void TextProgress::finished(const RunSummary& summary)
{
    std::string text = summary.interrupted ? "Interrupted: " : "";
    text +=
        counted(summary.pagesDone, "page", "pages") + " of " + counted(summary.filesDone, "file", "files") + " read";
    line(text + (summary.troubles.empty() ? "." : "; these need attention:"));
    for (const FileTrouble& trouble : summary.troubles) {
        if (!trouble.failure.empty())
            line("  " + withFile(trouble.file, trouble.failure));
        for (const FileTrouble::Page& page : trouble.pages) {
            const char* what = page.status == document::PageStatus::Cut ? "cut: " : "failed: ";
            line("  " + trouble.file + ": page " + std::to_string(page.page) + " " + what + page.reason);
        }
    }
}

} // namespace

std::unique_ptr<ProgressPrinter> progressAsText(std::ostream& err, bool terminal)
{
    return std::make_unique<TextProgress>(err, terminal);
}

} // namespace lectern::cli
