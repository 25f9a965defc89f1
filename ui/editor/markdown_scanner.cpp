// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/markdown_scanner.h"

#include <algorithm>

namespace lectern::ui {

namespace {

using Size = qsizetype;

constexpr LineState kBracketMath = 1; // \[ … \]
constexpr LineState kDollarMath = 2; // $$ … $$
constexpr LineState kComment = 3; // <!-- … -->
constexpr LineState kFence = 16; // plus twice its length, plus 1 for one of ~

class LineScanner
{
public:
    LineScanner(QStringView line, MarkdownStyles& styles)
        : m_line(line)
        , m_styles(styles)
    {
        m_styles.assign(static_cast<size_t>(line.size()), 0);
    }

    LineState scan(LineState state);

private:
    QChar at(Size i) const { return i >= 0 && i < m_line.size() ? m_line[i] : QChar(); }
    void mark(Size from, Size to, unsigned style)
    {
        for (Size i = from; i < std::min(to, m_line.size()); ++i) {
            m_styles[static_cast<size_t>(i)] |= static_cast<unsigned short>(style);
        }
    }
    Size runOf(QChar sign, Size from) const
    {
        Size end = from;
        while (end < m_line.size() && m_line[end] == sign) {
            ++end;
        }
        return end - from;
    }
    Size skipBlanks(Size from) const
    {
        while (at(from) == u' ' || at(from) == u'\t') {
            ++from;
        }
        return from;
    }

    LineState scanFenced(LineState state);
    bool goOn(LineState& state, QStringView end, unsigned style);
    Size scanMarks();
    Size scanListMark(Size from);
    bool scanFenceOrRule(Size from, LineState& state);
    bool isRule(Size from) const;
    bool isTableRow(Size from) const;
    LineState scanInline(Size from, Size to);
    Size scanSign(Size i, Size to, LineState& state);
    Size scanCode(Size i, Size to);
    Size scanBackslash(Size i, Size to, LineState& state);
    Size scanDollar(Size i, Size to, LineState& state);
    Size scanTag(Size i, Size to, LineState& state);
    Size scanLink(Size i, Size to, bool isImage);
    Size scanEmphasis(Size i, Size to);
    Size scanStruck(Size i, Size to);

