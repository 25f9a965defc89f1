// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/block_jumps.h"

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr double kSlack = 0.006; // of the page: boxes of neighbours may overlap a little

// Share of the shorter stretch that both have in common.
double shared(double from, double to, double otherFrom, double otherTo)
{
    const double common = std::min(to, otherTo) - std::max(from, otherFrom);
    const double shorter = std::min(to - from, otherTo - otherFrom);
    return shorter > 0 ? std::max(0.0, common) / shorter : 0;
}

double sharedAcross(const QRectF& a, const QRectF& b)
{
    return shared(a.left(), a.right(), b.left(), b.right());
}

double sharedDown(const QRectF& a, const QRectF& b)
{
    return shared(a.top(), a.bottom(), b.top(), b.bottom());
}

bool isLeftOf(const QRectF& a, const QRectF& b)
{
    return a.right() <= b.left() + kSlack;
}

bool isAbove(const QRectF& a, const QRectF& b)
{
    return a.bottom() <= b.top() + kSlack;
}

bool isSameColumn(const QRectF& a, const QRectF& b)
{
    return sharedAcross(a, b) >= 0.5;
}

// Blocks that are read later than the step to boxes[next].
class Rest
{
public:
    Rest(const QList<QRectF>& boxes, qsizetype next)
        : m_boxes(boxes)
        , m_next(next)
    { }

    bool hasColumnBetween(const QRectF& from, const QRectF& to) const
    {
        return std::any_of(m_boxes.begin() + m_next + 1, m_boxes.end(),
            [&](const QRectF& box) { return isLeftOf(from, box) && isLeftOf(box, to) && sharedDown(box, to) > 0.3; });
    }

    // The column of `from` goes on beside that of `to`, without a block across both in between.
    bool goesOnBelow(const QRectF& from, const QRectF& to) const
    {
        return std::any_of(m_boxes.begin() + m_next + 1, m_boxes.end(), [&](const QRectF& box) {
            return isSameColumn(from, box) && isAbove(from, box) && sharedAcross(box, to) == 0 && isBeside(box, to)
                && !isParted(from, to, box);
        });
    }

private:
    bool isBeside(const QRectF& box, const QRectF& column) const
    {
        return std::any_of(m_boxes.begin(), m_boxes.end(), [&](const QRectF& other) {
            return isSameColumn(other, column) && sharedAcross(other, box) == 0 && other.bottom() > box.top() + kSlack;
        });
    }
    bool isParted(const QRectF& from, const QRectF& to, const QRectF& below) const
    {
        return std::any_of(m_boxes.begin(), m_boxes.end(), [&](const QRectF& box) {
            return sharedAcross(box, from) > 0.3 && sharedAcross(box, to) > 0.3 && isAbove(from, box)
                && isAbove(box, below);
        });
    }

    const QList<QRectF>& m_boxes;
    qsizetype m_next;
};

JumpDoubt doubt(const QList<QRectF>& boxes, qsizetype next)
{
    const QRectF& from = boxes[next - 1];
    const QRectF& to = boxes[next];
    if (isAbove(to, from) && (sharedAcross(from, to) >= 0.3 || isLeftOf(to, from))) {
        return JumpDoubt::GoesBackUp;
    }
    if (isLeftOf(to, from) && sharedDown(from, to) >= 0.3) {
        return JumpDoubt::GoesBackLeft;
    }
    if (isLeftOf(from, to)) {
        const Rest rest(boxes, next);
        if (rest.hasColumnBetween(from, to)) {
            return JumpDoubt::SkipsColumn;
        }
        if (rest.goesOnBelow(from, to)) {
            return JumpDoubt::LeavesColumn;
        }
    }
    return JumpDoubt::None;
}

} // namespace

QList<JumpDoubt> doubtfulJumps(const QList<QRectF>& boxes)
{
    QList<JumpDoubt> doubts;
    for (qsizetype next = 1; next < boxes.size(); ++next) {
        doubts << doubt(boxes, next);
    }
    return doubts;
}

} // namespace lectern::ui
