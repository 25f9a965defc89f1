// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace lectern::ui {

// Asks for some pages of a document: "1-3, 7". What cannot be meant is said while one types.
class PageRangeDialog : public QDialog
{
    Q_OBJECT

public:
    PageRangeDialog(int pageCount, int currentPage, QWidget* parent = nullptr); // currentPage: 0-based

Q_SIGNALS:
    void pagesChosen(const std::vector<int>& pages); // 0-based, ascending

private:
    void check();

    const int m_pageCount;
    std::vector<int> m_pages;
    QLineEdit* m_range;
    QLabel* m_answer;
    QPushButton* m_convert = nullptr;
};

} // namespace lectern::ui
