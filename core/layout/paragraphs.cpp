// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/paragraphs.h"

#include "layout/text_repair.h"

#include <algorithm>
#include <cmath>

namespace lectern::layout {

namespace {

// How paragraphs of a column begin.
enum class Indent
{
    None,
    First,
    Hanging
};

struct ColumnShape
{
    double left = 0;
    double right = 0;
    double leading = 1.2; // distance of baselines in font sizes
    Indent indent = Indent::None;
};

double firstWordWidth(std::span<const Word> words, const Line& line)
{
    return words[static_cast<size_t>(line.words.front())].box.width();
}

double leadingOf(const Line& previous, const Line& next)
{
    return (next.baseline - previous.baseline) / std::max(0.1, next.size);
}

// True where the next line's first word would still have stood on this line: the paragraph ended here.
bool endsShort(std::span<const Word> words, const Line& line, const Line& next, double right)
{
    const char32_t first = firstCodePoint(words[static_cast<size_t>(next.words.front())].text);
    // Words of unspaced scripts break between any two characters.
    const double needed = isUnspacedScript(first) ? 2 * line.size : firstWordWidth(words, next) + 0.8 * line.size;
    return right - line.box.x2 > needed;
}

// "2.1 Method . . . . 12": a line of a table of contents, complete in itself.
bool isContentsLine(std::span<const Word> words, const Line& line)
{
    const auto text = [&](size_t fromEnd) -> std::string_view {
        return words[static_cast<size_t>(line.words[line.words.size() - fromEnd])].text;
    };
    if (line.words.size() < 3 || text(1).find_first_not_of("0123456789ivxlc") != std::string_view::npos) {
        return false;
    }
    const std::string_view leader = text(2);
    const bool isLong = leader.size() >= 4 && leader.ends_with("....");
    return isLong || (leader == "." && text(3) == ".") || leader.ends_with("……");
}

class ColumnReader
{
public:
    ColumnReader(std::span<const Word> words, std::span<const Line> lines, const PageStyle& style)
        : m_words(words)
        , m_lines(lines)
        , m_style(style)
    {
        m_shape.left = lines.front().box.x1;
        m_shape.right = lines.front().box.x2;
        for (const auto& line : lines) {
            m_shape.left = std::min(m_shape.left, line.box.x1);
            m_shape.right = std::max(m_shape.right, line.box.x2);
        }
        m_shape.leading = usualLeading();
        m_shape.indent = usualIndent();
    }

    std::vector<Paragraph> read()
    {
        std::vector<Paragraph> paragraphs;
        for (size_t i = 0; i < m_lines.size(); ++i) {
            const Marker marker = markerAt(i);
            if (i == 0 || isBreak(paragraphs, i, marker)) {
                Paragraph paragraph;
                paragraph.marker = isItem(paragraphs, i, marker) ? marker : Marker{};
                paragraph.box = m_lines[i].box;
                paragraph.columnLeft = m_shape.left;
                paragraph.columnRight = m_shape.right;
                if (i > 0) {
                    paragraph.spaceBefore = whiteBefore(i);
                    paragraphs.back().spaceAfter = paragraph.spaceBefore;
                }
                paragraphs.push_back(std::move(paragraph));
            }
            paragraphs.back().box = paragraphs.back().box.united(m_lines[i].box);
            paragraphs.back().lines.push_back(m_lines[i]);
        }
        return paragraphs;
    }

private:
    Marker markerAt(size_t i) const
    {
        Marker marker = markerOf(m_words, m_lines[i]);
        if (!m_style.hasFonts && standsLikeBullet(i)) {
            marker = {MarkerKind::Bullet, 0, m_words[static_cast<size_t>(m_lines[i].words.front())].text};
        }
        return marker;
    }

    // On a scan: a single character that may be a bullet, set in from the column and apart from what follows, on at
    // least two lines at the same place.
    bool standsLikeBullet(size_t i) const
    {
        const auto isCandidate = [&](const Line& line) {
            if (line.words.size() < 2) {
                return false;
            }
            const Word& first = m_words[static_cast<size_t>(line.words[0])];
            const Word& second = m_words[static_cast<size_t>(line.words[1])];
            return mayBeMisreadBullet(first.text) && line.box.x1 > m_shape.left + 0.6 * line.size
                && second.box.x1 - first.box.x2 > 0.4 * line.size;
        };
        if (!isCandidate(m_lines[i])) {
            return false;
        }
        const auto alike = std::ranges::count_if(m_lines, [&](const Line& line) {
            return isCandidate(line) && std::abs(line.box.x1 - m_lines[i].box.x1) < 0.5 * line.size;
        });
        return alike >= 2;
    }

    double usualLeading() const
    {
        std::vector<double> leadings;
        for (size_t i = 1; i < m_lines.size(); ++i) {
            const double leading = leadingOf(m_lines[i - 1], m_lines[i]);
            if (sameSize(m_lines[i - 1], m_lines[i]) && leading > 0.6 && leading < 2.6) {
                leadings.push_back(leading);
            }
        }
        if (leadings.empty()) {
            return 1.25;
        }
        // The lower third: in a column of short paragraphs most distances are those between paragraphs.
        constexpr size_t kFew = 3;
        if (leadings.size() < kFew) { // nothing to tell lines of a paragraph from paragraphs of a line by
            return std::min(*std::ranges::min_element(leadings), 1.4);
        }
        const auto third = leadings.begin() + static_cast<std::ptrdiff_t>(leadings.size() / 3);
        std::ranges::nth_element(leadings, third);
        return *third;
    }

