// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace lectern::test {

// What in a tree of sanitized HTML has no business there; empty: nothing. Written against the promise of
// html_sanitizer.h and not against its code.
inline std::string forbiddenIn(const GumboNode& node)
{
    if (node.type == GUMBO_NODE_COMMENT || node.type == GUMBO_NODE_CDATA || node.type == GUMBO_NODE_TEMPLATE)
        return "a comment or template";
    if (node.type != GUMBO_NODE_ELEMENT)
        return {};
    constexpr auto kNames = std::to_array<std::string_view>({"a", "blockquote", "body", "br", "caption", "code", "del",
        "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "img", "input", "li", "ol", "p", "pre",
        "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"});
    const GumboElement& element = node.v.element;
    const std::string_view name = gumbo_normalized_tagname(element.tag);
    if (std::find(kNames.begin(), kNames.end(), name) == kNames.end() || element.tag_namespace != GUMBO_NAMESPACE_HTML)
        return "the element <" + std::string(name) + ">";
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
        const std::string_view key = attribute.name;
        const std::string_view value = attribute.value;
        const bool number = !value.empty() && value.size() < 10 && value.find_first_not_of("0123456789") == value.npos;
        const bool fine = ((key == "colspan" || key == "rowspan") && (name == "td" || name == "th") && number)
            || (key == "start" && name == "ol" && number)
            || (key == "align" && (value == "left" || value == "right" || value == "center" || value == "justify"))
            || (key == "class" && (value == "math inline" || value == "math display"))
            || (name == "input" && (key == "type" || key == "checked" || key == "disabled"))
            || (key == "href" && name == "a"
                && (value.starts_with('#') || value.substr(0, 4).find_first_of("hHmM") == 0))
            || (key == "src" && name == "img" && value.find_first_of(":\\") == value.npos && !value.starts_with('/'))
            || (key == "alt" && name == "img");
        if (!fine)
            return "the attribute " + std::string(key) + "=" + std::string(value) + " of <" + std::string(name) + ">";
    }
    for (unsigned i = 0; i < element.children.length; ++i) {
        if (std::string found = forbiddenIn(*static_cast<const GumboNode*>(element.children.data[i])); !found.empty())
            return found;
    }
    return {};
}

inline std::string forbiddenIn(const std::string& html)
{
    const std::string document = "<!DOCTYPE html><body>" + html;
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput* tree = gumbo_parse_with_options(&options, document.data(), document.size());
    std::string found = forbiddenIn(*tree->root);
    gumbo_destroy_output(&options, tree);
    return found;
}

} // namespace lectern::test
