// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/retry_ladder.h"

#include "recognition/page_halves.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace lectern::recognition {

namespace {

// How one try went.
struct Attempt
{
    std::string raw; // up to the repeat
    std::string tail; // the repeat
    std::string trouble; // empty: it ended by itself
    bool looped = false; // else it came to no end
    int tokens = 0;
    int troubleAt = 0; // tokens before the trouble
};

// Characters of raw that are neither white space nor inside a tag.
size_t visibleCharacters(std::string_view raw)
{
    size_t count = 0;
    for (size_t i = 0; i < raw.size(); ++i) {
        if (raw.substr(i).starts_with("<|ref|>") || raw.substr(i).starts_with("<|det|>")) {
            const size_t close = raw.find(raw[i + 2] == 'r' ? "<|/ref|>" : "<|/det|>", i);
            if (close == std::string_view::npos)
                break;
            i = close + std::string_view("<|/ref|>").size() - 1;
            continue;
        }
        const auto byte = static_cast<unsigned char>(raw[i]);
        count += (byte & 0xC0) != 0x80 && std::isspace(byte) == 0 ? 1 : 0;
    }
    return count;
}

size_t score(const Attempt& attempt)
{
    return visibleCharacters(attempt.raw) * (attempt.trouble.empty() ? 2 : 1);
}

class Ladder
{
public:
    Ladder(PageGenerator& page, const LadderOptions& options, const ReadObserver& observer, const Cancel& cancel)
        : m_page(page)
        , m_options(options)
        , m_observer(observer)
        , m_cancel(cancel)
    { }

    Result<PageReading> run();

private:
    Result<Attempt> attempt(const ReadingPlan& plan);
    Result<void> pass(const ReadingPlan& plan, PageArea area, Attempt& result);
    BoxMapper mapperOf(PageArea area) const;
    void write(std::string_view text, int tokens) const;
    bool mayGoOn(const Attempt& attempt) const;
    PageReading finish(int tries);