    // Whether lines after short ones tend to stand further in (first-line indents) or further out (hanging indents).
    Indent usualIndent() const
    {
        int first = 0;
        int hanging = 0;
        for (size_t i = 1; i < m_lines.size(); ++i) {
            const double shift = m_lines[i].box.x1 - m_lines[i - 1].box.x1;
            if (std::abs(shift) < 0.6 * m_style.size || std::abs(shift) > 6 * m_style.size) {
                continue;
            }
            const bool isShort = endsShort(m_words, m_lines[i - 1], m_lines[i], m_shape.right);
            first += isShort && shift > 0;
            hanging += isShort && shift < 0;
        }
        if (first == hanging) {
            return Indent::None;
        }
        return first > hanging ? Indent::First : Indent::Hanging;
    }

    bool sameSize(const Line& a, const Line& b) const
    {
        const double tolerance = m_style.hasFonts ? 0.09 : 0.3;
        return std::abs(a.size - b.size) <= tolerance * std::max(a.size, b.size);
    }

    double whiteBefore(size_t i) const
    {
        return m_lines[i].baseline - m_lines[i - 1].baseline - m_shape.leading * m_lines[i].size;
    }

    bool isWide(size_t i) const
    {
        const double slack = m_style.hasFonts ? 0.22 : 0.35;
        return leadingOf(m_lines[i - 1], m_lines[i]) > m_shape.leading * (1 + slack) + 0.05;
    }

    bool isCentred(const Line& line) const
    {
        const double centre = (m_shape.left + m_shape.right) / 2;
        return std::abs(line.box.centreX() - centre) < 0.6 * line.size && line.box.x1 > m_shape.left + line.size;
    }

    // Whether the line's marker begins an item and is not a word of a sentence.
    bool isItem(const std::vector<Paragraph>& paragraphs, size_t i, const Marker& marker) const
    {
        if (marker.kind == MarkerKind::None || marker.kind == MarkerKind::Bullet) {
            return marker.kind == MarkerKind::Bullet;
        }
        if (i == 0 || isWide(i) || !sameSize(m_lines[i - 1], m_lines[i])) {
            return true;
        }
        const Line& line = m_lines[i];
        if (!paragraphs.empty() && paragraphs.back().marker.kind == marker.kind) {
            const bool isNext =
                marker.kind != MarkerKind::Number || marker.number == paragraphs.back().marker.number + 1;
            const double shift = line.box.x1 - paragraphs.back().lines.front().box.x1;
            if (isNext && std::abs(shift) < 0.7 * line.size + (marker.kind == MarkerKind::Number ? line.size : 0)) {
                return true;
            }
        }
        return endsShort(m_words, m_lines[i - 1], line, m_shape.right)
            || line.box.x1 > m_lines[i - 1].box.x1 + 0.7 * line.size;
    }

    bool isBreak(const std::vector<Paragraph>& paragraphs, size_t i, const Marker& marker) const
    {
        const Line& previous = m_lines[i - 1];
        const Line& line = m_lines[i];
        if (isItem(paragraphs, i, marker) || isWide(i) || !sameSize(previous, line) || previous.mono != line.mono) {
            return true;
        }
        const Paragraph& current = paragraphs.back();
        if (previous.bold != line.bold && !(current.marker.kind != MarkerKind::None && current.lines.size() > 1)) {
            const Line& plain = previous.bold ? previous : line;
            if (plain.words.size() > 1 || previous.bold) {
                return true;
            }
        }
        if (isContentsLine(m_words, previous)) {
            return true;
        }
        if (line.mono) {
            return false; // code keeps its lines
        }
        if (isCentred(previous) && isCentred(line)) {
            return false;
        }
        if (endsShort(m_words, previous, line, rightEdge(i))) {
            return true;
        }
        return isIndentBreak(current, i);
    }

    // The right edge of the lines round this one that follow each other without white.
    double rightEdge(size_t i) const
    {
        size_t first = i - 1;
        size_t last = i;
        while (first > 0 && !isWide(first) && sameSize(m_lines[first - 1], m_lines[first])) {
            --first;
        }
        while (last + 1 < m_lines.size() && !isWide(last + 1) && sameSize(m_lines[last + 1], m_lines[last])) {
            ++last;
        }
        double right = m_lines[first].box.x2;
        for (size_t k = first; k <= last; ++k) {
            right = std::max(right, m_lines[k].box.x2);
        }
        return right;
    }

    bool isIndentBreak(const Paragraph& current, size_t i) const
    {
        const Line& previous = m_lines[i - 1];
        const Line& line = m_lines[i];
        const double shift = line.box.x1 - previous.box.x1;
        const double em = line.size;
        const bool isItemText = current.marker.kind != MarkerKind::None;
        if (shift > 0.6 * em && shift < 6 * em) {
            const bool isSecondLine = current.lines.size() == 1;
            const bool comesBack = i + 1 < m_lines.size() && m_lines[i + 1].box.x1 < line.box.x1 - 0.6 * em;
            if (isSecondLine && (isItemText || m_shape.indent == Indent::Hanging)) {
                return false;
            }
            return !isSecondLine || comesBack || m_shape.indent == Indent::First;
        }
        if (shift < -0.6 * em && !(current.lines.size() == 1 && !isItemText)) {
            return isItemText ? line.box.x1 < current.lines.front().box.x1 - 0.6 * em || current.lines.size() > 1
                              : m_shape.indent == Indent::Hanging;
        }
        return shift < -0.6 * em && m_shape.indent == Indent::Hanging && !isItemText;
    }

    std::span<const Word> m_words;
    std::span<const Line> m_lines;
    const PageStyle& m_style;
    ColumnShape m_shape;
};

} // namespace

std::vector<Paragraph> paragraphsOf(std::span<const Word> words, std::span<const Line> lines, const PageStyle& style)
{
    return lines.empty() ? std::vector<Paragraph>{} : ColumnReader(words, lines, style).read();
}

} // namespace lectern::layout
