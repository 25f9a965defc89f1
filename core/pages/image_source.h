// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/file_kind.h"
#include "pages/page_source.h"
#include "pages/qt_file_name.h"

#include <memory>

class QImageReader;

namespace lectern::pages {

// More pixels than this are refused before any is decoded: an A0 page scanned at 300 dpi has 140 million.
inline constexpr long long kMaxDecodedPixels = 256LL * 1024 * 1024;

// A picture file through Qt's decoders: one page, or one for each frame of a TIFF. Orientation applied, transparency
// over white, no colour-space conversion: the pixels are those of the reference's convert("RGB"), but for transparency
// and for 16-bit levels, which it cuts off.
class ImageSource final : public PageSource
{
public:
    static Result<std::unique_ptr<PageSource>> open(const std::filesystem::path& path, FileKind kind);

    int pageCount() const override { return m_frameCount; }
    bool isPdf() const override { return false; }
    Result<PageSize> pageSize(int page) override;
    Result<image::Image> render(int page, const RenderOptions& options, const Cancel& cancel) override;
    Result<std::vector<layout::Word>> words(int page, const Cancel& cancel) override;
    Result<image::Image> renderTile(int page, const TileRequest& tile, const Cancel& cancel) override;
    Properties properties() override;

private:
    ImageSource(const std::filesystem::path& path, FileKind kind);
    Result<void> inspect();
    // A reader standing at the frame, whose size has been found acceptable.
    Result<std::unique_ptr<QImageReader>> readerAt(int page) const;
    std::unique_ptr<QImageReader> makeReader() const;
    std::string place(int page) const;
    Result<void> prepareScaled(int page, const TileRequest& tile, const Cancel& cancel);

    // The page that pieces were last asked of, turned, at most as large as was asked for.
    struct Scaled
    {
        int page = -1;
        int quarterTurns = 0;
        int fullWidth = 0;
        int fullHeight = 0;
        image::Image picture;
    };
    Scaled m_scaled;

    std::filesystem::path m_path;
    QtFileName m_fileName;
    FileKind m_kind;
    int m_frameCount = 1;
    int m_orientation = 1; // EXIF's, where Qt does not apply it
};

} // namespace lectern::pages
