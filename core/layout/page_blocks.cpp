// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/page_blocks.h"

#include "base/utf8.h"
#include "document/labels.h"
#include "document/markdown_escape.h"
#include "layout/captions.h"
#include "layout/columns.h"
#include "layout/furniture.h"
#include "layout/headings.h"
#include "layout/list_writer.h"
#include "layout/paragraphs.h"
#include "layout/tables.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern::layout {

namespace {

namespace label = document::label;

// A paragraph or a table of one column.
struct Piece
{
    Paragraph paragraph; // empty where it is a table
    std::string table; // HTML
    Rect box;
};

std::string paragraphText(std::span<const Word> words, const Paragraph& paragraph, const Vocabulary& vocabulary)
{
    std::string text;
    for (const auto& line : paragraph.lines) {
        appendLine(text, textOf(words, line.words), vocabulary);
    }
    return text;
}

Rect boxOf(std::span<const Line> lines)
{
    Rect box = lines.front().box;
    for (const auto& line : lines) {
        box = box.united(line.box);
    }
    return box;
}

// One column's lines as tables and the paragraphs between them.
std::vector<Piece> piecesOf(std::span<const Word> words, std::span<const int> column, const PageStyle& style)
{
    const auto lines = linesOf(words, column);
    std::vector<Piece> pieces;
    const auto addParagraphs = [&](size_t from, size_t to) {
        const auto part = std::span(lines).subspan(from, to - from);
        for (auto& paragraph : paragraphsOf(words, part, style)) {
            const Rect box = paragraph.box;
            pieces.push_back({std::move(paragraph), {}, box});
        }
    };
    size_t next = 0;
    for (const auto& table : tablesIn(words, lines)) {
        addParagraphs(next, table.firstLine);
        next = table.firstLine + table.lineCount;
        pieces.push_back(
            {{}, tableHtml(words, table), boxOf(std::span(lines).subspan(table.firstLine, table.lineCount))});
    }
    addParagraphs(next, lines.size());
    return pieces;
}

bool isNumber(std::span<const Word> words, const TableCell& cell)
{
    int digits = 0;
    int others = 0;
    for (const int item : cell.words) {
        for (const char32_t c : toCodePoints(words[static_cast<size_t>(item)].text)) {
            (isDigit(c) ? digits : others) += 1;
        }
    }
    return digits > 0 && digits >= others;
}

// A table of figures: nothing that columns of text or of an index could look like.
bool isOfNumbers(std::span<const Word> words, const Table& table)
{
    size_t cells = 0;
    size_t numbers = 0;
    for (const auto& row : table.rows) {
        for (const auto& cell : row) {
            cells += !cell.words.empty();
            numbers += isNumber(words, cell);
        }
    }
    return numbers * 10 >= cells * 3;
}

// The columns of a page, read above and below any table that the white between two columns would cut through.
std::vector<std::vector<int>> columnsAroundTables(
    std::span<const Word> words, std::span<const int> items, const PageStyle& style)
{
    auto columns = columnsOf(words, items, style);
    if (columns.size() < 2) {
        return columns;
    }
    std::vector<size_t> columnOf(words.size(), 0);
    for (size_t i = 0; i < columns.size(); ++i) {
        for (const int item : columns[i]) {
            columnOf[static_cast<size_t>(item)] = i;
        }
    }
    const auto lines = linesOf(words, items);
    for (const auto& table : tablesIn(words, lines)) {
        const auto rows = std::span(lines).subspan(table.firstLine, table.lineCount);
        const size_t first = columnOf[static_cast<size_t>(rows.front().words.front())];
        const bool isCut = std::ranges::any_of(rows, [&](const Line& line) {
            return std::ranges::any_of(
                line.words, [&](int item) { return columnOf[static_cast<size_t>(item)] != first; });
        });
        if (!isCut || !isOfNumbers(words, table)) {
            continue;
        }
        std::array<std::vector<int>, 3> parts; // above, the table, below
        for (size_t i = 0; i < lines.size(); ++i) {
            auto& part = parts[i < table.firstLine ? 0 : (i < table.firstLine + table.lineCount ? 1 : 2)];
            part.insert(part.end(), lines[i].words.begin(), lines[i].words.end());
        }
        columns = columnsAroundTables(words, parts[0], style);
        columns.push_back(parts[1]);
        for (auto& column : columnsAroundTables(words, parts[2], style)) {
            columns.push_back(std::move(column));
        }
        return columns;
    }
    return columns;
}

bool isCode(const Paragraph& paragraph, const PageStyle& style)
{
    return !style.mono && std::ranges::all_of(paragraph.lines, [](const Line& line) { return line.mono; });
}

// Lines kept as they are, indents made of spaces.
std::string codeText(std::span<const Word> words, std::span<const Paragraph> paragraphs)
{
    double left = paragraphs.front().box.x1;
    double charWidth = 0;
    for (const auto& paragraph : paragraphs) {
        left = std::min(left, paragraph.box.x1);
        charWidth = std::max(charWidth, paragraph.lines.front().charWidth);
    }
    std::string text;
    for (const auto& paragraph : paragraphs) {
        for (const auto& line : paragraph.lines) {
            double column = 0;
            std::string row;
            for (const int item : line.words) {
                const Word& word = words[static_cast<size_t>(item)];
                const double start = std::round((word.box.x1 - left) / std::max(0.1, charWidth));
                const double gap = std::clamp(start - column, row.empty() ? 0.0 : 1.0, 200.0);
                row.append(static_cast<size_t>(gap), ' ');
                row += word.text;
                column = start + static_cast<double>(toCodePoints(word.text).size());
            }
            text += row + "\n";
        }
    }
    const std::string fence = text.find("```") == std::string::npos ? "```" : "~~~~~~";
    return fence + "\n" + text + fence;
}

class BlockMaker
{
public:
    BlockMaker(std::span<const Word> words, const PageStyle& style, const Vocabulary& vocabulary, double pageHeight)
        : m_words(words)
        , m_style(style)
        , m_vocabulary(vocabulary)
        , m_pageHeight(pageHeight)
    { }

