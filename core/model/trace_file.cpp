// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace_file.h"

#include "model/safetensors.h"

#include <cstring>
#include <numeric>
#include <span>

namespace lectern::model {

namespace {

using Shape = std::vector<std::int64_t>;

// The tensors of a trace: what each is called, and how its bytes are made once it is its turn.
class TraceTensors
{
public:
    using Bytes = std::vector<std::byte>;

    void add(std::string name, Dtype dtype, Shape shape, std::function<Bytes()> bytes)
    {
        m_heads.push_back({std::move(name), dtype, std::move(shape)});
        m_bytes.push_back(std::move(bytes));
    }
    void addFloats(std::string name, Shape shape, std::function<Tensor()> tensor)
    {
        add(std::move(name), Dtype::F32, std::move(shape),
            [tensor = std::move(tensor)] { return bytesOf(std::span<const float>(tensor().values)); });
    }
    void addIntegers(std::string name, std::vector<std::int64_t> values)
    {
        Shape shape{static_cast<std::int64_t>(values.size())};
        add(std::move(name), Dtype::I64, std::move(shape),
            [values = std::move(values)] { return bytesOf(std::span<const std::int64_t>(values)); });
    }
    template <class Value> static Bytes bytesOf(std::span<const Value> values)
    {
        const auto bytes = std::as_bytes(values);
        return {bytes.begin(), bytes.end()};
    }

    const std::vector<TensorHead>& heads() const { return m_heads; }
    Bytes bytes(size_t index) const { return m_bytes[index](); }

private:
    std::vector<TensorHead> m_heads;
    std::vector<std::function<Bytes()>> m_bytes;
};

void appendPixels(TraceTensors::Bytes& bytes, const image::Image& view)
{
    const auto* first = reinterpret_cast<const std::byte*>(view.rgb.data());
    bytes.insert(bytes.end(), first, first + view.rgb.size());
}

void addViews(TraceTensors& tensors, const image::PageViews& views)
{
    tensors.add("global_view", Dtype::U8, {views.global.height, views.global.width, 3}, [&views] {
        TraceTensors::Bytes bytes;
        appendPixels(bytes, views.global);
        return bytes;
    });
    const auto crops = static_cast<std::int64_t>(views.crops.size());
    tensors.add("tiles", Dtype::U8, {crops, image::kCropSide, image::kCropSide, 3}, [&views] {
        TraceTensors::Bytes bytes;
        for (const image::Image& crop : views.crops)
            appendPixels(bytes, crop);
        return bytes;
    });
    tensors.addIntegers("grid", {views.grid.columns, views.grid.rows});
}

void addEncoding(TraceTensors& tensors, const PageEncoding& encoding)
{
    // Their shapes cost a copy each; attention, which is large, has a shape that follows from its first layer's.
    const auto add = [&](std::string name, std::function<Tensor()> tensor) {
        Shape shape = tensor().shape;
        tensors.addFloats(std::move(name), std::move(shape), std::move(tensor));
    };
    add("vision.global", [&] { return encoding.visionGlobal(); });
    add("flow.global", [&] { return encoding.flowGlobal(); });
    for (int crop = 0; crop < encoding.crops(); ++crop) {
        const std::string suffix = "tile." + std::to_string(crop);
        add("vision." + suffix, [&encoding, crop] { return encoding.visionCrop(crop); });
        add("flow." + suffix, [&encoding, crop] { return encoding.flowCrop(crop); });
    }
    add("embeddings", [&] { return encoding.embeddings(); });
    if (encoding.tracedLayers().empty())
        return;
    const Shape global = encoding.attentionGlobal(encoding.tracedLayers().front()).shape;
    const Shape tile =
        encoding.crops() > 0 ? encoding.attentionCrop(encoding.tracedLayers().front(), 0).shape : Shape{};
    for (const int layer : encoding.tracedLayers()) {
        const std::string prefix = "flow.attention." + std::to_string(layer) + ".";
        tensors.addFloats(prefix + "global", global, [&encoding, layer] { return encoding.attentionGlobal(layer); });
        for (int crop = 0; crop < encoding.crops(); ++crop)
            tensors.addFloats(prefix + "tile." + std::to_string(crop), tile,
                [&encoding, layer, crop] { return encoding.attentionCrop(layer, crop); });
    }
}

void addRouting(TraceTensors& tensors, const ExpertTrace& trace)
{
    if (trace.layers.empty())
        return;
    tensors.addIntegers("decoder.visual", {trace.imageFirst, trace.imageCount});
    for (const LayerExperts& layer : trace.layers) {
        const std::string prefix = "decoder.routing." + std::to_string(layer.layer) + ".";
        const Shape shape{trace.positions, trace.perToken};
        tensors.add(prefix + "experts", Dtype::I16, shape,
            [&layer] { return TraceTensors::bytesOf(std::span<const std::uint16_t>(layer.experts)); });
        tensors.add(prefix + "weights", Dtype::F16, shape,
            [&layer] { return TraceTensors::bytesOf(std::span<const std::uint16_t>(layer.weights)); });
    }
}

TraceTensors traceTensors(const image::PageViews& views, const PageEncoding& encoding,
    const std::vector<text::TokenId>& promptIds, const Generation& generation)
{
    const auto whole = [](const std::vector<text::TokenId>& ids) {
        return std::vector<std::int64_t>(ids.begin(), ids.end());
    };
    TraceTensors tensors;
    addViews(tensors, views);
    addEncoding(tensors, encoding);
    tensors.addIntegers("prompt_ids", whole(promptIds));
    tensors.addFloats(
        "prefill.logits", generation.prefillLogits.shape, [&generation] { return generation.prefillLogits; });
    tensors.addIntegers("tokens", whole(generation.tokens));
    for (size_t i = 0; i < generation.tracedLayers.size(); ++i)
        tensors.addFloats("decoder.attention." + std::to_string(generation.tracedLayers[i]),
            generation.attention[i].shape, [&generation, i] { return generation.attention[i]; });
    addRouting(tensors, generation.experts);
    return tensors;
}

double bytesOf(const TensorHead& head)
{
    return static_cast<double>(dtypeSize(head.dtype))
        * std::accumulate(head.shape.begin(), head.shape.end(), 1.0, std::multiplies<>());
}

} // namespace

Result<void> writeTraceFile(const std::filesystem::path& path, const image::PageViews& views,
    const PageEncoding& encoding, const std::vector<text::TokenId>& promptIds, const Generation& generation,
    const std::map<std::string, std::string>& metadata, const std::function<void(double share)>& progress,
    const Cancel& cancel)
{
    const TraceTensors tensors = traceTensors(views, encoding, promptIds, generation);
    const std::vector<TensorHead>& heads = tensors.heads();
    double total = 0;
    for (const TensorHead& head : heads)
        total += bytesOf(head);
    double done = 0;
    TraceTensors::Bytes bytes;
    return streamSafetensors(
        path, heads,
        [&](size_t index) -> Result<std::span<const std::byte>> {
            if (cancel.requested())
                return cancelled();
            if (progress)
                progress(done / total);
            done += bytesOf(heads[index]);
            bytes = tensors.bytes(index);
            return std::span<const std::byte>(bytes);
        },
        metadata);
}

} // namespace lectern::model
