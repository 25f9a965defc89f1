// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/worker_fakes.h"
#include "ui/conversion/document_session.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_profile.h"
#include "ui/window/program_log.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include <mutex>

namespace lectern::test {

// What becomes of a page.
enum class Outcome
{
    Good,
    Failed,
    Cut,
    Retried,
    Doubtful,
};

// Reads "page N by NAME" in three blocks; what goes wrong may be changed while it reads.
class ScriptedReader : public recognition::PageReader
{
public:
    struct Script
    {
        std::mutex mutex;
        std::map<std::pair<std::string, int>, Outcome> outcomes; // by reader and page, 0-based
        Gates gates; // "vision 1", "token 1": of the first page

        void set(const std::string& reader, int page, Outcome outcome)
        {
            const std::lock_guard lock(mutex);
            outcomes[{reader, page}] = outcome;
        }
        Outcome of(const std::string& reader, int page)
        {
            const std::lock_guard lock(mutex);
            const auto found = outcomes.find({reader, page});
            return found == outcomes.end() ? Outcome::Good : found->second;
        }
    };

    ScriptedReader(Script& script, std::string name, std::string model)
        : m_script(script)
        , m_name(std::move(name))
        , m_model(std::move(model))
    { }

    std::string name() const override { return m_name; }
    std::string model() const override { return m_model; }

    Result<recognition::PageReading> read(pages::PageSource&, int page, const recognition::ReadOptions&,
        const recognition::ReadObserver& observer, const Cancel& cancel) override
    {
        const std::string number = std::to_string(page + 1);
        observer.stage(recognition::Stage::Vision);
        m_script.gates.pass("vision " + number);
        if (cancel.requested())
            return cancelled();
        observer.stage(recognition::Stage::Decode);
        recognition::PageReading reading;
        reading.reader = m_name;
        const Outcome outcome = m_script.of(m_name, page);
        if (outcome == Outcome::Failed)
            return fail(ErrorCode::Corrupt, "/secret/folder/book.pdf: page " + number + " is broken");
        for (const std::string& piece : {"<|ref|>title<|/ref|><|det|>[[100, 100, 600, 250]]<|/det|>\n# page " + number,
                 "\n<|ref|>text<|/ref|><|det|>[[100, 300, 900, 600]]<|/det|>\nread by " + m_name}) {
            observer.text(piece, ++reading.tokens);
            m_script.gates.pass("token " + number);
            if (cancel.requested())
                return cancelled();
            reading.raw += piece;
        }
        if (outcome == Outcome::Cut) {
            reading.status = document::PageStatus::Cut;
            reading.reason = "repeated itself after 83 tokens (the same 3 tokens again and again)";
        } else if (outcome == Outcome::Retried) {
            reading.retries = 2;
        } else if (outcome == Outcome::Doubtful) {
            for (const double x : {0.12, 0.35, 0.6})
                reading.doubtful.push_back({"read", {x, 0.4, x + 0.2, 0.5}, 0.3});
        }
        return reading;
    }

private:
    Script& m_script;
    std::string m_name;
    std::string m_model;
};

// The real window over the real worker with scripted readers: the built-in one, "DeepSeek-OCR-2" where it is installed,
// and nano.
class ReadingBench
{
public:
    explicit ReadingBench(bool installed = false)
        : settings(folder.filePath(QStringLiteral("lectern.ini")))
    {
        const QString store = folder.filePath(QStringLiteral("store"));
        const QString resources = folder.filePath(QStringLiteral("resources"));
        QDir().mkpath(store);
        makeModel(resources + QStringLiteral("/models/nano"));
        if (installed)
            makeModel(store + QStringLiteral("/DeepSeek-OCR-2"));
        places.store = store.toStdString();
        places.resources = resources.toStdString();
        recognition::WorkerServices services;
        services.threads = 1;
        services.openSource = [](const auto&) -> Result<std::unique_ptr<pages::PageSource>> {
            return std::make_unique<FakePages>(4);
        };
        services.openReader = [this](const auto& choice, const auto&, const Cancel& cancel, const auto& progress) {
            return openReader(choice, cancel, progress);
        };
        worker = std::make_unique<recognition::ConversionWorker>(services);
        log = ui::ProgramLog::open(logFolder());
        log->follow(*worker);
        makeWindow();
    }
    ~ReadingBench()
    {
        script.gates.openAll();
        window.reset();
    }
    // A new one; what the last one held ends as in a crash, unless it was closed.
    void makeWindow()
    {
        window.reset();
        window = std::make_unique<ui::MainWindow>(ui::WindowServices{settings, theme, pages::PageSource::open,
            [this](const QUrl& url) { outside << url; }, {}, [] { return QStringLiteral("Built-in reader ready"); },
            places, worker.get(), &preview, folder.filePath(QStringLiteral("drafts")), log.get()});
        window->resize(1280, 800);
        window->show();
    }
    // A book of four pages, the source beside it, so that no browser starts.
    void open(const QString& name = QStringLiteral("book.pdf"))
    {
        QFile file(folder.filePath(name));
        if (!file.exists() && file.open(QIODevice::WriteOnly))
            file.write(bookPdf(4));
        file.close();
        window->openFiles({file.fileName()});
        QTRY_COMPARE(tab()->state(), ui::DocumentTab::State::Open);
        tab()->markdownPane()->setSide(ui::MarkdownPane::Side::Source);
    }
    QString logFolder() const { return folder.filePath(QStringLiteral("logs")); }
    ui::DocumentTab* tab() const { return window->currentTab(); }
    ui::DocumentSession& session() const { return *tab()->session(); }
    ui::MarkdownDocument& markdown() const { return session().markdown(); }
    QAction* action(ui::ActionId id) const { return window->actions().get(id); }
    void press(ui::ActionId id) const { action(id)->trigger(); }
    bool finishes() const
    {
        return QTest::qWaitFor([this] { return !session().conversion().isRunning(); }, 60000);
    }
    template <class Widget> Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    // By a real click on the menu's line.
    static bool choose(QMenu& menu, const QString& text)
    {
        for (QAction* action : menu.actions()) {
            if (action->text().remove(QLatin1Char('&')) == text) {
                QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(action).center());
                return true;
            }
        }
        return false;
    }

