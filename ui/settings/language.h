// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

class QCoreApplication;

namespace lectern::ui {

// A language that the window speaks.
struct KnownLanguage
{
    QString code; // "en", "zh_CN": as in the names of the files in translations/
    QString name; // in itself
};
QList<KnownLanguage> knownLanguages();

// The language of the window: its own texts, and Qt's in its dialogs. Applying another one while widgets are there
// sends them QEvent::LanguageChange.
class Language
{
public:
    // systemLanguages: what the desktop asks for, best first, as QLocale::uiLanguages() gives them.
    explicit Language(QStringList systemLanguages);
    Language();
    ~Language();

    // code: of a known language; anything else stands for the desktop's.
    void apply(QCoreApplication& application, const QString& code);

    QString current() const { return m_current; } // the code of a known language, empty before apply()
    // The known language that the desktop asks for first, else English.
    QString systemLanguage() const;

private:
    QStringList m_systemLanguages;
    QString m_current;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace lectern::ui
