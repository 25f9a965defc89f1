// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/page_reader.h"

#include <memory>

namespace lectern::recognition {

// Reads any page without a model: the PDF's own text layer where it is faithful, else Tesseract on the rendered page;
// the layout by geometry. Writes the same grounded text as the model, block by block.
class BuiltinReader : public PageReader
{
public:
    BuiltinReader();
    ~BuiltinReader() override;

    std::string name() const override { return "builtin"; }
    std::string model() const override { return {}; }

    // reader is "builtin:text-layer" or "builtin:tesseract", tokens the number of words. Scans are read at 300 dpi at
    // least. Words that Tesseract was not sure of are in doubtful, in reading order of the page's lines.
    Result<PageReading> read(pages::PageSource& source, int page, const ReadOptions& options,
        const ReadObserver& observer, const Cancel& cancel) override;

private:
    class Engines;
    std::unique_ptr<Engines> m_engines;
};

} // namespace lectern::recognition
