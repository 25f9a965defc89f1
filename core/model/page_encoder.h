// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "image/page_views.h"
#include "model/flow_encoder.h"
#include "model/model.h"
#include "model/projector.h"
#include "model/vision_tokenizer.h"

namespace lectern::model {

// Page views → embeddings for the decoder: vision tokenizer, flow encoder and projector in a row.
class PageEncoder
{
public:
    PageEncoder(const Config& config, const WeightLoader& weights);

    Result<PageEncoding> operator()(
        const image::PageViews& views, const TraceRequest& trace, const Cancel& cancel) const;

    // The flow encoder once more, for its attention.
    Result<PageEncoding> traceAgain(const PageEncoding& page, const TraceRequest& trace, const Cancel& cancel) const;

private:
    // Fills in everything that follows from the vision tokenizer's output.
    Result<void> encodeFlow(PageEncoding::Data& data, const TraceRequest& trace, const Cancel& cancel) const;
    // One after another on the CPU (memory, and a cancel in between), all at once on a GPU.
    Result<at::Tensor> visionOfCrops(const std::vector<image::Image>& crops, const Cancel& cancel) const;
    at::Tensor pixels(const image::Image& view) const; // [1, 3, side, side] in -1…1

    int m_flowLayers;
    c10::Device m_device;
    c10::ScalarType m_type;
    VisionTokenizer m_vision;
    FlowEncoder m_flow;
    Projector m_projector;
};

} // namespace lectern::model
