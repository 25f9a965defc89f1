// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "layout/word.h"
#include "pages/page_source.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace poppler {
class document;
}

namespace lectern::pages {

// The text layer of a PDF. Poppler's Qt face tells no fonts, its C++ face does: so the file is opened a second time
// through that one, when words are first asked for.
class PdfWords
{
public:
    // password: the bytes that opened the file. pageCount: what the other face counts, to notice a changed file.
    PdfWords(const std::filesystem::path& path, std::string password, int pageCount);
    ~PdfWords();

    // The words of a page (0-based) of this size in points as displayed, in Poppler's order: that of the file with
    // columns kept together, the order in which pdftotext writes them. Errors do not name the file or the page.
    Result<std::vector<layout::Word>> onPage(int page, const PageSize& size);

private:
    Result<void> openDocument();

    std::filesystem::path m_path;
    std::string m_password;
    int m_pageCount = 0;
    std::unique_ptr<poppler::document> m_document;
};

} // namespace lectern::pages
