// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker.h"
#include "support/fixture_path.h"
#include "ui/conversion/document_session.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_profile.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

namespace lectern::test {

// Where a window and all that it keeps are to be.
struct BenchOptions
{
    QString home = {}; // nothing: a folder of its own, which goes with it
    QString reader = {}; // "builtin" or the name of a model; nothing: what a new user gets
    recognition::ModelPlaces places = {};
    QSize size = {1280, 800};
};

// The real window that converts by the real worker, with settings, drafts and Markdown of its own.
class ConvertingBench
{
public:
    explicit ConvertingBench(BenchOptions options = {})
        : home(options.home.isEmpty() ? folder.path() : options.home)
        , settings(home + QStringLiteral("/lectern.ini"))
        , m_options(std::move(options))
    {
        if (!m_options.reader.isEmpty()) {
            const bool isBuiltin = m_options.reader == QStringLiteral("builtin");
            ui::ReadingSettings reading;
            reading.reader = isBuiltin ? m_options.reader : QStringLiteral("model");
            reading.model = isBuiltin ? QString() : m_options.reader;
            settings.setReading(reading);
        }
        makeWindow();
    }
    // With the models that the program brings, by name: "nano".
    static BenchOptions with(const QString& reader)
    {
        return {.reader = reader, .places = {.store = {}, .resources = resourcePath("")}};
    }
    // A new one; what the last one held ends as in a crash, unless it was closed.
    void makeWindow()
    {
        window.reset();
        window = std::make_unique<ui::MainWindow>(ui::WindowServices{settings, theme, pages::PageSource::open,
            [this](const QUrl& url) { outside << url; }, {}, [] { return QStringLiteral("Built-in reader ready"); },
            m_options.places, &worker, &preview, path(QStringLiteral("drafts")), nullptr, {}, {}, openFile});
        window->resize(m_options.size);
        window->show();
    }
    QString path(const QString& name) const { return home + u'/' + name; }
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    // Whether it opened; the source beside it, so that no browser starts.
    bool open(const QString& file, ui::MarkdownPane::Side side = ui::MarkdownPane::Side::Source) const
    {
        window->openFiles({file});
        const bool isOpen = QTest::qWaitFor([this] { return tab().state() == ui::DocumentTab::State::Open; });
        tab().markdownPane()->setSide(side);
        return isOpen;
    }
    bool openSample(const QString& name) const
    {
        return open(QString::fromStdString(resourcePath("samples/" + name.toStdString())));
    }
    bool isConverted() const
    {
        return QTest::qWaitFor([this] { return !session().conversion().isRunning(); }, 120000);
    }
    bool convert() const
    {
        press(ui::ActionId::Convert);
        return isConverted();
    }
    ui::DocumentTab& tab() const { return *window->currentTab(); }
    ui::DocumentSession& session() const { return *tab().session(); }
    ui::MarkdownDocument& markdown() const { return session().markdown(); }
    QAction* action(ui::ActionId id) const { return window->actions().get(id); }
    void press(ui::ActionId id) const { action(id)->trigger(); }
    // For people to look at: where LECTERN_PICTURES names a folder.
    void picture(const QString& name) const
    {
        if (const QString pictures = qEnvironmentVariable("LECTERN_PICTURES"); !pictures.isEmpty()) {
            QVERIFY(QTest::qWaitFor([this] { return tab().view().isFullyDrawn(); }));
            window->grab().save(pictures + u'/' + name + QStringLiteral(".png"));
        }
    }

    QTemporaryDir folder;
    QString home;
    ui::Settings settings;
    ui::Theme theme;
    QList<QUrl> outside;
    decltype(ui::WindowServices::openFile) openFile; // of the next window
    recognition::ConversionWorker worker;
    ui::PreviewProfile preview;
    std::unique_ptr<ui::MainWindow> window;

private:
    BenchOptions m_options;
};

} // namespace lectern::test
