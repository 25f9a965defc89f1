// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/page_study.h"
#include "ui/reading_order/text_difference.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QToolButton;

namespace lectern::ui {

// The text that was written after a change beside the one without it: what is only on one side is struck through or
// underlined, what is nowhere in the new text is listed.
class InterventionView : public QWidget
{
    Q_OBJECT

public:
    explicit InterventionView(QWidget* parent = nullptr);

    // study: with changed readings, of which `index` is shown; difference: of that one.
    void show(std::shared_ptr<const recognition::PageStudy> study, int index, const TextDifference& difference);
    void clear();
    std::shared_ptr<const recognition::PageStudy> study() const { return m_study; }
    const TextDifference& difference() const { return m_difference; }

    QString summary() const; // in one line
    QString bothTexts() const; // as they are copied

Q_SIGNALS:
    void resultChosen(int index);
    void vanishedChosen(int row); // of TextDifference::vanished
    void copyJsonRequested();
    void exportRequested();
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildHead(QWidget* head);
    void retranslate();
    void showState();
    void mark(QPlainTextEdit& edit, const ComparedText& text, bool isBefore);

    std::shared_ptr<const recognition::PageStudy> m_study;
    int m_index = 0;
    TextDifference m_difference;

    QComboBox* m_choice;
    QLabel* m_summary;
    QToolButton* m_copy;
    QToolButton* m_export;
    QToolButton* m_close;
    QLabel* m_beforeTitle;
    QLabel* m_afterTitle;
    QLabel* m_vanishedTitle;
    QPlainTextEdit* m_before;
    QPlainTextEdit* m_after;
    QListWidget* m_vanished;
};

} // namespace lectern::ui
