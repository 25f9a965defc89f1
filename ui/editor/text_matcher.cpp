// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/text_matcher.h"

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBefore = 40; // characters of its line that a snippet shows before the match
constexpr int kSnippet = 160; // and in all

MatchLine lineOf(const QString& text, const TextMatch& match, int line, qsizetype lineStart)
{
    qsizetype lineEnd = text.indexOf(u'\n', match.position);
    lineEnd = lineEnd < 0 ? text.size() : lineEnd;
    qsizetype from = std::max<qsizetype>(lineStart, match.position - kBefore);
    if (from > lineStart && text[from].isLowSurrogate()) {
        --from;
    }
    qsizetype to = std::min(lineEnd, from + kSnippet);
    if (to > from && to < lineEnd && text[to].isLowSurrogate()) {
        --to;
    }
    MatchLine found{match, line, {}, static_cast<int>(match.position - from),
        static_cast<int>(std::min<qsizetype>(match.length, to - match.position))};
    found.snippet = text.mid(from, to - from);
    found.snippet.replace(u'\t', u' ');
    if (from > lineStart) {
        found.snippet.prepend(u'…');
        ++found.start;
    }
    if (to < lineEnd) {
        found.snippet.append(u'…');
    }
    return found;
}

} // namespace

QRegularExpression expressionOf(const QString& text, const SearchOptions& options)
{
    QString pattern = options.isPattern ? text : QRegularExpression::escape(text);
    if (options.wholeWords && !text.isEmpty()) {
        pattern = u"(?<!\\w)(?:"_s + pattern + u")(?!\\w)"_s;
    }
    QRegularExpression::PatternOptions flags =
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption;
    if (!options.matchCase) {
        flags |= QRegularExpression::CaseInsensitiveOption;
    }
    return QRegularExpression(pattern, flags);
}

QList<TextMatch> findMatches(
    const QString& text, const QRegularExpression& expression, const std::function<bool()>& isStopped, int most)
{
    QList<TextMatch> matches;
    if (!expression.isValid() || expression.pattern().isEmpty()) {
        return matches;
    }
    QRegularExpressionMatchIterator found = expression.globalMatch(text);
    for (int asked = 0; found.hasNext() && matches.size() < most; ++asked) {
        if (asked % 256 == 0 && isStopped && isStopped()) {
            break;
        }
        const QRegularExpressionMatch match = found.next();
        if (match.capturedLength() > 0) {
            matches.append({static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength())});
        }
    }
    return matches;
}

QList<MatchLine> linesOf(const QString& text, const QList<TextMatch>& matches)
{
    QList<MatchLine> lines;
    lines.reserve(matches.size());
    int line = 0;
    qsizetype lineStart = 0;
    for (const TextMatch& match : matches) {
        for (qsizetype end = text.indexOf(u'\n', lineStart); end >= 0 && end < match.position;
             end = text.indexOf(u'\n', lineStart)) {
            lineStart = end + 1;
            ++line;
        }
        lines.append(lineOf(text, match, line, lineStart));
    }
    return lines;
}

QString replacementOf(const QRegularExpressionMatch& match, const QString& with, bool isPattern)
{
    if (!isPattern) {
        return with;
    }
    QString result;
    for (qsizetype i = 0; i < with.size(); ++i) {
        const QChar next = i + 1 < with.size() ? with[i + 1] : QChar();
        if (with[i] != u'\\' || next.isNull()) {
            result += with[i];
            continue;
        }
        ++i;
        if (next >= u'0' && next <= u'9') {
            result += match.captured(next.unicode() - u'0');
        } else if (next == u'n') {
            result += u'\n';
        } else if (next == u't') {
            result += u'\t';
        } else if (next == u'\\') {
            result += u'\\';
        } else {
            result += u'\\';
            result += next;
        }
    }
    return result;
}

} // namespace lectern::ui
