// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace lectern::ui {

class DocumentTab;

// The search field of the toolbar, for the document that is shown: searches while one types, and says how many hits
// there are and at which one stands.
class FindField : public QWidget
{
    Q_OBJECT

public:
    FindField(QAction* next, QAction* previous, QWidget* parent = nullptr);

    void setTab(DocumentTab* tab); // null: none
    void activate(); // focus, with the text selected
    void next();
    void previous();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void showState();

    QPointer<DocumentTab> m_tab;
    QLineEdit* m_text;
    QLabel* m_state;
    QTimer m_typing; // runs while one types
};

} // namespace lectern::ui
