// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/model.h"

#include <optional>
#include <string>
#include <vector>

namespace lectern::cli {

struct InspectOptions
{
    bool help = false;
    std::string input;
    std::string model;
    std::string output;
    int page = 1;
    std::string prompt = "markdown";
    std::string password;
    std::string device = "auto";
    model::Precision precision = model::Precision::F32;
    double dpi = 144;
    int maxTokens = 8192;
    std::optional<int> ngram; // absent: the shipped rule; 0: no rule
    std::optional<int> window;
    std::vector<int> encoderLayers;
    std::vector<int> decoderLayers;
    bool routing = false;
};

// arguments: what follows the word `inspect`. InvalidInput says which argument is wrong and how.
Result<InspectOptions> parseInspectOptions(const std::vector<std::string>& arguments);

std::string inspectUsage();

} // namespace lectern::cli
