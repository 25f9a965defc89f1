// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "model/model.h"
#include "pages/page_source.h"
#include "recognition/page_reader.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace lectern::recognition {

// Which of the raw numbers of a page are written. Attention is large: a layer of the published encoder takes 11 MB a
// page with six crops, one of its decoder 4 kB a token.
struct TraceExport
{
    std::filesystem::path path;
    std::vector<int> encoderLayers; // negative: from the last; empty: no attention of the encoder
    std::vector<int> decoderLayers; // the same for the decoder
    bool allLayers = false; // all of both, whatever the lists say
    bool routing = true;
    ReadOptions read; // dpi, prompt, maxTokens
};

enum class TraceStage
{
    Encode,
    Decode,
    Write
};

struct TraceProgress
{
    TraceStage stage = TraceStage::Encode;
    int tokens = 0; // written so far, from Decode on
    double share = 0; // 0…1 of Write
};

// Reads a page (0-based) with the traces asked for and writes TRACE.safetensors (docs/file-formats.md), as `inspect`
// does. Cancelled between encoder layers, tokens and tensors; then there is no file, or the old one.
Result<void> exportTrace(const model::Model& model, pages::PageSource& source, int page, const TraceExport& request,
    const std::function<void(const TraceProgress&)>& progress, const Cancel& cancel);

} // namespace lectern::recognition
