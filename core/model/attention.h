// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/torch_types.h"

#include <cstdint>

namespace lectern::model {

// Each key/value head serves heads / kvHeads query heads: [batch, kvHeads, tokens, d] → [batch, heads, tokens, d].
at::Tensor repeatHeads(const at::Tensor& x, std::int64_t heads);

// Softmax of the scaled scores in float32: [batch, heads, queries, keys]. visible: bool [queries, keys] or undefined.
// For traces; the network itself uses the fused product, which never shows its weights.
at::Tensor attentionWeights(const at::Tensor& q, const at::Tensor& k, const at::Tensor& visible);

} // namespace lectern::model
