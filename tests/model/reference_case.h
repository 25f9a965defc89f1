// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"
#include "model/model.h"
#include "model/safetensors.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lectern::test {

// One page of the reference values (fixtures/cases/NAME): the image, case.json and expected.safetensors.
class ReferenceCase
{
public:
    explicit ReferenceCase(const std::filesystem::path& folder);

    const std::string& name() const { return m_name; }
    const nlohmann::json& json() const { return m_json; }
    image::Image image() const; // after EXIF orientation and conversion to RGB

    bool has(const std::string& tensor) const;
    model::Tensor expected(const std::string& tensor) const; // any stored type, as float32
    std::vector<std::int64_t> expectedIds(const std::string& tensor) const;

    struct Greedy
    {
        std::string key; // "markdown.plain"
        std::string prompt; // "markdown"
        model::NoRepeatRule rule;
        int maxTokens = 0;
        size_t safeSteps = 0;
        std::vector<text::TokenId> tokens;
    };
    std::vector<Greedy> greedy() const;

private:
    std::filesystem::path m_folder;
    std::string m_name;
    nlohmann::json m_json;
    std::optional<model::SafetensorsFile> m_expected;
};

// Largest absolute difference; infinity where the shapes hold different numbers of values or one is not finite.
double largestDifference(const model::Tensor& actual, const model::Tensor& expected);

// Every `step`-th row of [rows, …].
model::Tensor everyNthRow(const model::Tensor& tensor, std::int64_t step);
model::Tensor lastRow(const model::Tensor& tensor);
// One entry along the first dimension, which is dropped.
model::Tensor at(const model::Tensor& tensor, std::int64_t index);
// [height, width, channels] → every 8th row and column.
model::Tensor everyEighthPatch(const model::Tensor& tensor);

} // namespace lectern::test
