// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/order_command.h"

#include "cli/exit_status.h"
#include "cli/order_options.h"
#include "exports/order_export.h"
#include "exports/result_writer.h"
#include "pages/page_source.h"
#include "recognition/memory_check.h"
#include "recognition/reader_choice.h"

#include <iomanip>
#include <ostream>

namespace lectern::cli {

namespace {

// One run over the pages of one input.
class OrderRun
{
public:
    OrderRun(const OrderOptions& options, const Cancel& cancel, std::ostream& out, std::ostream& err)
        : m_options(options)
        , m_cancel(cancel)
        , m_out(out)
        , m_err(err)
    { }

    int run()
    {
        if (const auto folder = exports::checkOutputFolder(m_options.outputFolder); !folder)
            return report(folder.error(), kExitSomeFailed);
        auto source = pages::PageSource::open(m_options.input, {m_options.password});
        if (!source)
            return report(source.error(), kExitUnreadable);
        const auto pages = m_options.pages.resolve((*source)->pageCount());
        if (!pages)
            return report(pages.error(), kExitUsage);
        const auto choice = recognition::chooseReader({"model", m_options.model}, recognition::findModelPlaces());
        if (!choice)
            return report(choice.error(), kExitUnreadable);
        if (const auto fits = recognition::checkMemoryForModel(choice->modelFolder, m_options.load); !fits)
            return report(fits.error(), kExitUnreadable);
        auto engine = model::Model::load(choice->modelFolder, m_options.load, m_cancel);
        if (!engine)
            return report(engine.error(), kExitUnreadable);
        int status = kExitDone;
        for (const int page : *pages) {
            const auto written = lookAt(**engine, **source, page);
            if (written)
                continue;
            const int failed = report(written.error(),
                written.error().code == ErrorCode::InvalidInput && pages->size() == 1 ? kExitUsage : kExitSomeFailed);
            if (failed == kExitInterrupted)
                return failed;
            status = failed;
        }
        return status;
    }

private:
    int report(const Error& error, int status)
    {
        m_err << "lectern-cli order: " << error.message << '\n';
        return error.code == ErrorCode::Cancelled ? kExitInterrupted : status;
    }

    Result<void> lookAt(const model::Model& engine, pages::PageSource& source, int page)
    {
        recognition::StudyInput input;
        auto outcome =
            recognition::studyPage(engine, source, page, m_options.study, std::move(input), m_geometric, m_cancel);
        if (!outcome)
            return std::unexpected(outcome.error());
        const recognition::PageStudy& study = outcome->study;
        if (!study.geometricTrouble.empty())
            m_err << "page " << page + 1 << ": no geometric order: " << study.geometricTrouble << '\n';
        describe(study);
        pages::RenderOptions rendering;
        rendering.dpi = m_options.study.read.dpi;
        const auto picture = source.render(page, rendering, m_cancel);
        if (!picture)
            return std::unexpected(picture.error());
        const exports::RunInfo run{LECTERN_VERSION, engine.checkpointHash(), m_options.study.read.prompt,
            std::string(model::precisionName(engine.precision())), engine.deviceName()};
        const exports::ExportTarget target{m_options.outputFolder, exports::exportName(m_options.input)};
        const auto written = exports::exportOrder(study, *picture, target, run);
        if (!written)
            return std::unexpected(written.error());
        for (const auto& path : *written)
            m_out << path.string() << '\n';
        m_out.flush();
        return {};
    }

    void describe(const recognition::PageStudy& study)
    {
        const auto say = [this](const char* name, const std::optional<double>& tau) {
            m_err << ", " << name << ' ';
            if (tau)
                m_err << *tau;
            else
                m_err << '-';
        };
        m_err << std::fixed << std::setprecision(3) << "page " << study.page + 1 << ", layer "
              << study.trace.order.layer << ": tau";
        say("raster", study.figures.raster.tau);
        say("geometric", study.figures.geometric.tau);
        say("decoded", study.figures.decoded.tau);
        m_err << '\n';
        for (const recognition::ChangedReading& changed : study.changed)
            m_err << "  " << changed.name << ": edit distance " << changed.editDistance
                  << (changed.sameTokens ? ", the same tokens" : "")
                  << (changed.decoded.ended ? "" : ", came to no end") << '\n';
    }

    const OrderOptions& m_options;
    const Cancel& m_cancel;
    std::ostream& m_out;
    std::ostream& m_err;
    recognition::GeometricBlocks m_geometric;
};

} // namespace

int runOrder(const std::vector<std::string>& arguments, const Cancel& cancel, std::ostream& out, std::ostream& err)
{
    const auto options = parseOrderOptions(arguments);
    if (!options) {
        err << "lectern-cli order: " << options.error().message << "\nTry: lectern-cli order --help\n";
        return kExitUsage;
    }
    if (options->help) {
        out << orderHelp();
        return kExitDone;
    }
    return OrderRun(*options, cancel, out, err).run();
}

} // namespace lectern::cli
