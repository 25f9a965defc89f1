// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/expert_load.h"

#include <cmath>
#include <numeric>

namespace lectern::order {

namespace {

size_t rowOf(const model::ExpertTrace& trace, int embedding)
{
    return static_cast<size_t>(trace.imageFirst + embedding) * static_cast<size_t>(trace.perToken);
}

void finish(ExpertShare& share)
{
    for (size_t expert = 0; expert < share.routed.size(); ++expert) {
        const double part = share.share(static_cast<int>(expert));
        if (part > 0)
            share.entropy -= part * std::log(part);
    }
}

} // namespace

double ExpertShare::share(int expert) const
{
    const int all = std::accumulate(routed.begin(), routed.end(), 0);
    return all > 0 ? static_cast<double>(routed.at(static_cast<size_t>(expert))) / all : 0;
}

ExpertLoad expertLoad(const model::ExpertTrace& trace, int index)
{
    const model::LayerExperts& layer = trace.layers.at(static_cast<size_t>(index));
    ExpertLoad load;
    load.visual.routed.resize(static_cast<size_t>(trace.experts));
    load.text.routed.resize(static_cast<size_t>(trace.experts));
    for (int position = 0; position < trace.positions; ++position) {
        const bool isVisual = position >= trace.imageFirst && position < trace.imageFirst + trace.imageCount;
        ExpertShare& share = isVisual ? load.visual : load.text;
        ++share.positions;
        for (int k = 0; k < trace.perToken; ++k)
            ++share.routed.at(layer.experts.at(static_cast<size_t>(position * trace.perToken + k)));
    }
    finish(load.visual);
    finish(load.text);
    return load;
}

int topExpert(const model::ExpertTrace& trace, int index, int embedding)
{
    return trace.layers.at(static_cast<size_t>(index)).experts.at(rowOf(trace, embedding));
}

std::optional<double> expertWeight(const model::ExpertTrace& trace, int index, int embedding, int expert)
{
    const model::LayerExperts& layer = trace.layers.at(static_cast<size_t>(index));
    const size_t first = rowOf(trace, embedding);
    for (size_t k = first; k < first + static_cast<size_t>(trace.perToken); ++k) {
        if (layer.experts.at(k) == expert)
            return model::halfValue(layer.weights.at(k));
    }
    return std::nullopt;
}

} // namespace lectern::order
