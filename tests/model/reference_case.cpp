// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_case.h"

#include <QImage>
#include <QString>

#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <stdexcept>

namespace lectern::test {

namespace {

float halfToFloat(std::uint16_t half)
{
    const int exponent = (half >> 10) & 0x1F;
    const int mantissa = half & 0x3FF;
    const double sign = half & 0x8000 ? -1 : 1;
    const double value = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(mantissa + 1024, exponent - 25);
    return static_cast<float>(sign * value);
}

template <class Stored> Stored stored(const model::TensorView& view, size_t index)
{
    Stored value;
    std::memcpy(&value, view.bytes.data() + index * sizeof(Stored), sizeof(Stored));
    return value;
}

double valueAt(const model::TensorView& view, size_t index)
{
    switch (view.dtype) {
    case model::Dtype::F32:
        return static_cast<double>(stored<float>(view, index));
    case model::Dtype::F16:
        return static_cast<double>(halfToFloat(stored<std::uint16_t>(view, index)));
    case model::Dtype::I32:
        return stored<std::int32_t>(view, index);
    default:
        throw std::runtime_error("a reference value of an unforeseen type");
    }
}

std::int64_t rowSize(const model::Tensor& tensor)
{
    return static_cast<std::int64_t>(tensor.values.size()) / tensor.shape.at(0);
}

} // namespace

ReferenceCase::ReferenceCase(const std::filesystem::path& folder)
    : m_folder(folder)
    , m_name(folder.filename().string())
{
    std::ifstream stream(folder / "case.json");
    m_json = nlohmann::json::parse(stream);
    auto file = model::SafetensorsFile::open(folder / "expected.safetensors");
    if (!file)
        throw std::runtime_error(file.error().message);
    m_expected.emplace(std::move(*file));
}

image::Image ReferenceCase::image() const
{
    const auto converted = m_folder / "rgb.png";
    const auto path = std::filesystem::exists(converted) ? converted : m_folder / m_json.at("input").get<std::string>();
    const QImage picture = QImage(QString::fromStdString(path.string())).convertToFormat(QImage::Format_RGB888);
    if (picture.isNull())
        throw std::runtime_error("cannot read " + path.string());
    image::Image image(picture.width(), picture.height());
    for (int y = 0; y < image.height; ++y)
        std::memcpy(image.row(y), picture.constScanLine(y), static_cast<size_t>(image.width) * 3);
    return image;
}

bool ReferenceCase::has(const std::string& tensor) const
{
    return m_expected->tensors().contains(tensor);
}

model::Tensor ReferenceCase::expected(const std::string& tensor) const
{
    const model::TensorView& view = m_expected->tensors().at(tensor);
    model::Tensor result{view.shape, {}};
    const size_t count = view.bytes.size() / model::dtypeSize(view.dtype);
    for (size_t i = 0; i < count; ++i)
        result.values.push_back(static_cast<float>(valueAt(view, i)));
    return result;
}

std::vector<std::int64_t> ReferenceCase::expectedIds(const std::string& tensor) const
{
    const model::Tensor values = expected(tensor);
    return {values.values.begin(), values.values.end()};
}

std::vector<ReferenceCase::Greedy> ReferenceCase::greedy() const
{
    std::vector<Greedy> all;
    for (const auto& [key, entry] : m_json.at("greedy").items()) {
        Greedy greedy;
        greedy.key = key;
        greedy.prompt = key.substr(0, key.find('.'));
        greedy.maxTokens = entry.at("max_new_tokens").get<int>();
        greedy.safeSteps = entry.at("safe_steps").get<size_t>();
        greedy.tokens = entry.at("tokens").get<std::vector<text::TokenId>>();
        if (const auto& rule = entry.at("rule"); !rule.is_null()) {
            greedy.rule.n = rule.at("n").get<int>();
            greedy.rule.window = rule.at("window").get<int>();
            greedy.rule.whitelist = rule.at("whitelist").get<std::vector<text::TokenId>>();
        }
        all.push_back(std::move(greedy));
    }
    return all;
}

double largestDifference(const model::Tensor& actual, const model::Tensor& expected)
{
    if (actual.values.size() != expected.values.size())
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (size_t i = 0; i < actual.values.size(); ++i) {
        const double difference =
            std::abs(static_cast<double>(actual.values[i]) - static_cast<double>(expected.values[i]));
        if (!std::isfinite(difference))
            return std::numeric_limits<double>::infinity();
        largest = std::max(largest, difference);
    }
    return largest;
}

model::Tensor everyNthRow(const model::Tensor& tensor, std::int64_t step)
{
    const std::int64_t size = rowSize(tensor);
    model::Tensor result{tensor.shape, {}};
    result.shape[0] = 0;
    for (std::int64_t row = 0; row < tensor.shape[0]; row += step) {
        const auto first = tensor.values.begin() + row * size;
        result.values.insert(result.values.end(), first, first + size);
        ++result.shape[0];
    }
    return result;
}

model::Tensor at(const model::Tensor& tensor, std::int64_t index)
{
    const std::int64_t size = rowSize(tensor);
    const auto first = tensor.values.begin() + index * size;
    return {{tensor.shape.begin() + 1, tensor.shape.end()}, {first, first + size}};
}

model::Tensor lastRow(const model::Tensor& tensor)
{
    return at(tensor, tensor.shape.at(0) - 1);
}

model::Tensor everyEighthPatch(const model::Tensor& tensor)
{
    model::Tensor result;
    const model::Tensor rows = everyNthRow(tensor, 8); // [height / 8, width, channels]
    for (std::int64_t row = 0; row < rows.shape[0]; ++row) {
        const model::Tensor patches = everyNthRow(at(rows, row), 8);
        result.values.insert(result.values.end(), patches.values.begin(), patches.values.end());
    }
    result.shape = {rows.shape[0], (rows.shape[1] + 7) / 8, rows.shape[2]};
    return result;
}

} // namespace lectern::test
