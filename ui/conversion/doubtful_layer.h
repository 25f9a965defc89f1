// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/pages/page_layer.h"

namespace lectern::ui {

// A wave under the words of a page that its reader was unsure of; those of blocks that a person has edited are left
// out. A word without a place marks the block that has it.
class DoubtfulLayer : public PageLayer
{
public:
    // document must outlive it.
    explicit DoubtfulLayer(const MarkdownDocument& document)
        : m_document(document)
    { }

    void setShown(bool shown) { m_isShown = shown; }
    bool isShown() const { return m_isShown; }
    // What is marked of a page (0-based), page-relative.
    QList<QRectF> marks(int page) const;

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    const MarkdownDocument& m_document;
    bool m_isShown = false;
};

} // namespace lectern::ui
