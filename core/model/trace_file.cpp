// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace_file.h"

#include "model/safetensors.h"

#include <cstring>

namespace lectern::model {

namespace {

TensorToWrite integers(std::string name, std::vector<std::int64_t> values)
{
    TensorToWrite tensor{std::move(name), Dtype::I64, {static_cast<std::int64_t>(values.size())}, {}};
    tensor.bytes.resize(values.size() * sizeof(std::int64_t));
    std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

TensorToWrite tokenIds(std::string name, const std::vector<text::TokenId>& ids)
{
    return integers(std::move(name), std::vector<std::int64_t>(ids.begin(), ids.end()));
}

void appendPixels(TensorToWrite& tensor, const image::Image& view)
{
    const auto* first = reinterpret_cast<const std::byte*>(view.rgb.data());
    tensor.bytes.insert(tensor.bytes.end(), first, first + view.rgb.size());
}

void addViews(std::vector<TensorToWrite>& tensors, const image::PageViews& views)
{
    TensorToWrite global{"global_view", Dtype::U8, {views.global.height, views.global.width, 3}, {}};
    appendPixels(global, views.global);
    TensorToWrite tiles{
        "tiles", Dtype::U8, {static_cast<std::int64_t>(views.crops.size()), image::kCropSide, image::kCropSide, 3}, {}};
    for (const image::Image& crop : views.crops)
        appendPixels(tiles, crop);
    tensors.push_back(std::move(global));
    tensors.push_back(std::move(tiles));
    tensors.push_back(integers("grid", {views.grid.columns, views.grid.rows}));
}

void addEncoding(std::vector<TensorToWrite>& tensors, const PageEncoding& encoding)
{
    tensors.push_back(toWrite("vision.global", encoding.visionGlobal()));
    tensors.push_back(toWrite("flow.global", encoding.flowGlobal()));
    for (int crop = 0; crop < encoding.crops(); ++crop) {
        const std::string suffix = "tile." + std::to_string(crop);
        tensors.push_back(toWrite("vision." + suffix, encoding.visionCrop(crop)));
        tensors.push_back(toWrite("flow." + suffix, encoding.flowCrop(crop)));
    }
    tensors.push_back(toWrite("embeddings", encoding.embeddings()));
    for (const int layer : encoding.tracedLayers()) {
        const std::string prefix = "flow.attention." + std::to_string(layer) + ".";
        tensors.push_back(toWrite(prefix + "global", encoding.attentionGlobal(layer)));
        for (int crop = 0; crop < encoding.crops(); ++crop)
            tensors.push_back(toWrite(prefix + "tile." + std::to_string(crop), encoding.attentionCrop(layer, crop)));
    }
}

} // namespace

Result<void> writeTraceFile(const std::filesystem::path& path, const image::PageViews& views,
    const PageEncoding& encoding, const std::vector<text::TokenId>& promptIds, const Generation& generation,
    const std::map<std::string, std::string>& metadata)
{
    std::vector<TensorToWrite> tensors;
    addViews(tensors, views);
    addEncoding(tensors, encoding);
    tensors.push_back(tokenIds("prompt_ids", promptIds));
    tensors.push_back(toWrite("prefill.logits", generation.prefillLogits));
    tensors.push_back(tokenIds("tokens", generation.tokens));
    for (size_t i = 0; i < generation.tracedLayers.size(); ++i)
        tensors.push_back(
            toWrite("decoder.attention." + std::to_string(generation.tracedLayers[i]), generation.attention[i]));
    return writeSafetensors(path, tensors, metadata);
}

} // namespace lectern::model
