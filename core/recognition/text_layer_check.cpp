// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/text_layer_check.h"

#include "base/utf8.h"
#include "layout/text_repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace lectern::recognition {

namespace {

using document::Rect;

constexpr int kMinLatinLetters = 80; // fewer say nothing of how letters are spread

bool isUnreadable(char32_t c)
{
    const bool isPrivate = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    const bool isControl = c < 0x20 || (c >= 0x7F && c < 0xA0);
    return isPrivate || isControl || c == kReplacementCharacter || (c & 0xFFFE) == 0xFFFE;
}

bool isVowel(char32_t c)
{
    const char32_t lower = layout::toLower(c);
    return std::u32string_view(U"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ").find(lower) != std::u32string_view::npos;
}

bool isLatin(char32_t c)
{
    return c < 0x250 && layout::isLetter(c);
}

bool isHan(char32_t c)
{
    return c >= 0x3400 && c <= 0x9FFF;
}

// The dots between an entry of a table of contents or an index and its page, which may outnumber all else on a page.
bool isLeader(std::string_view text)
{
    return text.find_first_not_of("._-") == std::string_view::npos;
}

// How often each letter a…z occurs in a hundred, between English, French, German and Spanish.
constexpr std::array<double, 26> kUsualLetters{8.0, 1.5, 3.2, 4.2, 14.0, 1.6, 2.0, 3.0, 7.2, 0.3, 1.0, 4.6, 2.7, 7.5,
    6.0, 2.3, 0.5, 6.6, 6.8, 7.0, 4.4, 1.3, 1.2, 0.3, 1.0, 0.8};

// Pearson's correlation of the letters' counts with their usual shares: 0.6 to 0.95 in languages written with Latin
// letters, about 0 where each letter stands for another.
double likeness(const std::array<int, 26>& counts)
{
    constexpr double kMeanShare = 100.0 / 26;
    const double mean = std::accumulate(counts.begin(), counts.end(), 0.0) / 26;
    double product = 0;
    double countSquares = 0;
    double shareSquares = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
        const double count = counts[i] - mean;
        const double share = kUsualLetters[i] - kMeanShare;
        product += count * share;
        countSquares += count * count;
        shareSquares += share * share;
    }
    return countSquares > 0 ? product / std::sqrt(countSquares * shareSquares) : 0;
}

struct Statistics
{
    std::array<int, 26> letters{}; // a…z and A…Z

    int characters = 0;
    int unreadable = 0;
    int latin = 0;
    int vowels = 0;
    int han = 0;
    int lettersOrDigits = 0;
    int latinWords = 0;
    int wordsWithStrangers = 0; // one ideograph amid small Latin letters: a ligature with a wrong code
    int wordsWithOddCase = 0; // a capital after a small letter
    int besidePage = 0;
    int words = 0;
};

void countWord(Statistics& statistics, const std::u32string& text)
{
    int han = 0;
    int lower = 0;
    int caseJumps = 0;
    int latin = 0;
    char32_t previous = 0;
    // Numbers in hexadecimal and names of parts hold letters that were never meant to make words.
    const bool isOfLetters = std::ranges::none_of(text, layout::isDigit);
    for (const char32_t c : text) {
        ++statistics.characters;
        statistics.unreadable += isUnreadable(c);
        statistics.lettersOrDigits += layout::isLetter(c) || layout::isDigit(c);
        han += isHan(c);
        if (!isOfLetters) {
            continue;
        }
        latin += isLatin(c);
        const char32_t small = layout::toLower(c);
        if (small >= U'a' && small <= U'z') {
            ++statistics.letters[small - U'a'];
        }
        statistics.vowels += isLatin(c) && isVowel(c);
        lower += layout::isLower(c);
        caseJumps += layout::isUpper(c) && layout::isLower(previous);
        previous = c;
    }
    statistics.latin += latin;
    statistics.han += han;
    statistics.latinWords += latin > 1;
    statistics.wordsWithStrangers += han == 1 && lower >= 2;
    statistics.wordsWithOddCase += caseJumps > 0;
}

