// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/expert_load.h"

#include <QWidget>

namespace lectern::ui {

// How many visual tokens (bars upwards) and text tokens (downwards) each expert of a layer gets. A click or the arrow
// keys choose an expert.
class ExpertChart : public QWidget
{
    Q_OBJECT

public:
    explicit ExpertChart(QWidget* parent = nullptr);

    void show(const order::ExpertLoad& load, int chosen); // -1: none is chosen
    void clear();
    QSize sizeHint() const override;

Q_SIGNALS:
    void expertChosen(int expert);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int experts() const { return static_cast<int>(m_load.visual.routed.size()); }
    int expertAt(double x) const; // -1: none
    QString describe(int expert) const;
    void describeAll();

    order::ExpertLoad m_load;
    int m_chosen = -1;
};

} // namespace lectern::ui
