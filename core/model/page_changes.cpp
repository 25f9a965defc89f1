// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/page_changes.h"

#include "model/page_encoding_data.h"

#include <ATen/ops/stack.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/InferenceMode.h>

#include <exception>
#include <string>
#include <vector>

namespace lectern::model {

Result<PageEncoding> withRows(
    const PageEncoding& page, std::span<const EmbeddingRow> rows, const std::optional<PageEncoding>& donor)
{
    if (rows.empty())
        return fail(ErrorCode::InvalidInput, "nothing would be left of the page for the decoder");
    const at::Tensor& own = page.data().embeddings;
    if (donor && donor->data().embeddings.size(1) != own.size(1))
        return fail(ErrorCode::InvalidInput, "the other page was encoded by another model");
    try {
        const c10::InferenceMode inference;
        const at::Tensor zero = at::zeros_like(own.select(0, 0));
        std::vector<at::Tensor> chosen;
        chosen.reserve(rows.size());
        for (const EmbeddingRow& row : rows) {
            if (row.source == EmbeddingRow::Source::Zero) {
                chosen.push_back(zero);
                continue;
            }
            const bool foreign = row.source == EmbeddingRow::Source::Donor;
            const int count = !foreign ? page.tokens() : donor ? donor->tokens() : 0;
            if (row.row < 0 || row.row >= count)
                return fail(ErrorCode::InvalidInput,
                    (foreign ? "the other page has no embedding " : "the page has no embedding ")
                        + std::to_string(row.row));
            chosen.push_back((foreign ? donor->data().embeddings.to(own.options()) : own).select(0, row.row));
        }
        auto data = std::make_shared<PageEncoding::Data>(page.data());
        data->embeddings = at::stack(chosen);
        return PageEncoding(std::move(data));
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, error.what());
    }
}

} // namespace lectern::model
