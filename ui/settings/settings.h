// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/batch_settings.h"
#include "ui/settings/motion.h"
#include "ui/settings/preview_fonts.h"
#include "ui/settings/reading_settings.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
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

// Groups of settings that are followed together, see Settings::changed.
enum class Setting
{
    RecentFiles,
    Theme, // pages as paper too
    Language,
    RestoresSession,
    Reading,
    PreviewFonts,
    Doubtful,
    Motion,
};

// What the window remembers, each with its default in one place. An INI file; passed in, never reached for. What is
// read from it and makes no sense is the default.
class Settings : public QObject
{
    Q_OBJECT

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

    // Pages are white in the dark theme too, instead of dimmed.
    bool pagesAsPaper() const;
    void setPagesAsPaper(bool asPaper);
    Motion motion() const;
    void setMotion(Motion motion);
    bool reducesMotion() const; // with what System means
    // The code of a known language (ui/settings/language.h), or nothing: the desktop's.
    QString language() const;
    void setLanguage(const QString& code);

    ReadingSettings reading() const { return ReadingSettings::read(m_store); }
    void setReading(const ReadingSettings& reading);
    PreviewFonts previewFonts() const;
    void setPreviewFonts(const PreviewFonts& fonts);

    BatchSettings batch() const { return BatchSettings::read(m_store); }
    void setBatch(const BatchSettings& batch) { batch.write(m_store); }
    // Words that the reader was unsure of are marked.
    bool showsDoubtful() const;
    void setShowsDoubtful(bool shows);

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
    double pagesShare() const; // of the width of both sides, 0…1
    void setPagesShare(double share);

    // Shortcuts that differ from those that the actions came with, see Shortcuts::changes().
    QMap<QString, QString> shortcuts() const;
    void setShortcuts(const QMap<QString, QString>& changes);

    // Writes to disk now.
    void save() { m_store.sync(); }

Q_SIGNALS:
    // Emitted once it is another one than before.
    void changed(lectern::ui::Setting setting);

private:
    void put(Setting setting, const QString& key, const QVariant& value);

    QSettings m_store;
};

} // namespace lectern::ui
