// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/block.h"
#include "ui/pages/page_text.h"

#include <QList>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

namespace lectern::ui {

// A word, an ideograph or a mark of one of two texts.
struct ComparedWord
{
    qsizetype start = 0; // in the text
    qsizetype length = 0;
    int block = 0; // that it stands in
    bool differs = false; // it stands in this text only, at this place
    bool vanished = false; // of the first text: nowhere in the second one, nor written there in its stead elsewhere
};

// Text without tags, one blank line between two blocks.
struct ComparedText
{
    QString text;
    QList<ComparedWord> words;
};

// A block of the first text of which the second one lacks something.
struct VanishedBlock
{
    int block = 0;
    QString label; // as the reader wrote it
    QStringList words; // that are nowhere in the second text
    int of = 0; // words of the block, marks not counted
    QList<QRectF> boxes; // page-relative, see isWhole
    bool isWhole = false; // boxes are the block's; else those of the words
};

struct TextDifference
{
    ComparedText before;
    ComparedText after;
    QList<VanishedBlock> vanished; // in the order of the first text
    int removed = 0; // words that differ, marks not counted
    int added = 0;
};

// Word by word, see dtl. page: the words of the page's own text layer, to find the place of single words; where there
// are none, or they are others, a block stands for its words. Slow for two long texts without anything in common: not
// for the window's thread.
TextDifference textDifference(const std::vector<document::Block>& before, const std::vector<document::Block>& after,
    const SharedWords& page = nullptr);

} // namespace lectern::ui
