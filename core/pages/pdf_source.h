// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_source.h"
#include "pages/pdf_words.h"

#include <memory>

namespace Poppler {
class Document;
class Page;
} // namespace Poppler

namespace lectern::pages {

// The size in pixels that a page of so many points gets: rounded up at the resolution, as pdfium does (A4 at 144 dpi
// is 1191 x 1684), unless that exceeds the budget: then the largest that fits it with the same aspect. At least 1 x 1.
struct PixelSize
{
    int width = 1;
    int height = 1;
    friend bool operator==(const PixelSize&, const PixelSize&) = default;
};
PixelSize pixelSize(const PageSize& points, const RenderOptions& options);

// A PDF through Poppler: sizes and pixels of the crop box, turned as the page says.
class PdfSource final : public PageSource
{
public:
    static Result<std::unique_ptr<PageSource>> open(const std::filesystem::path& path, const OpenOptions& options);
    ~PdfSource() override;

    int pageCount() const override { return m_pageCount; }
    bool isPdf() const override { return true; }
    Result<PageSize> pageSize(int page) override;
    Result<image::Image> render(int page, const RenderOptions& options, const Cancel& cancel) override;
    Result<std::vector<layout::Word>> words(int page, const Cancel& cancel) override;
    Result<image::Image> renderTile(int page, const TileRequest& tile, const Cancel& cancel) override;
    Result<std::vector<PageLink>> links(int page) override;
    Result<std::vector<OutlineEntry>> outline() override;
    Properties properties() override;

private:
    PdfSource(const std::filesystem::path& path, std::unique_ptr<Poppler::Document> document, std::string password);
    Result<std::unique_ptr<Poppler::Page>> loadPage(int page) const;
    // "FILE, page 3": the start of every message.
    std::string place(int page) const;

    std::filesystem::path m_path;
    std::unique_ptr<Poppler::Document> m_document;
    PdfWords m_words;
    int m_pageCount = 0;
};

} // namespace lectern::pages
