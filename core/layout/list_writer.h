// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/paragraphs.h"
#include "layout/text_repair.h"

#include <span>
#include <string>

namespace lectern::layout {

// The items of a list as Markdown, nested by where their markers stand. Bullets become "-", numbers stay as they are;
// letters and numbers in brackets, which Markdown has no list for, stay text: one paragraph an item.
std::string listMarkdown(std::span<const Word> words, std::span<const Paragraph> items, const Vocabulary& vocabulary);

} // namespace lectern::layout
