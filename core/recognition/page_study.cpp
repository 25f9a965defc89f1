// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/page_study.h"

#include "grounding/tag_parser.h"
#include "model/no_repeat_ngram.h"
#include "model/page_changes.h"
#include "recognition/builtin_reader.h"
#include "recognition/model_generator.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <span>
#include <utility>

namespace lectern::recognition {

namespace {

Result<image::Image> picture(pages::PageSource& source, int page, double dpi, const Cancel& cancel)
{
    pages::RenderOptions rendering;
    rendering.dpi = dpi;
    return source.render(page, rendering, cancel);
}

void tell(const StudyObserver& observer, const StudyStep& step)
{
    if (observer)
        observer(step);
}

bool answers(const order::OrderTrace& trace, const order::OrderQuestion& question)
{
    const int layer = question.layer < 0 ? question.layer + static_cast<int>(trace.layers.size()) : question.layer;
    return trace.order.layer == layer && trace.order.head == question.head;
}

// The order of the page, and its encoding where there was none yet.
Result<order::OrderTrace> traceInto(StudyInput& input, const model::Model& model, pages::PageSource& source, int page,
    const StudyRequest& request, const StudyObserver& observer, const Cancel& cancel)
{
    std::optional<EncodedPage>& encoded = input.encoded;
    if (encoded && input.trace && answers(*input.trace, request.question))
        return std::move(*input.trace);
    tell(observer, {Stage::Vision, 0, 0});
    if (encoded)
        return order::traceAgain(model, encoded->encoding, encoded->width, encoded->height, request.question, cancel);
    const auto image = picture(source, page, request.read.dpi, cancel);
    if (!image)
        return std::unexpected(image.error());
    auto traced = order::traceOrder(model, *image, request.question, cancel);
    if (!traced)
        return std::unexpected(traced.error());
    encoded = EncodedPage{std::move(traced->encoding), image->width, image->height};
    return std::move(traced->trace);
}

// FILE#3 is the third page of FILE; without a number the first.
std::pair<std::string, int> donorPage(const std::string& name)
{
    const size_t mark = name.rfind('#');
    int number = 0;
    if (mark != std::string::npos) {
        const char* end = name.data() + name.size();
        const auto [at, code] = std::from_chars(name.data() + mark + 1, end, number);
        if (code == std::errc{} && at == end && number > 0)
            return {name.substr(0, mark), number - 1};
    }
    return {name, 0};
}

Result<model::PageEncoding> encodeDonor(const model::Model& model, const std::string& name, const StudyRequest& request,
    const DonorOpener& open, const Cancel& cancel)
{
    const auto [file, page] = donorPage(name);
    const auto source = open(file);
    if (!source)
        return std::unexpected(source.error());
    if (page >= (*source)->pageCount())
        return fail(ErrorCode::InvalidInput, file + " has no page " + std::to_string(page + 1));
    const auto image = picture(**source, page, request.read.dpi, cancel);
    if (!image)
        return std::unexpected(image.error());
    const auto views = image::makePageViews(*image);
    if (!views)
        return std::unexpected(views.error());
    return model.encode(*views, {}, cancel);
}

// One page on its way through a request.
class Study
{
public:
    Study(const model::Model& model, const StudyRequest& request, const EncodedPage& encoded, bool isPdf,
        const StudyObserver& observer, const Cancel& cancel)
        : m_model(model)
        , m_request(request)
        , m_encoded(encoded)
        , m_isPdf(isPdf)
        , m_observer(observer)
        , m_cancel(cancel)
    { }

