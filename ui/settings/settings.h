// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace lectern::ui {

// A document as it stood when the window was closed.
struct SessionDocument
{
    QString path;
    int page = 0; // 0-based

    friend bool operator==(const SessionDocument&, const SessionDocument&) = default;
};

// What the window remembers, each with its default in one place. An INI file; passed in, never reached for.
class Settings
{
public:
    static constexpr int kRecentFiles = 12;

    explicit Settings(const QString& file)
        : m_store(file, QSettings::IniFormat)
    { }
    // Where a person's settings are: ~/.config/lectern/lectern.ini.
    static QString defaultFile();

    QStringList recentFiles() const; // newest first
    void addRecentFile(const QString& path);
    void removeRecentFile(const QString& path);
    void clearRecentFiles();

    ThemeMode theme() const;
    void setTheme(ThemeMode mode);

    bool restoresSession() const;
    void setRestoresSession(bool restores);
    QList<SessionDocument> session() const;
    void setSession(const QList<SessionDocument>& documents, int current);
    int sessionCurrent() const;

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    bool sidebarVisible() const;
    void setSidebarVisible(bool visible);
    int sidebarWidth() const; // pixels
    void setSidebarWidth(int width);

    // Writes to disk now.
    void save() { m_store.sync(); }

private:
    QSettings m_store;
};

} // namespace lectern::ui
