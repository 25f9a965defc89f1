// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/page_range.h"
#include "document/markdown_writer.h"
#include "model/model.h"
#include "recognition/page_reader.h"
#include "recognition/reader_choice.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::cli {

// What `lectern-cli convert` was asked to do.
struct ConvertOptions
{
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path outputFolder = ".";
    bool markdown = true;
    bool raw = false;
    bool json = false;
    bool html = false;
    bool layout = false;
    PageRange pages;
    std::string password;
    recognition::ReaderRequest reader;
    recognition::ReadOptions read;
    document::Furniture furniture = document::Furniture::Drop;
    model::LoadOptions load;
    bool progressJson = false;
    bool help = false; // then nothing else is set
};

// Every value is checked before anything is opened. InvalidInput or Unsupported name the option.
Result<ConvertOptions> parseConvertOptions(const std::vector<std::string>& arguments);

std::string convertHelp();

} // namespace lectern::cli