    QTemporaryDir folder;
    ui::Settings settings;
    ui::Theme theme;
    QList<QUrl> outside;
    recognition::ModelPlaces places;
    ScriptedReader::Script script;
    std::optional<Error> loadError; // before the first load
    std::unique_ptr<recognition::ConversionWorker> worker;
    std::unique_ptr<ui::ProgramLog> log;
    ui::PreviewProfile preview;
    std::unique_ptr<ui::MainWindow> window;

private:
    static void makeModel(const QString& folder)
    {
        QDir().mkpath(folder);
        for (const char* name : {"config.json", "tokenizer.json", "model.safetensors"}) {
            QFile file(folder + QLatin1Char('/') + QLatin1String(name));
            if (file.open(QIODevice::WriteOnly))
                file.write("{}");
        }
    }

    Result<recognition::LoadedReader> openReader(
        const recognition::ReaderChoice& choice, const Cancel& cancel, const model::LoadProgress& progress)
    {
        const bool isModel = choice.kind == recognition::ReaderChoice::Kind::Model;
        if (isModel) {
            progress(0.4);
            script.gates.pass("load");
            if (cancel.requested())
                return cancelled();
            if (loadError)
                return std::unexpected(*loadError);
        }
        recognition::LoadedReader loaded;
        loaded.reader =
            std::make_unique<ScriptedReader>(script, isModel ? "model" : "builtin", isModel ? choice.modelName : "");
        loaded.info.name = loaded.reader->name();
        if (isModel) {
            loaded.info.model = choice.modelName;
            loaded.info.folder = choice.modelFolder;
            loaded.info.precision = "f32";
            loaded.info.device = "cpu";
            loaded.info.deviceReason = "no CUDA device found";
        }
        return loaded;
    }
};

} // namespace lectern::test
