// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/order_export.h"

#include "exports/export_file.h"
#include "exports/order_picture.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <exception>
#include <optional>

namespace lectern::exports {

namespace {

using Json = nlohmann::ordered_json;

std::string viewName(int view)
{
    return view == order::kGlobalView ? "global" : "tile." + std::to_string(view);
}

Json orNull(const std::optional<double>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json toJson(const order::FlowQuery& query)
{
    return {{"view", viewName(query.view)}, {"index", query.index}, {"x", query.x}, {"y", query.y},
        {"spread", query.spread}, {"entropy", query.entropy}, {"top", query.top}, {"cell", query.cell}};
}

Json toJson(const recognition::ChangedReading& changed, const std::string& unchanged)
{
    return {{"name", changed.name}, {"queries", changed.queries}, {"text", changed.decoded.text},
        {"unchanged", unchanged}, {"edit_distance", changed.editDistance}, {"same_tokens", changed.sameTokens},
        {"ended", changed.decoded.ended}};
}

Json runJson(const RunInfo& run)
{
    return {{"program", run.program}, {"checkpoint", run.checkpoint}, {"prompt", run.prompt},
        {"precision", run.precision}, {"device", run.device}};
}

std::string digits(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

} // namespace

Result<std::string> orderJson(const recognition::PageStudy& study, const RunInfo& run)
{
    try {
        const order::FlowOrder& order = study.trace.order;
        const order::OrderFigures& figures = study.figures;
        Json out{{"page", study.page + 1}, {"layer", order.layer}};
        out["head"] = order.head == order::kMeanHead ? Json("mean") : Json(order.head);
        out["grid"] = {order.grid.columns, order.grid.rows};
        out["tau"] = {{"raster", orNull(figures.raster.tau)}, {"geometric", orNull(figures.geometric.tau)},
            {"decoded", orNull(figures.decoded.tau)}};
        out["edit_distance"] = {{"raster", orNull(figures.raster.editDistance)},
            {"geometric", orNull(figures.geometric.editDistance)}, {"decoded", orNull(figures.decoded.editDistance)}};
        out["compared"] = {{"raster", figures.raster.queries}, {"geometric", figures.geometric.queries},
            {"decoded", figures.decoded.queries}};
        Json& layers = out["layers"] = Json::array();
        for (const order::LayerFigure& layer : study.trace.layers)
            layers.push_back({{"layer", layer.layer}, {"tau_raster", orNull(layer.tauRaster)}, {"top", layer.meanTop},
                {"entropy", layer.meanEntropy}});
        out["run"] = runJson(run);
        if (!study.changed.empty()) {
            Json& changes = out["interventions"] = Json::array();
            for (const recognition::ChangedReading& changed : study.changed)
                changes.push_back(toJson(changed, study.reading->decoded.text));
        }
        Json& queries = out["queries"] = Json::array();
        for (const order::FlowQuery& query : order.queries)
            queries.push_back(toJson(query));
        return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, std::string("cannot write the order as JSON: ") + error.what());
    }
}

std::string orderCsv(const recognition::PageStudy& study)
{
    std::string out = "view,index,x,y,spread,entropy,top,cell\r\n";
    for (const order::FlowQuery& query : study.trace.order.queries) {
        out += viewName(query.view) + ',' + std::to_string(query.index);
        for (const double value : {query.x, query.y, query.spread, query.entropy, query.top})
            out += ',' + digits(value);
        out += ',' + std::to_string(query.cell) + "\r\n";
    }
    return out;
}

Result<std::vector<std::filesystem::path>> exportOrder(
    const recognition::PageStudy& study, const image::Image& page, const ExportTarget& target, const RunInfo& run)
{
    const auto json = orderJson(study, run);
    if (!json)
        return std::unexpected(json.error());
    const std::string runText = Json{{"run", runJson(run)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto png = orderPng(study, page, runText);
    if (!png)
        return std::unexpected(png.error());
    const std::string stem = "_p" + std::to_string(study.page + 1) + ".order";
    std::vector<std::filesystem::path> written;
    const std::pair<const char*, std::string> files[] = {
        {".json", *json}, {".svg", orderSvg(study, page, runText)}, {".png", *png}};
    for (const auto& [ending, bytes] : files) {
        auto path = writeExport(target.file(stem + ending), bytes);
        if (!path)
            return std::unexpected(path.error());
        written.push_back(std::move(*path));
    }
    return written;
}

} // namespace lectern::exports
