// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/order_comparison.h"
#include "ui/pages/document_worker.h"
#include "ui/pages/page_view.h"
#include "ui/reading_order/compare_choice.h"
#include "ui/reading_order/compare_studies.h"
#include "ui/reading_order/difference_layer.h"
#include "ui/reading_order/experts_layer.h"
#include "ui/reading_order/flow_layer.h"

#include <QWidget>

#include <map>
#include <optional>

class QButtonGroup;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace lectern::ui {

class ExpertsBox;
class ExportStrip;

// What the comparison is given: it reaches for nothing itself. All references outlive it.
struct CompareServices
{
    recognition::ConversionWorker& worker;
    TileCache& cache;
    SourceOpener open;
    CompareStudies::RequestMaker request;
    CompareChoice::Models models;
};

// The model's order of a page through two layers, heads or checkpoints: side by side over the same page, as arrows from
// the one to the other, and which experts the tokens of the one go to.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    enum class Mode
    {
        SideBySide,
        Difference,
        Experts,
    };
    enum class Side
    {
        A,
        B,
    };

    CompareView(const QString& file, const QString& password, CompareServices services, QWidget* parent = nullptr);
    ~CompareView() override;

    // Begins at this page (0-based): A is looked at through `shown`, or, where that is -1, through the layer in which
    // the order stands out most; B through the last layer, or the one before where that is what A shows.
    void begin(int page, const order::OrderQuestion& shown);
    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    void swap();
    void setModel(Side side, const recognition::ReaderChoice& model); // that has been checked
    void complain(const QString& reason);

    PageView& view(Side side) { return side == Side::A ? *m_viewA : *m_viewB; }
    CompareChoice& choice(Side side) { return side == Side::A ? *m_choiceA : *m_choiceB; }
    const FlowLayer& flow(Side side) const { return side == Side::A ? m_flowA : m_flowB; }
    const DifferenceLayer& difference() const { return m_difference; }
    const ExpertsLayer& experts() const { return m_expertsLayer; }
    const std::optional<order::OrderComparison>& comparison() const { return m_comparison; }
    bool isBusy() const { return m_studies.isBusy(); }

Q_SIGNALS:
    void closeRequested();
    void folderWanted(lectern::ui::CompareView::Side side);
    void showRequested(const QString& file); // in its folder

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildBar();
    QWidget* buildFigures();
    void connectParts();
    void synchronise();
    StudyWish wish(Side side, bool routing = false) const;
    void ask();
    void chooseLayers(const order::OrderTrace& trace);
    void showAnswers();
    void showComparison();
    void showTexts();
    void exportRaw(bool allLayers);

    CompareServices m_services;
    DocumentWorker m_fileA; // a view each: a new wish for tiles replaces the last one
    DocumentWorker m_fileB;
    CompareStudies m_studies;
    FlowLayer m_flowA;
    FlowLayer m_flowB;
    DifferenceLayer m_difference;
    ExpertsLayer m_expertsLayer;
    PageView* m_viewA;
    PageView* m_viewB;
    CompareChoice* m_choiceA;
    CompareChoice* m_choiceB;
    ExpertsBox* m_expertsBox;
    ExportStrip* m_export;
    QButtonGroup* m_modes;
    QToolButton* m_swap;
    QToolButton* m_exportButton;
    QToolButton* m_close;
    QWidget* m_figuresRow;
    QLabel* m_figures;
    QLabel* m_thresholdText;
    QDoubleSpinBox* m_threshold;
    QLabel* m_moved;
    QLabel* m_trouble;

    Mode m_mode = Mode::SideBySide;
    int m_page = -1;
    bool m_isFresh = true; // nothing is known of the model yet
    bool m_isFollowing = false; // one view follows the other
    std::optional<order::OrderComparison> m_comparison; // of what both sides show
};

} // namespace lectern::ui
