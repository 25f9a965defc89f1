// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "image/image.h"
#include "layout/word.h"
#include "pages/navigation.h"

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

// A piece of a page as a screen shows it: the page turned, then scaled to fullWidth x fullHeight pixels, of which the
// piece covers width x height from (x, y). Pieces of the same page join without a seam.
struct TileRequest
{
    int fullWidth = 0; // pixels
    int fullHeight = 0;
    int quarterTurns = 0; // clockwise, 0…3, beyond what pageSize() has applied
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

inline constexpr int kMaxTileSide = 8192; // pixels

// Whether there are such pixels, and not too many at once.
bool isInsidePage(const TileRequest& tile);

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

    // What only a viewer asks for; a source that has none of it need not say so. Unsupported, and nothing else.
    // InvalidInput for a piece that is not inside its page.
    virtual Result<image::Image> renderTile(int page, const TileRequest& tile, const Cancel& cancel = {});
    virtual Result<std::vector<PageLink>> links(int page);
    virtual Result<std::vector<OutlineEntry>> outline();
    virtual Properties properties();
};

} // namespace lectern::pages