    std::vector<DraftBlock> make(const std::vector<std::vector<Piece>>& columns)
    {
        judgeHeadings(columns);
        size_t index = 0;
        for (const auto& column : columns) {
            addColumn(column, index);
        }
        return std::move(m_blocks);
    }

private:
    // Over all columns at once: a page has one title.
    void judgeHeadings(const std::vector<std::vector<Piece>>& columns)
    {
        std::vector<Paragraph> all;
        for (const auto& column : columns) {
            for (const auto& piece : column) {
                if (piece.table.empty()) {
                    all.push_back(piece.paragraph);
                }
            }
        }
        m_levels = headingLevels(m_words, all, m_style);
    }

    void addColumn(const std::vector<Piece>& column, size_t& index)
    {
        for (size_t i = 0; i < column.size();) {
            if (!column[i].table.empty()) {
                m_blocks.push_back({label::kTable, {column[i].box}, column[i].table, 0, true, false, false, 0});
                ++i;
                continue;
            }
            const size_t count = runOf(column, i, index);
            std::vector<Paragraph> run;
            for (size_t k = 0; k < count; ++k) {
                run.push_back(column[i + k].paragraph);
            }
            const bool isLast =
                std::all_of(column.begin() + static_cast<std::ptrdiff_t>(i + count), column.end(), [&](const Piece& p) {
                    return p.table.empty() && p.paragraph.lines.front().size < 0.93 * m_style.size;
                });
            addRun(run, m_levels[index], isLast);
            i += count;
            index += count;
        }
    }

    // How many pieces from i on make one block: the items of a list, the paragraphs of a listing, else one.
    size_t runOf(const std::vector<Piece>& column, size_t i, size_t index) const
    {
        size_t count = 1;
        const auto isLike = [&](size_t k) {
            const Piece& piece = column[i + k];
            if (!piece.table.empty() || m_levels[index + k] != 0) {
                return false;
            }
            if (isCode(column[i].paragraph, m_style)) {
                return isCode(piece.paragraph, m_style);
            }
            return column[i].paragraph.marker.kind != MarkerKind::None && m_levels[index] == 0
                && piece.paragraph.marker.kind != MarkerKind::None;
        };
        while (i + count < column.size() && isLike(count)) {
            ++count;
        }
        return count;
    }

    void addRun(const std::vector<Paragraph>& run, int level, bool isLast)
    {
        const Paragraph& first = run.front();
        Rect box = first.box;
        for (const auto& paragraph : run) {
            box = box.united(paragraph.box);
        }
        const double size = first.lines.front().size;
        if (isCode(first, m_style) && level == 0) {
            m_blocks.push_back({label::kCode, {box}, codeText(m_words, run), 0, true, false, false, size});
            return;
        }
        if (first.marker.kind != MarkerKind::None && level == 0) {
            m_blocks.push_back(
                {label::kList, {box}, listMarkdown(m_words, run, m_vocabulary), 0, true, false, false, size});
            return;
        }
        const std::string text = paragraphText(m_words, first, m_vocabulary);
        DraftBlock block{label::kText, {box}, text, 0, false, false, false, size};
        if (const auto caption = captionLabel(text); !caption.empty()) {
            block.label = caption;
        } else if (level > 0) {
            block.label = level == 1 ? label::kTitle : label::kSubTitle;
            block.level = level;
        } else if (isLast && isFootnote(first, text)) {
            block.label = label::kFootnote;
        } else {
            block.runsOn = runsOn(first, text);
            block.beginsInside = isLower(firstCodePoint(text)) || isUnspacedScript(firstCodePoint(text));
        }
        m_blocks.push_back(std::move(block));
    }

