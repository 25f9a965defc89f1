// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/motion_watch.h"

#include "ui/settings/motion.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace lectern::ui {

using namespace Qt::StringLiterals;

MotionWatch::MotionWatch(QObject* parent)
    : QObject(parent)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
    , m_isReduced(desktopReducesMotion(m_folder))
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &MotionWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &MotionWatch::look);
    watch();
}

void MotionWatch::watch()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString& name : {u""_s, u"/kdeglobals"_s, u"/gtk-3.0"_s, u"/gtk-3.0/settings.ini"_s, u"/gtk-4.0"_s,
             u"/gtk-4.0/settings.ini"_s}) {
        if (const QString path = m_folder + name; !watched.contains(path) && QFileInfo::exists(path)) {
            m_watcher.addPath(path);
        }
    }
}

void MotionWatch::look()
{
    watch();
    if (const bool reduced = desktopReducesMotion(m_folder); reduced != m_isReduced) {
        m_isReduced = reduced;
        Q_EMIT changed(reduced);
    }
}

} // namespace lectern::ui
