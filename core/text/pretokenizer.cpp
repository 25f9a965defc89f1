// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/pretokenizer.h"

#include "base/utf8.h"
#include "text/regex_dialect.h"

#include <cstdint>
#include <optional>
#include <utility>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace lectern::text {

namespace {

// A hostile pattern must not take the machine's memory: PCRE2's own default is 20 GB.
constexpr std::uint32_t kHeapLimitKiB = 64 * 1024;

struct FreePcre2
{
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};

std::string messageOf(int code)
{
    PCRE2_UCHAR buffer[256] = {};
    pcre2_get_error_message(code, buffer, sizeof buffer);
    return reinterpret_cast<const char*>(buffer); // PCRE2_UCHAR is unsigned char
}

PCRE2_SPTR subjectOf(std::string_view text)
{
    return reinterpret_cast<PCRE2_SPTR>(text.data() ? text.data() : "");
}

struct Match
{
    size_t begin;
    size_t end;
};

} // namespace

struct RegexSplit::Code
{
    std::unique_ptr<pcre2_code, FreePcre2> code;
    std::unique_ptr<pcre2_match_context, FreePcre2> context;

    // The first match from offset on, an empty optional where there is none or a limit was hit.
    std::optional<Match> find(std::string_view text, size_t offset, pcre2_match_data* data) const
    {
        int found =
            pcre2_match(code.get(), subjectOf(text), text.size(), offset, PCRE2_NO_UTF_CHECK, data, context.get());
        if (found == PCRE2_ERROR_JIT_STACKLIMIT) // the interpreter works on the heap
            found = pcre2_match(code.get(), subjectOf(text), text.size(), offset, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
                data, context.get());
        if (found < 0)
            return std::nullopt;
        const PCRE2_SIZE* offsets = pcre2_get_ovector_pointer(data);
        // \K can put the begin behind the end or before the offset
        if (offsets[0] < offset || offsets[1] < offsets[0])
            return std::nullopt;
        return Match{offsets[0], offsets[1]};
    }

    void split(std::string_view text, pcre2_match_data* data, std::vector<std::string_view>& out) const
    {
        size_t done = 0; // text before it has been handed out
        size_t from = 0;
        while (from <= text.size()) {
            const std::optional<Match> match = find(text, from, data);
            if (!match)
                break;
            if (match->begin > done)
                out.push_back(text.substr(done, match->begin - done));
            if (match->end > match->begin)
                out.push_back(text.substr(match->begin, match->end - match->begin));
            done = match->end;
            from = match->end;
            if (match->end == match->begin) { // an empty match splits; go on behind the next character
                std::string_view rest = text.substr(from);
                if (rest.empty())
                    break;
                takeCodePoint(rest);
                from = text.size() - rest.size();
            }
        }
        if (done < text.size())
            out.push_back(text.substr(done));
    }

    std::unique_ptr<pcre2_match_data, FreePcre2> newMatchData() const
    {
        return std::unique_ptr<pcre2_match_data, FreePcre2>(pcre2_match_data_create(1, nullptr));
    }
};

void RegexSplit::Release::operator()(Code* code) const
{
    delete code;
}

RegexSplit::RegexSplit(std::unique_ptr<Code, Release> code)
    : m_code(std::move(code))
{ }

Result<RegexSplit> RegexSplit::compile(std::string_view pattern, Syntax syntax)
{
    std::string translated(pattern);
    std::uint32_t options = PCRE2_UTF | PCRE2_LITERAL;
    if (syntax == Syntax::Regex) {
        Result<std::string> expression = toPcre2Pattern(pattern);
        if (!expression)
            return std::unexpected(expression.error());
        translated = std::move(*expression);
        options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    }
    int error = 0;
    PCRE2_SIZE at = 0;
    std::unique_ptr<Code, Release> code(new Code);
    code->code.reset(pcre2_compile(subjectOf(translated), translated.size(), options, &error, &at, nullptr));
    if (!code->code)
        return fail(ErrorCode::Corrupt, "cannot be compiled: " + messageOf(error));
    // Without JIT (another processor, a hardened kernel) the interpreter gives the same matches.
    pcre2_jit_compile(code->code.get(), PCRE2_JIT_COMPLETE);
    code->context.reset(pcre2_match_context_create(nullptr));
    if (!code->context)
        return fail(ErrorCode::OutOfMemory, "cannot be compiled: out of memory");
    pcre2_set_heap_limit(code->context.get(), kHeapLimitKiB);
    return RegexSplit(std::move(code));
}

std::vector<std::string_view> RegexSplit::split(const std::vector<std::string_view>& pieces) const
{
    const auto data = m_code->newMatchData();
    if (!data)
        return pieces;
    std::vector<std::string_view> out;
    out.reserve(pieces.size());
    for (const std::string_view piece : pieces)
        m_code->split(piece, data.get(), out);
    return out;
}

bool RegexSplit::matches(std::string_view text) const
{
    const auto data = m_code->newMatchData();
    return data && m_code->find(text, 0, data.get()).has_value();
}

} // namespace lectern::text