    Result<void> intervene(PageStudy& study, const order::Intervention& intervention, const DonorOpener& open) const
    {
        std::optional<model::PageEncoding> donor;
        if (intervention.kind == order::Intervention::Kind::Donor) {
            tell(m_observer, {Stage::Vision, 0, 0});
            auto other = encodeDonor(m_model, intervention.donor, m_request, open, m_cancel);
            if (!other)
                return std::unexpected(other.error());
            donor = std::move(*other);
        }
        const auto rows =
            order::changedRows(intervention, study.trace.order, study.trace.geometry, study.geometric, donor);
        if (!rows)
            return std::unexpected(rows.error());
        const auto changed = model::withRows(m_encoded.encoding, *rows, donor);
        if (!changed)
            return std::unexpected(changed.error());
        const int number = static_cast<int>(study.changed.size()) + 1;
        auto reading =
            readEncoding(m_model, *changed, m_isPdf, m_request.read, std::nullopt, m_cancel, false, [&](int tokens) {
                tell(m_observer, {Stage::Decode, number, tokens});
            });
        if (!reading)
            return std::unexpected(reading.error());
        ChangedReading result;
        result.name = intervention.name;
        result.queries = static_cast<int>(order::concerned(intervention, study.trace.order)->size());
        result.editDistance = order::textEditDistance(study.reading->decoded.text, reading->decoded.text);
        result.sameTokens = study.reading->decoded.tokens == reading->decoded.tokens;
        result.decoded = std::move(reading->decoded);
        study.changed.push_back(std::move(result));
        return {};
    }

private:
    const model::Model& m_model;
    const StudyRequest& m_request;
    const EncodedPage& m_encoded;
    bool m_isPdf;
    const StudyObserver& m_observer;
    const Cancel& m_cancel;
};

Result<void> addGeometric(PageStudy& study, std::optional<order::BlockOrder> known, GeometricBlocks& finder,
    pages::PageSource& source, const StudyRequest& request, const StudyObserver& observer, const Cancel& cancel)
{
    if (!request.geometric)
        return {};
    if (!known)
        tell(observer, {Stage::Layout, 0, 0});
    auto blocks =
        known ? Result<order::BlockOrder>(std::move(*known)) : finder.find(source, study.page, request.read, cancel);
    if (blocks)
        study.geometric = std::move(*blocks);
    else if (blocks.error().code == ErrorCode::Cancelled)
        return std::unexpected(blocks.error());
    else
        study.geometricTrouble = blocks.error().message;
    return {};
}

bool isOfLayer(const ReadingTrace& reading, const model::Model& model, int layer)
{
    if (layer == kMeanLayer || reading.layer == kMeanLayer)
        return layer == reading.layer;
    return reading.layer == (layer < 0 ? layer + model.config().decoder.layers : layer);
}

std::vector<int> tracedLayers(const model::Model& model, int layer)
{
    std::vector<int> layers{layer};
    if (layer == kMeanLayer) {
        layers.resize(static_cast<size_t>(model.config().decoder.layers));
        std::iota(layers.begin(), layers.end(), 0);
    }
    return layers;
}

// Rows of the attention to the page's embeddings, one a token: of the layer, or the mean where there are several.
order::PackedRows packedAttention(const std::vector<model::Tensor>& layers, size_t tokens)
{
    const auto columns = static_cast<size_t>(layers.front().shape.at(1));
    order::PackedRows rows(static_cast<int>(columns));
    std::vector<double> mean(columns);
    for (size_t token = 0; token < tokens; ++token) {
        std::ranges::fill(mean, 0);
        for (const model::Tensor& layer : layers) {
            const auto row = std::span(layer.values).subspan(token * columns, columns);
            for (size_t i = 0; i < columns; ++i)
                mean[i] += static_cast<double>(row[i]) / static_cast<double>(layers.size());
        }
        rows.add(mean);
    }
    return rows;
}

} // namespace

GeometricBlocks::GeometricBlocks()
    : m_reader(std::make_unique<BuiltinReader>())
{ }

GeometricBlocks::~GeometricBlocks() = default;

Result<order::BlockOrder> GeometricBlocks::find(
    pages::PageSource& source, int page, const ReadOptions& options, const Cancel& cancel)
{
    const auto reading = m_reader->read(source, page, options, {}, cancel);
    if (!reading)
        return std::unexpected(reading.error());
    return order::blockOrder(grounding::parseGrounded(reading->raw));
}

DonorOpener fileDonors()
{
    return [](const std::string& file) { return pages::PageSource::open(file); };
}

Result<ReadingTrace> readEncoding(const model::Model& model, const model::PageEncoding& encoding, bool isPdf,
    const ReadOptions& options, std::optional<int> decoderLayer, const Cancel& cancel, bool routing,
    const std::function<void(int tokens)>& written)
{
    const auto prompt = model.makePrompt(options.prompt);
    if (!prompt)
        return std::unexpected(prompt.error());
    model::TraceRequest trace;
    if (decoderLayer)
        trace.decoderLayers = tracedLayers(model, *decoderLayer);
    trace.routing = routing;
    ReadingTrace reading;
    text::StreamingDecoder decoder(model.tokenizer());
    const auto sink = [&](text::TokenId token) {
        reading.pieces.push_back(isControlToken(model.tokenizer(), token) ? std::string() : decoder.push(token));
        if (written)
            written(static_cast<int>(reading.pieces.size()));
        return true;
    };
    const model::GenerateOptions generate{options.maxTokens, model::publishedRule(model.tokenizer(), isPdf)};
    auto generation = model.generate(encoding, *prompt, generate, trace, sink, cancel);
    if (!generation)
        return std::unexpected(generation.error());
    if (!reading.pieces.empty())
        reading.pieces.back() += decoder.flush();
    for (const std::string& piece : reading.pieces)
        reading.decoded.text += piece;
    reading.decoded.tokens = std::move(generation->tokens);
    reading.decoded.ended = generation->endedByEos;
    if (!generation->tracedLayers.empty()) {
        reading.layer = *decoderLayer == kMeanLayer ? kMeanLayer : generation->tracedLayers.front();
        reading.attention = packedAttention(generation->attention, reading.pieces.size());
    }
    if (routing)
        reading.experts = std::make_shared<const model::ExpertTrace>(std::move(generation->experts));
    return reading;
}

Result<StudyOutcome> studyPage(const model::Model& model, pages::PageSource& source, int page,
    const StudyRequest& request, StudyInput input, GeometricBlocks& geometric, const Cancel& cancel,
    const DonorOpener& openDonor, const StudyObserver& observer)
{
    PageStudy study;
    study.page = page;
    auto trace = traceInto(input, model, source, page, request, observer, cancel);
    if (!trace)
        return std::unexpected(trace.error());
    study.trace = std::move(*trace);
    study.width = input.encoded->width;
    study.height = input.encoded->height;
    const auto found = addGeometric(study, std::move(input.geometric), geometric, source, request, observer, cancel);
    if (!found)
        return std::unexpected(found.error());
    if (request.reading || !request.interventions.empty()) {
        const bool known = input.reading && (!request.routing || input.reading->experts)
            && (!request.reading || isOfLayer(*input.reading, model, request.decoderLayer));
        const auto written = [&](int tokens) { tell(observer, {Stage::Decode, 0, tokens}); };
        auto reading = known ? Result<ReadingTrace>(std::move(*input.reading))
                             : readEncoding(model, input.encoded->encoding, source.isPdf(), request.read,
                                 request.decoderLayer, cancel, request.routing, written);
        if (!reading)
            return std::unexpected(reading.error());
        study.reading = std::move(*reading);
        study.blocks = grounding::parseGrounded(study.reading->decoded.text);
    }
    study.figures =
        order::orderFigures(study.trace.order, study.trace.geometry, study.geometric, order::blockOrder(study.blocks));
    const Study changes(model, request, *input.encoded, source.isPdf(), observer, cancel);
    for (const order::Intervention& intervention : request.interventions) {
        if (const auto done = changes.intervene(study, intervention, openDonor); !done)
            return std::unexpected(done.error());
    }
    return StudyOutcome{std::move(study), std::move(*input.encoded)};
}

} // namespace lectern::recognition
