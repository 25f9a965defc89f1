// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QUrl;

namespace lectern::ui {

// Opens a file in the program that the desktop has for it. done is called on this thread, at once or when that is
// known: false where there is no such program. QDesktopServices alone would not say so: it only starts xdg-open.
void openWithProgram(const QUrl& file, std::function<void(bool opened)> done);

} // namespace lectern::ui
