// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "image/page_views.h"
#include "model/config.h"
#include "model/expert_trace.h"
#include "model/no_repeat_ngram.h"
#include "model/tensor.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::model {

enum class Precision
{
    Auto,
    F32,
    BF16
};
Result<Precision> parsePrecision(std::string_view name); // "auto", "f32", "bf16"
std::string_view precisionName(Precision precision);

// What this machine computes on: "cpu", then "cuda:0" and so on.
std::vector<std::string> availableDevices();

struct LoadOptions
{
    std::string device = "auto"; // "auto", "cpu", "cuda", "cuda:N"
    Precision precision = Precision::Auto; // Auto: as stored for large checkpoints, else f32
};

// Which attention to keep while reading; empty: none, and then nothing is computed for it.
struct TraceRequest
{
    std::vector<int> encoderLayers; // negative counts from the end
    std::vector<int> decoderLayers;
    bool routing = false; // Generation::experts

    // Takes the attention of encoderLayers layer by layer, [heads, n, n] as PageEncoding has it, so that it need not be
    // kept: all layers of the real model take some 250 MB a page. crop is -1 for the global view, which comes first.
    std::function<void(int layer, int crop, const Tensor& attention)> flowAttention;

    // Intermediate values of every stage, for parity checks and studies. Called during encode with "vision.embed",
    // "vision.block.N", "vision.neck", "flow.layer.N" and during prefill with "decoder.hidden.N" (input of layer N; the
    // last after the final norm), "decoder.experts.N", "decoder.expert_weights.N" (falling order), "decoder.logits".
    std::function<void(const std::string& name, const Tensor& value)> probe;
};

// The encoder's outcome for one page. Holds device memory; cheap to copy (shared, const).
class PageEncoding
{
public:
    struct Data;
    explicit PageEncoding(std::shared_ptr<const Data> data);

    int tokens() const; // embeddings for the decoder: 144 per crop, 256, 1 separator
    Tensor embeddings() const; // [tokens, decoder hidden]: crops row-major, global view, separator
    Tensor visionGlobal() const; // [encoder hidden, 16, 16]: output of the vision tokenizer
    Tensor visionCrop(int crop) const; // [encoder hidden, 12, 12]
    Tensor flowGlobal() const; // [256, encoder hidden]: causal flow queries after the final norm, before the projector
    Tensor flowCrop(int crop) const; // [144, encoder hidden]
    int crops() const;

    // For each encoder layer asked for: attention of the queries to the visual tokens, softmax over all visible
    // columns, the visual part of it. [heads, 256, 256] and per crop [heads, 144, 144].
    const std::vector<int>& tracedLayers() const; // none where TraceRequest::flowAttention took it
    Tensor attentionGlobal(int layer) const;
    Tensor attentionCrop(int layer, int crop) const;

    double visionSeconds() const; // vision tokenizer
    double flowSeconds() const; // flow encoder and projector
    std::size_t bytes() const; // that it holds

    const Data& data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
};

struct GenerateOptions
{
    int maxTokens = 8192; // also bounded by the positions that the checkpoint has
    NoRepeatRule noRepeat;
};

struct Generation
{
    std::vector<text::TokenId> tokens; // without the prompt, the final EOS included
    bool endedByEos = false;
    bool stoppedBySink = false;
    Tensor prefillLogits; // [vocabulary] at the prompt's last position
    double prefillSeconds = 0;
    double decodeSeconds = 0;
    std::vector<int> tracedLayers; // decoder layers
    std::vector<Tensor> attention; // per traced layer [tokens, visual embeddings], mean over heads
    ExpertTrace experts; // where TraceRequest::routing asks for it
};

// Called for each token as it is chosen; false stops (not an error).
using TokenSink = std::function<bool(text::TokenId token)>;

using LoadProgress = std::function<void(double share)>; // 0…1

// DeepSeek-OCR 2. Const after loading: one encoding or generation at a time per thread, state travels in the call.
class Model
{
public:
    // Reads a checkpoint folder in either layout (model.md §9). Corrupt names everything missing, unexpected and
    // misshapen; Unsupported where the device is not there; Cancelled.
    static Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, const LoadOptions& options = {},
        const Cancel& cancel = {}, const LoadProgress& progress = {});
    ~Model();

    const Config& config() const;
    const text::Tokenizer& tokenizer() const;
    std::string checkpointHash() const; // identity of the checkpoint, see Checkpoint::hash
    std::string deviceName() const; // "cpu", "cuda:0"
    std::string deviceReason() const; // why this device when "auto" was asked for
    Precision precision() const; // never Auto

    // Prompt ids around the image tokens: BOS + text before, text after `<image>`. A prompt without `<image>` gets
    // it, and a line break, in front.
    struct Prompt
    {
        std::vector<text::TokenId> before;
        std::vector<text::TokenId> after;
    };
    // "markdown" and "free" stand for the published prompts; anything else is the prompt's own text.
    Result<Prompt> makePrompt(std::string_view prompt) const;
    std::vector<text::TokenId> promptIds(const Prompt& prompt, int imageTokens) const;

    // Vision tokenizer, flow encoder, projector. Cancelled between encoder layers.
    Result<PageEncoding> encode(
        const image::PageViews& views, const TraceRequest& trace = {}, const Cancel& cancel = {}) const;

    // The attention of other encoder layers for a page that is encoded already: the flow encoder alone, from what the
    // vision tokenizer made of the page.
    Result<PageEncoding> traceAgain(
        const PageEncoding& page, const TraceRequest& trace, const Cancel& cancel = {}) const;

    // Prefill and greedy decoding. Cancelled between tokens.
    Result<Generation> generate(const PageEncoding& page, const Prompt& prompt, const GenerateOptions& options,
        const TraceRequest& trace = {}, const TokenSink& sink = {}, const Cancel& cancel = {}) const;

private:
    struct Data;
    explicit Model(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace lectern::model
