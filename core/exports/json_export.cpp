// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/json_export.h"

#include "exports/export_file.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <exception>

namespace lectern::exports {
namespace {

using Json = nlohmann::ordered_json;

// A millionth of a page is less than a pixel on any screen; more digits would only be noise of the division.
double rounded(double value)
{
    return std::isfinite(value) ? std::round(value * 1e6) / 1e6 : 0;
}

Json toJson(const document::Rect& box)
{
    return Json::array({rounded(box.x1), rounded(box.y1), rounded(box.x2), rounded(box.y2)});
}

Json toJson(const document::Block& block)
{
    Json boxes = Json::array();
    for (const document::Rect& box : block.boxes)
        boxes.push_back(toJson(box));
    Json out{{"order", block.order}, {"label", block.label}, {"boxes", std::move(boxes)}, {"text", block.text}};
    if (!block.image.empty())
        out["image"] = block.image;
    return out;
}

Json secondsJson(const document::PageResult& page)
{
    Json out = Json::object();
    for (const auto& [stage, seconds] : page.seconds) // a stage that ran again counts together
        out[stage] = rounded(out.value(stage, 0.0) + seconds);
    return out;
}

Json toJson(const document::PageResult& page, const document::MarkdownOptions& options)
{
    Json out{{"page", page.page}, {"width", rounded(page.width)}, {"height", rounded(page.height)},
        {"status", document::statusName(page.status)}, {"reason", page.reason}, {"reader", page.reader},
        {"retries", page.retries}, {"tokens", page.tokens}, {"seconds", secondsJson(page)}, {"raw", page.raw}};
    if (page.status == document::PageStatus::Cut)
        out["removed_tail"] = page.removedTail;
    out["markdown"] = document::pageMarkdown(page, options);
    Json& blocks = out["blocks"] = Json::array();
    for (const document::Block& block : page.blocks)
        blocks.push_back(toJson(block));
    Json& doubtful = out["doubtful"] = Json::array();
    for (const document::DoubtfulWord& word : page.doubtful)
        doubtful.push_back({{"text", word.text}, {"box", toJson(word.box)}, {"confidence", rounded(word.confidence)}});
    return out;
}

Json toJson(const RunInfo& run)
{
    return {{"program", run.program}, {"checkpoint", run.checkpoint}, {"prompt", run.prompt},
        {"precision", run.precision}, {"device", run.device}};
}

} // namespace

Result<std::string> documentJson(
    const document::Document& document, const RunInfo& run, const document::MarkdownOptions& options)
{
    try {
        Json out{{"source", document.source}, {"reader", document.reader}, {"model", document.model}};
        out["run"] = toJson(run);
        Json& pages = out["pages"] = Json::array();
        for (const document::PageResult& page : document.pages)
            pages.push_back(toJson(page, options));
        return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, "cannot write " + document.source + " as JSON: " + error.what());
    }
}

Result<std::filesystem::path> exportJson(const document::Document& document, const ExportTarget& target,
    const RunInfo& run, const document::MarkdownOptions& options)
{
    const auto json = documentJson(document, run, options);
    if (!json)
        return std::unexpected(json.error());
    return writeExport(target.file(".json"), *json);
}

} // namespace lectern::exports
