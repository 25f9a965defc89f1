// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lectern::document {

// The labels that readers write (model.md §8). The list is open: a label that none of the functions below knows is
// text.
namespace label {
inline constexpr std::string_view kTitle = "title";
inline constexpr std::string_view kSubTitle = "sub_title";
inline constexpr std::string_view kText = "text";
inline constexpr std::string_view kList = "list";
inline constexpr std::string_view kTable = "table";
inline constexpr std::string_view kTableCaption = "table_caption";
inline constexpr std::string_view kTableFootnote = "table_footnote";
inline constexpr std::string_view kImage = "image";
inline constexpr std::string_view kFigure = "figure";
inline constexpr std::string_view kImageCaption = "image_caption";
inline constexpr std::string_view kEquation = "equation";
inline constexpr std::string_view kHeader = "header";
inline constexpr std::string_view kFooter = "footer";
inline constexpr std::string_view kPageNumber = "page_number";
inline constexpr std::string_view kFootnote = "footnote";
inline constexpr std::string_view kReference = "reference";
inline constexpr std::string_view kCode = "code";
} // namespace label

// Running headers, footers and page numbers: kept in the JSON, left out of Markdown unless asked for.
bool isFurniture(std::string_view label);

// Regions that are cut out of the page image.
bool isFigure(std::string_view label);

// 1 for title, 2 for sub_title, 0 for everything else.
int headingLevel(std::string_view label);

} // namespace lectern::document
