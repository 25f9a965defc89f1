// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/retry_ladder.h"

#include <QtTest/QtTest>

#include <map>
#include <string>
#include <vector>

using namespace lectern;
using namespace lectern::recognition;
using document::PageStatus;

namespace {

// What the page writes under one plan.
struct Script
{
    std::string text; // word by word
    std::string loop; // then this for ever
    bool ends = true; // without a loop: with EOS, or at the limit
    ErrorCode error = ErrorCode::Internal;
    std::string failure; // not empty: an error instead
};

class ScriptedPage : public PageGenerator
{
public:
    bool crops = true;
    double split = 0.5;
    int maxTokens = 8192;
    // By plan, "in two halves/top" and "in two halves/bottom" for the halves. One that is missing loops at once.
    std::map<std::string, Script> scripts;
    std::vector<std::string> played;
    std::vector<ReadingPlan> plans;

    bool hasCrops() const override { return crops; }
    double splitRow() const override { return split; }

    Result<bool> generate(const ReadingPlan& plan, PageArea area, const Sink& sink, const Cancel& cancel) override
    {
        std::string name = plan.name;
        if (area != PageArea::Whole)
            name += area == PageArea::TopHalf ? "/top" : "/bottom";
        played.push_back(name);
        plans.push_back(plan);
        const auto found = scripts.find(name);
        const Script script =
            found == scripts.end() ? Script{.text = {}, .loop = " loop", .failure = {}} : found->second;
        if (cancel.requested())
            return cancelled();
        if (!script.failure.empty())
            return fail(script.error, script.failure);
        int tokens = 0;
        for (size_t i = 0; i < script.text.size();) {
            const size_t end = std::min(script.text.find(' ', i + 1), script.text.size());
            const std::string piece = script.text.substr(i, end - i);
            if (!sink(static_cast<int>(std::hash<std::string>()(piece) & 0xFFFFFF), piece))
                return false;
            ++tokens;
            i = end;
        }
        for (; !script.loop.empty() && tokens < maxTokens; ++tokens) {
            if (!sink(1, script.loop))
                return false;
        }
        return script.ends && script.loop.empty();
    }
};

// Follows what an observer is told, as the window would.
struct Watcher
{
    std::string shown;
    int restarts = 0;
    ReadObserver observer()
    {
        return {.text = [this](std::string_view piece, int) { shown += piece; },
            .stage = {},
            .restarted =
                [this](std::string_view) {
                    shown.clear();
                    ++restarts;
                }};
    }
};

std::string words(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += " w" + std::to_string(i);
    return text;
}

} // namespace

