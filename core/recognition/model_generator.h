// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"
#include "model/model.h"
#include "recognition/page_generator.h"
#include "recognition/page_reader.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lectern::recognition {

// True for tokens that steer the model and are no part of the text: BOS, EOS, padding, <image>, <|grounding|>, turns of
// a conversation. The grounding tags and HTML tags are special tokens too, and are text.
bool isControlToken(const text::Tokenizer& tokenizer, text::TokenId token);

// One page image, read by the model as the ladder asks.
class ModelGenerator : public PageGenerator
{
public:
    // observer is told the stages and the encoding only. All references must outlive the generator.
    ModelGenerator(const model::Model& model, const image::Image& page, int maxTokens, const ReadObserver& observer);

    bool hasCrops() const override;
    double splitRow() const override;
    Result<bool> generate(const ReadingPlan& plan, PageArea area, const Sink& sink, const Cancel& cancel) override;

    // Of all passes so far.
    double visionSeconds() const { return m_visionSeconds; }
    double flowSeconds() const { return m_flowSeconds; }
    double prefillSeconds() const { return m_prefillSeconds; }
    double decodeSeconds() const { return m_decodeSeconds; }

private:
    // The last encoding is kept: the next rung often differs in the rule or the prompt only.
    Result<model::PageEncoding> encoding(PageArea area, bool crops, const Cancel& cancel);
    void enter(Stage stage) const;

    const model::Model& m_model;
    const image::Image& m_page;
    int m_maxTokens;
    const ReadObserver& m_observer;
    std::vector<text::TokenId> m_whitelist; // table cells may repeat
    std::optional<model::PageEncoding> m_encoding;
    PageArea m_encodedArea = PageArea::Whole;
    bool m_encodedCrops = true;
    mutable std::optional<int> m_splitRow; // pixels; found when first asked for
    double m_visionSeconds = 0;
    double m_flowSeconds = 0;
    double m_prefillSeconds = 0;
    double m_decodeSeconds = 0;
};

} // namespace lectern::recognition
