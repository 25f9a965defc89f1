// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace lectern::ui {

// Enables a control, or disables it and says why: below its tool tip while it is shown, and to screen readers. The tool
// tip itself stays as it is. Call it again when the language changes.
void setEnabledOr(QWidget& widget, bool enabled, const QString& why);

} // namespace lectern::ui