class TstRetryLadder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageThatEndsIsReadOnce()
    {
        ScriptedPage page;
        page.scripts["as published"] = {.text = " hello world", .loop = {}, .failure = {}};
        Watcher watcher;
        const auto reading = readWithRetries(page, {}, watcher.observer(), {});
        QVERIFY(reading);
        QCOMPARE(reading->raw, std::string(" hello world"));
        QCOMPARE(reading->status, PageStatus::Done);
        QCOMPARE(reading->retries, 0);
        QCOMPARE(watcher.shown, reading->raw);
        QCOMPARE(watcher.restarts, 0);
        QCOMPARE(page.played.size(), 1U);
    }

    void rungsComeInTheirOrderUntilOneEnds()
    {
        ScriptedPage page;
        page.scripts["as plain text"] = {.text = " plain", .loop = {}, .failure = {}};
        Watcher watcher;
        const auto reading = readWithRetries(page, {}, watcher.observer(), {});
        QVERIFY(reading);
        const std::vector<std::string> expected{"as published", "with a stricter no-repeat rule", "without crops",
            "in two halves/top", "in two halves/bottom", "as plain text"};
        QCOMPARE(page.played, expected);
        QCOMPARE(reading->status, PageStatus::Done);
        QCOMPARE(reading->retries, 4);
        QCOMPARE(reading->raw, std::string(" plain"));
        QVERIFY(reading->removedTail.empty());
        QCOMPARE(watcher.shown, reading->raw);
        QCOMPARE(page.plans[0].ngram, 20);
        QCOMPARE(page.plans[1].ngram, 12);
        QVERIFY(page.plans[1].window > page.plans[0].window);
        QVERIFY(!page.plans[2].crops);
        QCOMPARE(page.plans.back().prompt, std::string("free"));
    }

    void rungsThatChangeNothingAreLeftOut()
    {
        ScriptedPage page;
        page.crops = false;
        page.split = 0;
        LadderOptions options;
        options.prompt = "free";
        const auto reading = readWithRetries(page, options, {}, {});
        QVERIFY(reading);
        QCOMPARE(page.played.size(), 2U);
        QCOMPARE(reading->status, PageStatus::Cut);
    }

    void theBestTryIsKeptAndMarked()
    {
        ScriptedPage page;
        page.scripts["as published"] = {.text = words(10), .loop = " x", .failure = {}};
        page.scripts["without crops"] = {.text = words(50), .loop = " x", .failure = {}};
        Watcher watcher;
        const auto reading = readWithRetries(page, {}, watcher.observer(), {});
        QVERIFY(reading);
        QCOMPARE(reading->status, PageStatus::Cut);
        QCOMPARE(reading->raw, words(50) + " x");
        QCOMPARE(reading->reason,
            std::string("repeated itself after 51 tokens (the same token again and again); best of 5 tries kept"));
        QCOMPARE(reading->retries, 4);
        QVERIFY(reading->removedTail.starts_with(" x x x"));
        QCOMPARE(watcher.shown, reading->raw);
    }

    void aTryThatEndsWithLittleTextDoesNotBeatMuchTextBeforeALoop()
    {
        ScriptedPage page;
        page.scripts["as published"] = {.text = words(100), .loop = " x", .failure = {}};
        page.scripts["with a stricter no-repeat rule"] = {.text = " no", .loop = {}, .failure = {}};
        page.scripts["without crops"] = {.text = words(90), .loop = {}, .failure = {}};
        const auto reading = readWithRetries(page, {}, {}, {});
        QVERIFY(reading);
        QCOMPARE(reading->status, PageStatus::Done);
        QCOMPARE(reading->raw, words(90));
        QCOMPARE(reading->retries, 2);
    }

    void boxesOfHalvesAreBroughtBackToThePage()
    {
        ScriptedPage page;
        page.split = 0.25;
        const std::string block = "<|ref|>text<|/ref|><|det|>[[0, 0, 999, 999]]<|/det|>";
        page.scripts["in two halves/top"] = {.text = block + " top", .loop = {}, .failure = {}};
        page.scripts["in two halves/bottom"] = {.text = block + " bottom", .loop = {}, .failure = {}};
        Watcher watcher;
        const auto reading = readWithRetries(page, {}, watcher.observer(), {});
        QVERIFY(reading);
        QCOMPARE(reading->raw,
            std::string("<|ref|>text<|/ref|><|det|>[[0, 0, 999, 250]]<|/det|> top\n\n"
                        "<|ref|>text<|/ref|><|det|>[[0, 250, 999, 999]]<|/det|> bottom"));
        QCOMPARE(watcher.shown, reading->raw);
    }

    void aPageWithoutAnEndIsCutButKeepsItsText()
    {
        ScriptedPage page;
        for (const char* plan : {"as published", "with a stricter no-repeat rule", "without crops", "in two halves/top",
                 "in two halves/bottom", "as plain text"})
            page.scripts[plan] = {.text = words(300), .loop = {}, .ends = false, .failure = {}};
        const auto reading = readWithRetries(page, {}, {}, {});
        QVERIFY(reading);
        QCOMPARE(reading->status, PageStatus::Cut);
        QVERIFY(reading->reason.starts_with("came to no end within 300 tokens"));
        QVERIFY(reading->raw.starts_with(words(300)));
    }

    void aLimitThatAPersonSetIsNotRetried()
    {
        ScriptedPage page;
        page.scripts["as published"] = {.text = words(30), .loop = {}, .ends = false, .failure = {}};
        LadderOptions options;
        options.maxTokens = 30;
        options.retryAtLimit = false;
        const auto reading = readWithRetries(page, options, {}, {});
        QVERIFY(reading);
        QCOMPARE(page.played.size(), 1U);
        QCOMPARE(reading->status, PageStatus::Cut);
        QCOMPARE(reading->raw, words(30));
        QCOMPARE(reading->reason, std::string("came to no end within 30 tokens"));
    }

    void onePageDoesNotCostMoreThanItsTokenBudget()
    {
        ScriptedPage page;
        page.scripts["as published"] = {.text = words(300), .loop = {}, .ends = false, .failure = {}};
        page.scripts["with a stricter no-repeat rule"] = page.scripts["as published"];
        LadderOptions options;
        options.maxTokens = 300;
        QVERIFY(readWithRetries(page, options, {}, {}));
        QCOMPARE(page.played.size(), 2U);
    }

    void anErrorOnARetryKeepsTheBestTrySoFar()
    {
        ScriptedPage page;
        page.scripts["as published"] = {.text = words(20), .loop = " x", .failure = {}};
        page.scripts["with a stricter no-repeat rule"] = {
            .text = {}, .loop = {}, .error = ErrorCode::OutOfMemory, .failure = "no memory"};
        Watcher watcher;
        const auto reading = readWithRetries(page, {}, watcher.observer(), {});
        QVERIFY(reading);
        QCOMPARE(reading->status, PageStatus::Cut);
        QCOMPARE(reading->raw, words(20) + " x");
        QCOMPARE(watcher.shown, reading->raw);
    }

    void anErrorOnTheFirstTryIsThePagesError()
    {
        ScriptedPage page;
        page.scripts["as published"] = {
            .text = {}, .loop = {}, .error = ErrorCode::OutOfMemory, .failure = "no memory"};
        const auto reading = readWithRetries(page, {}, {}, {});
        QVERIFY(!reading);
        QCOMPARE(reading.error().code, ErrorCode::OutOfMemory);
    }

    void aCancelDuringARetryIsACancel()
    {
        ScriptedPage page;
        CancelSource cancel;
        Watcher watcher;
        ReadObserver observer = watcher.observer();
        observer.restarted = [&](std::string_view) { cancel.request(); };
        const auto reading = readWithRetries(page, {}, observer, cancel.token());
        QVERIFY(!reading);
        QCOMPARE(reading.error().code, ErrorCode::Cancelled);
        QCOMPARE(page.played.size(), 2U);
    }
};

QTEST_APPLESS_MAIN(TstRetryLadder)
#include "tst_retry_ladder.moc"
