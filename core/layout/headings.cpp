// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/headings.h"

#include "base/utf8.h"
#include "layout/furniture.h"
#include "layout/text_repair.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace lectern::layout {

namespace {

constexpr int kMaxLevel = 5;

std::string paragraphText(std::span<const Word> words, const Paragraph& paragraph)
{
    std::string text;
    for (const auto& line : paragraph.lines) {
        if (!text.empty()) {
            text += ' ';
        }
        text += textOf(words, line.words);
    }
    return text;
}

struct Letters
{
    int letters = 0;
    int upper = 0;
    int lower = 0;
    int unspaced = 0;
};

Letters countLetters(std::string_view text)
{
    Letters count;
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        count.letters += isLetter(c);
        count.upper += isUpper(c);
        count.lower += isLower(c);
        count.unspaced += isUnspacedScript(c);
    }
    return count;
}

size_t wordCount(const Paragraph& paragraph)
{
    size_t count = 0;
    for (const auto& line : paragraph.lines) {
        count += line.words.size();
    }
    return count;
}

bool isWellKnown(std::string_view text)
{
    std::string key;
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        if (isLetter(c)) {
            appendUtf8(key, toLower(c));
        }
    }
    static constexpr std::string_view kNames[]{"abstract", "references", "bibliography", "acknowledgements",
        "acknowledgments", "contents", "introduction", "conclusion", "conclusions", "appendix", "index", "summary",
        "zusammenfassung", "literatur", "inhaltsverzeichnis", "摘要", "目录", "参考文献", "致谢", "引言", "结论"};
    return std::ranges::find(kNames, key) != std::end(kNames);
}

bool endsLikeSentence(std::string_view text)
{
    const char32_t last = lastCodePoint(text);
    return last == U'.' || last == U',' || last == U';' || last == U':' || last == U'。' || last == U'，'
        || last == U'；' || last == U'：';
}

class HeadingJudge
{
public:
    HeadingJudge(std::span<const Word> words, const PageStyle& style)
        : m_words(words)
        , m_style(style)
    { }

    int level(const Paragraph& paragraph) const
    {
        const Line& line = paragraph.lines.front();
        const std::string text = paragraphText(m_words, paragraph);
        const Letters letters = countLetters(text);
        const bool isItem = paragraph.marker.kind != MarkerKind::None && paragraph.marker.kind != MarkerKind::Number;
        if (letters.letters < 2 || isItem || line.mono || paragraph.lines.size() > 4 || letters.unspaced > 60) {
            return 0;
        }
        if (endsWithPageNumber(paragraph)) {
            return 0;
        }
        const double ratio = line.size / m_style.size;
        const int depth = numberDepth(m_words[static_cast<size_t>(line.words.front())].text);
        // Sizes estimated from a scan scatter: a number before the line is what makes a small difference count.
        const bool isNumbered = depth > 0 && isAlone(paragraph) && wordCount(paragraph) <= 12;
        const double tall = m_style.hasFonts || isNumbered ? 1.12 : 1.25;
        const bool isTall = ratio >= tall && wordCount(paragraph) <= 30;
        if (isTall) {
            return depth > 0 ? std::min(kMaxLevel, depth + 1) : levelOfSize(ratio);
        }
        if (ratio < 0.93 && isWellKnown(text) && isAlone(paragraph)) {
            return 4;
        }
        if (ratio < 0.93 || paragraph.lines.size() > 2 || wordCount(paragraph) > 16) {
            return 0;
        }
        if (isEmphasised(paragraph, text, letters, depth)) {
            return depth > 0 ? std::min(kMaxLevel, depth + 1) : 4;
        }
        return 0;
    }

private:
    static int levelOfSize(double ratio) { return ratio >= 1.5 ? 1 : (ratio >= 1.3 ? 2 : 3); }

    // A chapter's line in a table of contents.
    bool endsWithPageNumber(const Paragraph& paragraph) const
    {
        const Line& line = paragraph.lines.back();
        const auto segments = segmentsOf(m_words, line, 2 * line.size);
        return segments.size() > 1 && isPageNumber(textOf(m_words, segments.back().words));
    }

    bool isAlone(const Paragraph& paragraph) const
    {
        const double em = m_style.size;
        return (paragraph.spaceBefore < 0 || paragraph.spaceBefore > 0.25 * em);
    }

