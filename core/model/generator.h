// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "model/model.h"
#include "model/moe_decoder.h"

#include <vector>

namespace lectern::model {

// What a generation starts from: the prompt's embeddings with the page in place of the image tokens.
struct PromptEmbeddings
{
    at::Tensor embeddings; // [tokens, hidden]
    std::int64_t imageFirst = 0; // where the page's embeddings begin
    std::int64_t imageCount = 0;
};

// Greedy decoding (model.md §7): prefill, then a token at a time until EOS, the length limit, the sink or a cancel.
class Generator
{
public:
    Generator(const MoeDecoder& decoder, const Config& config);

    Result<Generation> operator()(const PromptEmbeddings& prompt, const GenerateOptions& options,
        const TraceRequest& trace, const TokenSink& sink, const Cancel& cancel) const;

private:
    const MoeDecoder& m_decoder;
    const Config& m_config;
};

} // namespace lectern::model
