// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/page_result.h"
#include "pages/page_source.h"

#include <memory>

namespace lectern::recognition {

// The pages of a file as if there were nothing on them but what stands in one region: any reader reads that alone.
// Pictures are cut out of the page, with a white margin, and drawn finer where the region is small; the text layer has
// the words whose middle lies in the region. Everything is relative to the region with its margin.
class RegionSource : public pages::PageSource
{
public:
    // region: page-relative. One that reaches beyond the page ends at its edge.
    RegionSource(std::unique_ptr<pages::PageSource> source, const document::Rect& region);

    // Gives the file back; the region is of no use afterwards.
    std::unique_ptr<pages::PageSource> release() { return std::move(m_source); }

    // What was read of a page (0-based) of this, as it stands on the whole page: boxes lie in the region. raw stays as
    // the reader wrote it.
    void toPage(document::PageResult& result, int page);

    int pageCount() const override { return m_source->pageCount(); }
    bool isPdf() const override { return m_source->isPdf(); }
    Result<pages::PageSize> pageSize(int page) override;
    Result<image::Image> render(int page, const pages::RenderOptions& options, const Cancel& cancel = {}) override;
    Result<std::vector<layout::Word>> words(int page, const Cancel& cancel = {}) override;

private:
    document::Rect withMargin(const pages::PageSize& size) const; // page-relative, may reach beyond the page

    std::unique_ptr<pages::PageSource> m_source;
    document::Rect m_region;
};

} // namespace lectern::recognition
