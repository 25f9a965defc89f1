// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

#include <functional>

namespace lectern::ui {

struct SearchOptions
{
    bool matchCase = false;
    bool wholeWords = false;
    bool isPattern = false; // the text is a regular expression

    friend bool operator==(const SearchOptions&, const SearchOptions&) = default;
};

struct TextMatch
{
    int position = 0; // UTF-16 code units, as QTextDocument counts
    int length = 0;

    friend bool operator==(const TextMatch&, const TextMatch&) = default;
};

// A line of a text with a match in it, short enough to be shown in a list.
struct MatchLine
{
    TextMatch match; // in the whole text
    int line = 0; // 0-based
    QString snippet;
    int start = 0; // of the match in the snippet
    int length = 0;
};

// No more are looked for: what finds that many was not meant as a search.
inline constexpr int kMostMatches = 100'000;

// Not valid where the text is a regular expression with an error: errorString() says which. `^` and `$` stand for the
// ends of lines.
QRegularExpression expressionOf(const QString& text, const SearchOptions& options);

// From the start, none of them empty and none over another. `isStopped` is asked now and then; matches so far are
// given then.
QList<TextMatch> findMatches(const QString& text, const QRegularExpression& expression,
    const std::function<bool()>& isStopped = {}, int most = kMostMatches);

// With the lines that the matches begin in; matches in order.
QList<MatchLine> linesOf(const QString& text, const QList<TextMatch>& matches);

// What replaces a match: in a regular expression \1 … \9 stand for its groups, \0 for all of it, \n and \t for a line
// break and a tab, \\ for a backslash.
QString replacementOf(const QRegularExpressionMatch& match, const QString& with, bool isPattern);

} // namespace lectern::ui
