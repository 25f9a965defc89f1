// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "image/image.h"
#include "model/model.h"
#include "order/flow_order.h"
#include "order/order_measures.h"
#include "order/packed_attention.h"

#include <vector>

namespace lectern::order {

// Which attention a page is looked at through.
struct OrderQuestion
{
    int layer = -1; // of the encoder; negative: from the last
    int head = kMeanHead;
    friend bool operator==(const OrderQuestion&, const OrderQuestion&) = default;
};

// The order in which the encoder looks over a page, as values without a model behind them.
struct OrderTrace
{
    PageGeometry geometry;
    FlowOrder order; // of the layer and head asked for
    std::vector<PackedAttention> attention; // of the same, in the order of the embeddings: crops, global view
    std::vector<LayerFigure> layers; // all encoder layers, of the same head
    int heads = 0; // that a layer has
};

struct TracedPage
{
    model::PageEncoding encoding; // without attention; the decoder can go on from here, traceAgain() too
    OrderTrace trace;
};

// Runs the encoder over a page, and nothing else: "look at the order". InvalidInput names a layer or head that is not
// there. Cancelled between encoder layers.
Result<TracedPage> traceOrder(
    const model::Model& model, const image::Image& page, const OrderQuestion& question, const Cancel& cancel = {});

// The same for a page of that size in pixels which is encoded already: the flow encoder alone.
Result<OrderTrace> traceAgain(const model::Model& model, const model::PageEncoding& page, int width, int height,
    const OrderQuestion& question, const Cancel& cancel = {});

} // namespace lectern::order
