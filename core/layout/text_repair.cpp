// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_repair.h"

#include "base/utf8.h"
#include "layout/unicode_tables.h"

#include <algorithm>
#include <array>

namespace lectern::layout {

namespace {

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kHyphen = 0x2010;

std::u32string_view ligatureParts(char32_t c)
{
    switch (c) {
    case 0xFB00:
        return U"ff";
    case 0xFB01:
        return U"fi";
    case 0xFB02:
        return U"fl";
    case 0xFB03:
        return U"ffi";
    case 0xFB04:
        return U"ffl";
    case 0xFB05:
    case 0xFB06:
        return U"st";
    case 0x0132:
        return U"IJ";
    case 0x0133:
        return U"ij";
    case 0x01C7:
        return U"LJ";
    case 0x01C9:
        return U"lj";
    case 0x01CA:
        return U"NJ";
    case 0x01CC:
        return U"nj";
    default:
        return {};
    }
}

bool isInvisible(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD || c == 0xFFFE
        || c == 0xFFFF || (c >= 0xFE00 && c <= 0xFE0F);
}

char32_t foldedRadical(char32_t c)
{
    if (c < 0x2E80 || c > 0x2FDF) {
        return c;
    }
    const auto table = radicalTable();
    const auto found = std::ranges::lower_bound(table, c, {}, &CodePointMapping::from);
    return found != table.end() && found->from == c ? found->to : c;
}

char32_t composed(char32_t base, char32_t mark)
{
    const auto table = compositionTable();
    const auto key = std::pair(base, mark);
    const auto found =
        std::ranges::lower_bound(table, key, {}, [](const Composition& c) { return std::pair(c.base, c.mark); });
    return found != table.end() && std::pair(found->base, found->mark) == key ? found->composed : 0;
}

// The combining mark that a spacing accent stands for, 0 for others. Grave, circumflex and tilde of ASCII are left out:
// they are ordinary characters in programs.
char32_t combiningOf(char32_t c)
{
    switch (c) {
    case 0x00A8:
        return 0x0308;
    case 0x00B4:
        return 0x0301;
    case 0x02C6:
        return 0x0302;
    case 0x02DC:
        return 0x0303;
    case 0x02C7:
        return 0x030C;
    case 0x02D8:
        return 0x0306;
    case 0x02D9:
        return 0x0307;
    case 0x02DA:
        return 0x030A;
    case 0x02DB:
        return 0x0328;
    case 0x02DD:
        return 0x030B;
    default:
        return 0;
    }
}

char32_t dotted(char32_t c)
{
    return c == 0x0131 ? U'i' : (c == 0x0237 ? U'j' : c);
}

// Appends one code point, composing it with what stands before it where they belong together.
void appendComposed(std::u32string& out, char32_t c)
{
    if (!out.empty()) {
        if (const char32_t whole = composed(dotted(out.back()), c)) {
            out.back() = whole;
            return;
        }
        const char32_t mark = combiningOf(out.back());
        const char32_t whole = mark != 0 ? composed(dotted(c), mark) : 0;
        if (whole != 0) {
            out.back() = whole;
            return;
        }
    }
    out.push_back(c);
}

bool isHyphen(char32_t c)
{
    return c == U'-' || c == kHyphen || c == kSoftHyphen;
}

// First parts of compounds that are whole words: a hyphen after them is the author's, not the line breaker's.
constexpr std::array<std::string_view, 46> kCompoundHeads{"all", "anti", "back", "best", "bottom", "cross", "data",
    "double", "end", "ever", "fine", "first", "five", "fixed", "four", "front", "full", "half", "hand", "hard", "high",
    "higher", "large", "left", "long", "low", "lower", "mid", "multi", "new", "non", "one", "open", "right", "second",
    "self", "short", "single", "small", "so", "third", "three", "time", "user", "two", "well"};

bool isCompoundHead(std::string_view head)
{
    return std::ranges::find(kCompoundHeads, head) != kCompoundHeads.end();
}

std::string lowerLetters(std::string_view word)
{
    std::u32string points = toCodePoints(word);
    const auto isEdge = [](char32_t c) { return !isLetter(c) && !isDigit(c); };
    while (!points.empty() && isEdge(points.back())) {
        points.pop_back();
    }
    points.erase(points.begin(), std::ranges::find_if_not(points, isEdge));
    std::ranges::transform(points, points.begin(), toLower);
    return toUtf8(points);
}

std::string_view lastWord(std::string_view text)
{
    const size_t space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

// Whether the hyphen between the two halves goes when they meet.
bool hyphenGoes(std::string_view head, char32_t hyphen, std::string_view tail, const Vocabulary& vocabulary)
{
    if (hyphen == kSoftHyphen) {
        return true;
    }
    if (!isLower(firstCodePoint(tail)) || !isLetter(lastCodePoint(head))) {
        return false;
    }
    const std::string left = lowerLetters(head);
    const std::string right = lowerLetters(tail.substr(0, tail.find(' ')));
    if (vocabulary.contains(left + right)) {
        return true;
    }
    const bool isCompound = head.find('-') != std::string_view::npos || vocabulary.contains(left + "-" + right);
    return !isCompound && !isCompoundHead(left);
}

void removeLastCodePoint(std::string& text)
{
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) {
        text.pop_back();
    }
    if (!text.empty()) {
        text.pop_back();
    }
}

} // namespace

std::string repairedWord(std::string_view word)
{
    std::u32string out;
    const std::u32string points = toCodePoints(word);
    if (points == U"\x0F" || points == U"\u0088") {
        return "•"; // TeX's bullet where its font has no Unicode table, as a control character
    }
    for (size_t i = 0; i < points.size(); ++i) {
        const char32_t c = points[i];
        if (isInvisible(c) || (c == kSoftHyphen && i + 1 < points.size())) {
            continue;
        }
        if (c == 0x00A0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == U' ' || c == 0x202F) {
            continue;
        }
        const auto parts = ligatureParts(c);
        if (!parts.empty()) {
            out += parts;
        } else {
            appendComposed(out, foldedRadical(c));
        }
    }
    return toUtf8(out);
}

bool isUnspacedScript(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x3100 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF65)
        || (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isUpper(char32_t c)
{
    return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        || (((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) && c % 2 == 0)
        || (((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) && c % 2 == 1) || c == 0x178
        || (c >= 0x391 && c <= 0x3AB) || (c >= 0x400 && c <= 0x42F);
}

bool isLower(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7)
        || (c >= 0x100 && c <= 0x17F && !isUpper(c)) || (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F);
}

bool isLetter(char32_t c)
{
    if (c < 0xC0) {
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == 0xAA || c == 0xB5 || c == 0xBA;
    }
    return (c <= 0x1FFF && c != 0xD7 && c != 0xF7 && !(c >= 0x2B0 && c <= 0x36F)) || (c >= 0x2C00 && c <= 0x2DFF)
        || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDFF)
        || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0xFF21 && c <= 0xFF5A) || (c >= 0xFF66 && c <= 0xFFDC)
        || (c >= 0x10000 && c <= 0x1D7FF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isRightToLeft(char32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

char32_t toLower(char32_t c)
{
    if (!isUpper(c)) {
        return c;
    }
    if (c == 0x178) {
        return 0xFF;
    }
    if (c >= 0x100 && c <= 0x17E) {
        return c + 1;
    }
    return c >= 0x400 && c <= 0x40F ? c + 80 : c + 32;
}

char32_t firstCodePoint(std::string_view text)
{
    return text.empty() ? 0 : takeCodePoint(text);
}

char32_t lastCodePoint(std::string_view text)
{
    size_t start = text.size();
    while (start > 0 && (static_cast<unsigned char>(text[start - 1]) & 0xC0) == 0x80) {
        --start;
    }
    return text.empty() ? 0 : firstCodePoint(text.substr(start > 0 ? start - 1 : 0));
}

bool joinsWithoutSpace(std::string_view left, std::string_view right)
{
    return isUnspacedScript(lastCodePoint(left)) && isUnspacedScript(firstCodePoint(right));
}

void addToVocabulary(Vocabulary& vocabulary, std::string_view word)
{
    if (!isHyphen(lastCodePoint(word))) {
        vocabulary.insert(lowerLetters(word));
    }
}

void appendLine(std::string& paragraph, std::string_view line, const Vocabulary& vocabulary)
{
    if (paragraph.empty() || line.empty()) {
        paragraph += line;
        return;
    }
    const std::string tail(lastWord(paragraph));
    const char32_t last = lastCodePoint(tail);
    if (isHyphen(last) && (last == kSoftHyphen || tail.size() > 1)) {
        std::string head = tail;
        removeLastCodePoint(head);
        if (hyphenGoes(head, last, line, vocabulary)) {
            removeLastCodePoint(paragraph);
            paragraph += line;
            return;
        }
        // A dash set with a space before it is punctuation; a hyphen joined to a letter or digit is a compound's.
        const char32_t before = lastCodePoint(head);
        const char32_t next = firstCodePoint(line);
        if ((isLetter(before) || isDigit(before)) && (isLetter(next) || isDigit(next))) {
            paragraph += line;
            return;
        }
    }
    const bool isInsideAddress = (tail.find("://") != std::string::npos || tail.starts_with("www."))
        && std::string_view("/.-_=&?").find(tail.back()) != std::string_view::npos && isLower(firstCodePoint(line));
    if (!joinsWithoutSpace(paragraph, line) && !isInsideAddress) {
        paragraph += ' ';
    }
    paragraph += line;
}

std::string withoutSoftHyphens(std::string_view text)
{
    std::string out(text);
    for (size_t at = out.find("\u00AD"); at != std::string::npos; at = out.find("\u00AD", at)) {
        out.erase(at, 2);
    }
    return out;
}

} // namespace lectern::layout
