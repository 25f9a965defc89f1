// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QPalette>
#include <QString>

class QApplication;

namespace lectern::ui {

enum class ThemeMode
{
    System, // as the desktop's palette was when the program started
    Light,
    Dark,
};

// The look of the window: its colours as a palette and a small style sheet. Icons (icons.h) follow the palette.
class Theme
{
public:
    // systemIsDark: what System means.
    explicit Theme(bool systemIsDark = false)
        : m_systemIsDark(systemIsDark)
    { }

    // Sets style, palette and style sheet of the program.
    void apply(QApplication& application, ThemeMode mode);

    bool isDark() const { return m_isDark; }
    Colours colours() const { return m_isDark ? tokens::dark() : tokens::light(); }

private:
    bool m_systemIsDark;
    bool m_isDark = false;
};

QPalette paletteOf(const Colours& colours);
QString styleSheetOf(const Colours& colours);

// The colours that a widget's palette was made from: for what is painted by hand.
Colours coloursOf(const QPalette& palette);

bool isDarkPalette(const QPalette& palette);

// 1 (the same) to 21 (black on white), as WCAG 2.1 defines it.
double contrast(const QColor& a, const QColor& b);

} // namespace lectern::ui
