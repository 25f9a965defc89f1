// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"
#include "layout/word.h"

#include <span>
#include <string>

namespace lectern::recognition {

// Whether a page's text layer says what the page shows.
struct TextLayerVerdict
{
    bool isFaithful = true;
    std::string why; // where it is not: one sentence
};

// By the words alone: enough of them are real characters (not private use, replacement or control characters), their
// letters are spread as in some language, their boxes lie on the page. No words at all are faithful here.
TextLayerVerdict judgeWords(std::span<const layout::Word> words);

// True where the words cover so much of the page that looking at its picture would tell nothing new.
bool coversPage(std::span<const layout::Word> words);

// By the page's picture (about 72 dpi is enough): what looks like lines of text and has no words over it must not
// outweigh the words. A header in text over a scanned page fails, a scan under its own recognised text passes, and so
// do figures and photographs, whose ink does not run in lines.
TextLayerVerdict judgeCoverage(std::span<const layout::Word> words, const image::Image& picture);

} // namespace lectern::recognition
