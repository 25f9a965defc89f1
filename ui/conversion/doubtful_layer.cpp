// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/doubtful_layer.h"

#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

namespace lectern::ui {

namespace {

constexpr double kWave = 3; // logical pixels, half a wave's length
constexpr double kHeight = 1.5; // logical pixels, from the middle

// The block that a word belongs to: by its place, or by its text where it has none; -1: none.
int blockOf(const std::vector<document::Block>& blocks, const document::DoubtfulWord& word)
{
    for (size_t i = 0; i < blocks.size(); ++i) {
        const document::Block& block = blocks[i];
        if (word.box.area() <= 0 && block.text.find(word.text) != std::string::npos) {
            return static_cast<int>(i);
        }
        for (const document::Rect& box : block.boxes) {
            if (word.box.area() > 0 && box.holdsCentreOf(word.box)) {
                return static_cast<int>(i);
            }
        }
    }
    return -1;
}

void drawWave(QPainter& painter, const QRectF& word)
{
    QPainterPath wave(QPointF(word.left(), word.bottom()));
    bool isUp = true;
    for (double x = word.left() + kWave; x <= word.right() + kWave / 2; x += kWave) {
        wave.lineTo(x, word.bottom() + (isUp ? -kHeight : kHeight));
        isUp = !isUp;
    }
    painter.drawPath(wave);
}

} // namespace

QList<QRectF> DoubtfulLayer::marks(int page) const
{
    QList<QRectF> marks;
    if (!m_isShown || page >= m_document.pageCount()) {
        return marks;
    }
    const std::vector<document::Block> blocks = m_document.blocks(page);
    for (const document::DoubtfulWord& word : m_document.pageResult(page).doubtful) {
        const int block = blockOf(blocks, word);
        if (block >= 0 && m_document.isEdited({page, block})) {
            continue;
        }
        if (word.box.area() > 0) {
            marks << rectF(word.box);
        } else if (block >= 0) {
            for (const document::Rect& box : blocks[static_cast<size_t>(block)].boxes) {
                marks << rectF(box);
            }
        }
    }
    return marks;
}

void DoubtfulLayer::paint(QPainter& painter, const LayerPage& page)
{
    const QList<QRectF> words = marks(page.page);
    painter.setPen(QPen(tokens::light().error, 1.5)); // on paper in either theme
    painter.setBrush(Qt::NoBrush);
    for (const QRectF& word : words) {
        drawWave(painter, page.map(word).translated(0, kHeight));
    }
}

} // namespace lectern::ui
