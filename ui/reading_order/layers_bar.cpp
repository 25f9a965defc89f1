// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/layers_bar.h"

#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace lectern::ui {

using namespace Qt::StringLiterals;

LayersBar::LayersBar(QWidget* parent)
    : QWidget(parent)
    , m_tools(new QHBoxLayout)
    , m_title(new QLabel)
    , m_busy(new QLabel)
    , m_layer(new QComboBox)
    , m_head(new QComboBox)
{
    setObjectName(u"layersBar"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace2, tokens::kSpace1, tokens::kSpace2, tokens::kSpace1);
    row->setSpacing(tokens::kSpace1);
    m_title->setProperty("quiet", true);
    row->addWidget(m_title);
    for (const OverlayLayer layer :
        {OverlayLayer::Blocks, OverlayLayer::Flow, OverlayLayer::Raster, OverlayLayer::Geometric, OverlayLayer::Heat}) {
        row->addWidget(addButton(layer));
    }
    row->addSpacing(tokens::kSpace2);
    m_tools->setSpacing(tokens::kSpace1);
    row->addLayout(m_tools);
    row->addStretch(1);
    m_busy->setProperty("quiet", true);
    m_busy->hide();
    row->addWidget(m_busy);
    m_layer->setObjectName(u"flowLayer"_s);
    m_head->setObjectName(u"flowHead"_s);
    for (QComboBox* box : {m_layer, m_head}) {
        box->hide();
        row->addWidget(box);
        connect(box, &QComboBox::activated, this, [this] { Q_EMIT flowChanged(flowLayer(), flowHead()); });
    }
    retranslate();
}

void LayersBar::addTool(QToolButton* button)
{
    m_tools->addWidget(button);
}

QToolButton* LayersBar::addButton(OverlayLayer layer)
{
    auto* button = new QToolButton;
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::toggled, this, [this] { Q_EMIT layersChanged(layers()); });
    m_buttons[layer] = button;
    return button;
}

OverlayLayers LayersBar::layers() const
{
    OverlayLayers layers;
    for (const auto& [layer, button] : m_buttons) {
        layers.setFlag(layer, button->isChecked());
    }
    return layers;
}

void LayersBar::setLayers(OverlayLayers layers)
{
    if (layers == this->layers()) {
        return;
    }
    for (const auto& [layer, button] : m_buttons) {
        const QSignalBlocker blocker(button);
        button->setChecked(layers.testFlag(layer));
    }
    Q_EMIT layersChanged(layers);
}

void LayersBar::setAttention(int layers, int heads)
{
    if (layers == m_layerCount && heads == m_headCount) {
        return;
    }
    m_layerCount = layers;
    m_headCount = heads;
    fillChoices();
}

void LayersBar::fillChoices()
{
    const int layer = m_layer->count() > 0 ? flowLayer() : -1;
    const int head = m_head->count() > 0 ? flowHead() : -1;
    m_layer->clear();
    m_head->clear();
    for (int i = 0; i < m_layerCount; ++i) {
        m_layer->addItem(tr("Layer %1", "of the encoder").arg(i), i);
    }
    m_head->addItem(tr("All heads"), -1);
    for (int i = 0; i < m_headCount; ++i) {
        m_head->addItem(tr("Head %1").arg(i), i);
    }
    setFlow(layer, head);
    m_layer->setVisible(m_layerCount > 0);
    m_head->setVisible(m_headCount > 0);
}

int LayersBar::flowLayer() const
{
    return m_layer->count() > 0 ? m_layer->currentData().toInt() : -1;
}

int LayersBar::flowHead() const
{
    return m_head->count() > 0 ? m_head->currentData().toInt() : -1;
}

void LayersBar::setFlow(int layer, int head)
{
    m_layer->setCurrentIndex(layer < 0 ? m_layer->count() + layer : layer);
    m_head->setCurrentIndex(head + 1);
}

// Where there is little room the buttons have it.
void LayersBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int without = sizeHint().width() - (m_title->isHidden() ? 0 : m_title->sizeHint().width() + tokens::kSpace1);
    const bool isTight = without + m_title->sizeHint().width() + tokens::kSpace1 > width();
    if (isTight != m_title->isHidden()) {
        m_title->setHidden(isTight);
        layout()->activate();
    }
}

void LayersBar::setBusy(bool busy)
{
    m_busy->setVisible(busy);
}

void LayersBar::retranslate()
{
    setAccessibleName(tr("Layers over the pages"));
    m_title->setText(tr("Layers"));
    m_busy->setText(tr("Looking…"));
    m_layer->setAccessibleName(tr("Layer of the encoder"));
    m_head->setAccessibleName(tr("Head of attention"));
    const auto set = [this](OverlayLayer layer, const QString& text, const QString& tip) {
        m_buttons[layer]->setText(text);
        m_buttons[layer]->setToolTip(tip);
    };
    set(OverlayLayer::Blocks, tr("Blocks"), tr("Blocks and the order in which they were read"));
    set(OverlayLayer::Flow, tr("Causal flow"),
        tr("Where the encoder's causal flow queries look, in their order: how the model sorts the page before it "
           "reads"));
    set(OverlayLayer::Raster, tr("Row by row", "an order of blocks"),
        tr("The blocks from top to bottom, for comparison"));
    set(OverlayLayer::Geometric, tr("Geometric", "an order of blocks"),
        tr("The blocks by columns and gaps, for comparison"));
    set(OverlayLayer::Heat, tr("Heat map"),
        tr("Where the model looked while it wrote the selected words. Attention is a hint, not a proof."));
    const int layer = flowLayer();
    const int head = flowHead();
    fillChoices();
    setFlow(layer, head);
}

void LayersBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace lectern::ui
