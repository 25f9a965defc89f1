// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/furniture.h"

#include "base/utf8.h"
#include "document/labels.h"
#include "layout/text_repair.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lectern::layout {

namespace {

namespace label = document::label;

constexpr double kMargin = 0.125; // of the page's height, where furniture may stand
constexpr double kNumberMargin = 0.2; // where a number that stands alone may
constexpr size_t kMaxLines = 3; // of furniture at one end of a page
constexpr double kSamePlace = 0.012; // of the page's height

// What two running headers have in common: their letters, numbers taken as equal.
std::string patternOf(std::string_view text)
{
    std::string pattern;
    bool inNumber = false;
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        if (isDigit(c)) {
            pattern += inNumber ? "" : "#";
            inNumber = true;
            continue;
        }
        inNumber = false;
        if (isLetter(c)) {
            appendUtf8(pattern, toLower(c));
        }
    }
    return pattern;
}

struct MarginLine
{
    std::string pattern;
    double y = 0; // page-relative
};

// Words of a neighbour are page-relative; so are the lines made of them here.
std::vector<MarginLine> marginLines(std::span<const Word> words)
{
    std::vector<Word> repaired;
    for (const auto& word : words) {
        const bool isMargin = word.box.centreY() < kMargin || word.box.centreY() > 1 - kMargin;
        if (isMargin && word.rotation == 0) {
            repaired.push_back(word);
            repaired.back().text = repairedWord(word.text);
        }
    }
    std::vector<int> items(repaired.size());
    std::iota(items.begin(), items.end(), 0);
    std::vector<MarginLine> lines;
    for (const auto& line : linesOf(repaired, items)) {
        lines.push_back({patternOf(textOf(repaired, line.words)), line.box.centreY()});
    }
    return lines;
}

class FurnitureFinder
{
public:
    FurnitureFinder(std::span<const Word> words, std::span<const Line> lines, const PageStyle& style, double pageHeight,
        std::span<const std::vector<Word>> neighbours)
        : m_words(words)
        , m_lines(lines)
        , m_style(style)
        , m_height(pageHeight)
    {
        for (const auto& neighbour : neighbours) {
            const auto found = marginLines(neighbour);
            m_others.insert(m_others.end(), found.begin(), found.end());
        }
    }

    // How many of the outermost lines, from the top or from the bottom, are furniture.
    size_t count(bool fromTop) const
    {
        size_t found = 0;
        for (size_t n = 0; n < std::min(kMaxLines, m_lines.size()); ++n) {
            const size_t i = fromTop ? n : m_lines.size() - 1 - n;
            const double y = m_lines[i].box.centreY() / m_height;
            const double fromEdge = fromTop ? y : 1 - y;
            if (fromEdge > kNumberMargin) {
                break;
            }
            if (fromEdge <= kMargin ? isFurniture(i, fromTop) : n == 0 && isLoneNumber(i, fromTop)) {
                found = n + 1;
            }
        }
        return found == m_lines.size() && !isAllFurniture(found) ? 0 : found;
    }

private:
    // A page of nothing but one line keeps it as text, unless that is its number.
    bool isAllFurniture(size_t found) const
    {
        return found == 1 && isPageNumber(textOf(m_words, m_lines.front().words));
    }

    bool isLoneNumber(size_t i, bool fromTop) const
    {
        const Line& line = m_lines[i];
        return isPageNumber(textOf(m_words, line.words)) && whiteInside(i, fromTop) > 1.2 * line.size;
    }

    bool isFurniture(size_t i, bool fromTop) const
    {
        const Line& line = m_lines[i];
        const std::string text = textOf(m_words, line.words);
        const double white = whiteInside(i, fromTop);
        if (isPageNumber(text)) {
            return white > 0.3 * line.size;
        }
        if (line.size > 1.3 * m_style.size) {
            return false;
        }
        const std::string pattern = patternOf(text);
        const bool isRepeated = pattern.size() > 1 && std::ranges::any_of(m_others, [&](const MarginLine& other) {
            return other.pattern == pattern && std::abs(other.y - line.box.centreY() / m_height) < kSamePlace;
        });
        if (isRepeated) {
            return true;
        }
        return looksRunning(line, white, fromTop);
    }

