// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>

namespace lectern::ui {

// One running program for each person and display: whoever starts it again hands the files to the one that runs. A
// program that died leaves nothing that the next one trips over.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Role
    {
        First, // the one that others hand files to
        HandedOver, // the first one has the files: nothing is left to do
        Alone, // the first one does not answer: go on, without being found by others
    };

    // folder: of this person alone; made where it is not there. name: what parts one from another, of any characters.
    SingleInstance(const QString& folder, const QString& name, QObject* parent = nullptr);
    ~SingleInstance() override;

    // Settles the role. Waits for the first one's answer no longer than a few seconds. paths: absolute.
    Role start(const QStringList& paths);

    // The folder and the name for this session: the person's runtime folder, and display and settings.
    static QString defaultFolder();
    static QString defaultName(const QString& settingsFile);

Q_SIGNALS:
    // Another one was started with these; none: it only asks for the window.
    void filesReceived(const QStringList& paths);

private:
    bool listen();
    bool handOver(const QStringList& paths) const;
    void take();

    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace lectern::ui
