// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page_layer.h"
#include "ui/reading_order/text_difference.h"

namespace lectern::ui {

// What of a page is missing in the text of a changed reading: hatched blocks, words struck through.
class VanishedLayer : public PageLayer
{
public:
    void show(int page, const QList<VanishedBlock>& vanished); // page: 0-based
    void clear();

    int page() const { return m_page; }
    const QList<VanishedBlock>& vanished() const { return m_vanished; }
    void setMarked(int row); // of vanished(), drawn stronger; -1: none

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    int m_page = -1;
    int m_marked = -1;
    QList<VanishedBlock> m_vanished;
};

} // namespace lectern::ui
