// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "image/page_views.h"
#include "model/model.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace lectern::model {

// Writes one page's way through the engine as a safetensors file, with the names and shapes of docs/file-formats.md
// ("TRACE.safetensors"): views, vision, flow queries, embeddings, prompt, logits, tokens, the attention and the routing
// that were asked for. Through a temporary file, a tensor at a time. progress is told the share written, 0…1; Cancelled
// between tensors.
Result<void> writeTraceFile(const std::filesystem::path& path, const image::PageViews& views,
    const PageEncoding& encoding, const std::vector<text::TokenId>& promptIds, const Generation& generation,
    const std::map<std::string, std::string>& metadata, const std::function<void(double share)>& progress = {},
    const Cancel& cancel = {});

} // namespace lectern::model
