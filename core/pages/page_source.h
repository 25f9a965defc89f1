// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "image/image.h"
#include "layout/word.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace lectern::pages {

struct OpenOptions
{
    std::string password; // UTF-8, for encrypted PDFs
};

struct PageSize
{
    double width = 0; // points for PDFs, pixels for images; as displayed (rotation and EXIF orientation applied)
    double height = 0;
};

struct RenderOptions
{
    double dpi = 144; // ignored for images, whose pixels are given as they are
    long long pixelBudget = 64LL * 1024 * 1024; // pages that would be larger are rendered smaller
};

// The pages of one file: a PDF or an image (one page; a TIFF, one page a frame). Used by one thread at a time. Errors
// name the file and the page (1-based).
class PageSource
{
public:
    virtual ~PageSource() = default;

    // Opens by content, not by the file's name. NotFound, Unreadable, Encrypted, Corrupt or Unsupported.
    static Result<std::unique_ptr<PageSource>> open(const std::filesystem::path& path, const OpenOptions& options = {});

    virtual int pageCount() const = 0;
    // True where pages have a text layer to ask for and sizes are in points.
    virtual bool isPdf() const = 0;

    // page is 0-based in all of these.
    virtual Result<PageSize> pageSize(int page) = 0;
    virtual Result<image::Image> render(int page, const RenderOptions& options, const Cancel& cancel = {}) = 0;
    // The words of the text layer in the file's own order; empty for images.
    virtual Result<std::vector<layout::Word>> words(int page, const Cancel& cancel = {}) = 0;
};

} // namespace lectern::pages
