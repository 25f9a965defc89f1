// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generator.h"

#include "model/kv_cache.h"
#include "model/layer_numbers.h"

#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>

namespace lectern::model {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Argmax over [vocabulary] after the rule's bans.
text::TokenId nextToken(const at::Tensor& logits, const NoRepeatRule& rule, const std::vector<text::TokenId>& generated)
{
    const std::vector<text::TokenId> banned = bannedTokens(rule, generated);
    if (banned.empty())
        return static_cast<text::TokenId>(logits.argmax().item<std::int64_t>());
    at::Tensor allowed = logits.clone();
    for (const text::TokenId id : banned)
        allowed.select(0, id).fill_(-INFINITY);
    return static_cast<text::TokenId>(allowed.argmax().item<std::int64_t>());
}

// Collects, for each traced layer, one row per token: the attention from which the token was chosen.
class AttentionRows
{
public:
    AttentionRows(std::int64_t imageFirst, std::int64_t imageCount)
        : m_first(imageFirst)
        , m_count(imageCount)
    { }
    void add(const MoeDecoder::LastAttention& attention)
    {
        for (const auto& [layer, row] : attention)
            m_rows[layer].push_back(row.narrow(0, m_first, m_count).to(at::kCPU));
    }
    void moveTo(Generation& generation) const
    {
        for (const auto& [layer, rows] : m_rows) {
            generation.tracedLayers.push_back(layer);
            generation.attention.push_back(toPlain(at::stack(rows))); // [tokens, visual embeddings]
        }
    }

private:
    std::int64_t m_first;
    std::int64_t m_count;
    std::map<int, std::vector<at::Tensor>> m_rows;
};

// Collects where every position went, if that was asked for.
class RoutingRows
{
public:
    RoutingRows(bool asked, const PromptEmbeddings& prompt, const DecoderConfig& config)
        : m_asked(asked)
    {
        m_trace.imageFirst = static_cast<int>(prompt.imageFirst);
        m_trace.imageCount = static_cast<int>(prompt.imageCount);
        m_trace.experts = config.experts;
        m_trace.perToken = config.expertsPerToken;
    }
    MoeDecoder::LayerRoutings* routings() { return m_asked ? &m_routings : nullptr; }
    // What forward() has left there.
    void add(std::int64_t positions)
    {
        if (!m_asked)
            return;
        m_trace.positions += static_cast<int>(positions);
        m_trace.layers.resize(m_routings.size());
        auto layer = m_trace.layers.begin();
        for (const auto& [index, routing] : m_routings) {
            layer->layer = index;
            append(layer->experts, routing.experts.to(at::kCPU, at::kShort));
            append(layer->weights, routing.weights.to(at::kCPU, at::kHalf));
            ++layer;
        }
    }
    ExpertTrace take() { return m_asked ? std::move(m_trace) : ExpertTrace{}; }

private:
    static void append(std::vector<std::uint16_t>& values, const at::Tensor& added)
    {
        const at::Tensor plain = added.contiguous();
        const size_t size = values.size();
        values.resize(size + static_cast<size_t>(plain.numel()));
        std::memcpy(values.data() + size, plain.const_data_ptr(), plain.nbytes());
    }

    bool m_asked;
    MoeDecoder::LayerRoutings m_routings; // of the last forward()
    ExpertTrace m_trace;
};

} // namespace

Generator::Generator(const MoeDecoder& decoder, const Config& config)
    : m_decoder(decoder)
    , m_config(config)
{ }

Result<Generation> Generator::operator()(const PromptEmbeddings& prompt, const GenerateOptions& options,
    const TraceRequest& trace, const TokenSink& sink, const Cancel& cancel) const
{
    const DecoderConfig& config = m_config.decoder;
    const auto layers = resolveLayers(trace.decoderLayers, config.layers, "decoder");
    if (!layers)
        return std::unexpected(layers.error());
    const std::int64_t promptLength = prompt.embeddings.size(0);
    const std::int64_t limit = std::min<std::int64_t>(options.maxTokens, config.positions - promptLength);
    if (limit < 1)
        return fail(ErrorCode::Unsupported,
            "the prompt takes " + std::to_string(promptLength) + " of the model's " + std::to_string(config.positions)
                + " positions and leaves no room for an answer");

    Generation generation;
    AttentionRows rows(prompt.imageFirst, prompt.imageCount);
    RoutingRows routing(trace.routing, prompt, config);
    KvCache cache(config, promptLength + limit, prompt.embeddings.device(), prompt.embeddings.scalar_type());
    const Probe probe(trace.probe);

    const Clock::time_point prefillStart = Clock::now();
    MoeDecoder::LastAttention attention;
    at::Tensor hidden = m_decoder.forward(prompt.embeddings, cache, *layers, attention, routing.routings(), probe);
    routing.add(promptLength);
    if (trace.probe) {
        probe("decoder.hidden", config.layers, m_decoder.finalNorm(hidden));
        probe("decoder.logits", m_decoder.logits(hidden));
    }
    at::Tensor logits = m_decoder.logits(hidden.narrow(0, promptLength - 1, 1)).view({-1});
    generation.prefillLogits = toPlain(logits);
    generation.prefillSeconds = secondsSince(prefillStart);

    const Clock::time_point decodeStart = Clock::now();
    while (true) {
        if (cancel.requested())
            return cancelled();
        const text::TokenId token = nextToken(logits, options.noRepeat, generation.tokens);
        generation.tokens.push_back(token);
        rows.add(attention);
        generation.endedByEos = token == m_config.eosId;
        generation.stoppedBySink = sink && !sink(token);
        const bool full = static_cast<std::int64_t>(generation.tokens.size()) >= limit;
        if (generation.endedByEos || generation.stoppedBySink || full)
            break;
        const at::Tensor id = at::tensor({static_cast<std::int64_t>(token)}, at::kLong).to(prompt.embeddings.device());
        hidden = m_decoder.forward(m_decoder.embed(id), cache, *layers, attention, routing.routings(), {});
        routing.add(1);
        logits = m_decoder.logits(hidden).view({-1});
    }
    generation.decodeSeconds = secondsSince(decodeStart);
    rows.moveTo(generation);
    generation.experts = routing.take();
    return generation;
}

} // namespace lectern::model
