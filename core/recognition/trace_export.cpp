// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/trace_export.h"

#include "image/page_views.h"
#include "model/no_repeat_ngram.h"
#include "model/trace_file.h"

#include <numeric>
#include <string>

namespace lectern::recognition {

namespace {

std::vector<int> upTo(int count)
{
    std::vector<int> numbers(static_cast<size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

} // namespace

Result<void> exportTrace(const model::Model& model, pages::PageSource& source, int page, const TraceExport& request,
    const std::function<void(const TraceProgress&)>& progress, const Cancel& cancel)
{
    progress({TraceStage::Encode, 0, 0});
    pages::RenderOptions render;
    render.dpi = request.read.dpi;
    const auto picture = source.render(page, render, cancel);
    if (!picture)
        return std::unexpected(picture.error());
    const auto views = image::makePageViews(*picture);
    if (!views)
        return std::unexpected(views.error());
    const auto prompt = model.makePrompt(request.read.prompt);
    if (!prompt)
        return std::unexpected(prompt.error());
    model::TraceRequest trace;
    trace.encoderLayers = request.allLayers ? upTo(model.config().flow.layers) : request.encoderLayers;
    trace.decoderLayers = request.allLayers ? upTo(model.config().decoder.layers) : request.decoderLayers;
    trace.routing = request.routing;
    const auto encoding = model.encode(*views, trace, cancel);
    if (!encoding)
        return std::unexpected(encoding.error());

    const model::GenerateOptions options{
        request.read.maxTokens, model::publishedRule(model.tokenizer(), source.isPdf())};
    TraceProgress decoding{TraceStage::Decode, 0, 0};
    progress(decoding);
    const auto sink = [&](text::TokenId) {
        ++decoding.tokens;
        progress(decoding);
        return true;
    };
    const auto generation = model.generate(*encoding, *prompt, options, trace, sink, cancel);
    if (!generation)
        return std::unexpected(generation.error());
    return model::writeTraceFile(
        request.path, *views, *encoding, model.promptIds(*prompt, encoding->tokens()), *generation,
        {{"checkpoint", model.checkpointHash()}, {"precision", std::string(precisionName(model.precision()))},
            {"device", model.deviceName()}, {"prompt", request.read.prompt}, {"page", std::to_string(page + 1)}},
        [&](double share) {
            progress({TraceStage::Write, decoding.tokens, share});
        },
        cancel);
}

} // namespace lectern::recognition
