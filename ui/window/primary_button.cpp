// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/primary_button.h"

#include "ui/theme/icons.h"

#include <QEvent>
#include <QMenu>

namespace lectern::ui {

using namespace Qt::StringLiterals;

PrimaryButton::PrimaryButton(Choice convert, Choice stop, Choice exporting, QWidget* parent)
    : QToolButton(parent)
    , m_convert(std::move(convert))
    , m_stop(std::move(stop))
    , m_export(std::move(exporting))
{
    setObjectName(u"primaryButton"_s);
    setProperty("primary", true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    for (Choice* one : {&m_convert, &m_stop, &m_export}) {
        addMenu(*one);
        connect(one->action, &QAction::changed, this, &PrimaryButton::showState);
    }
    connect(this, &QToolButton::clicked, this, [this] {
        if (choice().action) {
            choice().action->trigger();
        }
    });
    showState();
    showIcon();
}

void PrimaryButton::addMenu(Choice& choice)
{
    if (choice.menu.isEmpty()) {
        m_menus << nullptr;
        return;
    }
    auto* menu = new QMenu(this);
    for (QAction* action : choice.menu) {
        if (action == nullptr) {
            menu->addSeparator();
        } else {
            menu->addAction(action);
        }
    }
    m_menus << menu;
}

const PrimaryButton::Choice& PrimaryButton::choice() const
{
    return m_state == State::Convert ? m_convert : m_state == State::Stop ? m_stop : m_export;
}

void PrimaryButton::setState(State state)
{
    if (state != m_state) {
        m_state = state;
        showState();
        showIcon();
    }
}

void PrimaryButton::showState()
{
    setText(m_state == State::Convert ? tr("Convert") : m_state == State::Stop ? tr("Stop") : tr("Export"));
    if (!choice().action) {
        return; // the window ends
    }
    const QAction& action = *choice().action;
    QMenu* menu = m_menus[static_cast<int>(m_state)];
    // Its menu may have what can be done where the action itself cannot.
    setEnabled(action.isEnabled());
    setMenu(menu);
    setPopupMode(menu != nullptr ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    setAccessibleName(text());
    setAccessibleDescription(action.toolTip());
    setToolTip(action.shortcut().isEmpty()
            ? action.toolTip()
            : u"%1 (%2)"_s.arg(action.toolTip(), action.shortcut().toString(QKeySequence::NativeText)));
}

void PrimaryButton::showIcon()
{
    if (!choice().action) {
        return;
    }
    setIcon(ui::icon(choice().action->icon().name(), &Colours::onAccent));
}

void PrimaryButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
