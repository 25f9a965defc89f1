// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dropped_files.h"

#include "ui/pages/document_files.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int kMostFromFolder = 50; // tabs: more than anyone reads at once

} // namespace

QStringList droppedFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        const QFileInfo info(url.toLocalFile());
        if (!url.isLocalFile()) {
            continue;
        }
        if (info.isDir()) {
            const QDir folder(info.absoluteFilePath());
            for (const QString& name :
                folder.entryList(documentPatterns(), QDir::Files, QDir::Name).mid(0, kMostFromFolder)) {
                files << folder.filePath(name);
            }
        } else {
            files << info.absoluteFilePath();
        }
    }
    files.removeDuplicates();
    return files;
}

bool bringsFiles(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    return std::ranges::any_of(urls, [](const QUrl& url) { return url.isLocalFile(); });
}

} // namespace lectern::ui
