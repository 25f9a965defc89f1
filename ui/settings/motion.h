// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

// Whether things move in the window.
enum class Motion
{
    System, // as the desktop has it
    Reduced,
    Full,
};

// Whether the desktop's settings in this folder (~/.config) ask for less motion: GTK's and GNOME's
// gtk-enable-animations, KDE's AnimationDurationFactor. Qt 6.4 does not say.
bool desktopReducesMotion(const QString& configFolder);
bool desktopReducesMotion(); // of the person who runs the program

} // namespace lectern::ui
