// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_profile.h"

#include <QBuffer>
#include <QFile>
#include <QHash>
#include <QImageReader>
#include <QMimeDatabase>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInfo>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>
#include <QWebEngineUrlSchemeHandler>

#include <unistd.h>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kScheme = "lectern-preview"_ba;
// Below this path are the program's files, everywhere else a document's figures.
const QString kOwnFiles = u"/lectern/"_s;
const QString kPage = u"/preview"_s; // at the host's root, where the Markdown's relative links start
const QString kResources = u":/lectern/preview/"_s;

// Refuses what does not go to our own scheme, whatever asked for it.
class OwnSchemeOnly : public QWebEngineUrlRequestInterceptor
{
public:
    void interceptRequest(QWebEngineUrlRequestInfo& info) override
    {
        const bool isOurs = info.requestUrl().scheme() == QLatin1String(kScheme) && info.requestMethod() == "GET"_ba;
        if (!isOurs) {
            ++refused;
            info.block(true);
        }
    }

    int refused = 0;
};

bool isPicture(const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    return QImageReader(&buffer).canRead();
}

void reply(QWebEngineUrlRequestJob& job, const QByteArray& type, const QByteArray& bytes)
{
    auto* buffer = new QBuffer(&job);
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    job.reply(type, buffer);
}

QByteArray typeOf(const QString& name)
{
    static const std::pair<QLatin1String, QByteArray> types[] = {
        {".html"_L1, "text/html"_ba}, {".css"_L1, "text/css"_ba}, {".woff2"_L1, "font/woff2"_ba}};
    for (const auto& [end, type] : types) {
        if (name.endsWith(end)) {
            return type;
        }
    }
    return {};
}

void apply(QWebEngineSettings& settings)
{
    using Setting = QWebEngineSettings;
    for (const auto off :
        {Setting::AutoLoadIconsForPage, Setting::JavascriptCanOpenWindows, Setting::JavascriptCanAccessClipboard,
            Setting::JavascriptCanPaste, Setting::LocalStorageEnabled, Setting::LocalContentCanAccessRemoteUrls,
            Setting::LocalContentCanAccessFileUrls, Setting::HyperlinkAuditingEnabled, Setting::PluginsEnabled,
            Setting::FullScreenSupportEnabled, Setting::ScreenCaptureEnabled, Setting::WebGLEnabled,
            Setting::Accelerated2dCanvasEnabled, Setting::AllowRunningInsecureContent,
            Setting::AllowGeolocationOnInsecureOrigins, Setting::AllowWindowActivationFromJavaScript,
            Setting::DnsPrefetchEnabled, Setting::PdfViewerEnabled, Setting::NavigateOnDropEnabled,
            Setting::XSSAuditingEnabled, Setting::ErrorPageEnabled, Setting::FocusOnNavigationEnabled}) {
        settings.setAttribute(off, false);
    }
    settings.setAttribute(Setting::PlaybackRequiresUserGesture, true);
    settings.setAttribute(Setting::WebRTCPublicInterfacesOnly, true);
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
}

} // namespace

struct PreviewProfile::Hosts
{
    QHash<QString, ImageLoader> loaders;
    int last = 0;
};

namespace {

// Serves :/lectern/preview as the program's files, and what a host's loader gives as its figures.
class Files : public QWebEngineUrlSchemeHandler
{
public:
    explicit Files(const QHash<QString, ImageLoader>& loaders)
        : m_loaders(loaders)
    { }

    void requestStarted(QWebEngineUrlRequestJob* job) override
    {
        const QUrl url = job->requestUrl();
        const auto loader = m_loaders.constFind(url.host());
        const QString path = url.path(QUrl::FullyDecoded);
        if (loader == m_loaders.constEnd() || path.contains(u"..")) {
            job->fail(QWebEngineUrlRequestJob::UrlNotFound);
            return;
        }
        if (path == kPage) {
            replyOwnFile(*job, u"preview.html"_s);
        } else if (path.startsWith(kOwnFiles)) {
            replyOwnFile(*job, path.mid(kOwnFiles.size()));
        } else {
            replyFigure(*job, (*loader)(path.mid(1)));
        }
    }

private:
    static void replyOwnFile(QWebEngineUrlRequestJob& job, const QString& name)
    {
        QFile file(kResources + name);
        const QByteArray type = typeOf(name);
        if (type.isEmpty() || !file.open(QIODevice::ReadOnly)) {
            job.fail(QWebEngineUrlRequestJob::UrlNotFound);
            return;
        }
        reply(job, type, file.readAll());
    }

    static void replyFigure(QWebEngineUrlRequestJob& job, const QByteArray& bytes)
    {
        // Only pixels: an SVG or HTML file in a picture's place is none.
        const QByteArray type = QMimeDatabase().mimeTypeForData(bytes).name().toLatin1();
        if (bytes.isEmpty() || !type.startsWith("image/"_ba) || type.contains("svg"_ba) || !isPicture(bytes)) {
            job.fail(QWebEngineUrlRequestJob::UrlNotFound);
            return;
        }
        reply(job, type, bytes);
    }

    const QHash<QString, ImageLoader>& m_loaders;
};

} // namespace

struct PreviewProfile::Started
{
    explicit Started(const QHash<QString, ImageLoader>& loaders)
        : files(loaders)
    { }

    OwnSchemeOnly interceptor;
    Files files;
    QWebEngineProfile profile; // without a name: off the record
};

PreviewProfile::PreviewProfile()
    : m_hosts(std::make_unique<Hosts>())
{ }

PreviewProfile::~PreviewProfile() = default;

void PreviewProfile::prepareProgram()
{
    if (::geteuid() == 0 && !qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX")) {
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    }
    if (!QWebEngineUrlScheme::schemeByName(kScheme).name().isEmpty()) {
        return;
    }
    QWebEngineUrlScheme scheme(kScheme);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::CorsEnabled);
    QWebEngineUrlScheme::registerScheme(scheme);
}

QWebEngineProfile& PreviewProfile::profile()
{
    if (!m_started) {
        m_started = std::make_unique<Started>(m_hosts->loaders);
        QWebEngineProfile& profile = m_started->profile;
        profile.setHttpCacheType(QWebEngineProfile::NoCache);
        profile.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
        profile.setSpellCheckEnabled(false);
        profile.setUrlRequestInterceptor(&m_started->interceptor);
        profile.installUrlSchemeHandler(kScheme, &m_started->files);
        QObject::connect(&profile, &QWebEngineProfile::downloadRequested, &profile,
            [](QWebEngineDownloadRequest* request) { request->cancel(); });
        apply(*profile.settings());
    }
    return m_started->profile;
}

QString PreviewProfile::addHost(ImageLoader images)
{
    const QString host = u"d%1"_s.arg(++m_hosts->last);
    m_hosts->loaders.insert(
        host, images ? std::move(images) : [](const QString&) { return QByteArray(); });
    return host;
}

void PreviewProfile::removeHost(const QString& host)
{
    m_hosts->loaders.remove(host);
}

QUrl PreviewProfile::pageUrl(const QString& host)
{
    return QUrl(u"%1://%2%3"_s.arg(QLatin1String(kScheme), host, kPage));
}

int PreviewProfile::refusedRequests() const
{
    return m_started ? m_started->interceptor.refused : 0;
}

} // namespace lectern::ui
