// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_pages.h"

#include <QDir>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QTextStream>

#include <utility>

namespace lectern::samples {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDpi = 144;
constexpr int kSide = 768; // pixels
constexpr int kRow = 48; // pixels

// A square page on the demonstration model's grid of lines (resources/models/nano/README.md).
class Page
{
public:
    Page(const QString& folder, const QString& name)
        : m_writer(folder + u'/' + name + u".pdf"_s)
    {
        m_writer.setTitle(name);
        m_writer.setCreator(u"lectern-make-samples"_s);
        m_writer.setResolution(kDpi);
        const QSizeF size = QSizeF(kSide, kSide) * 72 / kDpi;
        m_writer.setPageSize(QPageSize(size, QPageSize::Point, name, QPageSize::ExactMatch));
        m_writer.setPageMargins(QMarginsF());
        m_isOpen = m_painter.begin(&m_writer);
    }

    void line(int row, int x, const QString& words, int size = 32, bool bold = false)
    {
        QFont font(u"DejaVu Sans"_s);
        font.setPixelSize(size);
        font.setBold(bold);
        font.setHintingPreference(QFont::PreferNoHinting);
        m_painter.setFont(font);
        m_painter.drawText(QPointF(x, row * kRow + kRow / 2.0 + 0.32 * size), words);
    }

    void lines(int row, int x, const QStringList& words)
    {
        for (const QString& each : words)
            line(row++, x, each);
    }

    QPainter& painter() { return m_painter; }
    bool isOpen() const { return m_isOpen; }

private:
    QPdfWriter m_writer;
    QPainter m_painter;
    bool m_isOpen = false;
};

void sideBar(Page& page)
{
    page.line(1, 36, u"Harbour news"_s, 40, true);
    page.lines(3, 36, {u"Ships come in at"_s, u"dawn and leave by"_s, u"night."_s});
    page.lines(7, 36, {u"Fishing is good"_s, u"when wind turns."_s});
    page.painter().fillRect(QRectF(480, 3 * kRow - 6, 270, 9 * kRow), QColor(0xe6, 0xec, 0xf4));
    page.lines(3, 500, {u"Opening"_s, u"8 to 17"_s});
    page.lines(6, 500, {u"Closed on"_s, u"Sunday."_s});
}

void table(Page& page)
{
    page.line(1, 36, u"Levels"_s, 40, true);
    const QStringList rows[] = {{u"Gauge"_s, u"Low"_s, u"High"_s}, {u"Mill"_s, u"41"_s, u"118"_s},
        {u"Ferry"_s, u"38"_s, u"104"_s}, {u"Weir"_s, u"52"_s, u"131"_s}};
    int row = 3;
    page.painter().setPen(QPen(Qt::black, 2));
    for (const QStringList& cells : rows) {
        for (int column = 0; column < cells.size(); ++column)
            page.line(row, 36 + column * 240, cells[column]);
        ++row;
        page.painter().drawLine(36, row * kRow, 700, row * kRow);
    }
    page.lines(9, 36, {u"All numbers are in centimetres."_s});
}

void poster(Page& page)
{
    page.line(2, 250, u"Concert"_s, 45, true);
    page.line(5, 60, u"Friday"_s, 36, true);
    page.line(8, 470, u"at eight"_s, 36, true);
    page.line(6, 430, u"old market hall"_s, 30);
    page.line(11, 200, u"free entry for all"_s, 32);
    page.line(13, 520, u"bring a chair"_s, 29);
}

void twoColumns(Page& page)
{
    page.line(1, 36, u"How a page is read"_s, 40, true);
    page.lines(3, 36, {u"Begin with this"_s, u"column and go"_s, u"down."_s});
    page.lines(3, 402, {u"Afterwards look"_s, u"up here, where"_s, u"another one starts."_s});
}

void turned(Page& page)
{
    page.painter().translate(kSide, 0);
    page.painter().rotate(90);
    twoColumns(page);
}

void brokenByFigure(Page& page)
{
    page.line(1, 36, u"A broken column"_s, 40, true);
    page.lines(3, 36, {u"The first half of this sentence"_s, u"stands above, and it"_s});
    page.painter().fillRect(QRectF(60, 5.5 * kRow, 600, 5 * kRow), QColor(0x6b, 0x8e, 0xb8));
    page.painter().fillRect(QRectF(330, 6.5 * kRow, 200, 3 * kRow), QColor(0xd9, 0xa0, 0x5b));
    page.lines(11, 36, {u"goes on under a picture"_s, u"before we end."_s});
}

} // namespace

bool writeOrderPages(const QString& folder)
{
    const QString target = folder + u"/order"_s;
    if (!QDir().mkpath(target))
        return false;
    const std::pair<QString, void (*)(Page&)> pages[] = {{u"side-bar"_s, sideBar}, {u"table"_s, table},
        {u"poster"_s, poster}, {u"turned"_s, turned}, {u"broken-by-figure"_s, brokenByFigure}};
    for (const auto& [name, draw] : pages) {
        Page page(target, name);
        if (!page.isOpen()) {
            QTextStream(stderr) << target << '/' << name << ".pdf cannot be written\n";
            return false;
        }
        draw(page);
    }
    return true;
}

} // namespace lectern::samples
