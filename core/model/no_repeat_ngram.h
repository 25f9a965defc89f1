// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/tokenizer.h"

#include <span>
#include <vector>

namespace lectern::model {

// The n-gram rule of model.md §7: no n-gram twice within the last `window` generated tokens.
struct NoRepeatRule
{
    int n = 0; // 0: no rule
    int window = 90;
    std::vector<text::TokenId> whitelist; // never banned: <td>, </td>
};

// The setting that the model was published with: n = 20 within 90 tokens for images, 50 for PDF pages, `<td>` and
// `</td>` exempt where the tokenizer has them as tokens.
NoRepeatRule publishedRule(const text::Tokenizer& tokenizer, bool pdf);

// The tokens that may not come next. generated: the tokens so far, without the prompt. The window's arithmetic is the
// reference runner's (fixtures: an n-gram counts only if it starts inside the window; it may overlap the prefix).
std::vector<text::TokenId> bannedTokens(const NoRepeatRule& rule, std::span<const text::TokenId> generated);

} // namespace lectern::model
