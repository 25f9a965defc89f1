// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/page_encoder.h"

#include "model/layer_numbers.h"
#include "model/page_encoding_data.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/from_blob.h>

#include <chrono>

namespace lectern::model {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// [views, hidden, height, width] → [views, tokens, hidden], row-major
at::Tensor asTokens(const at::Tensor& vision)
{
    return vision.flatten(2).transpose(1, 2);
}

// Hands attention on view by view.
FlowAttentionSink sinkOf(const TraceRequest& trace, bool global)
{
    if (!trace.flowAttention)
        return {};
    return [&trace, global](int layer, const at::Tensor& attention) {
        for (std::int64_t view = 0; view < attention.size(0); ++view)
            trace.flowAttention(layer, global ? -1 : static_cast<int>(view), toPlain(attention.select(0, view)));
    };
}

} // namespace

PageEncoder::PageEncoder(const Config& config, const WeightLoader& weights)
    : m_flowLayers(config.flow.layers)
    , m_device(weights.device())
    , m_type(weights.type())
    , m_vision(config.vision, weights)
    , m_flow(config.flow, weights)
    , m_projector(weights)
{ }

Result<PageEncoding> PageEncoder::operator()(
    const image::PageViews& views, const TraceRequest& trace, const Cancel& cancel) const
{
    const auto layers = resolveLayers(trace.encoderLayers, m_flowLayers, "encoder");
    if (!layers)
        return std::unexpected(layers.error());
    if (views.global.isEmpty() && views.crops.empty())
        return fail(ErrorCode::InvalidInput, "a page without any view cannot be encoded");
    const Probe probe(trace.probe);
    auto data = std::make_shared<PageEncoding::Data>();
    data->tracedLayers = *layers;

    const Clock::time_point visionStart = Clock::now();
    if (!views.global.isEmpty()) {
        auto vision = m_vision(pixels(views.global), probe, cancel);
        if (!vision)
            return std::unexpected(vision.error());
        data->visionGlobal = *vision;
    }
    if (!views.crops.empty()) {
        auto vision = visionOfCrops(views.crops, cancel);
        if (!vision)
            return std::unexpected(vision.error());
        data->visionCrops = *vision;
    }
    data->visionSeconds = secondsSince(visionStart);

    if (const auto done = encodeFlow(*data, trace, cancel); !done)
        return std::unexpected(done.error());
    return PageEncoding(std::move(data));
}

Result<PageEncoding> PageEncoder::traceAgain(
    const PageEncoding& page, const TraceRequest& trace, const Cancel& cancel) const
{
    const auto layers = resolveLayers(trace.encoderLayers, m_flowLayers, "encoder");
    if (!layers)
        return std::unexpected(layers.error());
    auto data = std::make_shared<PageEncoding::Data>();
    data->tracedLayers = *layers;
    data->visionGlobal = page.data().visionGlobal;
    data->visionCrops = page.data().visionCrops;
    data->visionSeconds = page.data().visionSeconds;
    if (const auto done = encodeFlow(*data, trace, cancel); !done)
        return std::unexpected(done.error());
    return PageEncoding(std::move(data));
}

Result<void> PageEncoder::encodeFlow(PageEncoding::Data& data, const TraceRequest& trace, const Cancel& cancel) const
{
    const Clock::time_point start = Clock::now();
    const Probe probe(trace.probe);
    at::Tensor global;
    if (data.visionGlobal.defined()) {
        auto flow = m_flow(asTokens(data.visionGlobal), data.tracedLayers, sinkOf(trace, true), probe, cancel);
        if (!flow)
            return std::unexpected(flow.error());
        data.flowGlobal = std::move(*flow);
        global = data.flowGlobal.queries.select(0, 0);
    }
    if (data.visionCrops.defined()) {
        auto flow = m_flow(asTokens(data.visionCrops), data.tracedLayers, sinkOf(trace, false), {}, cancel);
        if (!flow)
            return std::unexpected(flow.error());
        data.flowCrops = std::move(*flow);
    }
    if (trace.flowAttention)
        data.tracedLayers.clear();
    data.embeddings = m_projector(data.flowCrops.queries, global);
    data.flowSeconds = secondsSince(start);
    return {};
}

Result<at::Tensor> PageEncoder::visionOfCrops(const std::vector<image::Image>& crops, const Cancel& cancel) const
{
    std::vector<at::Tensor> inputs;
    for (const image::Image& crop : crops)
        inputs.push_back(pixels(crop));
    if (!m_device.is_cpu())
        return m_vision(at::cat(inputs, 0), {}, cancel);
    std::vector<at::Tensor> outputs;
    for (const at::Tensor& input : inputs) {
        auto vision = m_vision(input, {}, cancel);
        if (!vision)
            return std::unexpected(vision.error());
        outputs.push_back(*vision);
    }
    return at::cat(outputs, 0);
}

at::Tensor PageEncoder::pixels(const image::Image& view) const
{
    // from_blob takes no pointer to const; the copy to float right after only reads.
    void* bytes = const_cast<std::uint8_t*>(view.rgb.data());
    const at::Tensor levels = at::from_blob(bytes, {view.height, view.width, 3}, at::TensorOptions(at::kByte));
    // x / 255, − 0.5, / 0.5 in float32, in the reference's order of operations
    const at::Tensor scaled = ((levels.to(at::kFloat) / 255.0) - 0.5) / 0.5;
    return scaled.permute({2, 0, 1}).unsqueeze(0).contiguous().to(m_device, m_type);
}

} // namespace lectern::model