    QStringView m_line;
    MarkdownStyles& m_styles;
    bool m_inTable = false;
    Size m_next = 0; // where what began on an earlier line ends
};

LineState LineScanner::scan(LineState state)
{
    if (state >= kFence) {
        return scanFenced(state);
    }
    if ((state == kBracketMath && goOn(state, u"\\]", kMathStyle))
        || (state == kDollarMath && goOn(state, u"$$", kMathStyle))
        || (state == kComment && goOn(state, u"-->", kTagStyle))) {
        return state;
    }
    if (m_next > 0) {
        return scanInline(m_next, m_line.size());
    }
    const Size from = scanMarks();
    LineState next = kOpenLine;
    if (scanFenceOrRule(from, next)) {
        return next;
    }
    m_inTable = isTableRow(from);
    return scanInline(from, m_line.size());
}

LineState LineScanner::scanFenced(LineState state)
{
    mark(0, m_line.size(), kCodeStyle);
    const QChar sign = (state - kFence) % 2 == 1 ? u'~' : u'`';
    const Size from = skipBlanks(0);
    const Size run = runOf(sign, from);
    const bool ends = run >= (state - kFence) / 2 && skipBlanks(from + run) == m_line.size();
    return ends ? kOpenLine : state;
}

// True where the whole line is of what goes on; else m_next is where it ends.
bool LineScanner::goOn(LineState& state, QStringView end, unsigned style)
{
    const Size found = m_line.indexOf(end);
    m_next = found < 0 ? m_line.size() : found + end.size();
    mark(0, m_next, style);
    if (found < 0) {
        return true;
    }
    state = kOpenLine;
    return m_next >= m_line.size();
}

// Block quotes, list marks and headings at the start of the line; returns where the text begins.
Size LineScanner::scanMarks()
{
    Size from = skipBlanks(0);
    while (at(from) == u'>') {
        mark(from, from + 1, kMarkStyle);
        mark(from, m_line.size(), kQuoteStyle);
        from = skipBlanks(from + 1);
    }
    from = scanListMark(from);
    const Size hashes = runOf(u'#', from);
    if (hashes >= 1 && hashes <= 6 && (at(from + hashes).isSpace() || from + hashes == m_line.size())) {
        mark(from, m_line.size(), kHeadingStyle);
        mark(from, from + hashes, kMarkStyle);
        from = skipBlanks(from + hashes);
    }
    return from;
}

Size LineScanner::scanListMark(Size from)
{
    Size end = from;
    if (at(from) == u'-' || at(from) == u'*' || at(from) == u'+') {
        end = from + 1;
    } else {
        while (at(end).isDigit() && end - from < 9) {
            ++end;
        }
        end = end > from && (at(end) == u'.' || at(end) == u')') ? end + 1 : from;
    }
    if (end == from || !(at(end) == u' ' || at(end) == u'\t')) {
        return from;
    }
    const Size text = skipBlanks(end);
    if (isRule(from)) {
        return from; // "- - -"
    }
    mark(from, end, kMarkStyle);
    if (at(text) == u'[' && at(text + 2) == u']' && at(text + 3) == u' ') {
        mark(text, text + 3, kMarkStyle);
        return text + 3;
    }
    return text;
}

bool LineScanner::scanFenceOrRule(Size from, LineState& state)
{
    const QChar sign = at(from);
    const Size run = runOf(sign, from);
    if ((sign == u'`' || sign == u'~') && run >= 3 && m_line.indexOf(u'`', from + run) < 0) {
        mark(from, m_line.size(), kCodeStyle);
        state = kFence + 2 * static_cast<int>(std::min<Size>(run, 1000)) + (sign == u'~' ? 1 : 0);
        return true;
    }
    if (isRule(from)) {
        mark(from, m_line.size(), kMarkStyle);
        return true;
    }
    return false;
}

bool LineScanner::isRule(Size from) const
{
    const QChar sign = at(from);
    if (sign != u'-' && sign != u'*' && sign != u'_' && sign != u'=') {
        return false;
    }
    const QStringView rest = m_line.mid(from);
    return rest.count(sign) >= 3
        && std::all_of(rest.begin(), rest.end(), [sign](QChar c) { return c == sign || c == u' '; });
}

bool LineScanner::isTableRow(Size from) const
{
    return at(from) == u'|' && m_line.indexOf(u'|', from + 1) > 0;
}

LineState LineScanner::scanInline(Size from, Size to)
{
    LineState state = kOpenLine;
    for (Size i = from; i < to;) {
        i = std::max(i + 1, scanSign(i, to, state));
    }
    return state;
}

// What begins at i; returns where it ends, or i where nothing begins.
Size LineScanner::scanSign(Size i, Size to, LineState& state)
{
    switch (m_line[i].unicode()) {
    case u'`':
        return scanCode(i, to);
    case u'\\':
        return scanBackslash(i, to, state);
    case u'$':
        return scanDollar(i, to, state);
    case u'<':
        return scanTag(i, to, state);
    case u'!':
        return at(i + 1) == u'[' ? scanLink(i + 1, to, true) : i;
    case u'[':
        return scanLink(i, to, false);
    case u'*':
    case u'_':
        return scanEmphasis(i, to);
    case u'~':
        return scanStruck(i, to);
    case u'|':
        mark(i, i + 1, m_inTable ? kMarkStyle : 0);
        return i + 1;
    default:
        return i;
    }
}

Size LineScanner::scanCode(Size i, Size to)
{
    const Size run = runOf(u'`', i);
    for (Size end = m_line.indexOf(u'`', i + run); end >= 0 && end < to; end = m_line.indexOf(u'`', end)) {
        const Size other = runOf(u'`', end);
        if (other == run) {
            mark(i, end + run, kCodeStyle);
            return end + run;
        }
        end += other;
    }
    return i + run;
}

Size LineScanner::scanBackslash(Size i, Size to, LineState& state)
{
    const QChar next = at(i + 1);
    if (next == u'(' || next == u'[') {
        const Size end = m_line.indexOf(next == u'(' ? QStringView(u"\\)") : QStringView(u"\\]"), i + 2);
        if (end >= 0) {
            mark(i, end + 2, kMathStyle);
            return end + 2;
        }
        if (next == u'[') {
            mark(i, to, kMathStyle);
            state = kBracketMath;
            return to;
        }
    }
    return i + 2; // the next character stands for itself
}

Size LineScanner::scanDollar(Size i, Size to, LineState& state)
{
    if (at(i + 1) == u'$') {
        const Size end = m_line.indexOf(QStringView(u"$$"), i + 2);
        mark(i, end < 0 ? to : end + 2, kMathStyle);
        state = end < 0 ? kDollarMath : state;
        return end < 0 ? to : end + 2;
    }
    // "$5 and $6" is money: what stands beside the dollars decides.
    const Size end = m_line.indexOf(u'$', i + 1);
    if (end > i + 1 && end < to && !at(i + 1).isSpace() && !at(end - 1).isSpace() && !at(end + 1).isDigit()) {
        mark(i, end + 1, kMathStyle);
        return end + 1;
    }
    return i + 1;
}

Size LineScanner::scanTag(Size i, Size to, LineState& state)
{
    if (m_line.mid(i).startsWith(u"<!--")) {
        const Size end = m_line.indexOf(QStringView(u"-->"), i + 4);
        mark(i, end < 0 ? to : end + 3, kTagStyle);
        state = end < 0 ? kComment : state;
        return end < 0 ? to : end + 3;
    }
    const QChar next = at(i + 1) == u'/' ? at(i + 2) : at(i + 1);
    const Size end = m_line.indexOf(u'>', i + 1);
    if (!next.isLetter() || end < 0) {
        return i + 1;
    }
    const QStringView inside = m_line.mid(i, end - i);
    const bool isAddress = inside.contains(u"://") && !inside.contains(u' ');
    mark(i, end + 1, isAddress ? kLinkStyle : kTagStyle);
    return end + 1;
}

Size LineScanner::scanLink(Size i, Size to, bool isImage)
{
    Size close = i + 1;
    for (int depth = 1; close < to; ++close) {
        depth += at(close) == u'[' ? 1 : at(close) == u']' ? -1 : 0;
        if (depth == 0) {
            break;
        }
    }
    if (close >= to || at(close + 1) != u'(') {
        return i + 1;
    }
    const Size end = m_line.indexOf(u')', close + 2);
    if (end < 0) {
        return i + 1;
    }
    mark(isImage ? i - 1 : i, end + 1, kLinkStyle);
    mark(isImage ? i - 1 : i, i + 1, kMarkStyle);
    mark(close, close + 2, kMarkStyle);
    mark(end, end + 1, kMarkStyle);
    return end + 1;
}

// One sign is emphasis, two are strong, three both. What is inside is scanned too.
Size LineScanner::scanEmphasis(Size i, Size to)
{
    const QChar sign = m_line[i];
    const Size run = runOf(sign, i);
    const bool isInWord = sign == u'_' && at(i - 1).isLetterOrNumber();
    if (run > 3 || at(i + run).isSpace() || i + run >= to || isInWord) {
        return i + run;
    }
    for (Size end = m_line.indexOf(sign, i + run); end >= 0 && end < to; end = m_line.indexOf(sign, end)) {
        const Size other = runOf(sign, end);
        const bool goesOn = sign == u'_' && at(end + other).isLetterOrNumber();
        if (other == run && !at(end - 1).isSpace() && at(end - 1) != u'\\' && !goesOn) {
            mark(i, end + run, (run != 2 ? kEmphasisStyle : 0) | (run >= 2 ? kStrongStyle : 0));
            mark(i, i + run, kMarkStyle);
            mark(end, end + run, kMarkStyle);
            scanInline(i + run, end);
            return end + run;
        }
        end += other;
    }
    return i + run;
}

Size LineScanner::scanStruck(Size i, Size to)
{
    const Size end = runOf(u'~', i) == 2 ? m_line.indexOf(QStringView(u"~~"), i + 2) : -1;
    if (end < 0 || end >= to) {
        return i + 1;
    }
    mark(i, end + 2, kStruckStyle);
    mark(i, i + 2, kMarkStyle);
    mark(end, end + 2, kMarkStyle);
    return end + 2;
}

} // namespace

LineState scanMarkdown(QStringView line, LineState state, MarkdownStyles& styles)
{
    return LineScanner(line, styles).scan(state);
}

} // namespace lectern::ui
