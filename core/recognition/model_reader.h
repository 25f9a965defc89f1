// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"
#include "recognition/page_reader.h"

#include <memory>
#include <string>

namespace lectern::recognition {

// Reads pages with DeepSeek-OCR 2 on this machine, under the repetition guard (retry_ladder.h).
class ModelReader : public PageReader
{
public:
    // modelName is what results say: the checkpoint's name or folder.
    ModelReader(std::unique_ptr<const model::Model> model, std::string modelName);

    std::string name() const override { return "model"; }
    std::string model() const override { return m_modelName; }
    const model::Model& network() const { return *m_model; }

    Result<PageReading> read(pages::PageSource& source, int page, const ReadOptions& options,
        const ReadObserver& observer, const Cancel& cancel) override;

private:
    std::unique_ptr<const model::Model> m_model;
    std::string m_modelName;
};

} // namespace lectern::recognition
