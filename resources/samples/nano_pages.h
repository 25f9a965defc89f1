// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace lectern::samples {

enum class BlockKind
{
    Paragraph,
    List
};

// Lines as they stand on the page. A line of a list is an item with its mark.
struct Block
{
    BlockKind kind = BlockKind::Paragraph;
    QStringList lines;
};

// A page within what the demonstration model reads (resources/models/nano/README.md). Pixels are those of the page
// rendered at 144 dpi.
struct NanoPage
{
    QString name;
    int width = 768; // pixels; the longer side has to be 768
    int height = 768; // pixels
    QString family;
    int size = 32; // pixels, 29 … 37
    int titleSize = 42; // pixels, up to 45, bold
    int offset = 0; // pixels from the middle of the rows to the grid of the lines, -13 … 13
    int margin = 36; // pixels left of a column
    QStringList title;
    std::vector<std::vector<Block>> columns; // one or two
};

std::vector<NanoPage> nanoPages();

// Writes folder/NAME.pdf and folder/truth/NAME.md; false, with a message on stderr, where a line does not fit.
bool writeNanoPage(const NanoPage& page, const QString& folder);

} // namespace lectern::samples
