// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/page_result.h"

#include <QString>

#include <vector>

namespace lectern::ui {

// A word of a block that its reader was unsure of.
struct DoubtfulMark
{
    QString text;
    double confidence = 0; // 0…1
    // How far into the block it stands, 0…1, by its place on the page: tells words apart that come more than once.
    double at = 0;

    friend bool operator==(const DoubtfulMark&, const DoubtfulMark&) = default;
};

// The doubtful words of a page by block, for each of its blocks: a word goes to the smallest one that has its centre,
// and is left out where none has.
std::vector<std::vector<DoubtfulMark>> doubtfulByBlock(
    const std::vector<document::Block>& blocks, const std::vector<document::DoubtfulWord>& words);

} // namespace lectern::ui