Statistics statisticsOf(std::span<const layout::Word> words)
{
    Statistics statistics;
    for (const auto& word : words) {
        if (isLeader(word.text)) {
            continue;
        }
        ++statistics.words;
        const Rect& box = word.box;
        const double x = box.centreX();
        const double y = box.centreY();
        const bool isOnPage = x >= -0.02 && x <= 1.02 && y >= -0.02 && y <= 1.02;
        statistics.besidePage += !isOnPage || !(box.width() > 0) || !(box.height() > 0);
        countWord(statistics, toCodePoints(word.text));
    }
    return statistics;
}

TextLayerVerdict unfaithful(std::string why)
{
    return {false, std::move(why)};
}

// Ink of a small picture of the page: darker than its paper, or lighter on a dark page.
class InkMap
{
public:
    explicit InkMap(const image::Image& picture)
        : m_width(picture.width)
        , m_height(picture.height)
        , m_ink(static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height), 0)
    {
        std::vector<int> counts(256, 0);
        std::vector<int> grey(m_ink.size());
        for (size_t i = 0; i < m_ink.size(); ++i) {
            const auto* rgb = picture.rgb.data() + i * 3;
            grey[i] = (rgb[0] * 299 + rgb[1] * 587 + rgb[2] * 114) / 1000;
            ++counts[static_cast<size_t>(grey[i])];
        }
        const int paper = static_cast<int>(std::ranges::max_element(counts) - counts.begin());
        constexpr int kContrast = 48;
        for (size_t i = 0; i < m_ink.size(); ++i) {
            m_ink[i] = std::abs(grey[i] - paper) > kContrast;
        }
    }

    void erase(const Rect& box)
    {
        constexpr double kMargin = 2; // pixels: boxes are not exact
        const int x1 = std::clamp(static_cast<int>(box.x1 * m_width - kMargin), 0, m_width);
        const int x2 = std::clamp(static_cast<int>(box.x2 * m_width + kMargin + 1), 0, m_width);
        const int y1 = std::clamp(static_cast<int>(box.y1 * m_height - kMargin), 0, m_height);
        const int y2 = std::clamp(static_cast<int>(box.y2 * m_height + kMargin + 1), 0, m_height);
        for (int y = y1; y < y2; ++y) {
            std::fill(at(x1, y), at(x2, y), char(0));
        }
    }

    // The same page with rows as columns: lines of a scan that lies on its side run along rows then.
    InkMap transposed() const
    {
        InkMap other = *this;
        std::swap(other.m_width, other.m_height);
        for (int y = 0; y < m_height; ++y) {
            for (int x = 0; x < m_width; ++x) {
                *other.at(y, x) = m_ink[static_cast<size_t>(y) * static_cast<size_t>(m_width) + static_cast<size_t>(x)];
            }
        }
        return other;
    }

    // The length in pixels of pieces of ink that look like words in a line: low, and only partly filled once letters
    // are joined.
    double lineLength() const
    {
        std::vector<char> joined = joinedLetters();
        double length = 0;
        std::vector<int> stack;
        for (int start = 0; start < static_cast<int>(joined.size()); ++start) {
            if (joined[static_cast<size_t>(start)]) {
                length += pieceLength(joined, start, stack);
            }
        }
        return length;
    }

