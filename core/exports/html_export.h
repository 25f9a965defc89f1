// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "document/markdown_writer.h"
#include "exports/export_names.h"
#include "exports/math_markup.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace lectern::exports {

struct HtmlPageOptions
{
    std::string title;
    std::string lang; // BCP 47, like "de"; empty: zh or ja where the script says so, else left open
    // The bytes of an image (PNG, JPEG, GIF or WebP) by its relative name; empty, or no callback: its description
    // stands in its place.
    std::function<std::string(std::string_view name)> image;
};

// Markdown as one HTML file that needs nothing else: style, MathML and images within, no script, nothing from the
// network. A formula that KaTeX does not understand stands there as its LaTeX. Needs a QCoreApplication.
std::string htmlPage(std::string_view markdown, const HtmlPageOptions& options, MathMarkup& math);
std::string htmlPage(std::string_view markdown, const HtmlPageOptions& options);

struct HtmlExportOptions
{
    document::MarkdownOptions markdown;
    std::string title; // empty: the target's name
    std::string lang; // as above
};

// Writes NAME.html, each page of the document a section of it; gives its path. The figures are read from NAME_images
// in the target's folder, where saveFigures wrote them.
Result<std::filesystem::path> exportHtml(const document::Document& document, const ExportTarget& target,
    const HtmlExportOptions& options = {}, const Cancel& cancel = {});

} // namespace lectern::exports
