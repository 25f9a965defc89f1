// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/expert_load.h"
#include "recognition/page_study.h"
#include "ui/reading_order/experts_layer.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace lectern::ui {

class ExpertChart;

// Beside the page: which layer of the decoder and which expert is looked at, how the tokens are shared out, and what
// the marks over the page mean.
class ExpertsBox : public QWidget
{
    Q_OBJECT

public:
    explicit ExpertsBox(QWidget* parent = nullptr);

    // null: not known (yet). One without a routing has no experts to show.
    void setStudy(std::shared_ptr<const recognition::PageStudy> study);
    void setBusy(bool busy);
    std::vector<ExpertsLayer::Mark> marks() const; // for the page
    QString text() const; // the figures, as they are copied

Q_SIGNALS:
    void changed(); // other marks

protected:
    void changeEvent(QEvent* event) override;

private:
    const model::ExpertTrace* trace() const; // null: nothing to show
    int layerIndex() const; // into the trace's layers
    int expert() const; // -1: the strongest of each token
    void fillChoices();
    void showState();
    void showLegend(const order::ExpertLoad& load);
    void addLegendLine(int mark, const QString& text);
    QString lineOf(const QString& name, const order::ExpertShare& share) const;

    std::shared_ptr<const recognition::PageStudy> m_study;
    bool m_isBusy = false;
    std::vector<int> m_ranking; // experts, by the number of visual tokens whose strongest they are
    QComboBox* m_layer;
    QComboBox* m_expert;
    ExpertChart* m_chart;
    QLabel* m_figures;
    QWidget* m_legend;
    QGridLayout* m_legendLines;
    QToolButton* m_copy;
};

} // namespace lectern::ui
