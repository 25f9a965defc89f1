// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lectern::ui {

// "*.pdf", "*.png", …: the files that can be opened, by their names' endings.
const QStringList& documentPatterns();

// Those, and all files, for a file dialog.
QString documentFilter();

} // namespace lectern::ui
