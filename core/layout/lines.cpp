// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/lines.h"

#include "base/utf8.h"
#include "layout/text_repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace lectern::layout {

namespace {

const Word& at(std::span<const Word> words, int item)
{
    return words[static_cast<size_t>(item)];
}

size_t characters(std::string_view text)
{
    return static_cast<size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

double medianOf(std::vector<double> values)
{
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

// The value with the most weight within half a point (fonts), or the weighted median (estimates from boxes).
double typicalSize(std::span<const Word> words, std::span<const int> items, bool hasFonts)
{
    std::map<long, double> weights;
    double total = 0;
    for (const int item : items) {
        const double weight = static_cast<double>(characters(at(words, item).text));
        weights[std::lround(sizeOf(at(words, item)) * 4)] += weight;
        total += weight;
    }
    double sum = 0;
    std::pair<double, long> best{0, 0};
    for (const auto& [size, weight] : weights) {
        sum += weight;
        if (!hasFonts && sum * 2 >= total) {
            return static_cast<double>(size) / 4;
        }
        best = std::max(best, {weight, size});
    }
    return static_cast<double>(best.second) / 4;
}

// Marks of one line while it is gathered: the span of its full-size words.
struct Row
{
    double top = 0;
    double bottom = 0;
    int fullSize = 0;
    std::vector<int> items;
};

double overlap(double top, double bottom, const Row& row)
{
    return std::min(bottom, row.bottom) - std::max(top, row.top);
}

void addFullSize(Row& row, const Word& word, int item)
{
    const double n = row.fullSize;
    row.top = (row.top * n + word.box.y1) / (n + 1);
    row.bottom = (row.bottom * n + word.box.y2) / (n + 1);
    ++row.fullSize;
    row.items.push_back(item);
}

// The row that shares most with the word, if it shares at least the given part of the lower of both.
Row* sharedRow(std::vector<Row>& rows, const Word& word, double part)
{
    Row* best = nullptr;
    double most = 0;
    for (auto& row : rows) {
        const double height = std::max(1e-9, std::min(word.box.height(), row.bottom - row.top));
        const double share = overlap(word.box.y1, word.box.y2, row) / height;
        if (share >= part && share > most) {
            most = share;
            best = &row;
        }
    }
    return best;
}

bool isDropCap(const Word& word, double typical)
{
    return word.box.height() > 1.8 * typical && characters(word.text) <= 2 && isUpper(firstCodePoint(word.text));
}

// A drop cap begins the topmost row that stands beside it.
Row* firstRowBeside(std::vector<Row>& rows, const Word& cap)
{
    Row* first = nullptr;
    for (auto& row : rows) {
        const double middle = (row.top + row.bottom) / 2;
        if (middle > cap.box.y1 && middle < cap.box.y2 && (!first || row.top < first->top)) {
            first = &row;
        }
    }
    return first;
}

std::vector<Row> rowsOf(std::span<const Word> words, std::span<const int> items)
{
    std::vector<double> heights;
    for (const int item : items) {
        heights.push_back(at(words, item).box.height());
    }
    const double typical = medianOf(heights);
    std::vector<int> ordered(items.begin(), items.end());
    std::ranges::stable_sort(ordered, {}, [&](int item) { return at(words, item).box.centreY(); });
    std::vector<Row> rows;
    std::vector<int> small;
    std::vector<int> caps;
    for (const int item : ordered) {
        const Word& word = at(words, item);
        if (word.box.height() < 0.78 * typical) {
            small.push_back(item);
        } else if (isDropCap(word, typical)) {
            caps.push_back(item);
        } else if (Row* row = sharedRow(rows, word, 0.5)) {
            addFullSize(*row, word, item);
        } else {
            rows.push_back({word.box.y1, word.box.y2, 1, {item}});
        }
    }
    const size_t fullRows = rows.size();
    for (const int item : small) {
        const Word& word = at(words, item);
        if (Row* row = sharedRow(rows, word, 0.34); row && row < rows.data() + fullRows) {
            row->items.push_back(item); // a superscript does not widen its row
        } else if (row) {
            addFullSize(*row, word, item);
        } else {
            rows.push_back({word.box.y1, word.box.y2, 1, {item}});
        }
    }
    for (const int item : caps) {
        const Word& word = at(words, item);
        if (Row* row = firstRowBeside(rows, word)) {
            row->items.push_back(item);
        } else {
            rows.push_back({word.box.y1, word.box.y2, 1, {item}});
        }
    }
    std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.top + row.bottom; });
    return rows;
}

// Left to right; a line mostly of right-to-left letters the other way, runs of other words in it kept as they run.
void sortAlongLine(std::span<const Word> words, std::vector<int>& items)
{
    const auto x = [&](int item) { return at(words, item).box.x1; };
    std::ranges::stable_sort(items, {}, x);
    const auto isRtl = [&](int item) { return std::ranges::any_of(toCodePoints(at(words, item).text), isRightToLeft); };
    if (std::ranges::count_if(items, isRtl) * 2 <= std::ssize(items)) {
        return;
    }
    std::ranges::reverse(items);
    for (auto from = items.begin(); from != items.end();) {
        from = std::find_if_not(from, items.end(), isRtl);
        const auto to = std::find_if(from, items.end(), isRtl);
        std::reverse(from, to);
        from = to;
    }
}

// True where every letter of the line is a word of its own, set apart for emphasis.
bool isLetterSpaced(std::span<const Word> words, std::span<const int> items)
{
    size_t single = 0;
    for (const int item : items) {
        const char32_t c = firstCodePoint(at(words, item).text);
        single += characters(at(words, item).text) == 1 && isLetter(c) && !isUnspacedScript(c);
    }
    return single >= 4 && single * 10 >= items.size() * 9;
}

double gapAfter(std::span<const Word> words, std::span<const int> items, size_t i)
{
    const Rect& a = at(words, items[i]).box;
    const Rect& b = at(words, items[i + 1]).box;
    return std::max(a.x1, b.x1) - std::min(a.x2, b.x2);
}

bool hasSpaceBetween(std::span<const Word> words, std::span<const int> items, size_t i)
{
    const Word& left = at(words, items[i]);
    const Word& right = at(words, items[i + 1]);
    if (joinsWithoutSpace(left.text, right.text)) {
        return false;
    }
    return left.spaceAfter || gapAfter(words, items, i) > 0.18 * std::max(sizeOf(left), sizeOf(right));
}

} // namespace

