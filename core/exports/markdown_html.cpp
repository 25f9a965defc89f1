// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/markdown_html.h"

#include "base/utf8.h"
#include "exports/math_spans.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

namespace lectern::exports {
namespace {

// Unsafe here means that HTML is kept: the sanitizer sees it.
constexpr int kOptions = CMARK_OPT_UNSAFE | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

// Not autolink: in Debian 12's version it reads beyond its input (CVE-2023-22485).
constexpr std::array<const char*, 3> kExtensions{"table", "strikethrough", "tasklist"};

struct FreeNode
{
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser
{
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeMemory
{
    void operator()(char* memory) const { std::free(memory); }
};
using Node = std::unique_ptr<cmark_node, FreeNode>;
using Parser = std::unique_ptr<cmark_parser, FreeParser>;
using Text = std::unique_ptr<char, FreeMemory>;

// cmark-gfm keeps its extensions and the characters that are special to them in global variables, which parsing
// writes: one thread at a time.
std::mutex& parsing()
{
    static std::mutex mutex;
    return mutex;
}

Node parsed(std::string_view markdown)
{
    const std::scoped_lock lock(parsing());
    cmark_gfm_core_extensions_ensure_registered();
    const Parser parser(cmark_parser_new(kOptions));
    for (const char* name : kExtensions) {
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    return Node(cmark_parser_finish(parser.get()));
}

std::string cleaned(std::string_view markdown)
{
    std::string text = repairedUtf8(markdown);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    for (size_t at = text.find('\0'); at != text.npos; at = text.find('\0', at))
        text.replace(at, 1, "\xEF\xBF\xBD");
    std::erase_if(text, [](char c) { return c > 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r'; });
    return text;
}

// cmark-gfm fills the rows of a table to the width of its head: some kilobytes could ask for gigabytes of empty cells.
// The head of such a table is made text.
std::string withoutHugeTables(std::string_view text)
{
    constexpr size_t kMostCells = 500'000; // as later versions of cmark-gfm have it
    std::string out;
    while (!text.empty()) {
        const std::string_view paragraph = text.substr(0, std::min(text.find("\n\n"), text.size() - 1) + 1);
        text.remove_prefix(paragraph.size());
        const auto rows = static_cast<size_t>(std::count(paragraph.begin(), paragraph.end(), '\n')) + 1;
        for (std::string_view rest = paragraph; !rest.empty();) {
            const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
            rest.remove_prefix(line.size());
            const size_t start = line.find_first_of("|-:");
            const auto columns = static_cast<size_t>(std::count(line.begin(), line.end(), '|')) + 1;
            if (columns * rows > kMostCells && line.find_first_not_of("|-: \t>+*\r\n") == line.npos
                && start != line.npos) {
                out += line.substr(0, start);
                out += '\\';
                out += line.substr(start);
            } else {
                out += line;
            }
        }
    }
    return out;
}

} // namespace

std::string markdownHtml(std::string_view markdown, const HtmlOptions& options)
{
    const LiftedMarkdown lifted = liftMath(cleaned(markdown));
    const Node document = parsed(withoutHugeTables(lifted.text));
    std::string out;
    // Block by block: HTML that one leaves open ends with it.
    for (cmark_node* block = cmark_node_first_child(document.get()); block; block = cmark_node_next(block)) {
        const Text html(cmark_render_html(block, kOptions, nullptr));
        out += sanitizedHtml(html.get(), lifted, options);
    }
    return out;
}

} // namespace lectern::exports
