// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/order_picture.h"

#include "pages/qt_image.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string_view>
#include <vector>

namespace lectern::exports {

namespace {

using order::FlowQuery;

// Discs beyond this, one over the other, would hide the page: then the spreads are outlines, as they are for crops.
constexpr double kMostCoverage = 30;

std::string number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string hex(const std::array<std::uint8_t, 3>& colour)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour[0], colour[1], colour[2]);
    return text.data();
}

std::string figure(const std::optional<double>& tau)
{
    return tau ? number(*tau) : "–";
}

QByteArray png(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// One drawing of a page's order.
class Drawing
{
public:
    Drawing(const recognition::PageStudy& study, const image::Image& page)
        : m_study(study)
        , m_width(page.width)
        , m_height(page.height)
        , m_unit(std::sqrt(static_cast<double>(page.width) * page.height) / 1000)
        , m_legend(std::lround(64 * m_unit))
    { }

    int width() const { return m_width; }
    int height() const { return m_height + static_cast<int>(m_legend); }

    std::string svg(const std::string& runJson, std::string_view pagePicture) const
    {
        std::string out =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\""
            + std::to_string(width()) + "\" height=\"" + std::to_string(height()) + "\" viewBox=\"0 0 "
            + std::to_string(width()) + ' ' + std::to_string(height()) + "\">\n<title>" + escaped(caption())
            + "</title>\n<metadata>" + escaped(runJson) + "</metadata>\n";
        if (!pagePicture.empty()) {
            out += "<image width=\"" + std::to_string(m_width) + "\" height=\"" + std::to_string(m_height)
                + "\" xlink:href=\"data:image/png;base64,";
            out += pagePicture;
            out += "\"/>\n";
        }
        // Paper over the print: the path has to stand out from the text below it.
        out += "<rect id=\"veil\" width=\"" + std::to_string(m_width) + "\" height=\"" + std::to_string(m_height)
            + "\" fill=\"#ffffff\" fill-opacity=\"0.45\"/>\n";
        const auto& queries = m_study.trace.order.queries;
        const auto first = std::ranges::find(queries, order::kGlobalView, &FlowQuery::view);
        const auto crops = static_cast<size_t>(first - queries.begin());
        if (crops > 0)
            out += group("tiles", 0, crops, 0.6);
        out += group("global", crops, queries.size(), 1);
        return out + legend() + "</svg>\n";
    }

private:
    std::string caption() const
    {
        const order::FlowOrder& order = m_study.trace.order;
        return "Page " + std::to_string(m_study.page + 1) + ": causal flow queries of encoder layer "
            + std::to_string(order.layer)
            + (order.head == order::kMeanHead ? ", mean of " + std::to_string(m_study.trace.heads) + " heads"
                                              : ", head " + std::to_string(order.head));
    }

    double x(const FlowQuery& query) const { return query.x * m_width; }
    double y(const FlowQuery& query) const { return query.y * m_height; }

    // Of a query among those of its group.
    static std::string colourAt(size_t i, size_t first, size_t last)
    {
        return hex(positionColour(
            last - first > 1 ? static_cast<double>(i - first) / static_cast<double>(last - first - 1) : 0));
    }

    // How many discs lie one over the other on average.
    double coverage(size_t first, size_t last) const
    {
        double area = 0;
        for (size_t i = first; i < last; ++i)
            area += std::numbers::pi * std::pow(m_study.trace.order.queries[i].spread, 2); // in square page widths
        return area * m_width / m_height;
    }

    // Queries [first, last): spreads below, then the path with its casing, then the centres. Views are not joined.
    std::string group(const char* id, size_t first, size_t last, double scale) const
    {
        const auto& queries = m_study.trace.order.queries;
        const bool outlined = scale < 1 || coverage(first, last) > kMostCoverage;
        std::string spreads;
        std::string casing;
        std::string path;
        std::string dots;
        for (size_t i = first; i < last; ++i) {
            const FlowQuery& query = queries[i];
            const std::string colour = colourAt(i, first, last);
            const std::string centre = "cx=\"" + number(x(query)) + "\" cy=\"" + number(y(query)) + "\" ";
            spreads += "<circle " + centre + "r=\"" + number(query.spread * m_width)
                + (outlined ? "\" stroke=\"" : "\" fill=\"") + colour + "\"/>\n";
            dots += "<circle " + centre + "r=\"" + number(3.2 * m_unit * scale) + "\" fill=\"" + colour
                + "\" stroke=\"#ffffff\" stroke-width=\"" + number(0.8 * m_unit * scale) + "\"/>\n";
            if (i + 1 >= last || queries[i + 1].view != query.view)
                continue;
            const std::string line = "<line x1=\"" + number(x(query)) + "\" y1=\"" + number(y(query)) + "\" x2=\""
                + number(x(queries[i + 1])) + "\" y2=\"" + number(y(queries[i + 1])) + "\" ";
            casing += line + "stroke=\"#ffffff\"/>\n";
            path += line + "stroke=\"" + colour + "\"/>\n";
        }
        const auto wide = [&](double width) {
            return "stroke-linecap=\"round\" stroke-width=\"" + number(width * m_unit * scale) + "\"";
        };
        const std::string spreadStyle =
            outlined ? "fill=\"none\" stroke-opacity=\"0.06\" " + wide(1) : std::string("fill-opacity=\"0.02\"");
        return "<g id=\"" + std::string(id) + "\">\n<g " + spreadStyle + ">\n" + spreads
            + "</g>\n<g stroke-opacity=\"0.8\" " + wide(3.6) + ">\n" + casing + "</g>\n<g " + wide(1.8) + ">\n" + path
            + "</g>\n<g>\n" + dots + ends(first, last, scale) + "</g>\n</g>\n";
    }

    // A ring round the first query and a square round the last one: colour alone would not say which is which.
    std::string ends(size_t first, size_t last, double scale) const
    {
        const auto& queries = m_study.trace.order.queries;
        if (first == last)
            return {};
        const double reach = 7 * m_unit * scale;
        const std::string stroke =
            "\" fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"" + number(1.6 * m_unit * scale) + "\"/>\n";
        const FlowQuery& start = queries[first];
        const FlowQuery& end = queries[last - 1];
        return "<circle cx=\"" + number(x(start)) + "\" cy=\"" + number(y(start)) + "\" r=\"" + number(reach) + stroke
            + "<rect x=\"" + number(x(end) - reach) + "\" y=\"" + number(y(end) - reach) + "\" width=\""
            + number(2 * reach) + "\" height=\"" + number(2 * reach) + stroke;
    }

    std::string text(double left, double baseline, const std::string& words) const
    {
        return "<text x=\"" + number(left) + "\" y=\"" + number(baseline)
            + "\" font-family=\"DejaVu Sans, sans-serif\" font-size=\"" + number(14 * m_unit) + "\" fill=\"#1a1a1a\">"
            + escaped(words) + "</text>\n";
    }

    std::string legend() const
    {
        const double margin = 14 * m_unit;
        const double top = m_height;
        std::string out = "<g id=\"legend\">\n<rect y=\"" + number(top) + "\" width=\"" + number(m_width)
            + "\" height=\"" + number(static_cast<double>(m_legend)) + "\" fill=\"#ffffff\"/>\n";
        const order::OrderFigures& figures = m_study.figures;
        out += text(margin, top + 24 * m_unit, caption());
        constexpr int kSteps = 48;
        const double barLeft = margin + 42 * m_unit;
        const double bar = 150 * m_unit;
        for (int step = 0; step < kSteps; ++step)
            out += "<rect x=\"" + number(barLeft + bar * step / kSteps) + "\" y=\"" + number(top + 38 * m_unit)
                + "\" width=\"" + number(bar / kSteps + 0.3) + "\" height=\"" + number(12 * m_unit) + "\" fill=\""
                + hex(positionColour((step + 0.5) / kSteps)) + "\"/>\n";
        out += text(margin, top + 49 * m_unit, "first");
        out += text(barLeft + bar + 8 * m_unit, top + 49 * m_unit, "last");
        out += text(barLeft + bar + 60 * m_unit, top + 49 * m_unit,
            "τ raster " + figure(figures.raster.tau) + " · geometric " + figure(figures.geometric.tau) + " · decoded "
                + figure(figures.decoded.tau));
        return out + "</g>\n";
    }

    const recognition::PageStudy& m_study;
    int m_width;
    int m_height;
    double m_unit; // a thousandth of the page's mean side: strokes look alike on pages of any size
    long m_legend;
};

} // namespace

