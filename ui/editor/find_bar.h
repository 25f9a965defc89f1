// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace lectern::ui {

class SourceSearch;

// Find and replace below a source view.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(SourceSearch& search, QWidget* parent = nullptr);

    // With the keyboard's focus; an empty text leaves the field as it is.
    void open(bool withReplace, const QString& text);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void search();
    void searchNow();
    void showState();
    void replaceAll();
    void close();
    QToolButton* button(const char* name, bool checkable);

    SourceSearch& m_search;
    QTimer m_typing;
    QLineEdit* m_text;
    QLineEdit* m_with;
    QLabel* m_state;
    QToolButton* m_case;
    QToolButton* m_words;
    QToolButton* m_pattern;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_close;
    QPushButton* m_replace;
    QPushButton* m_replaceAll;
    QString m_done; // what the last replacing did
};

} // namespace lectern::ui
