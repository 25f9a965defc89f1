// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tables.h"

#include "layout/text_repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lectern::layout {

namespace {

constexpr size_t kMinRows = 3;
constexpr double kCellGap = 1.1; // in font sizes: less white is between words, not between cells

struct Extent
{
    double from = 0;
    double to = 0;
};

using Segments = std::vector<Line>;

Segments cellsOf(std::span<const Word> words, const Line& line)
{
    return segmentsOf(words, line, kCellGap * line.size);
}

// The extents of the columns of the rows that hold, those that touch united.
std::vector<Extent> extentsOf(std::span<const Segments> rows, auto&& holds)
{
    std::vector<Extent> extents;
    for (const auto& row : rows) {
        if (holds(row)) {
            for (const auto& cell : row) {
                extents.push_back({cell.box.x1, cell.box.x2});
            }
        }
    }
    std::ranges::sort(extents, {}, &Extent::from);
    std::vector<Extent> united;
    for (const auto& extent : extents) {
        if (!united.empty() && extent.from <= united.back().to) {
            united.back().to = std::max(united.back().to, extent.to);
        } else {
            united.push_back(extent);
        }
    }
    return united;
}

size_t mostCells(std::span<const Segments> rows)
{
    size_t most = 0;
    for (const auto& row : rows) {
        most = std::max(most, row.size());
    }
    return most;
}

// The columns that the rows with the most cells agree on.
std::vector<Extent> columnExtents(std::span<const Segments> rows)
{
    const size_t widest = mostCells(rows);
    return extentsOf(rows, [&](const Segments& row) { return row.size() * 10 >= widest * 6; });
}

// Cells that stand too close to see it in their own row, such as headings of narrow columns, taken apart where all of
// the fullest rows have white.
void splitAtColumns(std::span<const Word> words, std::span<Segments> rows)
{
    const size_t widest = mostCells(rows);
    const auto columns = extentsOf(rows, [&](const Segments& row) { return row.size() == widest; });
    const auto isBetween = [&](double from, double to) {
        const double middle = (from + to) / 2;
        return std::ranges::none_of(columns, [&](const Extent& c) { return c.from < middle && middle < c.to; });
    };
    for (auto& row : rows) {
        Segments split;
        for (const auto& cell : row) {
            std::vector<int> part;
            for (const int item : cell.words) {
                const Rect& box = words[static_cast<size_t>(item)].box;
                const double end = part.empty() ? box.x1 : words[static_cast<size_t>(part.back())].box.x2;
                if (!part.empty() && box.x1 - end > 0.34 * cell.size && isBetween(end, box.x1)) {
                    split.push_back(lineOf(words, std::move(part)));
                    part.clear();
                }
                part.push_back(item);
            }
            split.push_back(lineOf(words, std::move(part)));
        }
        row = split.size() <= columns.size() ? std::move(split) : row;
    }
}

// First and last column that a cell reaches into.
std::pair<int, int> reach(const Line& cell, std::span<const Extent> columns)
{
    int first = -1;
    int last = 0;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        const auto& column = columns[static_cast<size_t>(i)];
        if (cell.box.x1 < column.to && cell.box.x2 > column.from) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    if (first < 0) {
        first = 0;
        while (first + 1 < static_cast<int>(columns.size()) && columns[static_cast<size_t>(first)].to < cell.box.x1) {
            ++first;
        }
        last = first;
    }
    return {first, last};
}

// Whether the cells of each column stand together at their left, right or centre.
bool isAligned(std::span<const Segments> rows, std::span<const Extent> columns)
{
    for (int c = 0; c < static_cast<int>(columns.size()); ++c) {
        std::array<std::vector<double>, 3> edges;
        double em = 1;
        for (const auto& row : rows) {
            for (const auto& cell : row) {
                if (reach(cell, columns) == std::pair(c, c)) {
                    edges[0].push_back(cell.box.x1);
                    edges[1].push_back(cell.box.x2);
                    edges[2].push_back(cell.box.centreX());
                    em = cell.size;
                }
            }
        }
        if (edges[0].size() < 2) {
            return false;
        }
        const auto isTogether = [&](std::vector<double>& values) {
            std::ranges::sort(values);
            const double middle = values[values.size() / 2];
            const auto near = std::ranges::count_if(values, [&](double v) { return std::abs(v - middle) < 0.6 * em; });
            return near * 10 >= std::ssize(values) * 7;
        };
        if (std::ranges::none_of(edges, isTogether)) {
            return false;
        }
    }
    return true;
}

bool isConfident(std::span<const Segments> rows, std::span<const Extent> columns)
{
    if (columns.size() < 2 || rows.size() < kMinRows) {
        return false;
    }
    size_t cells = 0;
    size_t fullRows = 0;
    size_t words = 0;
    for (const auto& row : rows) {
        cells += row.size();
        fullRows += row.size() >= std::max<size_t>(2, columns.size() - 1);
        for (const auto& cell : row) {
            words += cell.words.size();
        }
    }
    const bool isFull = cells * 10 >= rows.size() * columns.size() * 6 && fullRows * 10 >= rows.size() * 6;
    return isFull && words <= cells * 6 && isAligned(rows, columns);
}

std::vector<TableCell> rowOf(const Segments& segments, std::span<const Extent> columns)
{
    std::vector<TableCell> row;
    int next = 0;
    for (const auto& segment : segments) {
        auto [first, last] = reach(segment, columns);
        if (first < next && !row.empty()) { // two cells in one column: one cell
            row.back().words.insert(row.back().words.end(), segment.words.begin(), segment.words.end());
            const int grown = std::max(0, last + 1 - next);
            row.back().columns += grown;
            next += grown;
            continue;
        }
        for (; next < first; ++next) {
            row.push_back({});
        }
        row.push_back({segment.words, last - first + 1});
        next = last + 1;
    }
    for (; next < static_cast<int>(columns.size()); ++next) {
        row.push_back({});
    }
    return row;
}

bool isMarkerCell(std::span<const Word> words, const Line& cell)
{
    const auto& text = words[static_cast<size_t>(cell.words.front())].text;
    return cell.words.size() == 1 && text.size() <= 4 && !isDigit(lastCodePoint(text))
        && !isLetter(lastCodePoint(text));
}

// Lines of two or more cells that follow each other closely, from first on; at most one line in a row may be a single
// cell (a heading across the table).
size_t runEnd(std::span<const Segments> cells, std::span<const Line> lines, size_t first)
{
    size_t end = first;
    size_t lastFull = first;
    while (end < lines.size()) {
        const bool isClose = end == first
            || lines[end].baseline - lines[end - 1].baseline < 3.0 * std::max(lines[end].size, lines[end - 1].size);
        if (!isClose || (cells[end].size() < 2 && (end == first || cells[end - 1].size() < 2))) {
            break;
        }
        lastFull = cells[end].size() >= 2 ? end : lastFull;
        ++end;
    }
    return lastFull + 1;
}

// Wide spaces of justified text line up by chance, so that few rows in the midst of other lines are no table: white
// above and below lets three rows be one, white on one side four.
bool hasRowsEnough(std::span<const Line> lines, size_t first, size_t end)
{
    double leading = lines[end - 1].baseline - lines[first].baseline;
    leading /= static_cast<double>(end - first - 1);
    const auto isApart = [&](size_t below) {
        return below == 0 || below == lines.size()
            || lines[below].baseline - lines[below - 1].baseline > leading + 0.2 * lines[below].size;
    };
    const size_t apart = static_cast<size_t>(isApart(first)) + static_cast<size_t>(isApart(end));
    return end - first >= kMinRows + 2 - apart;
}

std::optional<Table> tableAt(std::span<const Word> words, std::span<const Segments> cells, size_t first, size_t end)
{
    std::vector<Segments> rows(
        cells.begin() + static_cast<std::ptrdiff_t>(first), cells.begin() + static_cast<std::ptrdiff_t>(end));
    splitAtColumns(words, rows);
    size_t markers = 0;
    for (const auto& row : rows) {
        markers += isMarkerCell(words, row.front());
    }
    const auto columns = columnExtents(rows);
    if (markers * 2 > rows.size() || !isConfident(rows, columns)) {
        return std::nullopt;
    }
    Table table{first, end - first, static_cast<int>(columns.size()), {}};
    for (const auto& row : rows) {
        table.rows.push_back(rowOf(row, columns));
    }
    return table;
}

std::string escapedHtml(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace

std::vector<Table> tablesIn(std::span<const Word> words, std::span<const Line> lines)
{
    std::vector<Segments> cells;
    for (const auto& line : lines) {
        cells.push_back(cellsOf(words, line));
    }
    std::vector<Table> tables;
    for (size_t first = 0; first + kMinRows <= lines.size();) {
        const size_t end = cells[first].size() >= 2 ? runEnd(cells, lines, first) : first;
        const bool isLong = end >= first + kMinRows && hasRowsEnough(lines, first, end);
        auto table = isLong ? tableAt(words, cells, first, end) : std::nullopt;
        if (table) {
            tables.push_back(std::move(*table));
        }
        first = std::max(first + 1, end);
    }
    return tables;
}

std::string tableHtml(std::span<const Word> words, const Table& table)
{
    std::string html = "<table>";
    for (const auto& row : table.rows) {
        html += "<tr>";
        for (const auto& cell : row) {
            html += cell.columns > 1 ? "<td colspan=\"" + std::to_string(cell.columns) + "\">" : "<td>";
            html += escapedHtml(withoutSoftHyphens(textOf(words, cell.words))) + "</td>";
        }
        html += "</tr>";
    }
    return html + "</table>";
}

} // namespace lectern::layout
