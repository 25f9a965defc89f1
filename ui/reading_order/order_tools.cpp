// SPDX-License-Identifier: GPL-3.0-or-later
// The tools of OrderSide: boxes drawn on the page, and an order that is clicked.
#include "ui/reading_order/order_side.h"
#include "ui/theme/icons.h"
#include "ui/theme/translated.h"

#include <QToolButton>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

// Switches a tool, and shows whether it is active.
QToolButton* buttonOf(PageTool& tool, const QString& name, const QString& sign)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(icon(sign));
    QObject::connect(button, &QToolButton::clicked, &tool, &PageTool::setActive);
    QObject::connect(&tool, &PageTool::activeChanged, button, &QToolButton::setChecked);
    return button;
}

} // namespace

void OrderSide::buildTools()
{
    m_boxEditor = new BoxEditor(m_markdown, *m_view, this);
    m_clickOrder = new ClickOrder(m_markdown, *m_view, this);
    m_blockDrag = new BlockDrag(
        m_markdown, *m_view, [this](int page, const QPointF& point) { return blockAt(page, point); }, this);
    auto* boxes = buttonOf(*m_boxEditor, u"editBoxes"_s, u"draw-rectangle"_s);
    auto* number = buttonOf(*m_clickOrder, u"numberBlocks"_s, u"format-list-ordered"_s);
    translated(boxes, [boxes] {
        boxes->setAccessibleName(tr("Edit boxes"));
        boxes->setToolTip(tr("Edit boxes: draw new ones, move and resize those that there are"));
    });
    translated(number, [number] {
        number->setAccessibleName(tr("Number blocks by clicking"));
        number->setToolTip(tr("Number blocks by clicking them in the order in which they are read"));
    });
    m_layersBar->addTool(boxes);
    m_layersBar->addTool(number);
    const auto exclude = [this](PageTool* tool, PageTool* other) {
        connect(tool, &PageTool::activeChanged, this, [this, other](bool active) {
            if (active) {
                other->setActive(false);
            }
            m_orderLayer.setNumbered(!m_clickOrder->isActive());
            hover({});
            showToolPreview();
            Q_EMIT toolsChanged();
        });
        connect(tool, &PageTool::refused, this, &OrderSide::refused);
    };
    exclude(m_boxEditor, m_clickOrder);
    exclude(m_clickOrder, m_boxEditor);
    connect(m_boxEditor, &BoxEditor::previewChanged, this, &OrderSide::showToolPreview);
    connect(m_clickOrder, &ClickOrder::orderChanged, this, &OrderSide::showToolPreview);
}

// Badges and path follow what is dragged or clicked before it is done.
void OrderSide::showToolPreview()
{
    std::optional<std::pair<int, QList<OrderedBlock>>> shown;
    if (const auto& preview = m_boxEditor->preview(); preview && preview->block >= 0) {
        QList<OrderedBlock> blocks = decodedOrder(m_markdown, preview->page);
        OrderedBlock& block = blocks[preview->block];
        block.boxes[preview->box] = preview->rect;
        block.bounds = {};
        for (const QRectF& box : block.boxes) {
            block.bounds |= box;
        }
        findDoubts(blocks);
        shown = {preview->page, blocks};
    } else if (m_clickOrder->page() >= 0) {
        const QList<OrderedBlock> blocks = decodedOrder(m_markdown, m_clickOrder->page());
        QList<OrderedBlock> ordered;
        for (const int block : m_clickOrder->order()) {
            ordered << blocks[block];
        }
        findDoubts(ordered);
        shown = {m_clickOrder->page(), ordered};
    }
    m_orderLayer.setReplay(std::move(shown));
    repaint();
}

} // namespace lectern::ui
