// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include "ui/settings/language.h"

#include <QStandardPaths>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kDefaultPagesShare = 0.52;
constexpr int kDefaultSidebar = 180;
constexpr int kSmallestSidebar = 120;
constexpr int kLargestSidebar = 600;

} // namespace

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lectern/lectern.ini"_s;
}

QStringList Settings::recentFiles() const
{
    return m_store.value(u"recent/files"_s).toStringList().mid(0, kRecentFiles);
}

void Settings::addRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    put(Setting::RecentFiles, u"recent/files"_s, files.mid(0, kRecentFiles));
}

void Settings::removeRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    put(Setting::RecentFiles, u"recent/files"_s, files);
}

void Settings::clearRecentFiles()
{
    put(Setting::RecentFiles, u"recent/files"_s, QStringList());
}

ThemeMode Settings::theme() const
{
    const QString name = m_store.value(u"window/theme"_s).toString();
    return name == u"light" ? ThemeMode::Light : name == u"dark" ? ThemeMode::Dark : ThemeMode::System;
}

void Settings::setTheme(ThemeMode mode)
{
    const QString name = mode == ThemeMode::Light ? u"light"_s : mode == ThemeMode::Dark ? u"dark"_s : u"system"_s;
    put(Setting::Theme, u"window/theme"_s, name);
}

bool Settings::pagesAsPaper() const
{
    return m_store.value(u"window/pagesAsPaper"_s, false).toBool();
}

void Settings::setPagesAsPaper(bool asPaper)
{
    put(Setting::Theme, u"window/pagesAsPaper"_s, asPaper);
}

Motion Settings::motion() const
{
    const QString name = m_store.value(u"window/motion"_s).toString();
    return name == u"reduced" ? Motion::Reduced : name == u"full" ? Motion::Full : Motion::System;
}

void Settings::setMotion(Motion motion)
{
    const QString name = motion == Motion::Reduced ? u"reduced"_s : motion == Motion::Full ? u"full"_s : u"system"_s;
    put(Setting::Motion, u"window/motion"_s, name);
}

bool Settings::reducesMotion() const
{
    return motion() == Motion::Reduced || (motion() == Motion::System && desktopReducesMotion());
}

QString Settings::language() const
{
    const QString code = m_store.value(u"window/language"_s).toString();
    const QList<KnownLanguage> known = knownLanguages();
    const bool isKnown = std::ranges::any_of(known, [&](const KnownLanguage& one) { return one.code == code; });
    return isKnown ? code : QString();
}

void Settings::setLanguage(const QString& code)
{
    put(Setting::Language, u"window/language"_s, code);
}

void Settings::setReading(const ReadingSettings& reading)
{
    if (reading != this->reading()) {
        reading.write(m_store);
        Q_EMIT changed(Setting::Reading);
    }
}

PreviewFonts Settings::previewFonts() const
{
    PreviewFonts fonts;
    const QString kind = m_store.value(u"preview/font"_s).toString();
    fonts.family = m_store.value(u"preview/family"_s).toString();
    if (kind == u"sans") {
        fonts.kind = PreviewFonts::Kind::Sans;
    } else if (kind == u"custom" && !fonts.family.isEmpty()) {
        fonts.kind = PreviewFonts::Kind::Custom;
    }
    bool isNumber = false;
    const int size = m_store.value(u"preview/size"_s).toString().toInt(&isNumber);
    if (isNumber && size >= PreviewFonts::kSmallestSize && size <= PreviewFonts::kLargestSize) {
        fonts.size = size;
    }
    return fonts;
}

void Settings::setPreviewFonts(const PreviewFonts& fonts)
{
    if (fonts == previewFonts()) {
        return;
    }
    const QString kind = fonts.kind == PreviewFonts::Kind::Sans ? u"sans"_s
        : fonts.kind == PreviewFonts::Kind::Custom              ? u"custom"_s
                                                                : u"serif"_s;
    m_store.setValue(u"preview/font"_s, kind);
    m_store.setValue(u"preview/family"_s, fonts.family);
    m_store.setValue(u"preview/size"_s, fonts.size);
    Q_EMIT changed(Setting::PreviewFonts);
}

// A boolean comes back from the file as text.
void Settings::put(Setting setting, const QString& key, const QVariant& value)
{
    const QVariant before = m_store.value(key);
    m_store.setValue(key, value);
    const bool same = value.typeId() == QMetaType::QStringList ? before.toStringList() == value.toStringList()
                                                               : before.toString() == value.toString();
    if (!same) {
        Q_EMIT changed(setting);
    }
}

bool Settings::showsDoubtful() const
{
    return m_store.value(u"view/doubtful"_s, false).toBool();
}

void Settings::setShowsDoubtful(bool shows)
{
    put(Setting::Doubtful, u"view/doubtful"_s, shows);
}

bool Settings::restoresSession() const
{
    return m_store.value(u"session/restore"_s, true).toBool();
}

void Settings::setRestoresSession(bool restores)
{
    put(Setting::RestoresSession, u"session/restore"_s, restores);
}

QList<SessionDocument> Settings::session() const
{
    const QStringList paths = m_store.value(u"session/paths"_s).toStringList();
    const QVariantList pages = m_store.value(u"session/pages"_s).toList();
    QList<SessionDocument> documents;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        documents.append({paths[i], i < pages.size() ? std::max(0, pages[i].toInt()) : 0});
    }
    return documents;
}

void Settings::setSession(const QList<SessionDocument>& documents, int current)
{
    QStringList paths;
    QVariantList pages;
    for (const SessionDocument& document : documents) {
        paths << document.path;
        pages << document.page;
    }
    m_store.setValue(u"session/paths"_s, paths);
    m_store.setValue(u"session/pages"_s, pages);
    m_store.setValue(u"session/current"_s, current);
}

int Settings::sessionCurrent() const
{
    return m_store.value(u"session/current"_s, 0).toInt();
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(u"window/geometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_store.setValue(u"window/geometry"_s, geometry);
}

bool Settings::sidebarVisible() const
{
    return m_store.value(u"window/sidebar"_s, true).toBool();
}

void Settings::setSidebarVisible(bool visible)
{
    m_store.setValue(u"window/sidebar"_s, visible);
}

int Settings::sidebarWidth() const
{
    return std::clamp(
        m_store.value(u"window/sidebarWidth"_s, kDefaultSidebar).toInt(), kSmallestSidebar, kLargestSidebar);
}

void Settings::setSidebarWidth(int width)
{
    m_store.setValue(u"window/sidebarWidth"_s, width);
}

double Settings::pagesShare() const
{
    bool isNumber = false;
    const double share = m_store.value(u"window/pagesShare"_s).toDouble(&isNumber);
    return isNumber && share >= 0.1 && share <= 0.9 ? share : kDefaultPagesShare;
}

void Settings::setPagesShare(double share)
{
    m_store.setValue(u"window/pagesShare"_s, share);
}

QMap<QString, QString> Settings::shortcuts() const
{
    QMap<QString, QString> changes;
    const QString group = u"shortcuts/"_s;
    for (const QString& key : m_store.allKeys()) {
        if (key.startsWith(group)) {
            changes.insert(key.mid(group.size()), m_store.value(key).toString());
        }
    }
    return changes;
}

void Settings::setShortcuts(const QMap<QString, QString>& changes)
{
    m_store.remove(u"shortcuts"_s);
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        m_store.setValue(u"shortcuts/"_s + it.key(), it.value());
    }
}

} // namespace lectern::ui
