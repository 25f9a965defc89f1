// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker.h"
#include "support/fake_reader.h"

#include <QObject>
#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::test {

// Where the worker's thread stops until the test lets it go on. Places are named; the thread waits at those that are
// closed. Nothing depends on time: the test waits until a place is reached and then acts.
class Gates
{
public:
    void close(const std::string& place)
    {
        const std::lock_guard lock(m_mutex);
        m_closed.insert(place);
    }

    void open(const std::string& place)
    {
        const std::lock_guard lock(m_mutex);
        m_closed.erase(place);
        m_changed.notify_all();
    }

    void openAll()
    {
        const std::lock_guard lock(m_mutex);
        m_closed.clear();
        m_changed.notify_all();
    }

    // On the test's thread: until the worker's thread stands at the place.
    void awaitArrival(const std::string& place)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_waiting == place; });
    }

    // On the worker's thread.
    void pass(const std::string& place)
    {
        std::unique_lock lock(m_mutex);
        m_passed.push_back(place);
        if (!m_closed.contains(place))
            return;
        m_waiting = place;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return !m_closed.contains(place); });
        m_waiting.clear();
    }

    std::vector<std::string> passed()
    {
        const std::lock_guard lock(m_mutex);
        return m_passed;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<std::string> m_closed;
    std::string m_waiting;
    std::vector<std::string> m_passed;
};

// Reads "page N" in the stages of a model, through gates: "render 1", "vision 1", "prefill 1", "decode 1", "token 1.0",
// "token 1.1" for the file's first page. Files are told apart by their name in front: "book render 1".
class StagedReader : public recognition::PageReader
{
public:
    StagedReader(Gates& gates, std::string name)
        : m_gates(gates)
        , m_name(std::move(name))
    { }

    std::string name() const override { return m_name; }
    std::string model() const override { return m_name == "model" ? "paper" : ""; }

    std::set<int> failing; // pages, 0-based
    std::set<int> restarting;

    Result<recognition::PageReading> read(pages::PageSource&, int page, const recognition::ReadOptions&,
        const recognition::ReadObserver& observer, const Cancel& cancel) override
    {
        using recognition::Stage;
        const std::string number = std::to_string(page + 1);
        for (const Stage stage : {Stage::Render, Stage::Vision, Stage::Prefill, Stage::Decode}) {
            observer.stage(stage);
            m_gates.pass(std::string(recognition::stageName(stage)) + " " + number);
            if (cancel.requested())
                return cancelled();
        }
        if (failing.contains(page))
            return fail(ErrorCode::Corrupt, "page " + number + " is broken");
        if (restarting.contains(page)) {
            observer.text("round and round", 9);
            observer.restarted("it repeats itself");
        }
        recognition::PageReading reading;
        reading.reader = m_name;
        int piece = 0;
        for (const std::string& text :
            {std::string("<|ref|>text<|/ref|><|det|>[[0, 0, 999, 999]]<|/det|>\npage "), number}) {
            m_gates.pass("token " + number + "." + std::to_string(piece++));
            if (cancel.requested())
                return cancelled();
            reading.raw += text;
            observer.text(text, ++reading.tokens);
        }
        return reading;
    }

private:
    Gates& m_gates;
    std::string m_name;
};

// What the worker told, one line each: "1 queued", "1 running" (once in a row), "1 text 2: …", "1 restart 2",
// "1 page 2 done", "1 done", "1 finished", "model loading".
class Record : public QObject
{
public:
    explicit Record(recognition::ConversionWorker& worker)
    {
        using recognition::ConversionWorker;
        connect(&worker, &ConversionWorker::jobChanged, this, &Record::jobChanged);
        connect(&worker, &ConversionWorker::pageTextChanged, this, &Record::pageTextChanged);
        connect(&worker, &ConversionWorker::pageRestarted, this, &Record::pageRestarted);
        connect(&worker, &ConversionWorker::pageFinished, this, &Record::pageFinished);
        connect(&worker, &ConversionWorker::finished, this, &Record::finished);
        connect(&worker, &ConversionWorker::modelChanged, this, &Record::modelChanged);
    }

    std::vector<std::string> lines;
    std::vector<recognition::JobStatus> ends;
    std::vector<recognition::PageUpdate> updates;
    std::vector<recognition::PageFinish> pages;
    std::vector<recognition::ModelStatus> models;

