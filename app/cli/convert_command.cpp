// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert_command.h"

#include "cli/convert_options.h"
#include "cli/exit_status.h"
#include "cli/progress_printer.h"
#include "exports/result_writer.h"
#include "pages/input_files.h"
#include "recognition/conversion.h"
#include "services.h"

#include <algorithm>
#include <ostream>
#include <system_error>
#include <utility>

namespace lectern::cli {

namespace fs = std::filesystem;

namespace {

exports::ResultOptions resultOptions(const ConvertOptions& options)
{
    return {options.markdown, options.raw, options.json, options.html, options.layout, options.furniture,
        options.read.dpi, options.password};
}

// One run over all inputs: reads each file, writes its results, remembers what went wrong.
class ConvertRun
{
public:
    ConvertRun(const ConvertOptions& options, const Cancel& cancel, std::ostream& out, ProgressPrinter& printer)
        : m_options(options)
        , m_cancel(cancel)
        , m_out(out)
        , m_printer(printer)
    { }

    int run();

private:
    int chooseReader();
    bool findInputs();
    int openReader();
    void convert(const fs::path& input, int position);
    void noteTrouble(const recognition::Conversion& conversion, const std::string& file, const Result<void>& written);
    void fileFailed(const std::string& file, const Error& error);
    int exitStatus() const;

