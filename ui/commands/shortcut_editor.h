// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/shortcut_model.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace lectern::ui {

class KeyField;

// Every action with its keys: to look up, to change, to put back. A change counts at once. Keys that another action has
// are asked about in place before anything changes.
class ShortcutEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutEditor(Shortcuts& shortcuts, QWidget* parent = nullptr);

    void choose(const QString& name); // of an action

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildList();
    void buildFields();
    void buildQuestion();
    void retranslate();
    int chosen() const; // index of the action, -1: none
    void showChosen();
    void enter(int position, const QKeySequence& keys);
    void ask(int other);
    void answer(bool reassigns);

    Shortcuts& m_shortcuts;
    ShortcutModel m_model;
    QSortFilterProxyModel m_filtered;
    QLineEdit* m_filter;
    QTreeView* m_list;
    QLabel* m_title;
    QVBoxLayout* m_fields;
    QFrame* m_question;
    QLabel* m_questionText;
    QPushButton* m_reassign;
    QPushButton* m_keep;
    QPushButton* m_reset;
    QPushButton* m_resetAll;
    QList<KeyField*> m_keyFields; // one for each of the action's keys, and one to add some
    Shortcuts::Keys m_asked; // what the action would have
};

} // namespace lectern::ui