    bool isFootnote(const Paragraph& paragraph, std::string_view text) const
    {
        const char32_t c = firstCodePoint(text);
        const bool hasMark = isDigit(c) || c == U'*' || c == U'†' || c == U'‡' || c == U'§' || c == U'¶'
            || (c >= 0x2070 && c <= 0x2079) || c == 0xB9 || c == 0xB2 || c == 0xB3;
        return hasMark && paragraph.lines.front().size < 0.93 * m_style.size && paragraph.box.y1 > 0.55 * m_pageHeight;
    }

    bool runsOn(const Paragraph& paragraph, std::string_view text) const
    {
        const Line& last = paragraph.lines.back();
        const bool isFull = paragraph.columnRight - last.box.x2 < 2.5 * last.size;
        const char32_t c = lastCodePoint(text);
        const bool isOver = c == U'.' || c == U'!' || c == U'?' || c == U':' || c == U'。' || c == U'！' || c == U'？'
            || c == U'：' || c == U'"' || c == U'”' || c == U')';
        return isFull && !isOver;
    }

    std::span<const Word> m_words;
    const PageStyle& m_style;
    const Vocabulary& m_vocabulary;
    double m_pageHeight;
    std::vector<int> m_levels;
    std::vector<DraftBlock> m_blocks;
};

// A paragraph that the column's end cut in two, made whole; footnotes and captions between its parts stay behind it.
void joinAcrossColumns(std::vector<DraftBlock>& blocks, const Vocabulary& vocabulary)
{
    for (size_t i = 0; i + 1 < blocks.size(); ++i) {
        if (!blocks[i].runsOn) {
            continue;
        }
        size_t next = i + 1;
        while (next + 1 < blocks.size() && blocks[next].label == label::kFootnote) {
            ++next;
        }
        const Rect& from = blocks[i].boxes.back();
        const Rect& to = blocks[next].boxes.front();
        const bool isNextColumn = to.x1 >= from.x2 - 1 && to.y1 < from.y2;
        const bool isSameSize = std::abs(blocks[next].size - blocks[i].size) < 0.06 * blocks[i].size;
        if (!blocks[next].beginsInside || !isNextColumn || !isSameSize) {
            continue;
        }
        appendLine(blocks[i].text, blocks[next].text, vocabulary);
        blocks[i].boxes.push_back(to);
        blocks[i].runsOn = blocks[next].runsOn;
        blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(next));
        --i; // it may run on into a third column
    }
}

void addFurniture(std::vector<DraftBlock>& blocks, std::span<const Word> words, std::span<const FurniturePiece> pieces)
{
    for (const auto& piece : pieces) {
        blocks.push_back(
            {piece.label, {piece.line.box}, textOf(words, piece.line.words), 0, false, false, false, piece.line.size});
    }
}

} // namespace

std::vector<DraftBlock> blocksOf(std::span<const Word> words, std::span<const int> items, double pageHeight,
    std::span<const std::vector<Word>> neighbours, const Vocabulary& vocabulary)
{
    const PageStyle style = styleOf(words, items);
    const Furniture furniture = furnitureOf(words, items, style, pageHeight, neighbours);
    std::vector<DraftBlock> blocks;
    addFurniture(blocks, words, furniture.top);
    std::vector<std::vector<Piece>> columns;
    const PageStyle bodyStyle = furniture.body.empty() ? style : styleOf(words, furniture.body);
    for (const auto& column : columnsAroundTables(words, furniture.body, bodyStyle)) {
        columns.push_back(piecesOf(words, column, bodyStyle));
    }
    auto body = BlockMaker(words, bodyStyle, vocabulary, pageHeight).make(columns);
    joinAcrossColumns(body, vocabulary);
    std::ranges::move(body, std::back_inserter(blocks));
    addFurniture(blocks, words, furniture.bottom);
    return blocks;
}

std::vector<DraftBlock> plainBlocksOf(
    std::span<const Word> words, std::span<const int> items, const Vocabulary& vocabulary)
{
    std::vector<DraftBlock> blocks;
    const PageStyle style = styleOf(words, items);
    for (const auto& paragraph : paragraphsOf(words, linesOf(words, items), style)) {
        blocks.push_back(
            {label::kText, {paragraph.box}, paragraphText(words, paragraph, vocabulary), 0, false, false, false, 0});
    }
    return blocks;
}

} // namespace lectern::layout
