// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>

class QPainter;

namespace lectern::ui {

// The experts that most tokens go to have a colour and a shape each, so that colour is never the only one; the rest
// share a small grey dot.
inline constexpr int kExpertMarks = 7;

QColor expertColour(int mark); // on paper; kExpertMarks and above: the rest
// radius: of the circle round it, pixels.
void paintExpertMark(QPainter& painter, const QPointF& centre, qreal radius, int mark);

} // namespace lectern::ui
