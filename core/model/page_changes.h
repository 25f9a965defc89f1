// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/model.h"

#include <optional>
#include <span>

namespace lectern::model {

// Where a row of the changed embeddings comes from.
struct EmbeddingRow
{
    enum class Source
    {
        Page,
        Donor,
        Zero // all values 0
    };
    Source source = Source::Page;
    int row = 0; // of PageEncoding::embeddings(), for Page and Donor
};

// The page with other embeddings for the decoder: rows in the order given, as many as are given. Everything before the
// decoder stays as it was computed, nothing is computed again. InvalidInput for a row that is not there, for a donor of
// another model, or for no row at all.
Result<PageEncoding> withRows(
    const PageEncoding& page, std::span<const EmbeddingRow> rows, const std::optional<PageEncoding>& donor = {});

} // namespace lectern::model
