// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace lectern::ui {

// Runs `set` now, and again whenever the language changes, as long as `widget` lives. For texts that are set once:
//     translated(button, [button] { button->setText(tr("Convert")); });
// What `set` captures must live as long as the widget. Texts that follow from a state are set again by a widget's own
// changeEvent(QEvent::LanguageChange).
void translated(QWidget* widget, std::function<void()> set);

} // namespace lectern::ui