private:
    std::vector<char>::iterator at(int x, int y)
    {
        return m_ink.begin() + static_cast<std::ptrdiff_t>(y) * m_width + x;
    }

    // Gaps of up to 3 pixels along a row closed.
    std::vector<char> joinedLetters() const
    {
        std::vector<char> joined = m_ink;
        constexpr int kGap = 4;
        for (int y = 0; y < m_height; ++y) {
            int last = -kGap - 1;
            for (int x = 0; x < m_width; ++x) {
                const size_t i = static_cast<size_t>(y) * static_cast<size_t>(m_width) + static_cast<size_t>(x);
                if (!m_ink[i]) {
                    continue;
                }
                for (int back = 1; x - last <= kGap && back < x - last; ++back) {
                    joined[i - static_cast<size_t>(back)] = 1;
                }
                last = x;
            }
        }
        return joined;
    }

    // Removes the connected piece that holds start; its width if it looks like text, else 0.
    double pieceLength(std::vector<char>& joined, int start, std::vector<int>& stack) const
    {
        int x1 = m_width;
        int x2 = 0;
        int y1 = m_height;
        int y2 = 0;
        int ink = 0;
        stack.assign(1, start);
        joined[static_cast<size_t>(start)] = 0;
        while (!stack.empty()) {
            const int here = stack.back();
            stack.pop_back();
            const int x = here % m_width;
            const int y = here / m_width;
            ink += m_ink[static_cast<size_t>(here)];
            x1 = std::min(x1, x);
            x2 = std::max(x2, x + 1);
            y1 = std::min(y1, y);
            y2 = std::max(y2, y + 1);
            for (int ny = std::max(0, y - 1); ny <= std::min(m_height - 1, y + 1); ++ny) {
                for (int nx = std::max(0, x - 1); nx <= std::min(m_width - 1, x + 1); ++nx) {
                    const int next = ny * m_width + nx;
                    if (joined[static_cast<size_t>(next)]) {
                        joined[static_cast<size_t>(next)] = 0;
                        stack.push_back(next);
                    }
                }
            }
        }
        const double height = y2 - y1;
        const double filled = ink / std::max(1.0, (x2 - x1) * height);
        const bool isLow = height >= 4 && height <= m_height / 30.0 + 6 && x2 - x1 >= 1.5 * height;
        return isLow && filled > 0.15 && filled < 0.8 ? x2 - x1 : 0;
    }

    int m_width;
    int m_height;
    std::vector<char> m_ink;
};

} // namespace

TextLayerVerdict judgeWords(std::span<const layout::Word> words)
{
    const Statistics s = statisticsOf(words);
    if (s.characters == 0) {
        return {};
    }
    if (s.unreadable * 5 > s.characters) {
        return unfaithful("its characters have no Unicode meaning");
    }
    if (s.besidePage * 10 > s.words * 3) {
        return unfaithful("its words do not lie on the page");
    }
    if (s.latin >= kMinLatinLetters && s.han * 8 < s.latin) {
        const double vowels = static_cast<double>(s.vowels) / s.latin;
        constexpr double kUnlike = 0.25;
        constexpr double kAlike = 0.5;
        const double alike = likeness(s.letters);
        const bool isUnlike = s.latin >= 2 * kMinLatinLetters && alike < kUnlike;
        if (vowels < 0.2 || vowels > 0.65 || isUnlike) {
            return unfaithful("its letters make no words: the font's Unicode table is wrong");
        }
        if (s.wordsWithStrangers >= 3 && s.wordsWithStrangers * 100 > s.latinWords) {
            return unfaithful("its ligatures have wrong Unicode values");
        }
        // Programs are full of such capitals, but made of the usual letters.
        if (s.wordsWithOddCase * 5 > s.latinWords * 2 && alike < kAlike) {
            return unfaithful("its capitals stand inside words: the font's Unicode table is wrong");
        }
    }
    constexpr int kMinCharacters = 100;
    if (s.characters >= kMinCharacters && s.lettersOrDigits * 10 < s.characters * 3) {
        return unfaithful("it has hardly any letters");
    }
    return {};
}

bool coversPage(std::span<const layout::Word> words)
{
    double area = 0;
    for (const auto& word : words) {
        area += word.box.area();
    }
    return area > 0.15;
}

TextLayerVerdict judgeCoverage(std::span<const layout::Word> words, const image::Image& picture)
{
    if (picture.isEmpty()) {
        return {};
    }
    InkMap ink(picture);
    double covered = 0;
    for (const auto& word : words) {
        ink.erase(word.box);
        const bool isUpright = word.rotation % 180 == 0;
        covered += isUpright ? word.box.width() * picture.width : word.box.height() * picture.height;
    }
    const double uncovered = std::max(ink.lineLength(), ink.transposed().lineLength());
    // A line or two without words (a logo, a label in a figure) is nothing.
    const double line = 0.6 * picture.width;
    if (uncovered > 3 * line && uncovered > covered) {
        return unfaithful("most of the page's text is in its picture only");
    }
    if (words.empty() && uncovered > 0.1 * line) {
        return unfaithful("the page has a picture of text and no text");
    }
    return {};
}

} // namespace lectern::recognition
