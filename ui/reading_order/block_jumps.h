// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>

namespace lectern::ui {

// What makes the way from one block to the next one doubtful, for text that is read from the top left.
enum class JumpDoubt
{
    None,
    GoesBackUp, // to a block above, or to the left and above
    GoesBackLeft, // to a block beside it on the left
    SkipsColumn, // over a column that is read later
    LeavesColumn, // to a column beside it, though its own goes on below
};

// For each step from boxes[i] to boxes[i + 1]. Boxes are page-relative, in the order in which they are read, without
// headers and footers.
QList<JumpDoubt> doubtfulJumps(const QList<QRectF>& boxes);

} // namespace lectern::ui
