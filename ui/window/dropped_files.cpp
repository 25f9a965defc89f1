// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dropped_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostFromFolder = 50; // tabs: more than anyone reads at once

const QStringList& patterns()
{
    static const QStringList list = {
        u"*.pdf"_s, u"*.png"_s, u"*.jpg"_s, u"*.jpeg"_s, u"*.tif"_s, u"*.tiff"_s, u"*.webp"_s, u"*.bmp"_s, u"*.gif"_s};
    return list;
}

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
            for (const QString& name : folder.entryList(patterns(), QDir::Files, QDir::Name).mid(0, kMostFromFolder)) {
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

QString documentFilter()
{
    return QCoreApplication::translate("OpenDialog", "Documents") + u" ("_s + patterns().join(u' ') + u");;"_s
        + QCoreApplication::translate("OpenDialog", "All files") + u" (*)"_s;
}

} // namespace lectern::ui
