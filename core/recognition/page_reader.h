// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "document/page_result.h"
#include "model/model.h"
#include "pages/page_source.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::recognition {

enum class Stage
{
    Load,
    Render,
    TextLayer,
    Ocr,
    Layout,
    Vision,
    Prefill,
    Decode
};
std::string_view stageName(Stage stage); // "load", "render", "text-layer", "ocr", …

enum class TextLayerUse
{
    Auto,
    Never
};

// What one page is read with, the same for every reader; a reader ignores what does not concern it.
struct ReadOptions
{
    double dpi = 144;
    std::string prompt = "markdown"; // "markdown", "free", or the prompt's own text
    TextLayerUse textLayer = TextLayerUse::Auto;
    std::string languages = "eng+chi_sim"; // Tesseract's names
    int maxTokens = 8192;
};

// A page that the model's encoder has run over.
struct EncodedPage
{
    model::PageEncoding encoding;
    int width = 0; // pixels of the page's picture
    int height = 0;
};

// Called on the reader's thread. Each may be empty.
struct ReadObserver
{
    // The next piece of grounded text, and the number of tokens written so far. Concatenated pieces are the page's raw
    // text, unless restarted was called: then what came before is void and the page begins again.
    std::function<void(std::string_view piece, int tokens)> text;
    std::function<void(Stage stage)> stage;
    std::function<void(std::string_view reason)> restarted;
    // The whole page is encoded and its first word is to come. Readers without an encoder never call it.
    std::function<void(const EncodedPage& page)> encoded = {};
};

// One page as read: grounded text and what is known of how it came about. Blocks are made from raw by the grounding
// parser, the same for all readers.
struct PageReading
{
    std::string raw;
    document::PageStatus status = document::PageStatus::Done;
    std::string reason;
    std::string removedTail;
    std::string reader; // which part of a reader did it: "builtin:text-layer", "builtin:tesseract", "model"
    int retries = 0;
    int tokens = 0; // model tokens; words for the built-in reader
    std::vector<std::pair<std::string, double>> seconds; // by stage
    std::vector<document::DoubtfulWord> doubtful;
};

// Turns a page into grounded text. Used by one thread at a time.
class PageReader
{
public:
    virtual ~PageReader() = default;
    virtual std::string name() const = 0; // "builtin", "model"
    virtual std::string model() const = 0; // the checkpoint's name, empty for the built-in reader

    // page is 0-based. Cancelled is an error of code Cancelled; a cut page is a reading with status Cut.
    virtual Result<PageReading> read(pages::PageSource& source, int page, const ReadOptions& options,
        const ReadObserver& observer, const Cancel& cancel) = 0;
};

} // namespace lectern::recognition
