// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checkpoint.h"

#include "base/sha256.h"
#include "model/shards.h"
#include "model/tensor_names.h"
#include "model/tensor_table.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

namespace lectern::model {

namespace {

constexpr std::uintmax_t kMaxConfigBytes = 16 << 20;
constexpr std::string_view kHead = "lm_head.weight";
constexpr std::string_view kEmbedding = "model.embed_tokens.weight";

// A tensor as it lies in a file, and what the file calls it.
struct StoredTensor
{
    std::string storedName;
    TensorView view;
};
using StoredTensors = std::map<std::string, StoredTensor>; // by original name, fused experts whole

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (size_t axis = 0; axis < shape.size(); ++axis)
        text += (axis > 0 ? ", " : "") + std::to_string(shape[axis]);
    return text + ']';
}

bool isWeightType(Dtype dtype)
{
    return dtype == Dtype::F32 || dtype == Dtype::F16 || dtype == Dtype::BF16;
}

// Tables that some programs store although they follow from the config.
bool isDerived(std::string_view name)
{
    return name.ends_with(".rotary_emb.inv_freq");
}

// Everything that is wrong with a checkpoint's tensors, in one message.
class Problems
{
public:
    void missing(const std::string& name, const std::vector<std::int64_t>& shape)
    {
        m_missing.push_back(name + ' ' + shapeText(shape));
    }
    void unexpected(const StoredTensor& tensor)
    {
        m_unexpected.push_back(tensor.storedName + ' ' + shapeText(tensor.view.shape));
    }
    void twice(const std::string& first, const std::string& second)
    {
        m_unexpected.push_back(second + " (the same tensor as " + first + ')');
    }
    void misshapen(const StoredTensor& tensor, const std::vector<std::int64_t>& shape)
    {
        m_misshapen.push_back(
            tensor.storedName + ' ' + shapeText(tensor.view.shape) + ", should be " + shapeText(shape));
    }
    void wrongType(const StoredTensor& tensor)
    {
        m_misshapen.push_back(tensor.storedName + " is stored as " + std::string(dtypeName(tensor.view.dtype))
            + ", should be F32, F16 or BF16");
    }

    bool any() const { return !m_missing.empty() || !m_unexpected.empty() || !m_misshapen.empty(); }

    std::string message() const
    {
        return "the weights do not fit the model" + part("missing", m_missing) + part("unexpected", m_unexpected)
            + part("misshapen", m_misshapen);
    }

private:
    static std::string part(std::string_view title, const std::vector<std::string>& lines)
    {
        if (lines.empty())
            return {};
        std::string text = "\n " + std::to_string(lines.size()) + ' ' + std::string(title) + ':';
        for (const std::string& line : lines)
            text += "\n  " + line;
        return text;
    }

    std::vector<std::string> m_missing;
    std::vector<std::string> m_unexpected;
    std::vector<std::string> m_misshapen;
};

StoredTensors collect(const std::vector<SafetensorsFile>& files, Problems& problems)
{
    StoredTensors tensors;
    for (const SafetensorsFile& file : files) {
        for (const auto& [name, view] : file.tensors()) {
            if (isDerived(name))
                continue;
            const auto [entry, fresh] = tensors.try_emplace(originalName(name), StoredTensor{name, view});
            if (!fresh)
                problems.twice(entry->second.storedName, name);
        }
    }
    return tensors;
}

ShapeTable shapesOf(const StoredTensors& tensors)
{
    ShapeTable shapes;
    for (const auto& [name, tensor] : tensors)
        shapes.emplace(name, tensor.view.shape);
    return shapes;
}

// Which decoder layers keep their experts as two tensors; where a layer has none at all, what the layout does.
std::vector<bool> fusedLayers(const StoredTensors& tensors, int layers, Layout layout)
{
    std::vector<bool> fused;
    for (int layer = 0; layer < layers; ++layer) {
        const std::string prefix = expertsPrefix(layer);
        const auto first = tensors.lower_bound(prefix);
        const bool none = first == tensors.end() || !first->first.starts_with(prefix);
        const bool whole = tensors.contains(prefix + "gate_up_proj") || tensors.contains(prefix + "down_proj");
        fused.push_back(none ? layout == Layout::Native : whole);
    }
    return fused;
}

void compare(
    const StoredTensors& tensors, const std::vector<TensorSpec>& specs, bool tied, Layout layout, Problems& problems)
{
    std::map<std::string_view, const TensorSpec*> expected;
    for (const TensorSpec& spec : specs) {
        expected.emplace(spec.name, &spec);
        const auto found = tensors.find(spec.name);
        if (found == tensors.end()) {
            if (!(tied && spec.name == kHead))
                problems.missing(layout == Layout::Native ? nativeName(spec.name) : spec.name, spec.shape);
        } else if (found->second.view.shape != spec.shape) {
            problems.misshapen(found->second, spec.shape);
        } else if (!isWeightType(found->second.view.dtype)) {
            problems.wrongType(found->second);
        }
    }
    for (const auto& [name, tensor] : tensors) {
        if (!expected.contains(name))
            problems.unexpected(tensor);
    }
}

// Rows first … first + count − 1 of matrix number index of a tensor [matrices, rows, columns].
TensorView rowsOf(const TensorView& stack, std::int64_t index, std::int64_t first, std::int64_t count)
{
    const std::int64_t rows = stack.shape[1];
    const std::int64_t columns = stack.shape[2];
    const size_t rowBytes = static_cast<size_t>(columns) * dtypeSize(stack.dtype);
    const auto begin = static_cast<size_t>(index * rows + first) * rowBytes;
    return {stack.dtype, {count, columns}, stack.bytes.subspan(begin, static_cast<size_t>(count) * rowBytes)};
}

// Fused experts one by one, under the names of the original layout.
void addExperts(std::map<std::string, TensorView>& tensors, int layer, const DecoderConfig& decoder)
{
    const std::string prefix = expertsPrefix(layer);
    const TensorView gateUp = tensors.at(prefix + "gate_up_proj");
    const TensorView down = tensors.at(prefix + "down_proj");
    for (int index = 0; index < decoder.experts; ++index) {
        const std::string expert = prefix + std::to_string(index);
        tensors[expert + ".gate_proj.weight"] = rowsOf(gateUp, index, 0, decoder.expertMlp);
        tensors[expert + ".up_proj.weight"] = rowsOf(gateUp, index, decoder.expertMlp, decoder.expertMlp);
        tensors[expert + ".down_proj.weight"] = rowsOf(down, index, 0, decoder.hidden);
    }
    tensors.erase(prefix + "gate_up_proj");
    tensors.erase(prefix + "down_proj");
}

} // namespace

