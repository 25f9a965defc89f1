// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <QStandardPaths>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

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
    m_store.setValue(u"recent/files"_s, files.mid(0, kRecentFiles));
}

void Settings::removeRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_store.setValue(u"recent/files"_s, files);
}

void Settings::clearRecentFiles()
{
    m_store.remove(u"recent/files"_s);
}

ThemeMode Settings::theme() const
{
    const QString name = m_store.value(u"window/theme"_s).toString();
    return name == u"light" ? ThemeMode::Light : name == u"dark" ? ThemeMode::Dark : ThemeMode::System;
}

void Settings::setTheme(ThemeMode mode)
{
    const QString name = mode == ThemeMode::Light ? u"light"_s : mode == ThemeMode::Dark ? u"dark"_s : u"system"_s;
    m_store.setValue(u"window/theme"_s, name);
}

bool Settings::restoresSession() const
{
    return m_store.value(u"session/restore"_s, true).toBool();
}

void Settings::setRestoresSession(bool restores)
{
    m_store.setValue(u"session/restore"_s, restores);
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

} // namespace lectern::ui
