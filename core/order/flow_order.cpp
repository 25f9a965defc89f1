// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/flow_order.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lectern::order {

namespace {

FlowQuery lookOf(std::span<const double> row, const ViewFrame& frame, int side, double aspect)
{
    FlowQuery query;
    query.view = frame.view;
    PagePoint centre;
    for (size_t cell = 0; cell < row.size(); ++cell) {
        const double share = row[cell];
        const PagePoint point = cellCentre(frame, side, static_cast<int>(cell));
        centre.x += share * point.x;
        centre.y += share * point.y;
        if (share > query.top) {
            query.top = share;
            query.cell = static_cast<int>(cell);
        }
        if (share > 0)
            query.entropy -= share * std::log(share);
    }
    query.entropy = std::max(0.0, query.entropy);
    query.top = std::min(query.top, 1.0);
    query.x = std::clamp(centre.x, 0.0, 1.0);
    query.y = std::clamp(centre.y, 0.0, 1.0);
    double variance = 0;
    for (size_t cell = 0; cell < row.size(); ++cell) {
        const PagePoint point = cellCentre(frame, side, static_cast<int>(cell));
        const double dx = point.x - query.x;
        const double dy = (point.y - query.y) * aspect;
        variance += row[cell] * (dx * dx + dy * dy);
    }
    query.spread = std::sqrt(variance);
    return query;
}

} // namespace

std::vector<double> flowAttention(const model::Tensor& attention, int head)
{
    const auto heads = static_cast<size_t>(attention.shape.at(0));
    const auto n = static_cast<size_t>(attention.shape.at(1));
    std::vector<double> mean(n * n);
    const size_t first = head == kMeanHead ? 0 : static_cast<size_t>(head);
    const size_t last = head == kMeanHead ? heads : first + 1;
    for (size_t h = first; h < last; ++h) {
        for (size_t i = 0; i < n * n; ++i)
            mean[i] += static_cast<double>(attention.values[h * n * n + i]);
    }
    for (size_t query = 0; query < n; ++query) {
        const std::span row(mean.data() + query * n, n);
        double sum = 0;
        for (const double value : row)
            sum += value;
        for (double& value : row)
            value = sum > 0 ? value / sum : 1.0 / static_cast<double>(n);
    }
    return mean;
}

std::vector<FlowQuery> flowQueries(std::span<const double> attention, const ViewFrame& frame, double aspect)
{
    const auto n = static_cast<size_t>(std::llround(std::sqrt(static_cast<double>(attention.size()))));
    const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(n))));
    std::vector<FlowQuery> queries;
    queries.reserve(n);
    for (size_t index = 0; index < n; ++index) {
        queries.push_back(lookOf(attention.subspan(index * n, n), frame, side, aspect));
        queries.back().index = static_cast<int>(index);
    }
    return queries;
}

Result<FlowOrder> flowOrder(const model::PageEncoding& page, const PageGeometry& geometry, int layer, int head)
{
    if (std::ranges::find(page.tracedLayers(), layer) == page.tracedLayers().end())
        return fail(
            ErrorCode::InvalidInput, "the attention of encoder layer " + std::to_string(layer) + " was not kept");
    FlowOrder order;
    order.layer = layer;
    order.head = head;
    const auto add = [&](const model::Tensor& attention, const ViewFrame& frame) -> Result<void> {
        if (head != kMeanHead && (head < 0 || head >= attention.shape.at(0)))
            return fail(ErrorCode::InvalidInput,
                "there is no head " + std::to_string(head) + ": the encoder has "
                    + std::to_string(attention.shape.at(0)) + ", counted from 0");
        std::ranges::move(
            flowQueries(flowAttention(attention, head), frame, geometry.aspect), std::back_inserter(order.queries));
        return {};
    };
    const int crops = std::min(page.crops(), static_cast<int>(geometry.crops.size()));
    order.grid = crops > 0 ? geometry.grid : image::CropGrid{};
    for (int crop = 0; crop < crops; ++crop) {
        const auto added = add(page.attentionCrop(layer, crop), geometry.crops[static_cast<size_t>(crop)]);
        if (!added)
            return std::unexpected(added.error());
    }
    if (const auto added = add(page.attentionGlobal(layer), geometry.global); !added)
        return std::unexpected(added.error());
    return order;
}

std::vector<int> queriesWithin(const FlowOrder& order, std::span<const document::Rect> regions)
{
    std::vector<int> inside;
    for (size_t i = 0; i < order.queries.size(); ++i) {
        const FlowQuery& query = order.queries[i];
        const auto holds = [&](const document::Rect& region) {
            return query.x >= region.x1 && query.x <= region.x2 && query.y >= region.y1 && query.y <= region.y2;
        };
        if (std::ranges::any_of(regions, holds))
            inside.push_back(static_cast<int>(i));
    }
    return inside;
}

} // namespace lectern::order
