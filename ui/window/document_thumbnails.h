// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "ui/pages/document_worker.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

namespace lectern::ui {

// Pictures of the first pages of files, made on a thread of its own and kept in a folder from one run to the next. The
// files themselves are looked at on that thread only: they may be on a drive that is slow to answer.
class DocumentThumbnails : public QObject
{
    Q_OBJECT

public:
    // folder: made when the first picture is written; nothing: none is kept.
    DocumentThumbnails(QString folder, SourceOpener opener, QObject* parent = nullptr);
    ~DocumentThumbnails() override;

    static QString defaultFolder(); // below ~/.cache

    // Replaces what was asked for before. side: of a square, device pixels. Pictures of other files are removed from
    // the folder once these are done.
    void request(const QStringList& paths, int side);

Q_SIGNALS:
    // One of these for each file, in the order asked for.
    void ready(const QString& path, const QImage& picture); // no picture: encrypted, broken
    void missing(const QString& path);

private:
    void make(const QStringList& paths, int side, const Cancel& cancel);
    QString keptFile(const QString& path, int side) const; // nothing where the file is missing
    QImage render(const QString& path, int side, const Cancel& cancel) const;
    void keep(const QString& file, const QImage& picture) const;
    void removeOthers(const QStringList& kept) const;

    const QString m_folder;
    const SourceOpener m_opener;
    CancelSource m_cancel; // of what was asked for last
    QThreadPool m_pool; // of one thread
};

} // namespace lectern::ui