double sizeOf(const Word& word)
{
    return word.fontSize > 0 ? word.fontSize : std::max(0.1, 0.8 * word.box.height());
}

bool isMonospaced(const Word& word)
{
    static constexpr std::array<std::string_view, 12> kNames{"courier", "mono", "cmtt", "consolas", "menlo",
        "typewriter", "monaco", "cursor", "lmtt", "sftt", "inconsolata", "fixed"};
    std::string name = word.fontName;
    std::ranges::transform(
        name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::ranges::any_of(kNames, [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

PageStyle styleOf(std::span<const Word> words, std::span<const int> items)
{
    PageStyle style;
    double total = 0;
    double bold = 0;
    double italic = 0;
    double mono = 0;
    for (const int item : items) {
        const Word& word = at(words, item);
        const double weight = static_cast<double>(characters(word.text));
        style.hasFonts = style.hasFonts || !word.fontName.empty();
        total += weight;
        bold += word.bold ? weight : 0;
        italic += word.italic ? weight : 0;
        mono += isMonospaced(word) ? weight : 0;
    }
    style.size = items.empty() ? style.size : std::max(0.5, typicalSize(words, items, style.hasFonts));
    style.bold = bold * 2 > total;
    style.italic = italic * 2 > total;
    style.mono = mono * 2 > total;
    return style;
}

Line lineOf(std::span<const Word> words, std::vector<int> items)
{
    Line line;
    line.words = std::move(items);
    line.box = at(words, line.words.front()).box;
    bool hasFonts = false;
    double width = 0;
    size_t count = 0;
    line.bold = line.italic = line.mono = true;
    for (const int item : line.words) {
        const Word& word = at(words, item);
        line.box = line.box.united(word.box);
        hasFonts = hasFonts || !word.fontName.empty();
        width += word.box.width();
        count += characters(word.text);
        const bool hasLetters = std::ranges::any_of(toCodePoints(word.text), [](char32_t c) { return isLetter(c); });
        line.bold = line.bold && (word.bold || !hasLetters);
        line.italic = line.italic && (word.italic || !hasLetters);
        line.mono = line.mono && isMonospaced(word);
    }
    line.size = typicalSize(words, line.words, hasFonts);
    line.charWidth = width / static_cast<double>(std::max<size_t>(1, count));
    std::vector<double> bottoms;
    for (const int item : line.words) {
        if (std::abs(sizeOf(at(words, item)) - line.size) <= 0.15 * line.size) {
            bottoms.push_back(at(words, item).box.y2);
        }
    }
    line.baseline = bottoms.empty() ? line.box.y2 : medianOf(bottoms);
    return line;
}

std::vector<Line> linesOf(std::span<const Word> words, std::span<const int> items)
{
    std::vector<Line> lines;
    if (items.empty()) {
        return lines;
    }
    for (auto& row : rowsOf(words, items)) {
        sortAlongLine(words, row.items);
        lines.push_back(lineOf(words, std::move(row.items)));
    }
    return lines;
}

std::string textOf(std::span<const Word> words, std::span<const int> items)
{
    std::string text;
    const bool isSpaced = isLetterSpaced(words, items);
    std::vector<double> gaps;
    for (size_t i = 0; isSpaced && i + 1 < items.size(); ++i) {
        gaps.push_back(gapAfter(words, items, i));
    }
    const double letterGap = medianOf(gaps);
    for (size_t i = 0; i < items.size(); ++i) {
        text += at(words, items[i]).text;
        if (i + 1 == items.size()) {
            break;
        }
        const bool hasSpace = isSpaced
            ? gapAfter(words, items, i) > 1.6 * letterGap + 0.05 * sizeOf(at(words, items[i]))
            : hasSpaceBetween(words, items, i);
        if (hasSpace) {
            text += ' ';
        }
    }
    return text;
}

std::vector<Line> segmentsOf(std::span<const Word> words, const Line& line, double gap)
{
    std::vector<Line> segments;
    std::vector<int> current;
    double end = 0;
    for (const int item : line.words) {
        const Rect& box = at(words, item).box;
        if (!current.empty() && box.x1 - end >= gap) {
            segments.push_back(lineOf(words, std::move(current)));
            current.clear();
        }
        end = current.empty() ? box.x2 : std::max(end, box.x2);
        current.push_back(item);
    }
    segments.push_back(lineOf(words, std::move(current)));
    return segments;
}

} // namespace lectern::layout
