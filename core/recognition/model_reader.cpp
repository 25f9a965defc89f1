// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/model_reader.h"

#include "recognition/model_generator.h"
#include "recognition/retry_ladder.h"

#include <chrono>
#include <utility>

namespace lectern::recognition {

ModelReader::ModelReader(std::unique_ptr<const model::Model> model, std::string modelName)
    : m_model(std::move(model))
    , m_modelName(std::move(modelName))
{ }

Result<PageReading> ModelReader::read(
    pages::PageSource& source, int page, const ReadOptions& options, const ReadObserver& observer, const Cancel& cancel)
{
    if (observer.stage)
        observer.stage(Stage::Render);
    const auto start = std::chrono::steady_clock::now();
    pages::RenderOptions rendering;
    rendering.dpi = options.dpi;
    const auto image = source.render(page, rendering, cancel);
    if (!image)
        return std::unexpected(image.error());
    const std::chrono::duration<double> renderTime = std::chrono::steady_clock::now() - start;

    LadderOptions ladder;
    ladder.prompt = options.prompt;
    ladder.window = model::publishedRule(m_model->tokenizer(), source.isPdf()).window;
    ladder.maxTokens = options.maxTokens;
    ladder.retryAtLimit = options.maxTokens >= ReadOptions().maxTokens;
    ModelGenerator generator(*m_model, *image, options.maxTokens, observer);
    auto reading = readWithRetries(generator, ladder, observer, cancel);
    if (!reading)
        return reading;
    reading->reader = name();
    reading->seconds = {{"render", renderTime.count()}, {"vision", generator.visionSeconds()},
        {"flow", generator.flowSeconds()}, {"prefill", generator.prefillSeconds()},
        {"decode", generator.decodeSeconds()}};
    return reading;
}

} // namespace lectern::recognition
