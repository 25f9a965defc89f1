// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/math_spans.h"

#include <functional>
#include <string>
#include <string_view>

namespace lectern::exports {

struct HtmlOptions
{
    // Put before the relative names of images, to make addresses of them.
    std::string imagePrefix;
    // Where given, makes the address of an image from its relative name (percent-decoded); empty: the image is not
    // shown, only its description.
    std::function<std::string(std::string_view name)> image;
    // Where given, makes the markup of a formula, which is trusted; empty: the LaTeX stands there as text. Called from
    // the thread of the conversion.
    std::function<std::string(std::string_view latex, bool display)> math;
};

// Any HTML as a fragment that is safe to show, whoever wrote it: UTF-8, balanced, well-formed as XML too. It holds the
// elements a, blockquote, br, caption, code, del, div, em, h1 to h6, hr, img, input (a disabled check box), li, ol, p,
// pre, span, strong, sub, sup, table, tbody, td, tfoot, th, thead, tr, ul, and of attributes only align, colspan,
// rowspan, start, href (http, https, mailto, #), src (a relative name that leaves no folder, or what options make of
// it), alt, and the class of a formula. What else there was is dropped and its text kept, except that of scripts and
// style sheets. Formulas are <span class="math inline">LATEX</span>, and <div class="math display"> between
// paragraphs or <span class="math display"> where a paragraph, heading or link goes on around it.
std::string sanitizedHtml(std::string_view html, const HtmlOptions& options = {});

// The same for HTML made of Markdown whose formulas were lifted.
std::string sanitizedHtml(std::string_view html, const LiftedMarkdown& lifted, const HtmlOptions& options);

} // namespace lectern::exports
