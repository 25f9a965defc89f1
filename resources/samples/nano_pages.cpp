// SPDX-License-Identifier: GPL-3.0-or-later
#include "nano_pages.h"

#include <QFile>
#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QTextStream>

namespace lectern::samples {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDpi = 144;
constexpr int kRow = 48; // pixels

QFont makeFont(const QString& family, int pixels, bool bold)
{
    QFont font(family);
    font.setPixelSize(pixels);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

// Draws lines of text on the 48-px grid and reports the first that does not fit.
class GridPainter
{
public:
    GridPainter(const NanoPage& page, QPdfWriter& writer)
        : m_page(page)
        , m_painter(&writer)
    { }

    void draw(const QString& line, int row, int x, int right, int size, bool bold)
    {
        m_painter.setFont(makeFont(m_page.family, size, bold));
        const double width = QFontMetricsF(m_painter.font(), m_painter.device()).horizontalAdvance(line);
        if (x + width > right || (row + 1) * kRow > m_page.height) {
            m_problem =
                u"'%1' does not fit: row %2, ends at %3 px of %4"_s.arg(line).arg(row).arg(x + width).arg(right);
        }
        // The grid of the model's README: middle of the row + offset + 0.32 × type size.
        const double baseline = row * kRow + kRow / 2.0 + m_page.offset + 0.32 * size;
        m_painter.drawText(QPointF(x, baseline), line);
    }

    const QString& problem() const { return m_problem; }

private:
    const NanoPage& m_page;
    QPainter m_painter;
    QString m_problem;
};

QString drawPage(const NanoPage& page, QPdfWriter& writer)
{
    GridPainter painter(page, writer);
    int row = 1;
    for (const QString& line : page.title) {
        painter.draw(line, row++, page.margin, page.width, page.titleSize, true);
    }
    const int first = page.title.isEmpty() ? row : row + 1;
    const int columns = static_cast<int>(page.columns.size());
    const int pitch = page.width / columns;
    for (int column = 0; column < columns; ++column) {
        // The second column begins a little right of the middle, so that the gutter lies on it.
        const int x = column == 0 ? page.margin : pitch + page.margin / 2;
        const int right = columns == 1 || column == 1 ? page.width : pitch - page.margin / 4;
        row = first;
        for (const Block& block : page.columns[static_cast<size_t>(column)]) {
            for (const QString& line : block.lines) {
                painter.draw(line, row++, x, right, page.size, false);
            }
            ++row;
        }
    }
    return painter.problem();
}

QString truth(const NanoPage& page)
{
    QStringList blocks;
    if (!page.title.isEmpty()) {
        blocks << u"# "_s + page.title.join(u' ');
    }
    for (const auto& column : page.columns) {
        for (const Block& block : column) {
            blocks << block.lines.join(block.kind == BlockKind::List ? u'\n' : u' ');
        }
    }
    return blocks.join(u"\n\n"_s) + u'\n';
}

} // namespace

bool writeNanoPage(const NanoPage& page, const QString& folder)
{
    QTextStream errors(stderr);
    QPdfWriter writer(folder + u'/' + page.name + u".pdf"_s);
    writer.setTitle(page.title.join(u' '));
    writer.setCreator(u"lectern-make-samples"_s);
    writer.setResolution(kDpi);
    writer.setPageSize(QPageSize(QSizeF(page.width, page.height) * 72 / kDpi, QPageSize::Point, page.name));
    writer.setPageMargins(QMarginsF());
    const QString problem = drawPage(page, writer);
    if (!problem.isEmpty()) {
        errors << page.name << ": " << problem << '\n';
        return false;
    }
    QFile file(folder + u"/truth/"_s + page.name + u".md"_s);
    if (!file.open(QIODevice::WriteOnly)) {
        errors << file.fileName() << ": " << file.errorString() << '\n';
        return false;
    }
    file.write(truth(page).toUtf8());
    return true;
}

// The model finds its place by the last few characters, so that a word or ending that comes twice on a page may send it
// to the wrong one: these texts avoid that.
std::vector<NanoPage> nanoPages()
{
    NanoPage twoColumns;
    twoColumns.name = u"two-columns"_s;
    twoColumns.family = u"DejaVu Sans"_s;
    twoColumns.size = 32;
    twoColumns.titleSize = 40;
    twoColumns.title = {u"How a page is read"_s};
    twoColumns.columns = {
        {{BlockKind::Paragraph, {u"Begin with this"_s, u"column and go"_s, u"down."_s}},
            {BlockKind::List, {u"- every word"_s, u"- in its turn"_s}}},
        {{BlockKind::Paragraph, {u"Afterwards look"_s, u"up here, where"_s, u"another one starts."_s}}},
    };

    NanoPage oneColumn;
    oneColumn.name = u"one-column"_s;
    oneColumn.family = u"DejaVu Sans"_s;
    oneColumn.size = 30;
    oneColumn.titleSize = 40;
    oneColumn.title = {u"A small model"_s};
    oneColumn.columns = {{
        {BlockKind::Paragraph, {u"This page was made for a very small"_s, u"model. It reads large type."_s}},
        {BlockKind::Paragraph, {u"Lines stand on some grid; each"_s, u"block gets a box around it."_s}},
    }};

    NanoPage list;
    list.name = u"list"_s;
    list.family = u"Liberation Serif"_s;
    list.size = 36;
    list.titleSize = 42;
    list.offset = 4;
    list.title = {u"Before you travel"_s};
    list.columns = {{
        {BlockKind::List, {u"1. water plants"_s, u"2. close every window"_s, u"3. pack the camera"_s}},
        {BlockKind::Paragraph, {u"A train leaves at 8:45."_s}},
    }};

    return {twoColumns, oneColumn, list};
}

} // namespace lectern::samples
