// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "exports/json_export.h"
#include "model/model.h"
#include "recognition/page_reader.h"
#include "recognition/reader_choice.h"

#include <memory>

namespace lectern::app {

// A reader ready to read, and what its results are made with.
struct OpenedReader
{
    std::unique_ptr<recognition::PageReader> reader;
    exports::RunInfo run; // without the prompt
    std::string deviceReason; // empty for the built-in reader
};

// The composition root's part for readers: builds the one that was chosen, loading its checkpoint.
Result<OpenedReader> openReader(const recognition::ReaderChoice& choice, const model::LoadOptions& load,
    const Cancel& cancel, const model::LoadProgress& progress = {});

} // namespace lectern::app
