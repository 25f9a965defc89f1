// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_page.h"

#include "exports/math_markup.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QWebChannel>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(previewLog, "lectern.preview")

constexpr auto kWorld = QWebEngineScript::ApplicationWorld;

QString readResource(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("The program lacks its file %s", qPrintable(path));
    }
    return QString::fromUtf8(file.readAll());
}

} // namespace

PreviewWebPage::PreviewWebPage(QWebEngineProfile& profile, const QUrl& url, QObject* parent)
    : QWebEnginePage(&profile, parent)
    , m_url(url)
{
    m_webChannel = new QWebChannel(this);
    m_webChannel->registerObject(u"lectern"_s, &m_channel);
    setWebChannel(m_webChannel, kWorld);
    addScripts();
    connect(&m_channel, &PreviewChannel::started, this, [this] {
        m_isReady = true;
        Q_EMIT ready();
    });
    connect(this, &QWebEnginePage::renderProcessTerminated, this, [this] { m_isReady = false; });
    connect(this, &QWebEnginePage::featurePermissionRequested, this,
        [this](const QUrl& origin, Feature feature) { setFeaturePermission(origin, feature, PermissionDeniedByUser); });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
        [](QWebEngineFullScreenRequest request) { request.reject(); });
    load(m_url);
}

PreviewWebPage::~PreviewWebPage()
{
    setWebChannel(nullptr);
}

void PreviewWebPage::addScripts()
{
    QString source = QString::fromStdString(exports::katexScript()) + u"\n;\n"_s;
    for (const auto& path : {u":/qtwebchannel/qwebchannel.js"_s, u":/lectern/preview/preview.js"_s}) {
        source += readResource(path) + u"\n;\n"_s;
    }
    QWebEngineScript script;
    script.setName(u"lectern"_s);
    script.setSourceCode(source);
    script.setInjectionPoint(QWebEngineScript::DocumentReady);
    script.setWorldId(kWorld);
    script.setRunsOnSubFrames(false);
    scripts().insert(script);
}

void PreviewWebPage::loadAgain()
{
    m_isReady = false;
    load(m_url);
}

void PreviewWebPage::call(
    const QString& function, const QJsonValue& argument, const std::function<void(const QVariant&)>& done)
{
    const QString json = QString::fromUtf8(QJsonDocument(QJsonArray{argument}).toJson(QJsonDocument::Compact));
    // JSON is JavaScript but for two line separators that older engines do not allow in strings.
    QString code = u"lectern.%1(...%2)"_s.arg(function, json);
    code.replace(QChar(0x2028), u"\\u2028"_s).replace(QChar(0x2029), u"\\u2029"_s);
    runJavaScript(
        code, kWorld, done ? done : [](const QVariant&) {});
}

bool PreviewWebPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame)
{
    if (isMainFrame && url == m_url && type != NavigationTypeLinkClicked && type != NavigationTypeFormSubmitted) {
        return true;
    }
    if (type == NavigationTypeLinkClicked) {
        Q_EMIT linkActivated(url);
    }
    return false;
}

QWebEnginePage* PreviewWebPage::createWindow(WebWindowType)
{
    return nullptr;
}

QStringList PreviewWebPage::chooseFiles(FileSelectionMode, const QStringList&, const QStringList&)
{
    return {};
}

void PreviewWebPage::javaScriptAlert(const QUrl&, const QString&) { }

bool PreviewWebPage::javaScriptConfirm(const QUrl&, const QString&)
{
    return false;
}

bool PreviewWebPage::javaScriptPrompt(const QUrl&, const QString&, const QString&, QString*)
{
    return false;
}

void PreviewWebPage::javaScriptConsoleMessage(
    JavaScriptConsoleMessageLevel, const QString& message, int line, const QString&)
{
    // A document's text may stand in it: never in the log file, which keeps warnings and worse.
    qCDebug(previewLog).noquote() << line << message;
}

} // namespace lectern::ui
