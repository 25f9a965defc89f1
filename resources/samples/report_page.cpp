// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_page.h"

#include <QFile>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QStringList>
#include <QTextStream>
#include <vector>

namespace lectern::samples {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDpi = 720; // ten units to the point
constexpr double kPoint = kDpi / 72.0;
constexpr double kPageWidth = 595 * kPoint;
constexpr double kLeft = 64 * kPoint;
constexpr double kTextWidth = kPageWidth - 2 * kLeft;

const QString kTitle = u"Water levels in the lower valley"_s;
const QString kSummary = u"Four gauges were read every morning from March to June. Two of them had been moved in the "
                         u"autumn before, so their "
                         "readings are compared with those of their neighbours and not with last year's. All levels "
                         "are in centimetres above "
                         "the zero of the gauge."_s;
const QString kMethod =
    u"Each gauge was read at seven in the morning by the same person. A reading was taken again when it differed from "
    "the day before by more than ten centimetres; this happened six times, and five of the six were confirmed."_s;
const QStringList kRules = {u"Readings are rounded to the nearest centimetre."_s,
    u"Days with ice are left out of the mean."_s, u"A missing day is never filled in from its neighbours."_s};
const std::vector<QStringList> kTable = {{u"Gauge"_s, u"Lowest"_s, u"Mean"_s, u"Highest"_s},
    {u"Mill bridge"_s, u"41"_s, u"63"_s, u"118"_s}, {u"Old ferry"_s, u"38"_s, u"59"_s, u"104"_s},
    {u"Station"_s, u"52"_s, u"71"_s, u"131"_s}, {u"Weir"_s, u"47"_s, u"66"_s, u"122"_s}};
const std::vector<double> kMonthlyMeans = {81, 70, 58, 49}; // centimetres, and points in the figure
const QString kCaption = u"Figure 1. Mean level of the four gauges, March to June."_s;
const QString kClosing =
    u"The level fell steadily from March to June, as in most years. The high readings at the end of March follow the "
    "thaw in the hills by two days."_s;

QFont makeFont(const QString& family, double points, bool bold = false)
{
    QFont font(family);
    font.setPixelSize(static_cast<int>(points * kPoint));
    font.setBold(bold);
    return font;
}

// Puts one thing below the other.
class PageFlow
{
public:
    explicit PageFlow(QPdfWriter& writer)
        : m_painter(&writer)
    { }

    void text(const QString& text, const QFont& font, double spaceAfter, double indent = 0)
    {
        m_painter.setFont(font);
        const QRectF wanted(kLeft + indent, m_y, kTextWidth - indent, 4000);
        QRectF used;
        m_painter.drawText(wanted, Qt::TextWordWrap, text, &used);
        m_y += used.height() + spaceAfter * kPoint;
    }

    void listItem(const QString& item, const QFont& font)
    {
        m_painter.setFont(font);
        m_painter.drawText(QRectF(kLeft + 8 * kPoint, m_y, 12 * kPoint, 400), 0, u"\u2022"_s);
        text(item, font, 2, 20 * kPoint);
    }

    void table(const std::vector<QStringList>& rows, const QFont& font, const QFont& headFont)
    {
        constexpr double rowHeight = 16 * kPoint;
        const double columnWidth = kTextWidth / static_cast<double>(rows.front().size());
        m_painter.setPen(QPen(Qt::black, 0.6 * kPoint));
        m_painter.drawLine(QPointF(kLeft, m_y), QPointF(kLeft + kTextWidth, m_y));
        for (const QStringList& row : rows) {
            m_painter.setFont(&row == &rows.front() ? headFont : font);
            double x = kLeft;
            for (const QString& cell : row) {
                const auto side = x > kLeft ? Qt::AlignRight : Qt::AlignLeft;
                m_painter.drawText(QRectF(x, m_y, columnWidth - 8 * kPoint, rowHeight), side | Qt::AlignVCenter, cell);
                x += columnWidth;
            }
            m_y += rowHeight;
            m_painter.drawLine(QPointF(kLeft, m_y), QPointF(kLeft + kTextWidth, m_y));
        }
        m_y += 16 * kPoint;
    }

    void barChart(const std::vector<double>& heights)
    {
        constexpr double barWidth = 60 * kPoint;
        constexpr double height = 90 * kPoint;
        double x = kLeft + 60 * kPoint;
        for (const double bar : heights) {
            const double top = m_y + height - bar * kPoint;
            m_painter.fillRect(QRectF(x, top, barWidth, bar * kPoint), QColor(70, 110, 150));
            x += barWidth + 24 * kPoint;
        }
        m_y += height;
        m_painter.drawLine(QPointF(kLeft + 40 * kPoint, m_y), QPointF(x, m_y));
        m_y += 6 * kPoint;
    }

    void space(double points) { m_y += points * kPoint; }

    // Outside the flow: centred on the page, y from its top in points.
    void centred(const QString& text, const QFont& font, double y)
    {
        m_painter.setFont(font);
        m_painter.drawText(QRectF(0, y * kPoint, kPageWidth, 20 * kPoint), Qt::AlignHCenter, text);
    }

private:
    QPainter m_painter;
    double m_y = 72 * kPoint;
};

QString truth()
{
    QString table = u"<table>"_s;
    for (const QStringList& row : kTable) {
        table += u"<tr><td>"_s + row.join(u"</td><td>"_s) + u"</td></tr>"_s;
    }
    table += u"</table>"_s;
    const QStringList blocks = {u"# "_s + kTitle, kSummary, u"## How the levels were read"_s, kMethod,
        u"- "_s + kRules.join(u"\n- "_s), u"## Results"_s, table, kCaption, kClosing};
    return blocks.join(u"\n\n"_s) + u'\n';
}

void drawReport(QPdfWriter& writer)
{
    const QFont body = makeFont(u"Liberation Serif"_s, 11);
    const QFont heading = makeFont(u"Liberation Sans"_s, 14, true);
    PageFlow flow(writer);
    flow.centred(u"Field notes, volume 12"_s, makeFont(u"Liberation Serif"_s, 9), 36);
    flow.text(kTitle, makeFont(u"Liberation Sans"_s, 20, true), 12);
    flow.text(kSummary, body, 12);
    flow.text(u"How the levels were read"_s, heading, 6);
    flow.text(kMethod, body, 8);
    for (const QString& rule : kRules) {
        flow.listItem(rule, body);
    }
    flow.space(10);
    flow.text(u"Results"_s, heading, 6);
    flow.table(kTable, body, makeFont(u"Liberation Serif"_s, 11, true));
    flow.barChart(kMonthlyMeans);
    flow.text(kCaption, makeFont(u"Liberation Serif"_s, 9.5), 14);
    flow.text(kClosing, body, 0);
    flow.centred(u"17"_s, makeFont(u"Liberation Serif"_s, 9), 800);
}

} // namespace

bool writeReportPage(const QString& folder)
{
    QPdfWriter writer(folder + u"/a4-report.pdf"_s);
    writer.setTitle(kTitle);
    writer.setCreator(u"lectern-make-samples"_s);
    writer.setResolution(kDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    drawReport(writer);
    QFile file(folder + u"/truth/a4-report.md"_s);
    if (!file.open(QIODevice::WriteOnly)) {
        QTextStream(stderr) << file.fileName() << ": " << file.errorString() << '\n';
        return false;
    }
    file.write(truth().toUtf8());
    return true;
}

} // namespace lectern::samples
