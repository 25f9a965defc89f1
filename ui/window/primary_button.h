// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QPointer>
#include <QToolButton>

class QMenu;

namespace lectern::ui {

// The one primary action, in the accent colour: convert before, stop meanwhile, export after. It does what the window's
// actions do, so that menus, shortcuts and this button cannot differ.
class PrimaryButton : public QToolButton
{
    Q_OBJECT

public:
    enum class State
    {
        Convert,
        Stop,
        Export,
    };
    Q_ENUM(State)

    // What it does and what its menu holds, a null action being a separator.
    struct Choice
    {
        QPointer<QAction> action;
        QList<QAction*> menu; // empty: no menu
    };
    PrimaryButton(Choice convert, Choice stop, Choice exporting, QWidget* parent = nullptr);

    State state() const { return m_state; }
    void setState(State state);

protected:
    void changeEvent(QEvent* event) override;

private:
    const Choice& choice() const;
    void addMenu(Choice& choice);
    void showState();
    void showIcon();

    Choice m_convert;
    Choice m_stop;
    Choice m_export;
    QList<QMenu*> m_menus; // by state; null: none
    State m_state = State::Convert;
};

} // namespace lectern::ui
