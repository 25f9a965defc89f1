// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "image/page_views.h"
#include "model/model.h"
#include "model/tensor.h"
#include "order/page_geometry.h"

#include <span>
#include <vector>

namespace lectern::order {

inline constexpr int kMeanHead = -1;

// Where one causal flow query looks. A is its row of attention to the visual tokens of its view, renormalised to sum
// to 1.
struct FlowQuery
{
    int view = kGlobalView; // or the crop's number
    int index = 0; // in its view, from 0
    double x = 0; // Σ A · cell centre, in page coordinates, clamped to the page
    double y = 0;
    double spread = 0; // √(Σ A · |cell centre − (x, y)|²), in page widths
    double entropy = 0; // of A, in nats
    double top = 0; // the largest share of A
    int cell = 0; // the cell that has it, row by row in its view; of equal ones the first
};

// The order in which the encoder looks over a page, as one layer and head show it.
struct FlowOrder
{
    int layer = 0;
    int head = kMeanHead;
    image::CropGrid grid; // {1, 1} where the page is not cut into crops
    std::vector<FlowQuery> queries; // as the decoder gets them: crops row by row, then the global view
};

// A of one view: attention [heads, n, n] of one head or the mean over heads, rows renormalised over the visual tokens.
// Row-major [n, n]. A row that sees no visual token at all is spread evenly.
std::vector<double> flowAttention(const model::Tensor& attention, int head);

// The queries of one view from its A.
std::vector<FlowQuery> flowQueries(std::span<const double> attention, const ViewFrame& frame, double aspect);

// For a layer that the encoding holds the attention of (TraceRequest::encoderLayers); negative counts from the end of
// what the checkpoint has and is resolved by the caller. InvalidInput names a layer or head that is not there.
Result<FlowOrder> flowOrder(const model::PageEncoding& page, const PageGeometry& geometry, int layer, int head);

// Indices into queries of those whose centre lies in one of the regions.
std::vector<int> queriesWithin(const FlowOrder& order, std::span<const document::Rect> regions);

} // namespace lectern::order
