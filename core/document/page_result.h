// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/block.h"
#include "document/rect.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::document {

enum class PageStatus
{
    Done,
    Cut, // kept as the best try: the reader repeated itself or never came to an end
    Failed,
    Cancelled,
};

// As files and programs spell it: "done", "cut", "failed", "cancelled".
std::string_view statusName(PageStatus status);

// A word that its reader was not sure of.
struct DoubtfulWord
{
    std::string text;
    Rect box;
    double confidence = 0; // 0…1
};

// Everything known of one page after reading it. Views and exporters read this; nothing parses the text twice.
struct PageResult
{
    int page = 0; // 1-based, as people count
    double width = 0; // points for PDFs, pixels for images
    double height = 0;
    PageStatus status = PageStatus::Done;
    std::string reason; // why it was cut or failed; empty when done
    std::string reader; // "builtin:text-layer", "builtin:tesseract", "model"
    int retries = 0;
    int tokens = 0;
    std::vector<std::pair<std::string, double>> seconds; // by stage, in the order in which they ran
    std::string raw; // the grounded text exactly as the reader wrote it
    std::string removedTail; // what a cut took off the end of raw
    std::vector<Block> blocks; // in decoded order
    std::vector<DoubtfulWord> doubtful;
};

// One converted file.
struct Document
{
    std::string source; // the path as given
    std::string reader; // "model" or "builtin"
    std::string model; // checkpoint name, empty for the built-in reader
    std::vector<PageResult> pages;
};

} // namespace lectern::document
