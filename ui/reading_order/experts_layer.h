// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expert_trace.h"
#include "order/flow_order.h"
#include "ui/pages/page_layer.h"

#include <vector>

namespace lectern::ui {

// Which of a layer's experts the visual tokens go to: a mark where each token's query looks.
class ExpertsLayer : public PageLayer
{
public:
    struct Mark
    {
        double x = 0; // page-relative
        double y = 0;
        bool isGlobal = true; // of the global view; else of a crop
        int mark = 0; // expert_marks.h
        double weight = 1; // 0…1: how large it is drawn
    };

    // The expert with the largest weight of each token; ranking: the experts in the order of their marks.
    static std::vector<Mark> strongest(
        const order::FlowOrder& order, const model::ExpertTrace& trace, int index, const std::vector<int>& ranking);
    // The tokens that one expert is among the experts of; the others are dots.
    static std::vector<Mark> ofExpert(
        const order::FlowOrder& order, const model::ExpertTrace& trace, int index, int expert, int mark);

    void show(int page, std::vector<Mark> marks); // page: 0-based
    void clear() { m_page = -1; }
    const std::vector<Mark>& marks() const { return m_marks; }

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    int m_page = -1;
    std::vector<Mark> m_marks;
};

} // namespace lectern::ui
