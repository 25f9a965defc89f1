// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_thumbnails.h"

#include "ui/pages/page_thumbnail.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace lectern::ui {

using namespace Qt::StringLiterals;

DocumentThumbnails::DocumentThumbnails(QString folder, SourceOpener opener, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_opener(std::move(opener))
{
    m_pool.setMaxThreadCount(1);
}

DocumentThumbnails::~DocumentThumbnails()
{
    m_cancel.request();
    m_pool.clear();
    m_pool.waitForDone();
}

QString DocumentThumbnails::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/lectern/thumbnails"_s;
}

void DocumentThumbnails::request(const QStringList& paths, int side)
{
    m_cancel.request();
    m_cancel = CancelSource();
    m_pool.start([this, paths, side, cancel = m_cancel.token()] { make(paths, side, cancel); });
}

void DocumentThumbnails::make(const QStringList& paths, int side, const Cancel& cancel)
{
    // What was asked for since then says something else.
    const auto post = [this, cancel](auto&& emitSignal) {
        QMetaObject::invokeMethod(
            this,
            [cancel, emitSignal] {
                if (!cancel.requested()) {
                    emitSignal();
                }
            },
            Qt::QueuedConnection);
    };
    QStringList kept;
    for (const QString& path : paths) {
        if (cancel.requested()) {
            return;
        }
        const QString file = keptFile(path, side);
        if (file.isEmpty()) {
            post([this, path] { Q_EMIT missing(path); });
            continue;
        }
        kept << file;
        QImage picture = m_folder.isEmpty() ? QImage() : QImage(m_folder + u'/' + file);
        if (picture.isNull()) {
            picture = render(path, side, cancel);
            keep(file, picture);
        }
        post([this, path, picture] { Q_EMIT ready(path, picture); });
    }
    removeOthers(kept);
}

// A file that has changed has another name here.
QString DocumentThumbnails::keptFile(const QString& path, int side) const
{
    const QFileInfo info(path);
    if (!info.isFile()) {
        return {};
    }
    const QString state = u"%1\n%2\n%3\n%4"_s.arg(info.absoluteFilePath())
                              .arg(info.lastModified().toMSecsSinceEpoch())
                              .arg(info.size())
                              .arg(side);
    const QByteArray hash = QCryptographicHash::hash(state.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(40)) + u".png"_s;
}

QImage DocumentThumbnails::render(const QString& path, int side, const Cancel& cancel) const
{
    const auto source = m_opener(QFile::encodeName(path).toStdString(), {});
    if (!source || (*source)->pageCount() == 0) {
        return {};
    }
    const auto picture = renderThumbnail(**source, 0, side, cancel);
    return picture ? *picture : QImage();
}

// Only its owner sees what is in the documents.
void DocumentThumbnails::keep(const QString& file, const QImage& picture) const
{
    if (m_folder.isEmpty() || picture.isNull() || !QDir().mkpath(m_folder)) {
        return;
    }
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QSaveFile out(m_folder + u'/' + file);
    if (out.open(QIODevice::WriteOnly) && picture.save(&out, "PNG")) {
        out.commit();
    }
}

void DocumentThumbnails::removeOthers(const QStringList& kept) const
{
    if (m_folder.isEmpty()) {
        return;
    }
    QDir folder(m_folder);
    for (const QString& name : folder.entryList({u"*.png"_s}, QDir::Files)) {
        if (!kept.contains(name)) {
            folder.remove(name);
        }
    }
}

} // namespace lectern::ui
