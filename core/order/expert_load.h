// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expert_trace.h"

#include <optional>
#include <vector>

namespace lectern::order {

// How the positions of a reading are shared out among the experts of one layer.
struct ExpertShare
{
    std::vector<int> routed; // by expert: how many positions went to it, each counted once for each of its experts
    int positions = 0;
    double entropy = 0; // of the shares routed / (positions · perToken), nats; ln(experts) where all are used alike
    double share(int expert) const; // of the load, 0…1
};

// The same for visual tokens (the page's embeddings) and for text (prompt and what was written).
struct ExpertLoad
{
    ExpertShare visual;
    ExpertShare text;
};

// index: into trace.layers.
ExpertLoad expertLoad(const model::ExpertTrace& trace, int index);

// Of one embedding of the page (crops, global view, separator): the expert that it went to with the largest weight.
int topExpert(const model::ExpertTrace& trace, int index, int embedding);
// The weight with which the embedding went to the expert; nothing where it did not.
std::optional<double> expertWeight(const model::ExpertTrace& trace, int index, int embedding, int expert);

} // namespace lectern::order
