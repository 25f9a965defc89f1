// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_layer.h"

#include "ui/pages/page_layout.h"

namespace lectern::ui {

QRectF LayerPage::map(const QRectF& rect) const
{
    const QRectF turned = turnedRect(rect, quarterTurns);
    return {target.x() + turned.x() * target.width(), target.y() + turned.y() * target.height(),
        turned.width() * target.width(), turned.height() * target.height()};
}

} // namespace lectern::ui
