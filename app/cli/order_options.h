// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/page_range.h"
#include "model/model.h"
#include "recognition/page_study.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::cli {

// What `lectern-cli order` was asked to do.
struct OrderOptions
{
    std::filesystem::path input;
    std::filesystem::path outputFolder = ".";
    PageRange pages;
    std::string password;
    std::string model; // a folder, "nano", an installed model's name; empty: the installed one
    model::LoadOptions load{"auto", model::Precision::F32};
    recognition::StudyRequest study;
    bool help = false;
};

// arguments: what follows the word `order`. InvalidInput says which argument is wrong and how.
Result<OrderOptions> parseOrderOptions(const std::vector<std::string>& arguments);

std::string orderHelp();

} // namespace lectern::cli