std::array<std::uint8_t, 3> positionColour(double position)
{
    // Every sixteenth of matplotlib's viridis, linear in between: off by less than a level or two.
    static constexpr std::array<std::array<double, 3>, 17> kViridis{
        {{68, 1, 84}, {72, 21, 104}, {72, 38, 119}, {69, 55, 129}, {63, 71, 136}, {57, 85, 140}, {50, 100, 142},
            {45, 113, 142}, {40, 125, 142}, {35, 138, 141}, {31, 150, 139}, {32, 163, 134}, {41, 175, 127},
            {72, 193, 110}, {115, 208, 86}, {168, 219, 52}, {253, 231, 37}}};
    const double at = std::clamp(position, 0.0, 1.0) * (kViridis.size() - 1);
    const auto low = std::min(static_cast<size_t>(at), kViridis.size() - 2);
    const double share = at - static_cast<double>(low);
    std::array<std::uint8_t, 3> colour{};
    for (size_t i = 0; i < 3; ++i)
        colour[i] = static_cast<std::uint8_t>(
            std::lround(kViridis[low][i] + share * (kViridis[low + 1][i] - kViridis[low][i])));
    return colour;
}

std::string orderSvg(const recognition::PageStudy& study, const image::Image& page, const std::string& runJson)
{
    const QByteArray picture = png(pages::asQImage(page)).toBase64();
    return Drawing(study, page).svg(runJson, {picture.constData(), static_cast<size_t>(picture.size())});
}

Result<std::string> orderPng(const recognition::PageStudy& study, const image::Image& page, const std::string& runJson)
{
    const Drawing drawing(study, page);
    QSvgRenderer renderer(QByteArray::fromStdString(drawing.svg(runJson, {})));
    QImage canvas(drawing.width(), drawing.height(), QImage::Format_RGB32);
    if (!renderer.isValid() || canvas.isNull())
        return fail(ErrorCode::OutOfMemory, "the picture of the order cannot be drawn");
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawImage(0, 0, pages::asQImage(page));
    renderer.render(&painter, QRectF(0, 0, drawing.width(), drawing.height()));
    painter.end();
    canvas.setText(QStringLiteral("run"), QString::fromStdString(runJson));
    return png(canvas).toStdString();
}

} // namespace lectern::exports
