// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/layout_pdf.h"

#include "exports/export_file.h"
#include "exports/layout_drawing.h"
#include "pages/qt_image.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <exception>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <vector>

namespace lectern::exports {

namespace {

constexpr double kMaxSide = 14400; // points: what readers of PDF take

std::vector<const document::PageResult*> readPages(const document::Document& document)
{
    std::vector<const document::PageResult*> pages;
    for (const document::PageResult& page : document.pages) {
        const bool wasRead = page.status == document::PageStatus::Done || page.status == document::PageStatus::Cut;
        if (wasRead && page.width > 0 && page.height > 0)
            pages.push_back(&page);
    }
    return pages;
}

// Pages of their own size with the drawing on them, and below it the page's picture where there is one.
class Sheets
{
public:
    Sheets()
        : m_buffer(&m_bytes)
    {
        m_buffer.open(QIODevice::WriteOnly);
        m_writer = std::make_unique<QPdfWriter>(&m_buffer);
        m_writer->setResolution(72); // a unit is a point
    }

    void add(const document::PageResult& page, const QImage& picture)
    {
        const double scale = std::min(1.0, kMaxSide / std::max(page.width, page.height));
        const QSizeF size(page.width * scale, page.height * scale);
        m_writer->setPageSize(QPageSize(size, QPageSize::Point, {}, QPageSize::ExactMatch));
        m_writer->setPageMargins({});
        if (!m_painter.isActive())
            m_painter.begin(m_writer.get());
        else
            m_writer->newPage();
        if (!picture.isNull())
            m_painter.drawImage(QRectF({0, 0}, size), picture);
        m_painter.save();
        drawLayout(m_painter, page, size);
        m_painter.restore();
    }

    QByteArray finish()
    {
        m_painter.end();
        m_buffer.close();
        return m_bytes;
    }

private:
    QByteArray m_bytes;
    QBuffer m_buffer;
    std::unique_ptr<QPdfWriter> m_writer;
    QPainter m_painter;
};

// qpdf's own way of laying one page over another: the drawing becomes a form, placed as the page is shown.
void layOver(QPDFPageObjectHelper page, QPDFPageObjectHelper drawing, QPDF& file)
{
    QPDFObjectHandle form = file.copyForeignObject(drawing.getFormXObjectForPage());
    QPDFObjectHandle resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        resources = QPDFObjectHandle::newDictionary();
        page.getObjectHandle().replaceKey("/Resources", resources);
    }
    int suffix = 1;
    const std::string name = resources.getUniqueResourceName("/Layout", suffix);
    const auto box = page.getCropBox(true).getArrayAsRectangle();
    const std::string content = page.placeFormXObject(form, name, box, true, true, true);
    if (content.empty())
        return;
    resources.mergeResources(QPDFObjectHandle::parse("<< /XObject << >> >>"));
    resources.getKey("/XObject").replaceKey(name, form);
    // What the page's own content leaves behind of the graphics state must not reach the drawing.
    page.addPageContents(file.makeIndirectObject(QPDFObjectHandle::newStream(&file, "q\n")), true);
    page.addPageContents(file.makeIndirectObject(QPDFObjectHandle::newStream(&file, "\nQ\n" + content)), false);
}

std::string overPdf(const document::Document& document, const LayoutOptions& options,
    const std::vector<const document::PageResult*>& read, const QByteArray& drawn)
{
    QPDF drawing;
    drawing.processMemoryFile("layout", drawn.constData(), static_cast<size_t>(drawn.size()));
    const auto drawings = QPDFPageDocumentHelper(drawing).getAllPages();
    QPDF file;
    file.setSuppressWarnings(true);
    file.processFile(document.source.c_str(), options.password.empty() ? nullptr : options.password.c_str());
    QPDFPageDocumentHelper helper(file);
    const auto pages = helper.getAllPages();
    std::vector<bool> kept(pages.size(), false);
    for (size_t i = 0; i < read.size(); ++i) {
        const auto index = static_cast<size_t>(read[i]->page - 1);
        layOver(pages.at(index), drawings.at(i), file);
        kept.at(index) = true;
    }
    for (size_t i = 0; i < pages.size(); ++i) {
        if (!kept[i])
            helper.removePage(pages[i]);
    }
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_preserve);
    writer.write();
    const std::unique_ptr<Buffer> buffer(writer.getBuffer());
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace

Result<std::string> layoutPdf(
    const document::Document& document, pages::PageSource& source, const LayoutOptions& options)
{
    const auto read = readPages(document);
    Sheets sheets;
    for (const document::PageResult* page : read) {
        QImage picture;
        image::Image pixels;
        if (!source.isPdf()) {
            auto rendered = source.render(page->page - 1, {.dpi = options.dpi});
            if (!rendered)
                return std::unexpected(rendered.error());
            pixels = std::move(*rendered);
            picture = pages::asQImage(pixels);
        }
        sheets.add(*page, picture);
    }
    const QByteArray drawn = sheets.finish();
    if (!source.isPdf() || read.empty())
        return drawn.toStdString();
    try {
        return overPdf(document, options, read, drawn);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Corrupt, document.source + ": its pages cannot be drawn over: " + error.what());
    }
}

Result<std::filesystem::path> exportLayout(const document::Document& document, pages::PageSource& source,
    const ExportTarget& target, const LayoutOptions& options)
{
    const auto pdf = layoutPdf(document, source, options);
    if (!pdf)
        return std::unexpected(pdf.error());
    return writeExport(target.file("_layouts.pdf"), *pdf);
}

} // namespace lectern::exports
