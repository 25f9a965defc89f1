// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/pages/page_layer.h"

namespace lectern::ui {

// Marks the block that is being written on its page.
class WritingLayer : public PageLayer
{
public:
    // document must outlive it.
    explicit WritingLayer(const MarkdownDocument& document)
        : m_document(document)
    { }

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    const MarkdownDocument& m_document;
};

} // namespace lectern::ui
