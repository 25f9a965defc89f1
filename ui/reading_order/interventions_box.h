// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/page_study.h"

#include <QRectF>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QToolButton;

namespace lectern::ui {

// "Change and read again": which change of the flow queries, for which of them. Folded up until a person opens it.
class InterventionsBox : public QWidget
{
    Q_OBJECT

public:
    explicit InterventionsBox(QWidget* parent = nullptr);

    bool isUnfolded() const;
    void setUnfolded(bool unfolded);

    // null: the page has not been looked at.
    void setStudy(std::shared_ptr<const recognition::PageStudy> study);
    void setDocument(const QString& path, int pages); // whose pages can give their queries
    void setMissing(const QString& reason); // why nothing can be read; empty: it can
    void setRegion(const std::optional<QRectF>& region); // page-relative
    bool wantsRegion() const; // the queries of a region are chosen
    void setPicking(bool picking); // the region is being drawn
    void setProgress(const QString& progress); // empty: nothing runs
    void setFailure(const QString& reason);
    void setHasResults(bool hasResults); // that are not shown

    // The change as the command line names it; empty where it is not complete.
    QString name() const;
    int concerned() const; // queries
    QString reason() const; // why it cannot be read now; empty: it can

Q_SIGNALS:
    void unfolded(bool unfolded);
    void changed(); // another change, or for other queries
    void pickRequested(bool pick);
    void blockRegionRequested(); // the block that is chosen, as the region
    void readRequested(const QString& name);
    void stopRequested();
    void resultsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildDonor();
    void buildTargets();
    void buildButtons();
    void chooseFile();
    void retranslate();
    void showState();
    order::Intervention::Kind kind() const;
    bool dropsAView() const;
    bool hasCrops() const;
    int queries() const; // of the page
    QString target() const; // "@0-127"

    std::shared_ptr<const recognition::PageStudy> m_study;
    QString m_path; // of the document
    int m_pages = 0;
    QString m_donorFile; // empty: the document
    QString m_missing;
    QString m_progress;
    QString m_failure;
    std::optional<QRectF> m_region;
    bool m_hasResults = false;

    QToolButton* m_header;
    QScrollArea* m_scroll;
    QWidget* m_body;
    QWidget* m_footer;
    QLabel* m_explanation;
    QComboBox* m_kind;
    QWidget* m_shuffle = nullptr;
    QLabel* m_seedLabel;
    QSpinBox* m_seed;
    QWidget* m_donor = nullptr;
    QComboBox* m_donorFrom;
    QLabel* m_donorPageLabel;
    QSpinBox* m_donorPage;
    QComboBox* m_target;
    QWidget* m_range = nullptr;
    QLabel* m_rangeLabel;
    QSpinBox* m_first;
    QSpinBox* m_last;
    QWidget* m_regionRow = nullptr;
    QPushButton* m_pick;
    QToolButton* m_block;
    QLabel* m_count;
    QPushButton* m_read;
    QPushButton* m_stop;
    QPushButton* m_results;
    QLabel* m_state;
};

} // namespace lectern::ui
