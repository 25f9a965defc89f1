// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>

namespace lectern::ui {

// Tells when the desktop begins or ceases to ask for less motion while the program runs.
class MotionWatch : public QObject
{
    Q_OBJECT

public:
    explicit MotionWatch(QObject* parent = nullptr);

Q_SIGNALS:
    void changed(bool reduced);

private:
    void watch(); // files come, go and are replaced
    void look();

    const QString m_folder;
    bool m_isReduced;
    QFileSystemWatcher m_watcher;
};

} // namespace lectern::ui
