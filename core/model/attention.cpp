// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/attention.h"

#include <ATen/ops/matmul.h>
#include <ATen/ops/softmax.h>

#include <cmath>

namespace lectern::model {

at::Tensor repeatHeads(const at::Tensor& x, std::int64_t heads)
{
    const std::int64_t copies = heads / x.size(1);
    if (copies == 1)
        return x;
    return x.unsqueeze(2)
        .expand({x.size(0), x.size(1), copies, x.size(2), x.size(3)})
        .reshape({x.size(0), heads, x.size(2), x.size(3)});
}

at::Tensor attentionWeights(const at::Tensor& q, const at::Tensor& k, const at::Tensor& visible)
{
    const double scale = 1.0 / std::sqrt(static_cast<double>(q.size(3)));
    const at::Tensor scores = (at::matmul(q, k.transpose(-1, -2)) * scale).to(at::kFloat);
    return at::softmax(visible.defined() ? scores.masked_fill(visible.logical_not(), -INFINITY) : scores, -1);
}

} // namespace lectern::model
