// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QListWidget;
class QListWidgetItem;

namespace lectern::ui {

// What a person calls one of Tesseract's languages: "chi_sim" is "Chinese, simplified". Where there is no word for it
// here, the language's own name, else the code.
QString ocrLanguageName(const QString& code);

// Rows to tick, by name, with the code in quiet text beside it; as high as its rows, up to a few.
void fillWithLanguages(QListWidget& list, const QStringList& codes);
QString languageCode(const QListWidgetItem& item);

} // namespace lectern::ui
