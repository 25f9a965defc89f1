// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/order_trace.h"

#include "image/page_views.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace lectern::order {

namespace {

// Makes queries of the attention of each layer as it comes, and keeps the matrices of one layer only.
class Collector
{
public:
    Collector(PageGeometry geometry, int layer, int head)
        : m_layer(layer)
        , m_head(head)
    {
        m_trace.geometry = std::move(geometry);
    }

    void take(int layer, int crop, const model::Tensor& attention)
    {
        m_trace.heads = static_cast<int>(attention.shape.at(0));
        const std::vector<double> rows = flowAttention(attention, m_head);
        const ViewFrame& frame =
            crop == kGlobalView ? m_trace.geometry.global : m_trace.geometry.crops.at(static_cast<size_t>(crop));
        m_queries[layer][rank(crop)] = flowQueries(rows, frame, m_trace.geometry.aspect);
        if (layer == m_layer)
            m_attention.insert_or_assign(rank(crop), PackedAttention(crop, rows));
    }

    OrderTrace finish()
    {
        for (auto& [layer, views] : m_queries) {
            FlowOrder order;
            order.layer = layer;
            order.head = m_head;
            order.grid = views.size() > 1 ? m_trace.geometry.grid : image::CropGrid{};
            for (auto& [view, queries] : views)
                std::ranges::move(queries, std::back_inserter(order.queries));
            m_trace.layers.push_back(layerFigure(order));
            if (layer == m_layer)
                m_trace.order = std::move(order);
        }
        for (auto& [view, attention] : m_attention)
            m_trace.attention.push_back(std::move(attention));
        return std::move(m_trace);
    }

private:
    // The global view is computed first and comes last in the sequence.
    static int rank(int crop) { return crop == kGlobalView ? std::numeric_limits<int>::max() : crop; }

    int m_layer;
    int m_head;
    OrderTrace m_trace;
    std::map<int, std::map<int, std::vector<FlowQuery>>> m_queries; // by layer, by rank of the view
    std::map<int, PackedAttention> m_attention; // by rank of the view
};

Result<int> checkedLayer(const model::Model& model, const OrderQuestion& question)
{
    const model::FlowConfig& flow = model.config().flow;
    const int layer = question.layer < 0 ? question.layer + flow.layers : question.layer;
    if (layer < 0 || layer >= flow.layers)
        return fail(ErrorCode::InvalidInput,
            "there is no encoder layer " + std::to_string(question.layer) + ": the model has "
                + std::to_string(flow.layers) + ", counted from 0");
    if (question.head != kMeanHead && (question.head < 0 || question.head >= flow.heads))
        return fail(ErrorCode::InvalidInput,
            "there is no head " + std::to_string(question.head) + ": the encoder has " + std::to_string(flow.heads)
                + ", counted from 0");
    return layer;
}

// run: encode() or traceAgain() with the request that it is given.
template <class Run>
Result<TracedPage> traced(
    const model::Model& model, PageGeometry geometry, const OrderQuestion& question, const Run& run)
{
    const auto layer = checkedLayer(model, question);
    if (!layer)
        return std::unexpected(layer.error());
    Collector collector(std::move(geometry), *layer, question.head);
    model::TraceRequest request;
    request.encoderLayers.resize(static_cast<size_t>(model.config().flow.layers));
    std::iota(request.encoderLayers.begin(), request.encoderLayers.end(), 0);
    request.flowAttention = [&](int at, int crop, const model::Tensor& attention) {
        collector.take(at, crop, attention);
    };
    Result<model::PageEncoding> encoding = run(request);
    if (!encoding)
        return std::unexpected(encoding.error());
    return TracedPage{std::move(*encoding), collector.finish()};
}

} // namespace

Result<TracedPage> traceOrder(
    const model::Model& model, const image::Image& page, const OrderQuestion& question, const Cancel& cancel)
{
    const auto views = image::makePageViews(page);
    if (!views)
        return std::unexpected(views.error());
    return traced(model, pageGeometry(page.width, page.height), question,
        [&](const model::TraceRequest& request) { return model.encode(*views, request, cancel); });
}

Result<OrderTrace> traceAgain(const model::Model& model, const model::PageEncoding& page, int width, int height,
    const OrderQuestion& question, const Cancel& cancel)
{
    auto again = traced(model, pageGeometry(width, height), question,
        [&](const model::TraceRequest& request) { return model.traceAgain(page, request, cancel); });
    if (!again)
        return std::unexpected(again.error());
    return std::move(again->trace);
}

} // namespace lectern::order
