// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::exports {

struct Formula
{
    std::string latex; // without its delimiters
    std::string source; // as it stood in the Markdown, delimiters and all
    bool display = false;
};

// Markdown whose formulas were taken out: where one stood there is a word of ASCII letters and digits that occurs
// nowhere else, so that a Markdown parser neither reads LaTeX nor splits a table at a formula's `|`.
struct LiftedMarkdown
{
    std::string text;
    std::string mark; // how each of those words begins: mark, the formula's index, 'z'
    std::vector<Formula> formulas;
};

// Takes out \( \), \[ \], $$ $$ and, where it looks like mathematics and not like prices, $ $. Code spans and fenced
// code are left alone. HTML tables get blank lines round them and lose their own line breaks: a parser of Markdown then
// takes each as one block, and what follows is a paragraph of its own. Linear in the length of the text.
LiftedMarkdown liftMath(std::string_view markdown);

// Calls text(part) and formula(f) for what makes up a text in which formulas were lifted.
template <class OnText, class OnFormula>
void splitAtFormulas(std::string_view text, const LiftedMarkdown& lifted, OnText onText, OnFormula onFormula)
{
    size_t done = 0;
    for (size_t at = lifted.formulas.empty() ? text.npos : text.find(lifted.mark); at != text.npos;
         at = text.find(lifted.mark, at + 1)) {
        size_t index = 0;
        size_t end = at + lifted.mark.size();
        const size_t digits = end;
        while (end < text.size() && end - digits < 9 && text[end] >= '0' && text[end] <= '9')
            index = index * 10 + static_cast<size_t>(text[end++] - '0');
        if (end == digits || end == text.size() || text[end] != 'z' || index >= lifted.formulas.size())
            continue;
        if (at > done)
            onText(text.substr(done, at - done));
        onFormula(lifted.formulas[index]);
        done = end + 1;
    }
    if (done < text.size())
        onText(text.substr(done));
}

// The text as it was before its formulas were lifted.
std::string withSources(std::string_view text, const LiftedMarkdown& lifted);

} // namespace lectern::exports
