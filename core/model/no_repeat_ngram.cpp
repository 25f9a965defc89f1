// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/no_repeat_ngram.h"

#include <algorithm>

namespace lectern::model {

NoRepeatRule publishedRule(const text::Tokenizer& tokenizer, bool pdf)
{
    NoRepeatRule rule{20, pdf ? 50 : 90, {}};
    for (const char* cell : {"<td>", "</td>"})
        if (const auto id = tokenizer.idOf(cell))
            rule.whitelist.push_back(*id);
    return rule;
}

std::vector<text::TokenId> bannedTokens(const NoRepeatRule& rule, std::span<const text::TokenId> generated)
{
    std::vector<text::TokenId> banned;
    const auto length = static_cast<long long>(generated.size());
    // n = 1 bans nothing in the reference: its prefix of "the last 0 tokens" is the whole list, which equals no slice.
    if (rule.n < 2 || length < rule.n)
        return banned;
    const auto prefixLength = static_cast<size_t>(rule.n - 1);
    const auto prefix = generated.last(prefixLength);
    for (long long i = std::max(0LL, length - rule.window); i <= length - rule.n; ++i) {
        const auto start = static_cast<size_t>(i);
        if (!std::ranges::equal(generated.subspan(start, prefixLength), prefix))
            continue;
        const text::TokenId next = generated[start + prefixLength];
        const bool exempt = std::ranges::find(rule.whitelist, next) != rule.whitelist.end();
        if (!exempt && std::ranges::find(banned, next) == banned.end())
            banned.push_back(next);
    }
    return banned;
}

} // namespace lectern::model