    // Without a neighbour that says so: close to the edge, set apart, and unlike the text in size, slant or a number at
    // its end.
    bool looksRunning(const Line& line, double white, bool fromTop) const
    {
        const double y = line.box.centreY() / m_height;
        const double edge = fromTop ? y : 1 - y;
        if (edge > 0.1 || white < 0.8 * m_style.size) {
            return false;
        }
        const auto segments = segmentsOf(m_words, line, 2 * line.size);
        const bool hasNumber = segments.size() > 1
            && (isPageNumber(textOf(m_words, segments.front().words))
                || isPageNumber(textOf(m_words, segments.back().words)));
        const bool isSmall = line.size < 0.92 * m_style.size && m_style.hasFonts;
        const bool isSlanted = line.italic && !m_style.italic;
        return hasNumber || ((isSmall || isSlanted) && edge < 0.085 && white > 1.2 * m_style.size);
    }

    // White between the line and the next one towards the middle of the page.
    double whiteInside(size_t i, bool fromTop) const
    {
        if (fromTop) {
            return i + 1 < m_lines.size() ? m_lines[i + 1].box.y1 - m_lines[i].box.y2 : m_height;
        }
        return i > 0 ? m_lines[i].box.y1 - m_lines[i - 1].box.y2 : m_height;
    }

    std::span<const Word> m_words;
    std::span<const Line> m_lines;
    const PageStyle& m_style;
    double m_height;
    std::vector<MarginLine> m_others;
};

void addPieces(std::vector<FurniturePiece>& pieces, std::span<const Word> words, const Line& line, bool isTop)
{
    for (auto& segment : segmentsOf(words, line, 2 * line.size)) {
        const bool isNumber = isPageNumber(textOf(words, segment.words));
        const auto name = isNumber ? label::kPageNumber : (isTop ? label::kHeader : label::kFooter);
        pieces.push_back({name, std::move(segment)});
    }
}

} // namespace

bool isPageNumber(std::string_view text)
{
    std::u32string core;
    std::u32string letters;
    for (const char32_t c : toCodePoints(text)) {
        if (isDigit(c)) {
            core += c;
        } else if (isLetter(c)) {
            letters += toLower(c);
        } else if (std::u32string_view(U" -–—·./|[]()").find(c) == std::u32string_view::npos) {
            return false;
        }
    }
    if (letters.empty()) {
        const bool isDecimal = text.find('.') != std::string_view::npos && text.back() != '.';
        return !core.empty() && core.size() <= 8 && !isDecimal && text.size() <= 14;
    }
    if (!core.empty()) {
        return core.size() <= 8
            && (letters == U"page" || letters == U"pageof" || letters == U"of" || letters == U"p" || letters == U"seite"
                || letters == U"seitevon" || letters == U"第页" || letters == U"第页共页" || letters == U"第頁");
    }
    return letters.size() <= 6 && letters.find_first_not_of(U"ivxlc") == std::u32string::npos
        && toUtf8(letters) == text;
}

bool hasMarginText(std::span<const Word> words)
{
    return std::ranges::any_of(words, [](const Word& word) {
        const double y = word.box.centreY();
        return word.rotation == 0 && (y < kMargin || y > 1 - kMargin);
    });
}

Furniture furnitureOf(std::span<const Word> words, std::span<const int> items, const PageStyle& style,
    double pageHeight, std::span<const std::vector<Word>> neighbours)
{
    Furniture furniture;
    const auto lines = linesOf(words, items);
    const FurnitureFinder finder(words, lines, style, pageHeight, neighbours);
    const size_t top = finder.count(true);
    const size_t bottom = std::min(finder.count(false), lines.size() - top);
    for (size_t i = 0; i < lines.size(); ++i) {
        if (i < top) {
            addPieces(furniture.top, words, lines[i], true);
        } else if (i >= lines.size() - bottom) {
            addPieces(furniture.bottom, words, lines[i], false);
        } else {
            furniture.body.insert(furniture.body.end(), lines[i].words.begin(), lines[i].words.end());
        }
    }
    std::ranges::sort(furniture.body);
    return furniture;
}

} // namespace lectern::layout
