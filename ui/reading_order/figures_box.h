// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/page_study.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QToolButton;

namespace lectern::ui {

// τ against the rows of the page for every layer of the encoder: where in the network the order appears.
class LayerChart : public QWidget
{
    Q_OBJECT

public:
    explicit LayerChart(QWidget* parent = nullptr);
    void show(std::vector<order::LayerFigure> layers, int shown);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<order::LayerFigure> m_layers;
    int m_shown = -1;
};

// The figures of the model's order on one page, below the list of its blocks.
class FiguresBox : public QWidget
{
    Q_OBJECT

public:
    explicit FiguresBox(QWidget* parent = nullptr);

    // null: the page has not been looked at.
    void setStudy(std::shared_ptr<const recognition::PageStudy> study);
    void setBusy(bool busy);
    QString text() const; // as it is copied

Q_SIGNALS:
    void lookRequested();
    void exportRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();

    std::shared_ptr<const recognition::PageStudy> m_study;
    bool m_isBusy = false;
    QLabel* m_title;
    QLabel* m_figures;
    LayerChart* m_chart;
    QPushButton* m_look;
    QToolButton* m_copy;
    QToolButton* m_export;
};

} // namespace lectern::ui
