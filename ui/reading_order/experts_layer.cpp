// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/experts_layer.h"

#include "order/expert_load.h"
#include "ui/reading_order/expert_marks.h"

#include <QPainter>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr double kCells = 16; // a mark is about as large as a cell of the global view
constexpr qreal kSmallest = 3; // pixels
constexpr qreal kLargest = 14;

// The page's embeddings are the queries in their order, and then the separator, which has no place.
size_t tokensOf(const order::FlowOrder& order, const model::ExpertTrace& trace)
{
    return std::min(order.queries.size(), static_cast<size_t>(std::max(0, trace.imageCount)));
}

ExpertsLayer::Mark markAt(const order::FlowQuery& query, int mark, double weight)
{
    return {query.x, query.y, query.view == order::kGlobalView, mark, weight};
}

} // namespace

std::vector<ExpertsLayer::Mark> ExpertsLayer::strongest(
    const order::FlowOrder& order, const model::ExpertTrace& trace, int index, const std::vector<int>& ranking)
{
    std::vector<Mark> marks;
    for (size_t token = 0; token < tokensOf(order, trace); ++token) {
        const auto rank =
            std::ranges::find(ranking, order::topExpert(trace, index, static_cast<int>(token))) - ranking.begin();
        marks.push_back(
            markAt(order.queries[token], static_cast<int>(std::min<std::ptrdiff_t>(rank, kExpertMarks)), 1));
    }
    return marks;
}

std::vector<ExpertsLayer::Mark> ExpertsLayer::ofExpert(
    const order::FlowOrder& order, const model::ExpertTrace& trace, int index, int expert, int mark)
{
    std::vector<Mark> marks;
    for (size_t token = 0; token < tokensOf(order, trace); ++token) {
        const auto weight = order::expertWeight(trace, index, static_cast<int>(token), expert);
        marks.push_back(weight ? markAt(order.queries[token], mark, std::clamp(*weight, 0.0, 1.0))
                               : markAt(order.queries[token], kExpertMarks, 1));
    }
    return marks;
}

void ExpertsLayer::show(int page, std::vector<Mark> marks)
{
    m_page = page;
    m_marks = std::move(marks);
    // What says something lies on top.
    std::ranges::stable_sort(m_marks, {}, [](const Mark& mark) { return mark.mark < kExpertMarks; });
}

void ExpertsLayer::paint(QPainter& painter, const LayerPage& page)
{
    if (page.page != m_page) {
        return;
    }
    painter.save();
    painter.setClipRect(page.target, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal cell =
        std::clamp(std::max(page.target.width(), page.target.height()) / kCells / 4, kSmallest, kLargest);
    for (const Mark& mark : m_marks) {
        const QPointF at = page.map(QRectF(QPointF(mark.x, mark.y), QSizeF(0, 0))).topLeft();
        const qreal size = cell * (mark.isGlobal ? 1 : 0.7) * (0.5 + 0.5 * mark.weight);
        paintExpertMark(painter, at, size, mark.mark);
    }
    painter.restore();
}

} // namespace lectern::ui