    bool isCentred(const Paragraph& paragraph) const
    {
        const double centre = (paragraph.columnLeft + paragraph.columnRight) / 2;
        return std::abs(paragraph.box.centreX() - centre) < m_style.size
            && paragraph.box.x1 > paragraph.columnLeft + 2 * m_style.size;
    }

    // A line of the body's size that stands out all the same.
    bool isEmphasised(const Paragraph& paragraph, std::string_view text, const Letters& letters, int depth) const
    {
        const auto& lines = paragraph.lines;
        const bool isBold = !m_style.bold && std::ranges::all_of(lines, [](const Line& l) { return l.bold; });
        const bool startsHigh = depth > 0 || isUpper(firstCodePoint(text)) || letters.unspaced > 0;
        if (isBold && startsHigh && (!endsLikeSentence(text) || depth > 1)) {
            return true;
        }
        const bool isOneLine = lines.size() == 1;
        if (!isOneLine || endsLikeSentence(text) || !isAlone(paragraph)) {
            return false;
        }
        if (isWellKnown(text)) {
            return true;
        }
        const bool isCapitals = letters.upper >= 5 && letters.lower == 0;
        const bool isShort = paragraph.box.width() < 0.8 * (paragraph.columnRight - paragraph.columnLeft);
        return isCapitals && isShort && (isCentred(paragraph) || depth > 0 || m_style.hasFonts);
    }

    std::span<const Word> m_words;
    const PageStyle& m_style;
};

// A page has one title at most: of headings that size alone would call one, only the largest is.
void keepOneTitle(std::span<const Paragraph> paragraphs, std::vector<int>& levels)
{
    double largest = 0;
    for (size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] == 1) {
            largest = std::max(largest, paragraphs[i].lines.front().size);
        }
    }
    bool isTaken = false;
    for (size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] != 1) {
            continue;
        }
        const bool isLargest = paragraphs[i].lines.front().size > 0.95 * largest;
        levels[i] = isLargest && !isTaken ? 1 : 2;
        isTaken = isTaken || isLargest;
    }
}

// Sizes say which heading stands above which, not how many levels lie between them: below the title (1), the levels in
// use follow each other from 2 on.
void closeGaps(std::vector<int>& levels)
{
    std::set<int> inUse;
    std::ranges::copy_if(levels, std::inserter(inUse, inUse.end()), [](int level) { return level > 1; });
    for (int& level : levels) {
        if (level > 1) {
            level = 2 + static_cast<int>(std::distance(inUse.begin(), inUse.find(level)));
        }
    }
}

} // namespace

int numberDepth(std::string_view firstWord)
{
    if (firstWord.empty() || firstWord.size() > 12) {
        return 0;
    }
    const std::string_view core = firstWord.back() == '.' ? firstWord.substr(0, firstWord.size() - 1) : firstWord;
    if (!core.empty() && core.size() <= 4 && core.find_first_not_of("IVX") == std::string_view::npos
        && firstWord.back() == '.') {
        return 1;
    }
    int depth = 0;
    size_t digits = 0;
    for (size_t i = 0; i < core.size(); ++i) {
        const char c = core[i];
        const bool isAppendix = i == 0 && c >= 'A' && c <= 'Z' && core.size() > 1 && core[1] == '.';
        if ((c >= '0' && c <= '9') || isAppendix) {
            depth += digits == 0;
            ++digits;
        } else if (c == '.' && digits > 0) {
            digits = 0;
        } else {
            return 0;
        }
        if (digits > 3) {
            return 0; // a year or an amount
        }
    }
    return digits > 0 ? depth : 0;
}

std::vector<int> headingLevels(
    std::span<const Word> words, std::span<const Paragraph> paragraphs, const PageStyle& style)
{
    const HeadingJudge judge(words, style);
    std::vector<int> levels;
    for (const auto& paragraph : paragraphs) {
        levels.push_back(judge.level(paragraph));
    }
    keepOneTitle(paragraphs, levels);
    // A numbered heading says its level itself, and the others of its page are placed against it.
    const bool anyNumbered = std::ranges::any_of(paragraphs, [&](const Paragraph& paragraph) {
        const size_t at = static_cast<size_t>(&paragraph - paragraphs.data());
        const auto first = static_cast<size_t>(paragraph.lines.front().words.front());
        return levels[at] > 0 && numberDepth(words[first].text) > 0;
    });
    if (!anyNumbered) {
        closeGaps(levels);
    }
    return levels;
}

} // namespace lectern::layout
