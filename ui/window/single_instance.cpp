// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QDir>
#include <QGuiApplication>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

#include <memory>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kMagic = 0x4C435401; // "LCT" and the version of the message
constexpr char kAnswer = '+';
constexpr qint64 kLargestMessage = 8 * 1024 * 1024; // bytes: paths of more files than anyone opens at once
constexpr int kPatience = 5000; // ms
constexpr int kBetweenTries = 20; // ms, while the first one has its lock and does not listen yet

// Short and of plain characters: paths of sockets are at most 107 bytes long.
QString fileName(const QString& name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    return u"lectern-"_s + QString::fromLatin1(hash.toHex().left(16));
}

QByteArray message(const QStringList& paths)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kMagic << paths;
    return bytes;
}

} // namespace

SingleInstance::SingleInstance(const QString& folder, const QString& name, QObject* parent)
    : QObject(parent)
    , m_socket(QDir(folder).filePath(fileName(name)))
    , m_lock(m_socket + u".lock"_s)
{
    QDir().mkpath(folder);
    m_lock.setStaleLockTime(0); // only a process that is gone leaves one behind, however long ago
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

SingleInstance::~SingleInstance() = default;

QString SingleInstance::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

QString SingleInstance::defaultName(const QString& settingsFile)
{
    QString name = QGuiApplication::platformName() + u'\n' + settingsFile;
    for (const char* variable : {"WAYLAND_DISPLAY", "DISPLAY", "XDG_SESSION_ID"}) {
        name += u'\n' + qEnvironmentVariable(variable);
    }
    return name;
}

SingleInstance::Role SingleInstance::start(const QStringList& paths)
{
    // The lock says who is first; the socket alone could not: one that is left behind looks like one in use.
    const QDeadlineTimer deadline(kPatience);
    do {
        if (m_lock.tryLock(0)) {
            return listen() ? Role::First : Role::Alone;
        }
        if (m_lock.error() != QLockFile::LockFailedError) {
            return Role::Alone; // the folder cannot be written to
        }
        if (handOver(paths)) {
            return Role::HandedOver;
        }
        QThread::msleep(kBetweenTries);
    } while (!deadline.hasExpired());
    return Role::Alone;
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_socket); // the lock is held: whoever made it is gone
    return m_server.listen(m_socket);
}

bool SingleInstance::handOver(const QStringList& paths) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(kPatience)) {
        return false;
    }
    socket.write(message(paths));
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(kPatience)) {
            return false;
        }
    }
    char answer = 0;
    return socket.waitForReadyRead(kPatience) && socket.getChar(&answer) && answer == kAnswer;
}

void SingleInstance::take()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto stream = std::make_shared<QDataStream>(socket);
        stream->setVersion(QDataStream::Qt_6_4);
        const auto read = [this, socket, stream] {
            if (socket->bytesAvailable() > kLargestMessage) {
                socket->abort();
                return;
            }
            quint32 magic = 0;
            QStringList paths;
            stream->startTransaction();
            *stream >> magic;
            if (stream->status() == QDataStream::Ok && magic != kMagic) {
                stream->abortTransaction();
                socket->abort();
                return;
            }
            *stream >> paths;
            if (stream->commitTransaction()) {
                socket->write(&kAnswer, 1);
                socket->flush();
                Q_EMIT filesReceived(paths);
            }
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0) {
            read();
        }
    }
}

} // namespace lectern::ui
