// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>
#include <utility>

// Outside every namespace: the macro declares a function.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace lectern::ui {

using namespace Qt::StringLiterals;

QList<KnownLanguage> knownLanguages()
{
    return {{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}};
}

Language::Language(QStringList systemLanguages)
    : m_systemLanguages(std::move(systemLanguages))
{
    initTranslations();
}

Language::Language()
    : Language(QLocale::system().uiLanguages())
{ }

Language::~Language() = default;

QString Language::systemLanguage() const
{
    for (QString wanted : m_systemLanguages) {
        wanted.replace(u'-', u'_');
        for (const KnownLanguage& known : knownLanguages()) {
            // "en_GB" and "zh_Hans_CN" are served, "zh_TW" is not: its readers do not read Simplified Chinese first.
            const QString script = wanted.section(u'_', 1, 1);
            const bool same = wanted.section(u'_', 0, 0) == known.code.section(u'_', 0, 0);
            if (same && script != u"Hant" && script != u"TW" && script != u"HK" && script != u"MO") {
                return known.code;
            }
        }
    }
    return u"en"_s;
}

void Language::apply(QCoreApplication& application, const QString& code)
{
    const QList<KnownLanguage> known = knownLanguages();
    const bool isKnown = std::ranges::any_of(known, [&](const KnownLanguage& one) { return one.code == code; });
    const QString language = isKnown ? code : systemLanguage();
    if (language == m_current) {
        return;
    }
    m_current = language;
    // Numbers, dates and sizes are written in the same language.
    QLocale::setDefault(QLocale(language));
    // Each change tells every widget once more, and the last one finds everything in its place.
    for (const auto& translator : m_translators) {
        application.removeTranslator(translator.get());
    }
    m_translators.clear();
    const std::pair<QString, QString> files[] = {
        {u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
        {u"lectern_"_s + language, u":/translations"_s},
    };
    for (const auto& [name, folder] : files) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(name, folder)) {
            application.installTranslator(translator.get());
            m_translators.push_back(std::move(translator));
        }
    }
}

} // namespace lectern::ui
