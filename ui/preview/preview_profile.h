// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

class QWebEngineProfile;

namespace lectern::ui {

// The file that Markdown names as a figure, relative to the Markdown file: its bytes, empty where there is none.
using ImageLoader = std::function<QByteArray(const QString& name)>;

// What all previews of the program share: a WebEngine profile that keeps nothing on disk and reaches nothing but its
// own scheme, lectern-preview://KEY/… . Each preview is a host of its own there, so that no document sees another's
// figures. Outlives the previews. The profile itself comes into being with the first preview.
class PreviewProfile
{
public:
    PreviewProfile();
    ~PreviewProfile();
    PreviewProfile(const PreviewProfile&) = delete;
    PreviewProfile& operator=(const PreviewProfile&) = delete;

    // What WebEngine wants to know before QApplication is made: call it first in main(). It makes the scheme known
    // and, for root only, switches Chromium's sandbox off, as Chromium does not start there with it.
    static void prepareProgram();

    QWebEngineProfile& profile(); // starts the browser where it has not been needed yet
    bool isStarted() const { return m_started != nullptr; }

    // A host for one preview, whose figures come from images; removed again when the preview goes.
    QString addHost(ImageLoader images);
    void removeHost(const QString& host);

    // The page into which a preview writes.
    static QUrl pageUrl(const QString& host);

    // How many requests were refused so far: all that do not go to the program's own files and figures.
    int refusedRequests() const;

private:
    struct Hosts;
    struct Started;
    std::unique_ptr<Hosts> m_hosts;
    std::unique_ptr<Started> m_started;
};

} // namespace lectern::ui
