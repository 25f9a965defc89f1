// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inspect_command.h"

#include "cli/exit_status.h"
#include "cli/inspect_options.h"
#include "image/page_views.h"
#include "model/model.h"
#include "model/trace_file.h"
#include "pages/page_source.h"
#include "recognition/reader_choice.h"

#include <filesystem>
#include <iomanip>
#include <ostream>
#include <unistd.h>

namespace lectern::cli {

namespace {

struct Inspection
{
    image::PageViews views;
    model::PageEncoding encoding;
    std::vector<text::TokenId> promptIds;
    model::Generation generation;
};

Result<Inspection> inspectPage(
    const model::Model& engine, pages::PageSource& source, const InspectOptions& options, const Cancel& cancel)
{
    pages::RenderOptions render;
    render.dpi = options.dpi;
    const auto page = source.render(options.page - 1, render, cancel);
    if (!page)
        return std::unexpected(page.error());
    auto views = image::makePageViews(*page);
    if (!views)
        return std::unexpected(views.error());
    const auto prompt = engine.makePrompt(options.prompt);
    if (!prompt)
        return std::unexpected(prompt.error());

    model::TraceRequest trace;
    trace.encoderLayers = options.encoderLayers;
    trace.decoderLayers = options.decoderLayers;
    trace.routing = options.routing;
    auto encoding = engine.encode(*views, trace, cancel);
    if (!encoding)
        return std::unexpected(encoding.error());

    model::GenerateOptions generate;
    generate.maxTokens = options.maxTokens;
    generate.noRepeat = model::publishedRule(engine.tokenizer(), source.isPdf());
    generate.noRepeat.n = options.ngram.value_or(generate.noRepeat.n);
    generate.noRepeat.window = options.window.value_or(generate.noRepeat.window);
    auto generation = engine.generate(*encoding, *prompt, generate, trace, {}, cancel);
    if (!generation)
        return std::unexpected(generation.error());
    return Inspection{
        std::move(*views), *encoding, engine.promptIds(*prompt, encoding->tokens()), std::move(*generation)};
}

int report(const Error& error, int status, std::ostream& err)
{
    err << "lectern-cli inspect: " << error.message << '\n';
    return error.code == ErrorCode::Cancelled ? kExitInterrupted : status;
}

void printSummary(const Inspection& inspection, const model::Model& engine, std::ostream& err)
{
    const auto& [views, encoding, promptIds, generation] = inspection;
    err << engine.deviceName() << ", " << model::precisionName(engine.precision()) << ": " << views.crops.size()
        << " crops, " << encoding.tokens() << " visual embeddings, " << promptIds.size() << " prompt ids, "
        << generation.tokens.size() << (generation.endedByEos ? " tokens to the end" : " tokens, not ended") << '\n'
        << std::fixed << std::setprecision(2) << "vision " << encoding.visionSeconds() << " s, flow "
        << encoding.flowSeconds() << " s, prefill " << generation.prefillSeconds << " s, decode "
        << generation.decodeSeconds << " s\n";
}

} // namespace

int runInspect(const std::vector<std::string>& arguments, const Cancel& cancel, std::ostream& out, std::ostream& err)
{
    const auto options = parseInspectOptions(arguments);
    if (!options) {
        err << "lectern-cli inspect: " << options.error().message << '\n' << inspectUsage();
        return kExitUsage;
    }
    if (options->help) {
        out << inspectUsage();
        return kExitDone;
    }
    // Said before the work and not after it.
    const auto target = std::filesystem::absolute(options->output).parent_path();
    if (::access(target.c_str(), W_OK) != 0)
        return report({ErrorCode::WriteFailed, target.string() + ": cannot be written to"}, kExitSomeFailed, err);
    const auto folder = recognition::findModel(options->model);
    if (!folder)
        return report(folder.error(), kExitUnreadable, err);
    model::LoadOptions load;
    load.device = options->device;
    load.precision = options->precision;
    const auto engine = model::Model::load(*folder, load, cancel);
    if (!engine)
        return report(engine.error(), kExitUnreadable, err);
    const auto source = pages::PageSource::open(options->input, {options->password});
    if (!source)
        return report(source.error(), kExitUnreadable, err);
    if (options->page > (*source)->pageCount()) {
        err << "lectern-cli inspect: " << options->input << " has " << (*source)->pageCount() << " page(s)\n";
        return kExitUsage;
    }
    const auto inspection = inspectPage(**engine, **source, *options, cancel);
    if (!inspection) {
        const bool asked = inspection.error().code == ErrorCode::InvalidInput;
        return report(inspection.error(), asked ? kExitUsage : kExitSomeFailed, err);
    }
    printSummary(*inspection, **engine, err);
    const auto written = model::writeTraceFile(options->output, inspection->views, inspection->encoding,
        inspection->promptIds, inspection->generation,
        {{"checkpoint", (*engine)->checkpointHash()}, {"precision", std::string(precisionName((*engine)->precision()))},
            {"device", (*engine)->deviceName()}, {"prompt", options->prompt}, {"source", options->input}});
    if (!written)
        return report(written.error(), kExitSomeFailed, err);
    out << options->output << '\n';
    return kExitDone;
}

} // namespace lectern::cli