Result<Checkpoint> Checkpoint::open(const std::filesystem::path& folder)
{
    std::error_code code;
    if (!std::filesystem::is_directory(folder, code))
        return fail(ErrorCode::NotFound, folder.string() + ": is not a folder with a model");
    Checkpoint checkpoint;
    auto text = readSmallFile(folder / "config.json", kMaxConfigBytes);
    if (!text)
        return std::unexpected(text.error());
    auto files = openShards(folder);
    if (!files)
        return std::unexpected(files.error());
    checkpoint.m_configText = std::move(*text);
    checkpoint.m_files = std::move(*files);

    Problems problems;
    const StoredTensors stored = collect(checkpoint.m_files, problems);
    const bool native =
        std::ranges::any_of(stored, [](const auto& entry) { return isNativeName(entry.second.storedName); });
    checkpoint.m_layout = native ? Layout::Native : Layout::Original;
    auto config = readConfig(checkpoint.m_configText, shapesOf(stored));
    if (!config)
        return fail(config.error().code, (folder / "config.json").string() + ": " + config.error().message);
    checkpoint.m_config = std::move(*config);
    const DecoderConfig& decoder = checkpoint.m_config.decoder;

    const std::vector<bool> fused = fusedLayers(stored, decoder.layers, checkpoint.m_layout);
    compare(stored, storedTensors(checkpoint.m_config, fused), checkpoint.m_config.tiedEmbeddings, checkpoint.m_layout,
        problems);
    if (problems.any())
        return fail(ErrorCode::Corrupt, folder.string() + ": " + problems.message());

    for (const auto& [name, tensor] : stored)
        checkpoint.m_tensors.emplace(name, tensor.view);
    for (int layer = 0; layer < decoder.layers; ++layer) {
        const auto at = static_cast<size_t>(layer);
        if (decoder.sparse[at] && fused[at])
            addExperts(checkpoint.m_tensors, layer, decoder);
    }
    if (!checkpoint.m_tensors.contains(std::string(kHead)))
        checkpoint.m_tensors[std::string(kHead)] = checkpoint.m_tensors.at(std::string(kEmbedding));
    return checkpoint;
}

TensorView Checkpoint::tensor(const std::string& name) const
{
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? TensorView{} : found->second;
}

size_t Checkpoint::bytes() const
{
    size_t total = 0;
    for (const SafetensorsFile& file : m_files)
        total += file.dataBytes().size();
    return total;
}

std::string Checkpoint::hash() const
{
    constexpr size_t kSample = 2048;
    Sha256 sum;
    sum.add(m_configText);
    for (const SafetensorsFile& file : m_files) {
        sum.add(file.headerBytes());
        for (const auto& [name, view] : file.tensors()) {
            const size_t size = std::min(kSample, view.bytes.size());
            sum.add(view.bytes.first(size));
            sum.add(view.bytes.last(size));
        }
    }
    return sum.hex();
}

} // namespace lectern::model
