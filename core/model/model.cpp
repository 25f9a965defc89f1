// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model.h"

#include "model/checkpoint.h"
#include "model/device.h"
#include "model/generator.h"
#include "model/moe_decoder.h"
#include "model/page_encoder.h"
#include "model/page_encoding_data.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <filesystem>
#include <new>

namespace lectern::model {

namespace {

constexpr std::string_view kImageToken = "<image>";
constexpr std::string_view kBosToken = "<｜begin▁of▁sentence｜>";
constexpr std::string_view kMarkdownPrompt = "<image>\n<|grounding|>Convert the document to markdown.";
constexpr std::string_view kFreePrompt = "<image>\nFree OCR.";

// Checkpoints above this are used in bf16 unless something else is asked for: in float32 they would not fit.
constexpr size_t kLargeCheckpoint = size_t{2} << 30; // bytes

// What torch throws becomes an error value here and nowhere else.
template <class Work> auto guarded(Work&& work) -> decltype(work())
{
    try {
        const c10::InferenceMode inference;
        return work();
    } catch (const c10::OutOfMemoryError& error) {
        return fail(
            ErrorCode::OutOfMemory, std::string("the device's memory is full: ") + error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "there is not enough memory on this machine");
    } catch (const c10::Error& error) {
        return fail(ErrorCode::Internal, std::string("libtorch: ") + error.what_without_backtrace());
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, error.what());
    }
}

Precision choosePrecision(Precision asked, const Checkpoint& checkpoint)
{
    if (asked != Precision::Auto)
        return asked;
    return checkpoint.bytes() > kLargeCheckpoint ? Precision::BF16 : Precision::F32;
}

// Stops the loading of weights between two tensors.
struct LoadingCancelled
{ };

} // namespace

Result<Precision> parsePrecision(std::string_view name)
{
    for (const Precision precision : {Precision::Auto, Precision::F32, Precision::BF16})
        if (name == precisionName(precision))
            return precision;
    return fail(ErrorCode::InvalidInput, "'" + std::string(name) + "' is not a precision; use auto, f32 or bf16");
}

std::string_view precisionName(Precision precision)
{
    switch (precision) {
    case Precision::Auto:
        return "auto";
    case Precision::F32:
        return "f32";
    case Precision::BF16:
        return "bf16";
    }
    return "";
}

struct Model::Data
{
    Config config;
    text::Tokenizer tokenizer;
    std::string checkpointHash;
    ChosenDevice device;
    Precision precision;
    text::TokenId imageId;
    text::TokenId bosId;
    PageEncoder encoder;
    MoeDecoder decoder;
};

