// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/preview_fonts.h"

#include <QJsonObject>
#include <QPalette>

namespace lectern::ui {

// The CSS value of font-family: the chosen face, then one for Chinese, Japanese and Korean, then the generic name.
QString fontStack(const PreviewFonts& fonts);

// What lectern.setStyle() of preview.js takes. language: "en", "zh-CN".
QJsonObject previewStyle(const QPalette& palette, const PreviewFonts& fonts, bool isStill, const QString& language);

} // namespace lectern::ui
