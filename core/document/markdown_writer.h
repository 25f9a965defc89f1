// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/page_result.h"

#include <string>
#include <string_view>

namespace lectern::document {

// What joins the pages of an .mmd file, as in the reference runner.
inline constexpr std::string_view kPageSplit = "\n<--- Page Split --->\n";

enum class Furniture
{
    Drop,
    Keep
}; // headers, footers and page numbers

struct MarkdownOptions
{
    Furniture furniture = Furniture::Drop;
};

// The clean Markdown of a block, a page and a document. A block's text is Markdown already, whichever reader wrote it,
// and is kept: formulas in \[ \] and \( \), tables as HTML (with blank lines round them, without which a table swallows
// the line after it). Added are only a heading's mark where a title or sub_title has none, and the link of a figure
// that was cut out (Block::image); `\coloneqq` and `\eqqcolon` become `:=` and `=:` (model.md §8). Blocks come in their
// order, one blank line between them; empty ones leave nothing. A page does not end in a line break; a document that is
// not empty ends in one, its pages joined by a blank line.
std::string blockMarkdown(const Block& block);
std::string pageMarkdown(const PageResult& page, const MarkdownOptions& options = {});
std::string documentMarkdown(const Document& document, const MarkdownOptions& options = {});

// The text of a heading as that of another block: without its mark.
std::string withoutHeadingMark(const std::string& markdown);

} // namespace lectern::document