Model::Model(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{ }

Model::~Model() = default;

Result<std::unique_ptr<Model>> Model::load(
    const std::filesystem::path& folder, const LoadOptions& options, const Cancel& cancel, const LoadProgress& progress)
{
    auto device = chooseDevice(options.device);
    if (!device)
        return std::unexpected(device.error());
    std::error_code code; // a folder that cannot be looked into is named by what is opened next
    if (!std::filesystem::exists(folder / "config.json", code) && !code)
        return fail(ErrorCode::NotFound, folder.string() + ": no checkpoint here (config.json is missing)");
    auto tokenizer = text::Tokenizer::load(folder / "tokenizer.json");
    if (!tokenizer)
        return std::unexpected(tokenizer.error());
    const auto imageId = tokenizer->idOf(kImageToken);
    if (!imageId)
        return fail(ErrorCode::Corrupt, (folder / "tokenizer.json").string() + ": has no token <image>");
    auto opened = Checkpoint::open(folder);
    if (!opened)
        return std::unexpected(opened.error());
    const auto checkpoint = std::make_shared<const Checkpoint>(std::move(*opened));
    const Config config = checkpoint->config();
    if (tokenizer->size() > config.decoder.vocabulary)
        return fail(ErrorCode::Corrupt,
            folder.string() + ": tokenizer.json has " + std::to_string(tokenizer->size())
                + " tokens, more than the model's vocabulary of " + std::to_string(config.decoder.vocabulary));

    const Precision precision = choosePrecision(options.precision, *checkpoint);
    size_t done = 0;
    const auto loaded = [&](size_t bytes) {
        if (cancel.requested())
            throw LoadingCancelled{};
        done += bytes;
        if (progress)
            progress(static_cast<double>(done) / static_cast<double>(checkpoint->bytes()));
    };
    const auto bosId = tokenizer->idOf(kBosToken);
    try {
        return guarded([&]() -> Result<std::unique_ptr<Model>> {
            const WeightLoader weights(
                checkpoint, device->device, precision == Precision::BF16 ? at::kBFloat16 : at::kFloat, loaded);
            PageEncoder encoder(config, weights);
            MoeDecoder decoder(config.decoder, weights);
            return std::unique_ptr<Model>(new Model(std::unique_ptr<Data>(new Data{config, std::move(*tokenizer),
                checkpoint->hash(), *device, precision, *imageId,
                bosId.value_or(static_cast<text::TokenId>(config.bosId)), std::move(encoder), std::move(decoder)})));
        });
    } catch (const LoadingCancelled&) {
        return cancelled();
    }
}

const Config& Model::config() const
{
    return m_data->config;
}

const text::Tokenizer& Model::tokenizer() const
{
    return m_data->tokenizer;
}

std::string Model::checkpointHash() const
{
    return m_data->checkpointHash;
}

std::string Model::deviceName() const
{
    return m_data->device.device.str();
}

std::string Model::deviceReason() const
{
    return m_data->device.reason;
}

Precision Model::precision() const
{
    return m_data->precision;
}

Result<Model::Prompt> Model::makePrompt(std::string_view prompt) const
{
    std::string text(prompt == "markdown" ? kMarkdownPrompt : prompt == "free" ? kFreePrompt : prompt);
    size_t at = text.find(kImageToken);
    if (at == std::string::npos) {
        text.insert(0, std::string(kImageToken) + "\n");
        at = 0;
    }
    if (text.find(kImageToken, at + 1) != std::string::npos)
        return fail(ErrorCode::InvalidInput, "a prompt may contain <image> once only");
    Prompt ids;
    ids.before = m_data->tokenizer.encode(std::string_view(text).substr(0, at));
    ids.before.insert(ids.before.begin(), m_data->bosId);
    ids.after = m_data->tokenizer.encode(std::string_view(text).substr(at + kImageToken.size()));
    return ids;
}

std::vector<text::TokenId> Model::promptIds(const Prompt& prompt, int imageTokens) const
{
    std::vector<text::TokenId> ids = prompt.before;
    ids.insert(ids.end(), static_cast<size_t>(imageTokens), m_data->imageId);
    ids.insert(ids.end(), prompt.after.begin(), prompt.after.end());
    return ids;
}

Result<PageEncoding> Model::encode(const image::PageViews& views, const TraceRequest& trace, const Cancel& cancel) const
{
    return guarded([&] { return m_data->encoder(views, trace, cancel); });
}

Result<PageEncoding> Model::traceAgain(const PageEncoding& page, const TraceRequest& trace, const Cancel& cancel) const
{
    return guarded([&] { return m_data->encoder.traceAgain(page, trace, cancel); });
}

Result<Generation> Model::generate(const PageEncoding& page, const Prompt& prompt, const GenerateOptions& options,
    const TraceRequest& trace, const TokenSink& sink, const Cancel& cancel) const
{
    return guarded([&]() -> Result<Generation> {
        const auto embed = [this](const std::vector<text::TokenId>& ids) {
            const std::vector<std::int64_t> wide(ids.begin(), ids.end());
            return m_data->decoder.embed(at::tensor(wide, at::kLong).to(m_data->device.device)); // [tokens, hidden]
        };
        PromptEmbeddings embeddings;
        embeddings.embeddings = at::cat({embed(prompt.before), page.data().embeddings, embed(prompt.after)}, 0);
        embeddings.imageFirst = static_cast<std::int64_t>(prompt.before.size());
        embeddings.imageCount = page.tokens();
        return Generator(m_data->decoder, m_data->config)(embeddings, options, trace, sink, cancel);
    });
}

} // namespace lectern::model
