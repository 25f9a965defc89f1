// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/html_export.h"

#include "base/files.h"
#include "base/utf8.h"
#include "exports/export_file.h"
#include "exports/html_addresses.h"
#include "exports/markdown_html.h"

#include <QByteArray>
#include <array>
#include <utility>

namespace lectern::exports {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --paper: #ffffff;
  --code: #f3f4f6; --link: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --text: #e3e6ea; --quiet: #9aa4af; --line: #3d444d; --paper: #16191d;
  --code: #23282e; --link: #8ab4f8; } }
html { background: var(--paper); color: var(--text); }
body { max-width: 75ch; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; line-height: 1.5; font-size: 1.0625rem;
  font-family: Charter, "Bitstream Charter", "Noto Serif", "Noto Serif CJK SC", Cambria, Georgia, serif;
  overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.5em; text-wrap: balance;
  font-family: system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
section > :first-child { margin-top: 0; }
section + section { margin-top: 2.5rem; padding-top: 2.5rem; border-top: 1px solid var(--line); }
p, ul, ol, blockquote, pre, table { margin: 0 0 1em; }
a { color: var(--link); }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; display: block; overflow-x: auto; font-size: 0.94em;
  font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: 0.3em 0.6em; vertical-align: top; }
th { background: var(--code); }
caption { color: var(--quiet); text-align: left; padding-bottom: 0.4em; }
blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--quiet); }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: 0.9em; }
code { background: var(--code); border-radius: 3px; padding: 0.1em 0.3em; }
pre { background: var(--code); border-radius: 6px; padding: 0.8em 1em; overflow-x: auto; }
pre code { padding: 0; background: none; font-size: 1em; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
li > input { margin: 0 0.4em 0 0; }
.math.display { display: block; overflow-x: auto; margin: 1em 0; text-align: center; }
@media print { :root { color-scheme: light; --text: #000; --quiet: #333; --line: #999; --paper: #fff; --code: #f3f4f6;
  --link: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; } table { display: table; }
  h1, h2, h3, h4 { break-after: avoid; } tr, img, pre { break-inside: avoid; }
  section + section { border-top: 0; padding-top: 0; margin-top: 1em; } }
)css";

// The type of an image by its first bytes; empty: none that browsers show.
std::string_view imageType(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
        return "image/png";
    if (bytes.starts_with("\xFF\xD8\xFF"sv))
        return "image/jpeg";
    if (bytes.starts_with("GIF8"sv))
        return "image/gif";
    return bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv) ? "image/webp" : std::string_view();
}

std::string dataAddress(std::string_view bytes)
{
    const std::string_view type = imageType(bytes);
    if (type.empty())
        return {};
    const auto view = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return "data:" + std::string(type) + ";base64," + view.toBase64().toStdString();
}

// Kana make a text Japanese, many Han characters without them Chinese; other scripts serve many languages.
std::string guessedLanguage(std::string_view text)
{
    size_t letters = 0;
    size_t han = 0;
    size_t kana = 0;
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        letters += c > ' ' ? 1 : 0;
        kana += c >= 0x3041 && c <= 0x30FF ? 1 : 0;
        han += c >= 0x4E00 && c <= 0x9FFF ? 1 : 0;
    }
    if ((han + kana) * 4 < letters || letters == 0)
        return {};
    return kana * 20 > han ? "ja" : "zh";
}

HtmlOptions fragmentOptions(const HtmlPageOptions& options, MathMarkup& math)
{
    HtmlOptions fragment;
    fragment.math = [&math](std::string_view latex, bool display) {
        return math.mathml(latex, display).value_or(std::string());
    };
    fragment.image = [&options](std::string_view name) {
        return options.image ? dataAddress(options.image(name)) : std::string();
    };
    return fragment;
}

std::string wholePage(std::string_view body, std::string_view text, const HtmlPageOptions& options)
{
    const std::string lang = options.lang.empty() ? guessedLanguage(text) : options.lang;
    std::string out = "<!DOCTYPE html>\n<html";
    if (!lang.empty())
        out += " lang=\"" + escapedAttribute(lang) + '"';
    // The policy keeps the file from loading anything, whatever is pasted into it later.
    out += ">\n<head>\n<meta charset=\"utf-8\" />\n"
           "<meta http-equiv=\"Content-Security-Policy\" "
           "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\" />\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>"
        + escapedText(options.title) + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n";
    out += body;
    out += "</body>\n</html>\n";
    return out;
}

} // namespace

std::string htmlPage(std::string_view markdown, const HtmlPageOptions& options, MathMarkup& math)
{
    const std::string body = markdownHtml(markdown, fragmentOptions(options, math));
    return wholePage("<main>\n" + body + "</main>\n", markdown, options);
}

std::string htmlPage(std::string_view markdown, const HtmlPageOptions& options)
{
    MathMarkup math;
    return htmlPage(markdown, options, math);
}

Result<std::filesystem::path> exportHtml(const document::Document& document, const ExportTarget& target,
    const HtmlExportOptions& options, const Cancel& cancel)
{
    MathMarkup math;
    HtmlPageOptions page;
    page.title = options.title.empty() ? target.name : options.title;
    page.lang = options.lang;
    page.image = [&target](std::string_view name) {
        return readFile(target.folder / std::u8string(name.begin(), name.end())).value_or(std::string());
    };
    const HtmlOptions fragment = fragmentOptions(page, math);
    std::string body = "<main>\n";
    std::string text;
    for (const document::PageResult& result : document.pages) {
        if (cancel.requested())
            return cancelled();
        const std::string markdown = document::pageMarkdown(result, options.markdown);
        if (markdown.empty())
            continue;
        text += markdown;
        body += "<section id=\"page-" + std::to_string(result.page) + "\">\n" + markdownHtml(markdown, fragment)
            + "</section>\n";
    }
    body += "</main>\n";
    return writeExport(target.file(".html"), wholePage(body, text, page));
}

} // namespace lectern::exports
