// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/flow_encoder.h"
#include "model/model.h"

namespace lectern::model {

struct PageEncoding::Data
{
    at::Tensor visionGlobal; // [1, encoder hidden, 16, 16]
    at::Tensor visionCrops; // [crops, encoder hidden, 12, 12] or undefined
    FlowOutput flowGlobal; // one view
    FlowOutput flowCrops; // crops views
    at::Tensor embeddings; // [tokens, decoder hidden]
    std::vector<int> tracedLayers;
    double visionSeconds = 0;
    double flowSeconds = 0;
};

} // namespace lectern::model