    const ConvertOptions& m_options;
    const Cancel& m_cancel;
    std::ostream& m_out;
    ProgressPrinter& m_printer;
    std::vector<fs::path> m_files;
    recognition::ReaderChoice m_choice;
    app::OpenedReader m_reader;
    exports::ExportNames m_names;
    RunSummary m_summary;
    int m_unreadable = 0; // files that could not be opened
    int m_wrongPages = 0; // files that do not have the pages asked for
};

// False where there is nothing at all to read, which is better said before a model of some gigabytes is loaded.
bool ConvertRun::findInputs()
{
    m_files = pages::expandInputs(m_options.inputs);
    m_summary.files = static_cast<int>(m_files.size());
    if (m_files.empty()) {
        m_printer.failed("there are no PDFs or pictures in " + m_options.inputs.front().string());
        return false;
    }
    const auto isThere = [](const fs::path& file) {
        std::error_code code;
        return fs::exists(file, code);
    };
    if (std::any_of(m_files.begin(), m_files.end(), isThere))
        return true;
    for (const fs::path& file : m_files)
        fileFailed(file.string(), {ErrorCode::NotFound, "there is no such file"});
    m_printer.finished(m_summary);
    return false;
}

int ConvertRun::chooseReader()
{
    auto choice = recognition::chooseReader(m_options.reader, recognition::findModelPlaces());
    if (choice) {
        m_choice = std::move(*choice);
        return kExitDone;
    }
    m_printer.failed(choice.error().message);
    const ErrorCode code = choice.error().code;
    return code == ErrorCode::InvalidInput || code == ErrorCode::Unsupported ? kExitUsage : kExitUnreadable;
}

int ConvertRun::openReader()
{
    const bool builtIn = m_choice.kind == recognition::ReaderChoice::Kind::BuiltIn;
    m_printer.readerChosen(builtIn ? "builtin" : "model", m_choice.modelName, m_choice.why);
    auto reader =
        app::openReader(m_choice, m_options.load, m_cancel, [this](double share) { m_printer.loading(share); });
    if (!reader) {
        const bool interrupted = reader.error().code == ErrorCode::Cancelled;
        if (interrupted)
            m_printer.stopping();
        else
            m_printer.failed(reader.error().message);
        return interrupted ? kExitInterrupted : kExitUnreadable;
    }
    m_reader = std::move(*reader);
    if (!builtIn)
        m_reader.run.prompt = m_options.read.prompt;
    m_printer.loaded(m_reader.run.device, m_reader.run.precision, m_reader.deviceReason);
    return kExitDone;
}

void ConvertRun::fileFailed(const std::string& file, const Error& error)
{
    if (error.code == ErrorCode::InvalidInput)
        ++m_wrongPages;
    else
        ++m_unreadable;
    m_printer.fileFailed(file, error.message);
    m_summary.troubles.push_back({file, error.message, {}});
}

void ConvertRun::convert(const fs::path& input, int position)
{
    const std::string file = input.string();
    const exports::ExportTarget target{m_options.outputFolder, m_names.take(input)};
    const recognition::ConversionJob job{input, {m_options.password}, m_options.pages, m_options.read};
    recognition::ConversionObserver observer;
    observer.opened = [&](int pages) { m_printer.fileOpened(file, position, m_summary.files, pages); };
    observer.progress = [&](const auto& progress) { m_printer.progress(file, progress); };
    observer.restarted = [&](int page, std::string_view reason) { m_printer.restarted(file, page, reason); };
    observer.pageFinished = [&](const auto& progress, const auto& page) {
        m_printer.pageFinished(file, progress, page);
    };
    auto conversion = recognition::convertFile(job, *m_reader.reader, observer, m_cancel);
    if (!conversion) {
        fileFailed(file, conversion.error());
        return;
    }
    if (conversion->cancelled)
        m_printer.stopping();
    const exports::WrittenFiles written =
        exports::writeResults(*conversion, target, resultOptions(m_options), m_reader.run);
    for (const fs::path& path : written.paths)
        m_out << path.string() << '\n';
    m_out.flush();
    noteTrouble(*conversion, file, written.outcome);
}

void ConvertRun::noteTrouble(
    const recognition::Conversion& conversion, const std::string& file, const Result<void>& written)
{
    FileTrouble trouble{file, {}, {}};
    bool anyRead = false;
    for (const document::PageResult& page : conversion.document.pages) {
        const bool read = page.status == document::PageStatus::Done || page.status == document::PageStatus::Cut;
        anyRead = anyRead || read;
        m_summary.pagesDone += read ? 1 : 0;
        if (page.status == document::PageStatus::Cut || page.status == document::PageStatus::Failed)
            trouble.pages.push_back({page.page, page.status, page.reason});
    }
    if (!written) {
        trouble.failure = written.error().message;
        m_printer.fileFailed(file, trouble.failure);
    }
    m_summary.filesDone += written && anyRead && !conversion.cancelled ? 1 : 0;
    if (!trouble.failure.empty() || !trouble.pages.empty())
        m_summary.troubles.push_back(std::move(trouble));
}

int ConvertRun::exitStatus() const
{
    if (m_cancel.requested())
        return kExitInterrupted;
    if (m_summary.troubles.empty())
        return m_out ? kExitDone : kExitSomeFailed;
    const int failed = m_unreadable + m_wrongPages;
    if (failed < m_summary.files)
        return kExitSomeFailed;
    return m_wrongPages > 0 ? kExitUsage : kExitUnreadable;
}

int ConvertRun::run()
{
    if (const auto writable = exports::checkOutputFolder(m_options.outputFolder); !writable) {
        m_printer.failed(writable.error().message);
        return kExitSomeFailed;
    }
    if (const int status = chooseReader(); status != kExitDone)
        return status;
    if (!findInputs())
        return kExitUnreadable;
    if (const int status = openReader(); status != kExitDone)
        return status;
    int position = 0;
    for (const fs::path& file : m_files) {
        if (m_cancel.requested())
            break;
        convert(file, ++position);
    }
    m_summary.interrupted = m_cancel.requested();
    m_printer.finished(m_summary);
    if (!m_out)
        m_printer.failed("standard output does not take the names of all written files");
    return exitStatus();
}

} // namespace

int runConvert(const std::vector<std::string>& arguments, const Cancel& cancel, std::ostream& out, std::ostream& err,
    bool errIsTerminal)
{
    const auto options = parseConvertOptions(arguments);
    if (!options) {
        err << "lectern-cli convert: " << options.error().message << "\nTry: lectern-cli convert --help\n";
        return kExitUsage;
    }
    if (options->help) {
        out << convertHelp();
        return kExitDone;
    }
    const auto printer = options->progressJson ? progressAsJson(err) : progressAsText(err, errIsTerminal);
    return ConvertRun(*options, cancel, out, *printer).run();
}

} // namespace lectern::cli
