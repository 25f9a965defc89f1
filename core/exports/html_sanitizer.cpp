// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/html_sanitizer.h"

#include "base/utf8.h"
#include "exports/html_addresses.h"
#include "exports/html_tags.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace lectern::exports {
namespace {

using Nodes = std::span<const GumboNode* const>;

// What may stand here: blocks, a line of text, or text as it is.
enum class Place
{
    Flow,
    Line,
};

bool isElement(const GumboNode& node)
{
    return node.type == GUMBO_NODE_ELEMENT;
}

bool isText(const GumboNode& node)
{
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE;
}

GumboTag tagOf(const GumboNode& node)
{
    return isElement(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

Nodes childrenOf(const GumboNode& node)
{
    if (!isElement(node))
        return {};
    const GumboVector& children = node.v.element.children;
    return {reinterpret_cast<const GumboNode* const*>(children.data), children.length};
}

std::string_view attribute(const GumboNode& node, const char* name)
{
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? found->value : std::string_view();
}

bool isAnyOf(GumboTag tag, std::initializer_list<GumboTag> tags)
{
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool isHeading(GumboTag tag)
{
    return isAnyOf(tag, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
}

bool isMath(const GumboNode& node)
{
    const std::string_view wanted = attribute(node, "class");
    return isAnyOf(tagOf(node), {GUMBO_TAG_SPAN, GUMBO_TAG_DIV})
        && (wanted == "math inline" || wanted == "math display");
}

// A block, or an element of a line that one stands in.
bool holdsBlock(const GumboNode& node)
{
    if (!isElement(node))
        return false;
    if (isAnyOf(tagOf(node),
            {GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_DIV, GUMBO_TAG_HR, GUMBO_TAG_LI, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PRE,
                GUMBO_TAG_TABLE, GUMBO_TAG_UL})
        || isHeading(tagOf(node)))
        return true;
    const Nodes children = childrenOf(node);
    return std::any_of(children.begin(), children.end(), [](const GumboNode* child) { return holdsBlock(*child); });
}

// The text within an element; a line break is a line break.
void appendPlainText(const GumboNode& node, std::string& out)
{
    if (isText(node))
        out += node.v.text.text;
    else if (tagOf(node) == GUMBO_TAG_BR)
        out += '\n';
    for (const GumboNode* child : childrenOf(node))
        appendPlainText(*child, out);
}

std::string numberAttribute(const GumboNode& node, const char* name, int lowest, int highest, int standard)
{
    const std::string_view text = attribute(node, name);
    int number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc{} || end != text.data() + text.size() || number < lowest || number > highest
        || number == standard)
        return {};
    return ' ' + std::string(name) + "=\"" + std::to_string(number) + '"';
}

std::string alignment(const GumboNode& node)
{
    constexpr std::array<std::string_view, 4> kValues{"left", "right", "center", "justify"};
    const auto* found = std::find(kValues.begin(), kValues.end(), attribute(node, "align"));
    return found == kValues.end() ? std::string() : " align=\"" + std::string(*found) + '"';
}

// Writes a tree, which has every right to hold anything: only what is named here comes out.
class Writer
{
public:
    Writer(const LiftedMarkdown& lifted, const HtmlOptions& options)
        : m_lifted(lifted)
        , m_options(options)
    { }

    std::string write(const GumboNode& body)
    {
        writeParagraphs(childrenOf(body), {});
        return std::move(m_out);
    }

private:
    // Blocks, and the lines between them as paragraphs.
    void writeParagraphs(Nodes nodes, const std::string& attributes)
    {
        const std::string outerAttributes = std::exchange(m_paragraphAttributes, attributes);
        const size_t outerStart = std::exchange(m_paragraphStart, m_out.size());
        for (const GumboNode* node : nodes)
            writeNode(*node, Place::Flow);
        endParagraph();
        m_paragraphStart = outerStart == kNone ? kNone : m_out.size();
        m_paragraphAttributes = outerAttributes;
    }

    // What was written since the last block becomes a paragraph, unless it is nothing.
    void endParagraph()
    {
        if (m_paragraphStart == kNone)
            return;
        constexpr std::string_view kSpaces = " \t\n";
        const std::string_view written = std::string_view(m_out).substr(m_paragraphStart);
        const size_t first = written.find_first_not_of(kSpaces);
        std::string paragraph;
        if (first != written.npos) {
            paragraph = "<p" + m_paragraphAttributes + '>';
            paragraph += written.substr(first, written.find_last_not_of(kSpaces) + 1 - first);
            paragraph += "</p>\n";
        }
        m_out.replace(m_paragraphStart, m_out.npos, paragraph);
        m_paragraphStart = m_out.size();
    }

    template <class Write> void writeBlock(Write write)
    {
        endParagraph();
        const size_t outer = std::exchange(m_paragraphStart, kNone);
        write();
        if (!m_out.ends_with('\n'))
            m_out += '\n';
        m_paragraphStart = outer == kNone ? kNone : m_out.size();
    }

    void writeNodes(Nodes nodes, Place place)
    {
        for (const GumboNode* node : nodes)
            writeNode(*node, place);
    }

    void writeNode(const GumboNode& node, Place place)
    {
        if (isText(node))
            return writeText(node.v.text.text, place);
        if (!isElement(node))
            return;
        if (isMath(node)) {
            std::string latex;
            appendPlainText(node, latex);
            writeFormula(withSources(latex, m_lifted), attribute(node, "class") == "math display", place);
        } else if (holdsBlock(node)) {
            writeBlockElement(node);
        } else {
            writeLineElement(node, place);
        }
    }

    void writeBlockElement(const GumboNode& node)
    {
        const GumboTag tag = tagOf(node);
        if (tag == GUMBO_TAG_TABLE)
            writeBlock([&] { writeTable(node); });
        else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL)
            writeBlock([&] { writeList(node); });
        else if (tag == GUMBO_TAG_PRE)
            writeBlock([&] { writePre(node); });
        else if (tag == GUMBO_TAG_HR)
            writeBlock([&] { m_out += "<hr />"; });
        else if (tag == GUMBO_TAG_BLOCKQUOTE)
            writeBlock([&] {
                m_out += "<blockquote>\n";
                writeParagraphs(childrenOf(node), {});
                m_out += "</blockquote>";
            });
        else if (isHeading(tag)
            && std::none_of(
                childrenOf(node).begin(), childrenOf(node).end(), [](const auto* child) { return holdsBlock(*child); }))
            writeBlock([&] { wrap(gumbo_normalized_tagname(tag), alignment(node), node, Place::Line); });
        else // a paragraph, a division, or an element of a line that could not hold its blocks
            writeBlock(
                [&] { writeParagraphs(childrenOf(node), tag == GUMBO_TAG_P ? alignment(node) : std::string()); });
    }

    void writeLineElement(const GumboNode& node, Place place)
    {
        switch (tagOf(node)) {
        case GUMBO_TAG_EM:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_DEL:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_SUB:
            return wrap(gumbo_normalized_tagname(tagOf(node)), {}, node, Place::Line);
        case GUMBO_TAG_CODE: {
            std::string text;
            appendPlainText(node, text);
            m_out += "<code>" + escapedText(withSources(text, m_lifted)) + "</code>";
            return;
        }
        case GUMBO_TAG_BR:
            m_out += "<br />\n";
            return;
        case GUMBO_TAG_A:
            return writeLink(node, place);
        case GUMBO_TAG_IMG:
            return writeImage(node);
        case GUMBO_TAG_INPUT:
            if (attribute(node, "type") == "checkbox") {
                const bool checked = gumbo_get_attribute(&node.v.element.attributes, "checked") != nullptr;
                m_out += checked ? R"(<input type="checkbox" checked="" disabled="" />)"
                                 : R"(<input type="checkbox" disabled="" />)";
            }
            return;
        default:
            return writeNodes(childrenOf(node), place);
        }
    }

    void wrap(std::string_view name, const std::string& attributes, const GumboNode& node, Place place)
    {
        m_out += '<';
        m_out += name;
        m_out += attributes + '>';
        writeNodes(childrenOf(node), place);
        m_out += "</";
        m_out += name;
        m_out += '>';
    }

    void writeText(std::string_view text, Place place)
    {
        splitAtFormulas(
            text, m_lifted, [&](std::string_view part) { m_out += escapedText(part); },
            [&](const Formula& formula) { writeFormula(formula.latex, formula.display, place); });
    }

    void writeFormula(std::string_view latex, bool display, Place place)
    {
        std::string markup = m_options.math ? m_options.math(latex, display) : std::string();
        if (markup.empty())
            markup = escapedText(latex);
        if (display && place == Place::Flow)
            writeBlock([&] { m_out += "<div class=\"math display\">" + markup + "</div>"; });
        else
            m_out += "<span class=\"math " + std::string(display ? "display" : "inline") + "\">" + markup + "</span>";
    }

    void writeLink(const GumboNode& node, Place place)
    {
        const std::string address = withSources(attribute(node, "href"), m_lifted);
        if (isSafeLink(address))
            wrap("a", " href=\"" + escapedAttribute(address) + '"', node, Place::Line);
        else
            writeNodes(childrenOf(node), place);
    }

    void writeImage(const GumboNode& node)
    {
        const std::string alt = withSources(attribute(node, "alt"), m_lifted);
        const std::string address = imageAddress(withSources(attribute(node, "src"), m_lifted));
        if (address.empty())
            m_out += escapedText(alt);
        else
            m_out += "<img src=\"" + escapedAttribute(address) + "\" alt=\"" + escapedAttribute(alt) + "\" />";
    }

    std::string imageAddress(std::string_view source) const
    {
        const std::string& prefix = m_options.imagePrefix;
        const bool prefixed = !prefix.empty() && source.starts_with(prefix);
        if (prefixed)
            source.remove_prefix(prefix.size());
        const auto name = relativeName(source);
        if (!name)
            return {};
        return m_options.image ? m_options.image(*name) : prefix + std::string(source);
    }

    void writePre(const GumboNode& node)
    {
        std::string text;
        appendPlainText(node, text);
        text = escapedText(withSources(text, m_lifted));
        const Nodes children = childrenOf(node);
        const bool code = children.size() == 1 && tagOf(*children[0]) == GUMBO_TAG_CODE;
        if (text.starts_with('\n') && !code)
            m_out += "<pre>\n"; // the first line break within the element does not count
        else
            m_out += code ? "<pre><code>" : "<pre>";
        m_out += text + (code ? "</code></pre>" : "</pre>");
    }

    void writeList(const GumboNode& list)
    {
        const bool ordered = tagOf(list) == GUMBO_TAG_OL;
        m_out += ordered ? "<ol" + numberAttribute(list, "start", 0, 999'999'999, 1) + ">\n" : "<ul>\n";
        for (const GumboNode* item : childrenOf(list)) {
            std::string text;
            if (isText(*item))
                text = item->v.text.text;
            if (item->type == GUMBO_NODE_COMMENT || (isText(*item) && text.find_first_not_of(" \t\n") == text.npos))
                continue;
            m_out += "<li>";
            if (tagOf(*item) == GUMBO_TAG_LI)
                writeNodes(childrenOf(*item), Place::Flow);
            else
                writeNode(*item, Place::Flow);
            m_out += "</li>\n";
        }
        m_out += ordered ? "</ol>" : "</ul>";
    }

    // A table of HTML5's tree has no other children than these.
    void writeTable(const GumboNode& table)
    {
        m_out += "<table>\n";
        for (const GumboNode* part : childrenOf(table)) {
            const GumboTag tag = tagOf(*part);
            if (tag == GUMBO_TAG_CAPTION) {
                wrap("caption", {}, *part, Place::Flow);
                m_out += '\n';
            } else if (isAnyOf(tag, {GUMBO_TAG_THEAD, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT})) {
                const std::string name = gumbo_normalized_tagname(tag);
                m_out += '<' + name + ">\n";
                for (const GumboNode* row : childrenOf(*part))
                    writeRow(*row);
                m_out += "</" + name + ">\n";
            }
        }
        m_out += "</table>";
    }

    void writeRow(const GumboNode& row)
    {
        if (tagOf(row) != GUMBO_TAG_TR)
            return;
        m_out += "<tr>\n";
        for (const GumboNode* cell : childrenOf(row)) {
            if (!isAnyOf(tagOf(*cell), {GUMBO_TAG_TD, GUMBO_TAG_TH}))
                continue;
            const std::string attributes = alignment(*cell) + numberAttribute(*cell, "colspan", 1, 1000, 1)
                + numberAttribute(*cell, "rowspan", 1, 1000, 1);
            wrap(gumbo_normalized_tagname(tagOf(*cell)), attributes, *cell, Place::Flow);
            m_out += '\n';
        }
        m_out += "</tr>\n";
    }

    static constexpr size_t kNone = static_cast<size_t>(-1);

    const LiftedMarkdown& m_lifted;
    const HtmlOptions& m_options;
    std::string m_out;
    size_t m_paragraphStart = kNone; // where lines are being gathered into a paragraph
    std::string m_paragraphAttributes;
};

struct DestroyOutput
{
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

} // namespace

std::string sanitizedHtml(std::string_view html, const HtmlOptions& options)
{
    return sanitizedHtml(html, {}, options);
}

std::string sanitizedHtml(std::string_view html, const LiftedMarkdown& lifted, const HtmlOptions& options)
{
    const std::string document = "<!DOCTYPE html><body>" + reducedHtml(repairedUtf8(html));
    GumboOptions parsing = kGumboDefaultOptions;
    parsing.max_errors = 0;
    const std::unique_ptr<GumboOutput, DestroyOutput> tree(
        gumbo_parse_with_options(&parsing, document.data(), document.size()));
    for (const GumboNode* node : childrenOf(*tree->root)) {
        if (tagOf(*node) == GUMBO_TAG_BODY)
            return Writer(lifted, options).write(*node);
    }
    return {};
}

} // namespace lectern::exports