    PageGenerator& m_page;
    const LadderOptions& m_options;
    const ReadObserver& m_observer;
    const Cancel& m_cancel;
    Attempt m_best;
    bool m_bestIsShown = false; // what the observer was given last is m_best.raw
    long long m_written = 0; // tokens, in all tries
};

void Ladder::write(std::string_view text, int tokens) const
{
    if (m_observer.text)
        m_observer.text(text, tokens);
}

// Reads one area and adds what came of it to result.
Result<void> Ladder::pass(const ReadingPlan& plan, PageArea area, Attempt& result)
{
    RepetitionGuard guard(m_options.limits);
    BoxMapper shown = mapperOf(area);
    std::string text; // as generated, boxes relative to the area
    int tokens = result.tokens;
    const auto sink = [&](std::int32_t token, std::string_view piece) {
        const bool isToken = token != PageGenerator::kNoToken;
        text += piece;
        tokens += isToken ? 1 : 0;
        m_written += isToken ? 1 : 0;
        write(shown.push(piece), tokens);
        return !isToken || guard.push(token, piece);
    };
    const auto ended = m_page.generate(plan, area, sink, m_cancel);
    if (!ended)
        return std::unexpected(ended.error());
    write(shown.flush(), tokens);

    const auto& loop = guard.loop();
    const size_t kept = loop ? loop->keptBytes : text.size();
    BoxMapper mapper = mapperOf(area);
    result.raw += mapper.push(std::string_view(text).substr(0, kept));
    result.raw += mapper.flush();
    result.tail += text.substr(kept);
    if (result.trouble.empty() && loop) {
        result.trouble = loop->reason;
        result.looped = true;
        result.troubleAt = result.tokens + loop->keptTokens;
    } else if (result.trouble.empty() && !*ended) {
        result.trouble = "no end";
        result.troubleAt = tokens;
    }
    result.tokens = tokens;
    return {};
}

BoxMapper Ladder::mapperOf(PageArea area) const
{
    const double split = area == PageArea::Whole ? 0 : m_page.splitRow();
    return BoxMapper(area == PageArea::BottomHalf ? split : 0, area == PageArea::TopHalf ? split : 1);
}

Result<Attempt> Ladder::attempt(const ReadingPlan& plan)
{
    Attempt result;
    if (!plan.halves) {
        if (auto done = pass(plan, PageArea::Whole, result); !done)
            return std::unexpected(done.error());
        return result;
    }
    if (auto done = pass(plan, PageArea::TopHalf, result); !done)
        return std::unexpected(done.error());
    constexpr std::string_view kBetween = "\n\n";
    result.raw += kBetween;
    write(kBetween, result.tokens);
    if (auto done = pass(plan, PageArea::BottomHalf, result); !done)
        return std::unexpected(done.error());
    return result;
}

bool Ladder::mayGoOn(const Attempt& attempt) const
{
    const bool atLimit = !attempt.trouble.empty() && !attempt.looped;
    return (!atLimit || m_options.retryAtLimit) && m_written < 2 * static_cast<long long>(m_options.maxTokens);
}

PageReading Ladder::finish(int tries)
{
    PageReading reading;
    reading.retries = tries - 1;
    reading.tokens = m_best.tokens;
    reading.removedTail = m_best.tail;
    if (!m_best.trouble.empty()) {
        reading.status = document::PageStatus::Cut;
        const std::string after = std::to_string(m_best.troubleAt) + " tokens";
        reading.reason = m_best.looped ? "repeated itself after " + after + " (" + m_best.trouble + ")"
                                       : "came to no end within " + after;
        if (tries > 1)
            reading.reason += "; best of " + std::to_string(tries) + " tries kept";
    }
    if (!m_bestIsShown || !m_best.tail.empty()) {
        if (m_observer.restarted)
            m_observer.restarted(tries > 1 ? "the best try is kept" : "the repeated end is removed");
        write(m_best.raw, m_best.tokens);
    }
    reading.raw = std::move(m_best.raw);
    return reading;
}

Result<PageReading> Ladder::run()
{
    const std::vector<ReadingPlan> plans = ladderPlans(m_page, m_options);
    int tries = 0;
    for (const ReadingPlan& plan : plans) {
        if (tries > 0 && m_observer.restarted)
            m_observer.restarted("trying again " + plan.name);
        auto tried = attempt(plan);
        if (!tried && (tries == 0 || tried.error().code == ErrorCode::Cancelled))
            return std::unexpected(tried.error());
        if (!tried) {
            m_bestIsShown = false;
            break;
        }
        ++tries;
        m_bestIsShown = tries == 1 || score(*tried) > score(m_best);
        if (m_bestIsShown)
            m_best = *tried;
        if (m_best.trouble.empty() || !mayGoOn(*tried))
            break;
    }
    return finish(tries);
}

} // namespace

std::vector<ReadingPlan> ladderPlans(const PageGenerator& page, const LadderOptions& options)
{
    ReadingPlan first;
    first.name = "as published";
    first.prompt = options.prompt;
    first.window = options.window;
    std::vector<ReadingPlan> plans{first};

    ReadingPlan stricter = first;
    stricter.name = "with a stricter no-repeat rule";
    stricter.ngram = 12;
    stricter.window = 512;
    plans.push_back(stricter);

    if (page.hasCrops()) {
        ReadingPlan uncropped = first;
        uncropped.name = "without crops";
        uncropped.crops = false;
        plans.push_back(uncropped);
    }
    if (page.splitRow() > 0) {
        ReadingPlan halves = first;
        halves.name = "in two halves";
        halves.halves = true;
        plans.push_back(halves);
    }
    if (options.prompt != "free") {
        ReadingPlan plain = first;
        plain.name = "as plain text";
        plain.prompt = "free";
        plans.push_back(plain);
    }
    return plans;
}

Result<PageReading> readWithRetries(
    PageGenerator& page, const LadderOptions& options, const ReadObserver& observer, const Cancel& cancel)
{
    return Ladder(page, options, observer, cancel).run();
}

} // namespace lectern::recognition
