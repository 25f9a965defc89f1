// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"

#include <memory>

class QMimeData;

namespace lectern::ui {

enum class CopyFormat
{
    All, // every one that the receiving program may choose from
    PlainText,
    Html,
    Markdown,
    Latex, // a formula without its delimiters; only where the block is one
    MathMl,
};

// A block for the clipboard, or to be dragged out of the window: text/plain, text/html and text/markdown, for formulas
// their LaTeX as text/x-latex and application/mathml+xml too. An empty result: the block has nothing in this format.
std::unique_ptr<QMimeData> blockMime(const MarkdownDocument& document, BlockId id, CopyFormat format = CopyFormat::All);

// The LaTeX of a block that is a formula and nothing else, without delimiters; empty otherwise.
QString latexOf(const QString& markdown);

} // namespace lectern::ui