    // Lines that begin with one of the words' job and kind: "1 page".
    std::vector<std::string> only(std::string_view start) const
    {
        std::vector<std::string> some;
        std::ranges::copy_if(
            lines, std::back_inserter(some), [&](const std::string& line) { return line.starts_with(start); });
        return some;
    }

private:
    void add(recognition::JobId job, const std::string& what)
    {
        const std::string line = std::to_string(job) + " " + what;
        if (lines.empty() || lines.back() != line)
            lines.push_back(line);
    }
    void jobChanged(const recognition::JobStatus& status)
    {
        static constexpr const char* kNames[] = {"queued", "running", "done", "cancelled", "failed"};
        add(status.id, kNames[static_cast<int>(status.state)]);
    }
    void pageTextChanged(const recognition::PageUpdate& update)
    {
        add(update.job, "text " + std::to_string(update.page));
        updates.push_back(update);
    }
    void pageRestarted(const recognition::PageRestart& restart)
    {
        add(restart.job, "restart " + std::to_string(restart.page) + ": " + restart.reason);
    }
    void pageFinished(const recognition::PageFinish& page)
    {
        static constexpr const char* kNames[] = {"done", "cut", "failed", "cancelled"};
        add(page.job, "page " + std::to_string(page.result.page) + " " + kNames[static_cast<int>(page.result.status)]);
        pages.push_back(page);
    }
    void finished(const recognition::JobStatus& status)
    {
        lines.push_back(std::to_string(status.id) + " finished");
        ends.push_back(status);
    }
    void modelChanged(const recognition::ModelStatus& status)
    {
        static constexpr const char* kNames[] = {"unloaded", "loading", "loaded", "failed"};
        const std::string line = std::string("model ") + kNames[static_cast<int>(status.state)];
        if (lines.empty() || lines.back() != line)
            lines.push_back(line);
        models.push_back(status);
    }
};

// A worker on fake files and readers. Gates besides the reader's: "open", "load", "write".
class WorkerBench
{
public:
    WorkerBench()
    {
        recognition::WorkerServices services;
        services.threads = 1;
        services.openSource = [this](const recognition::ConversionJob& job) { return openSource(job); };
        services.openReader = [this](const auto& choice, const auto&, const Cancel& cancel, const auto& progress) {
            return openReader(choice, cancel, progress);
        };
        worker = std::make_unique<recognition::ConversionWorker>(services);
        record = std::make_unique<Record>(*worker);
    }
    ~WorkerBench() { gates.openAll(); }

    // What goes wrong; set before the first job.
    std::set<int> failing;
    std::set<int> restarting;
    std::optional<Error> loadError;

    Gates gates;
    std::unique_ptr<recognition::ConversionWorker> worker;
    std::unique_ptr<Record> record;

    // pageCount pages of a document; a file named "missing" cannot be opened.
    recognition::ConversionRequest request(int pageCount, recognition::DocumentId document = 1) const
    {
        recognition::ConversionRequest request;
        request.document = document;
        request.job.input = "book-" + std::to_string(pageCount);
        return request;
    }

    bool ended(size_t jobs = 1) const { return record->ends.size() >= jobs; }

private:
    Result<std::unique_ptr<pages::PageSource>> openSource(const recognition::ConversionJob& job)
    {
        gates.pass("open");
        const std::string name = job.input.string();
        if (name == "missing")
            return fail(ErrorCode::NotFound, "missing: there is no such file");
        return std::make_unique<FakePages>(std::stoi(name.substr(name.find('-') + 1)));
    }

    Result<recognition::LoadedReader> openReader(
        const recognition::ReaderChoice& choice, const Cancel& cancel, const model::LoadProgress& progress)
    {
        const bool isModel = choice.kind == recognition::ReaderChoice::Kind::Model;
        if (isModel) {
            progress(0.5);
            gates.pass("load");
            if (cancel.requested())
                return cancelled();
            if (loadError)
                return std::unexpected(*loadError);
        }
        auto reader = std::make_unique<StagedReader>(gates, isModel ? "model" : "builtin");
        reader->failing = failing;
        reader->restarting = restarting;
        recognition::LoadedReader loaded;
        loaded.info.name = reader->name();
        loaded.info.model = isModel ? choice.modelName : "";
        loaded.info.device = isModel ? "cpu" : "";
        loaded.info.deviceReason = isModel ? "no GPU was found" : "";
        loaded.reader = std::move(reader);
        return loaded;
    }
};

} // namespace lectern::test
