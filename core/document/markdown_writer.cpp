// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/markdown_writer.h"

#include "document/labels.h"

#include <algorithm>

namespace lectern::document {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\r\f\v";

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
    return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Replaces a LaTeX command; `\\coloneqq` is a line break and a word, `\coloneqqx` another command.
void replaceCommand(std::string& text, std::string_view command, std::string_view with)
{
    for (size_t at = text.find(command); at != text.npos; at = text.find(command, at)) {
        const size_t end = at + command.size();
        size_t backslashes = 0;
        while (backslashes < at && text[at - backslashes - 1] == '\\')
            ++backslashes;
        if (backslashes % 2 != 0 || (end < text.size() && isLetter(text[end]))) {
            at = end;
            continue;
        }
        text.replace(at, command.size(), with);
        at += with.size();
    }
}

// Where the table that begins at start ends, behind its closing tag; npos if it is not closed.
size_t tableEnd(std::string_view text, size_t start)
{
    constexpr std::string_view kOpen = "<table";
    constexpr std::string_view kClose = "</table>";
    int depth = 0;
    size_t nextOpen = start;
    size_t nextClose = text.find(kClose, start);
    while (nextClose != text.npos) {
        if (nextOpen < nextClose) {
            ++depth;
            nextOpen = text.find(kOpen, nextOpen + kOpen.size());
            continue;
        }
        const size_t end = nextClose + kClose.size();
        if (--depth == 0)
            return end;
        nextClose = text.find(kClose, end);
    }
    return text.npos;
}

std::string withBlankLinesRoundTables(std::string_view text)
{
    std::string out;
    if (text.find("```") != text.npos || text.find("~~~") != text.npos)
        return std::string(text); // a table in a listing is a listing
    while (!text.empty()) {
        size_t start = text.find("<table");
        while (start != text.npos && start > 0 && (text[start - 1] == '\\' || text[start - 1] == '`'))
            start = text.find("<table", start + 1);
        const size_t end = start == text.npos ? text.npos : tableEnd(text, start);
        if (end == text.npos)
            break;
        const std::string_view before = trimmed(text.substr(0, start));
        if (!before.empty())
            out += std::string(before) + "\n\n";
        out += text.substr(start, end - start);
        text = trimmed(text.substr(end));
        if (!text.empty())
            out += "\n\n";
    }
    out += text;
    return out;
}

bool hasHeadingMark(std::string_view text)
{
    const size_t marks = std::min(text.find_first_not_of('#'), text.size());
    return marks >= 1 && marks <= 6 && (marks == text.size() || kWhiteSpace.find(text[marks]) != kWhiteSpace.npos);
}

std::string headingMarkdown(std::string_view text, int level)
{
    if (hasHeadingMark(text))
        return std::string(text);
    std::string out = std::string(static_cast<size_t>(level), '#') + ' ';
    const size_t prefix = out.size();
    out += text;
    std::replace(out.begin() + static_cast<long>(prefix), out.end(), '\n', ' '); // a heading is one line
    return out;
}

// With an "OCR this image" prompt the model writes the words of a line where the label stands.
bool isWordsNotLabel(std::string_view label)
{
    return label.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != label.npos;
}

// A path as a link's destination: spaces and what Markdown gives a meaning are percent-encoded.
std::string linkDestination(std::string_view path)
{
    constexpr std::string_view kSpecial = "()<>[]%\\\"'`*?#&";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7F || kSpecial.find(c) != kSpecial.npos) {
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 0xF];
        } else {
            out += c;
        }
    }
    return out;
}

void appendParagraph(std::string& out, std::string_view paragraph)
{
    if (paragraph.empty())
        return;
    if (!out.empty())
        out += "\n\n";
    out += paragraph;
}

} // namespace

std::string blockMarkdown(const Block& block)
{
    std::string text(trimmed(block.text.empty() && isWordsNotLabel(block.label) ? block.label : block.text));
    replaceCommand(text, "\\coloneqq", ":=");
    replaceCommand(text, "\\eqqcolon", "=:");
    if (block.label != label::kCode && text.find("<table") != text.npos)
        text = withBlankLinesRoundTables(text);
    const int level = headingLevel(block.label);
    if (level > 0 && !text.empty())
        text = headingMarkdown(text, level);
    if (!isFigure(block.label) || block.image.empty())
        return text;
    std::string out = "![](" + linkDestination(block.image) + ')';
    appendParagraph(out, text);
    return out;
}

std::string pageMarkdown(const PageResult& page, const MarkdownOptions& options)
{
    std::string out;
    for (const Block& block : page.blocks) {
        if (options.furniture == Furniture::Keep || !isFurniture(block.label))
            appendParagraph(out, blockMarkdown(block));
    }
    return out;
}

std::string documentMarkdown(const Document& document, const MarkdownOptions& options)
{
    std::string out;
    for (const PageResult& page : document.pages)
        appendParagraph(out, pageMarkdown(page, options));
    if (!out.empty())
        out += '\n';
    return out;
}

std::string withoutHeadingMark(const std::string& markdown)
{
    const size_t begin = markdown.find_first_not_of("# ");
    return begin == std::string::npos ? std::string() : markdown.substr(begin);
}

} // namespace lectern::document
