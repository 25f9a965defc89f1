// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/preview_channel.h"

#include <QJsonValue>
#include <QVariant>
#include <QWebEnginePage>

#include <functional>

class QWebChannel;

namespace lectern::ui {

// The one web page of a preview. It is loaded once and goes nowhere from there. The program's script runs in a world of
// its own, which the page's own scripts, had it any, could not reach; the page's content policy allows none.
class PreviewWebPage : public QWebEnginePage
{
    Q_OBJECT

public:
    PreviewWebPage(QWebEngineProfile& profile, const QUrl& url, QObject* parent = nullptr);
    ~PreviewWebPage() override;

    PreviewChannel& channel() { return m_channel; }

    void loadAgain();
    // True from channel().started on until the page's process ends.
    bool isReady() const { return m_isReady; }

    // function: one that preview.js offers. done is called with what it returns, or with an invalid value where the
    // page went away meanwhile.
    void call(const QString& function, const QJsonValue& argument = {},
        const std::function<void(const QVariant&)>& done = {});

Q_SIGNALS:
    void ready();
    // A person clicked on a link. Nothing was loaded.
    void linkActivated(const QUrl& url);

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage* createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList& oldFiles, const QStringList& types) override;
    void javaScriptAlert(const QUrl& origin, const QString& message) override;
    bool javaScriptConfirm(const QUrl& origin, const QString& message) override;
    bool javaScriptPrompt(
        const QUrl& origin, const QString& message, const QString& defaultValue, QString* result) override;
    void javaScriptConsoleMessage(
        JavaScriptConsoleMessageLevel level, const QString& message, int line, const QString& source) override;

private:
    void addScripts();

    QUrl m_url;
    PreviewChannel m_channel;
    QWebChannel* m_webChannel = nullptr;
    bool m_isReady = false;
};

} // namespace lectern::ui
