// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QWidget>

#include <map>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace lectern::ui {

// What can be drawn over a page; the values are kept in the settings.
enum class OverlayLayer
{
    Blocks = 1,
    Flow = 2,
    Raster = 4,
    Geometric = 8,
    Heat = 16,
};
Q_DECLARE_FLAGS(OverlayLayers, OverlayLayer)
Q_DECLARE_OPERATORS_FOR_FLAGS(OverlayLayers)

// Which layers are shown over the pages, and through which of the encoder's attention the causal flow is looked at.
class LayersBar : public QWidget
{
    Q_OBJECT

public:
    explicit LayersBar(QWidget* parent = nullptr);

    OverlayLayers layers() const;
    void setLayers(OverlayLayers layers); // tells of it where it is another choice

    // What the model has; 0: not known yet, and then the choices are hidden.
    void setAttention(int layers, int heads);
    int flowLayer() const; // -1: the last one
    int flowHead() const; // -1: the mean over heads
    void setFlow(int layer, int head);
    void setBusy(bool busy); // the order is being looked at
    // Behind the layers: what is done with the blocks.
    void addTool(QToolButton* button);

Q_SIGNALS:
    void layersChanged(lectern::ui::OverlayLayers layers);
    void flowChanged(int layer, int head);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addButton(OverlayLayer layer);
    void retranslate();
    void fillChoices();

    QHBoxLayout* m_tools;
    QLabel* m_title;
    QLabel* m_busy;
    QComboBox* m_layer;
    QComboBox* m_head;
    std::map<OverlayLayer, QToolButton*> m_buttons;
    int m_layerCount = 0;
    int m_headCount = 0;
};

} // namespace lectern::ui
