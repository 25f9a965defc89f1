// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/model_generator.h"

#include "image/crop.h"
#include "image/page_views.h"
#include "recognition/page_halves.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern::recognition {

namespace {

constexpr std::array<std::string_view, 4> kGroundingTags{"<|ref|>", "<|/ref|>", "<|det|>", "<|/det|>"};

} // namespace

bool isControlToken(const text::Tokenizer& tokenizer, text::TokenId token)
{
    if (!tokenizer.isSpecial(token))
        return false;
    const std::string_view spelling = tokenizer.bytes(token);
    if (std::find(kGroundingTags.begin(), kGroundingTags.end(), spelling) != kGroundingTags.end())
        return false;
    return spelling.starts_with("<|") || spelling.starts_with("<｜") || spelling == "<image>";
}

ModelGenerator::ModelGenerator(
    const model::Model& model, const image::Image& page, int maxTokens, const ReadObserver& observer)
    : m_model(model)
    , m_page(page)
    , m_maxTokens(maxTokens)
    , m_observer(observer)
    , m_whitelist(model::publishedRule(model.tokenizer(), false).whitelist)
{ }

bool ModelGenerator::hasCrops() const
{
    return image::chooseCropGrid(m_page.width, m_page.height).crops() > 0;
}

double ModelGenerator::splitRow() const
{
    if (!m_splitRow)
        m_splitRow = whiteGapRow(m_page);
    return m_page.height > 0 ? static_cast<double>(*m_splitRow) / m_page.height : 0;
}

void ModelGenerator::enter(Stage stage) const
{
    if (m_observer.stage)
        m_observer.stage(stage);
}

Result<model::PageEncoding> ModelGenerator::encoding(PageArea area, bool crops, const Cancel& cancel)
{
    if (m_encoding && m_encodedArea == area && m_encodedCrops == crops)
        return *m_encoding;
    m_encoding.reset(); // its device memory is needed for the next one
    enter(Stage::Vision);
    image::Image half;
    if (area != PageArea::Whole) {
        splitRow();
        const image::PixelRect part = area == PageArea::TopHalf
            ? image::PixelRect{0, 0, m_page.width, *m_splitRow}
            : image::PixelRect{0, *m_splitRow, m_page.width, m_page.height - *m_splitRow};
        half = image::cropped(m_page, part);
    }
    auto views = image::makePageViews(area == PageArea::Whole ? m_page : half);
    if (!views)
        return std::unexpected(views.error());
    if (!crops) {
        views->crops.clear();
        views->grid = {};
    }
    auto encoded = m_model.encode(*views, {}, cancel);
    if (!encoded)
        return std::unexpected(encoded.error());
    m_visionSeconds += encoded->visionSeconds();
    m_flowSeconds += encoded->flowSeconds();
    m_encoding = *encoded;
    m_encodedArea = area;
    m_encodedCrops = crops;
    if (m_observer.encoded && area == PageArea::Whole && crops)
        m_observer.encoded({*encoded, m_page.width, m_page.height});
    return *encoded;
}

Result<bool> ModelGenerator::generate(const ReadingPlan& plan, PageArea area, const Sink& sink, const Cancel& cancel)
{
    const auto prompt = m_model.makePrompt(plan.prompt);
    if (!prompt)
        return std::unexpected(prompt.error());
    const auto page = encoding(area, plan.crops, cancel);
    if (!page)
        return std::unexpected(page.error());

    enter(Stage::Prefill);
    text::StreamingDecoder decoder(m_model.tokenizer());
    bool decoding = false;
    const auto perToken = [&](text::TokenId token) {
        if (!std::exchange(decoding, true))
            enter(Stage::Decode);
        return sink(token, isControlToken(m_model.tokenizer(), token) ? std::string() : decoder.push(token));
    };
    model::GenerateOptions options;
    options.maxTokens = m_maxTokens;
    options.noRepeat = {plan.ngram, plan.window, m_whitelist};
    const auto generation = m_model.generate(*page, *prompt, options, {}, perToken, cancel);
    if (!generation)
        return std::unexpected(generation.error());
    m_prefillSeconds += generation->prefillSeconds;
    m_decodeSeconds += generation->decodeSeconds;
    if (const std::string rest = decoder.flush(); !rest.empty() && !generation->stoppedBySink)
        sink(kNoToken, rest); // half a character at the very end, as U+FFFD
    return generation->endedByEos;
}

} // namespace lectern::recognition
