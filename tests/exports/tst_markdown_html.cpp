// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/html_properties.h"
#include "exports/markdown_html.h"

#include <QtTest/QTest>
#include <array>
#include <random>
#include <string>

using namespace lectern::exports;
using namespace std::string_literals;

namespace {

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

std::string inlineMath(const std::string& latex)
{
    return "<span class=\"math inline\">" + latex + "</span>";
}

std::string displayMath(const std::string& latex)
{
    return "<div class=\"math display\">" + latex + "</div>\n";
}

std::string paragraph(const std::string& html)
{
    return "<p>" + html + "</p>\n";
}

} // namespace

#define COMPARE_HTML(markdown, expected) QCOMPARE(markdownHtml(markdown), std::string(expected))

class MarkdownHtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mathIsNotReadAsMarkdown();
    void displayMathStandsBetweenParagraphs();
    void aQuotedFormulaLosesTheMarksOfTheQuotation();
    void dollarsAreMathOrMoney_data();
    void dollarsAreMathOrMoney();
    void mathInCodeIsCode();
    void mathStaysWithinItsCellAndParagraph();
    void mathInTablesIsLifted();
    void entitiesInAFormulaAreItsCharacters();
    void aFormulaInAnAttributeIsItsSource();
    void theCallbackMakesTheMarkupOfFormulas();
    void textBehindATableIsAParagraph();
    void anOpenTableEndsWithItsBlock();
    void gfmIsRendered_data();
    void gfmIsRendered();
    void onlyAllowedHtmlPasses_data();
    void onlyAllowedHtmlPasses();
    void imagesGetTheirPrefix();
    void imagesGetTheAddressOfTheCallback();
    void anyBytesWillDo();
    void anyMixtureGivesOnlyAllowedHtml();
    void deepAndLongInputsComeToAnEnd_data();
    void deepAndLongInputsComeToAnEnd();
};

void MarkdownHtmlTest::mathIsNotReadAsMarkdown()
{
    COMPARE_HTML("inline \\(a_1 + b_2*c*\\) and *more*",
        paragraph("inline " + inlineMath("a_1 + b_2*c*") + " and <em>more</em>"));
    COMPARE_HTML("# Of \\(x < y\\)", "<h1>Of " + inlineMath("x &lt; y") + "</h1>\n");
    COMPARE_HTML("**\\(a\\)**b", paragraph("<strong>" + inlineMath("a") + "</strong>b"));
    COMPARE_HTML("no \\(math", paragraph("no (math"));
    COMPARE_HTML("a line break \\\\(not math\\\\)", paragraph("a line break \\(not math\\)"));
}

void MarkdownHtmlTest::displayMathStandsBetweenParagraphs()
{
    COMPARE_HTML("\\[ a \\\\ b \\]", displayMath("a \\\\ b"));
    COMPARE_HTML(
        "one \\[x*y*z\\] two $$q$$", paragraph("one") + displayMath("x*y*z") + paragraph("two") + displayMath("q"));
    COMPARE_HTML("\\[\na\n- b\n# c\n\\]", displayMath("a\n- b\n# c"));
    COMPARE_HTML("**a \\[x\\] b**", paragraph("<strong>a <span class=\"math display\">x</span> b</strong>"));
    COMPARE_HTML("- a \\[x\\]", "<ul>\n<li>a " + displayMath("x") + "</li>\n</ul>\n");
}

void MarkdownHtmlTest::aQuotedFormulaLosesTheMarksOfTheQuotation()
{
    COMPARE_HTML("> \\[ a\n> > b \\]", "<blockquote>\n" + displayMath("a\n &gt; b") + "</blockquote>\n");
    COMPARE_HTML("\\[ a\n> b \\]", displayMath("a\n&gt; b"));
}

void MarkdownHtmlTest::dollarsAreMathOrMoney_data()
{
    QTest::addColumn<std::string>("markdown");
    QTest::addColumn<std::string>("html");
    const std::string x = inlineMath("x");
    QTest::newRow("a formula") << "so $x$."s
                               << "so " + x + ".";
    QTest::newRow("a number") << "take $5$."s
                              << "take " + inlineMath("5") + ".";
    QTest::newRow("an equation that begins with a number") << "$5 = x$"s << inlineMath("5 = x");
    QTest::newRow("two prices") << "$5 and $6"s
                                << "$5 and $6"s;
    QTest::newRow("prices one behind the other") << "$5,$6"s
                                                 << "$5,$6"s;
    QTest::newRow("prices in brackets") << "($5) and ($6)"s
                                        << "($5) and ($6)"s;
    QTest::newRow("a price and a formula") << "$5 for $x$"s
                                           << "$5 for " + x;
    QTest::newRow("currencies") << "US$5 or A$ 6, 7$ or 8$"s
                                << "US$5 or A$ 6, 7$ or 8$"s;
    QTest::newRow("words") << "$cheap and good$"s
                           << "$cheap and good$"s;
    QTest::newRow("an amount with words") << "$10 to 20$"s
                                          << "$10 to 20$"s;
    QTest::newRow("variables of a shell") << "$HOME/$USER and `$x$`"s
                                          << "$HOME/$USER and <code>$x$</code>"s;
    QTest::newRow("escaped") << "\\$x$ and $y\\$"s
                             << "$x$ and $y$"s;
    QTest::newRow("commands") << "$\\alpha_1 \\text{ if and only if }$"s
                              << inlineMath("\\alpha_1 \\text{ if and only if }");
    QTest::newRow("Chinese") << "设$x$为实数"s
                             << "设" + x + "为实数";
    QTest::newRow("stars of a guide") << "$$ or $$$"s
                                      << "$$ or $$$"s;
}

void MarkdownHtmlTest::dollarsAreMathOrMoney()
{
    QFETCH(std::string, markdown);
    QFETCH(std::string, html);
    COMPARE_HTML(markdown, paragraph(html));
}

void MarkdownHtmlTest::mathInCodeIsCode()
{
    COMPARE_HTML("`\\(a\\)` and ``$x$ ` $y$``", paragraph("<code>\\(a\\)</code> and <code>$x$ ` $y$</code>"));
    COMPARE_HTML("`\\(` opens, `\\)` closes", paragraph("<code>\\(</code> opens, <code>\\)</code> closes"));
    COMPARE_HTML(
        "~~~\n\\(a\\)\n\n$x$\n~~~\n\\(b\\)", "<pre><code>\\(a\\)\n\n$x$\n</code></pre>\n" + paragraph(inlineMath("b")));
    COMPARE_HTML("    \\(indented\\)", "<pre><code>\\(indented\\)\n</code></pre>\n");
    COMPARE_HTML("- ```\n  \\(a\\)\n  ```", "<ul>\n<li>\n<pre><code>\\(a\\)\n</code></pre>\n\n</li>\n</ul>\n");
    COMPARE_HTML("<pre>\\(a\\)</pre>", "<pre>\\(a\\)</pre>\n");
}

void MarkdownHtmlTest::mathStaysWithinItsCellAndParagraph()
{
    COMPARE_HTML("a \\(b\n\nc\\) d", paragraph("a (b") + paragraph("c) d"));
    const std::string cells = markdownHtml("<table><tr><td>\\(a</td><td>b\\)</td></tr></table>");
    QVERIFY2(!has(cells, "math") && has(cells, "<td>\\(a</td>\n<td>b\\)</td>"), cells.c_str());
    const std::string prices = markdownHtml("<table><tr><td>$5</td><td>6$</td></tr></table>");
    QVERIFY2(has(prices, "<td>$5</td>\n<td>6$</td>"), prices.c_str());
}

void MarkdownHtmlTest::mathInTablesIsLifted()
{
    const std::string pipes = markdownHtml("| a | b |\n|---|---|\n| $x|y$ | \\(\\frac{1}{2}\\) |\n");
    QVERIFY2(
        has(pipes, "<td>" + inlineMath("x|y") + "</td>\n<td>" + inlineMath("\\frac{1}{2}") + "</td>"), pipes.c_str());
    const std::string html = markdownHtml("<table><tr><td>\\(a_1\\)</td><td>\\[b\\]</td></tr></table>");
    QVERIFY2(has(html, "<td>" + inlineMath("a_1") + "</td>"), html.c_str());
    QVERIFY2(has(html, "<td>" + displayMath("b") + "</td>"), html.c_str());
}

void MarkdownHtmlTest::entitiesInAFormulaAreItsCharacters()
{
    COMPARE_HTML("\\(a &lt; b &amp; c\\)", paragraph(inlineMath("a &lt; b &amp; c")));
    COMPARE_HTML("\\(a < b & c > d\\)", paragraph(inlineMath("a &lt; b &amp; c &gt; d")));
}

void MarkdownHtmlTest::aFormulaInAnAttributeIsItsSource()
{
    COMPARE_HTML("![of \\(x\\)](a.jpg)", paragraph("<img src=\"a.jpg\" alt=\"of \\(x\\)\" />"));
    COMPARE_HTML("[a](https://b.c/$x$)", paragraph("<a href=\"https://b.c/$x$\">a</a>"));
}

void MarkdownHtmlTest::theCallbackMakesTheMarkupOfFormulas()
{
    HtmlOptions options;
    options.math = [](std::string_view latex, bool display) {
        return latex == "none" ? std::string()
                               : "<math>" + std::string(display ? "D" : "I") + std::string(latex) + "</math>";
    };
    QCOMPARE(markdownHtml("\\(a\\) \\(none\\) \\[b\\]", options),
        paragraph(inlineMath("<math>Ia</math>") + " " + inlineMath("none")) + displayMath("<math>Db</math>"));
}

void MarkdownHtmlTest::textBehindATableIsAParagraph()
{
    const std::string table = "<table>\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table>\n";
    COMPARE_HTML("before\n<table><tr><td>a</td></tr></table>\nafter *it*",
        paragraph("before") + table + paragraph("after <em>it</em>"));
    COMPARE_HTML(
        "<table>\n\n<tr>\n\n    <td>a</td></tr>\n\n</table> after *it*", table + paragraph("after <em>it</em>"));
    COMPARE_HTML("`<table>` is *a tag*", paragraph("<code>&lt;table&gt;</code> is <em>a tag</em>"));
}

void MarkdownHtmlTest::anOpenTableEndsWithItsBlock()
{
    const std::string html = markdownHtml("<table><tr><td>a\n\nafter <b>it\n\nlast");
    QVERIFY2(html.ends_with("</table>\n" + paragraph("after <strong>it</strong>") + paragraph("last")), html.c_str());
    QVERIFY(!has(markdownHtml("<table><tr><td>a</td><td colspan=\"2"), "colspan")); // while it is being written
}

void MarkdownHtmlTest::gfmIsRendered_data()
{
    QTest::addColumn<std::string>("markdown");
    QTest::addColumn<std::string>("part");
    QTest::newRow("heading") << "### Three"s
                             << "<h3>Three</h3>"s;
    QTest::newRow("numbers") << "7. a\n8. b"s
                             << "<ol start=\"7\">\n<li>a</li>\n<li>b</li>\n</ol>"s;
    QTest::newRow("task") << "- [x] a"s
                          << "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "s;
    QTest::newRow("strike") << "~~a~~ ~b~"s
                            << "<p><del>a</del> ~b~</p>"s;
    QTest::newRow("alignment") << "|a|\n|:-:|\n|b|"s
                               << "<td align=\"center\">b</td>"s;
    QTest::newRow("code") << "```cpp\na < b\n```"s
                          << "<pre><code>a &lt; b\n</code></pre>"s;
    QTest::newRow("rule") << "a\n\n---\n\nb"s
                          << "<hr />"s;
    QTest::newRow("quote") << "> a"s
                           << "<blockquote>\n<p>a</p>\n</blockquote>"s;
    QTest::newRow("break") << "a  \nb"s
                           << "<p>a<br />\n"s;
    QTest::newRow("link") << "<https://a.b/?c=d&e>"s
                          << "<a href=\"https://a.b/?c=d&amp;e\">"s;
    QTest::newRow("reference to a note") << "a<sup>1</sup>"s
                                         << "<p>a<sup>1</sup></p>"s;
}

void MarkdownHtmlTest::gfmIsRendered()
{
    QFETCH(std::string, markdown);
    QFETCH(std::string, part);
    const std::string html = markdownHtml(markdown);
    QVERIFY2(has(html, part), html.c_str());
}

void MarkdownHtmlTest::onlyAllowedHtmlPasses_data()
{
    QTest::addColumn<std::string>("markdown");
    QTest::addColumn<std::string>("html");
    const auto row = [](const char* name, const std::string& markdown, const std::string& html) {
        QTest::newRow(name) << markdown << html;
    };
    row("script", "a<script>alert(1)</script>b", "<p>ab</p>\n");
    row("script without an end", "<script>alert(1)", "");
    row("style sheet", "a <style>p{}</style>b", "<p>a b</p>\n");
    row("handlers", "<img src=x.png onerror=alert(1)>", "<p><img src=\"x.png\" alt=\"\" /></p>\n");
    row("handlers behind a slash", "<p>\na <img/src=\"x.png\"/onerror=alert(1)></p>",
        "<p>a <img src=\"x.png\" alt=\"\" /></p>\n");
    row("vector graphics", "a <svg onload=alert(1)><path d=z /></svg> b", "<p>a  b</p>\n");
    row("foreign markup that changes how scripts are read", "a <math><mtext><style><img src=x onerror=y>",
        "<p>a</p>\n");
    row("frames", "<iframe src=https://a.b></iframe>a", "<p>a</p>\n");
    row("forms", "<form action=x><button>a</button><input type=text></form>", "<p>a</p>\n");
    row("links that run", "[a](javascript:alert(1)) <a href=\"java&#10;script:alert(1)\">b</a>", "<p>a b</p>\n");
    row("links to files", "[a](file:///etc/passwd) [b](data:text/html,x) [c](x.html)", "<p>a b c</p>\n");
    row("links", "[a](#b) [c](mailto:d@e) [f](HTTP://g)",
        "<p><a href=\"#b\">a</a> <a href=\"mailto:d@e\">c</a> <a href=\"HTTP://g\">f</a></p>\n");
    row("images of others", "![a](https://b/c.png) ![d](//e/f.png) ![g](/h.png) ![i](data:image/png;base64,AA==)",
        "<p>a d g i</p>\n");
    row("images above the folder", "![a](../b.png) ![c](d/%2e%2e/%2E%2e/e.png) ![f](g\\\\h.png) ![i](%2Fetc/j.png)",
        "<p>a c f i</p>\n");
    row("images of the folder", "![](a_images/1_0.jpg) ![b](c..d/e%20f.png)",
        "<p><img src=\"a_images/1_0.jpg\" alt=\"\" /> <img src=\"c..d/e%20f.png\" alt=\"b\" /></p>\n");
    row("classes and styles", "<span class=x style=color:red id=y>a</span>", "<p>a</p>\n");
    row("our own classes", "<span class=\"math inline\">a<b>b</b></span>",
        "<p><span class=\"math inline\">ab</span></p>\n");
    row("spellings", "<B>a</B> <i>b</i> <STRIKE>c</STRIKE>", "<p><strong>a</strong> <em>b</em> <del>c</del></p>\n");
    row("spans of cells",
        "<table><tr><td colspan=2 rowspan=0>a</td><td colspan=-1>b</td><td colspan=\"9999\">c</td></tr></table>",
        "<table>\n<tbody>\n<tr>\n<td colspan=\"2\">a</td>\n<td>b</td>\n<td>c</td>\n</tr>\n</tbody>\n</table>\n");
    row("divisions are paragraphs", "<div align=center>a</div><div>b</div>", "<p>a</p>\n<p>b</p>\n");
    row("comments", "a <!-- <b>c</b> --> d", "<p>a  d</p>\n");
    row("an attribute that hides a tag", "<b title=\"</b><script>\">a</b>", "<p><strong>a</strong></p>\n");
    row("a text that is no tag", "1 < 2 &lt;script> & so", "<p>1 &lt; 2 &lt;script&gt; &amp; so</p>\n");
}

void MarkdownHtmlTest::onlyAllowedHtmlPasses()
{
    QFETCH(std::string, markdown);
    QFETCH(std::string, html);
    COMPARE_HTML(markdown, html);
    QCOMPARE(sanitizedHtml(html), html);
}

void MarkdownHtmlTest::imagesGetTheirPrefix()
{
    HtmlOptions options;
    options.imagePrefix = "lectern://7/";
    const std::string once = markdownHtml("![a](b/c.png) ![d](lectern://7/../e.png)", options);
    QCOMPARE(once, paragraph("<img src=\"lectern://7/b/c.png\" alt=\"a\" /> d"));
    QCOMPARE(sanitizedHtml(once, options), once);
}

void MarkdownHtmlTest::imagesGetTheAddressOfTheCallback()
{
    HtmlOptions options;
    options.image = [](std::string_view name) { return name == "b c.png" ? "data:image/png;base64,AA==" : ""s; };
    QCOMPARE(markdownHtml("![a](b%20c.png) ![d](e.png) ![f](../g.png)", options),
        paragraph("<img src=\"data:image/png;base64,AA==\" alt=\"a\" /> d f"));
}

void MarkdownHtmlTest::anyBytesWillDo()
{
    COMPARE_HTML("", "");
    COMPARE_HTML(" \n\n", "");
    COMPARE_HTML("a\0b"s,
        paragraph("a\xEF\xBF\xBD"
                  "b"));
    COMPARE_HTML("a\xFF\xFE", paragraph("a\xEF\xBF\xBD\xEF\xBF\xBD"));
    COMPARE_HTML("\xEF\xBB\xBF# a", "<h1>a</h1>\n");
    COMPARE_HTML("a\x01\x0C!", paragraph("a!"));
    COMPARE_HTML("a\r\n\r\nb", paragraph("a") + paragraph("b"));
}

void MarkdownHtmlTest::anyMixtureGivesOnlyAllowedHtml()
{
    const auto pieces = std::to_array<std::string>({"<table>", "</table>", "<tr>", "<td colspan=2>", "</td>", "<b>",
        "</b>", "<p>", "</p>", "<div>", "</div>", "<li>", "<ul>", "</ul>", "<pre>", "</pre>", "<a href='javascript:x'>",
        "<a href=https://x.y>", "</a>", "<img src=x onerror=y>", "<script>", "</script>", "<style>", "<!--", "-->",
        "<svg>", "<math>", "<span class='math inline'>", "<div class=\"math display\">", "</span>", "<h1>", "</h2>",
        "<caption>", "<select>", "<textarea>", "<br>", "<input type=checkbox>", "\\(", "\\)", "\\[", "\\]", "$", "$$",
        "`", "```\n", "\n", "\n\n", "> ", "- ", "1. ", "# ", "    ", "|", "---|---\n", "*", "**", "~~", "[", "](", ")",
        "![", "&lt;", "&#60;", "&", "\\", "\"", "'", "x", "a b", "\xE4\xB8\xAD", "\xFF", "\0"s});
    std::mt19937 random(7);
    for (int i = 0; i < 4000; ++i) {
        std::string markdown;
        for (auto length = random() % 24; length > 0; --length)
            markdown += pieces[random() % pieces.size()];
        const std::string html = markdownHtml(markdown);
        const std::string found = lectern::test::forbiddenIn(html);
        QVERIFY2(found.empty(), (found + " in " + html + "\nof " + markdown).c_str());
        const std::string foundAgain = lectern::test::forbiddenIn(sanitizedHtml(html));
        QVERIFY2(foundAgain.empty(), (foundAgain + " of " + markdown).c_str());
    }
}

void MarkdownHtmlTest::deepAndLongInputsComeToAnEnd_data()
{
    QTest::addColumn<std::string>("piece");
    for (const char* piece : {"> ", "- ", "*a ", "[", "![a](", "<b>", "<div>", "<table><tr><td>", "<b title=\"</b>\">",
             "$a", "\\(", "\\[ a", "`a``", "<p>a", "<ul><li>", "&", "<script>", "<!--"})
        QTest::newRow(piece) << std::string(piece);
}

void MarkdownHtmlTest::deepAndLongInputsComeToAnEnd()
{
    QFETCH(std::string, piece);
    std::string markdown;
    while (markdown.size() < 100'000)
        markdown += piece;
    const std::string found = lectern::test::forbiddenIn(markdownHtml(markdown));
    QVERIFY2(found.empty(), found.c_str());
    std::string wide; // a table of 25 million cells, if rows were filled
    for (int i = 0; i < 5'000; ++i)
        wide += "|a";
    wide += "|\n";
    for (int i = 0; i < 5'000; ++i)
        wide += "|-";
    wide += "|\n";
    for (int i = 0; i < 5'000; ++i)
        wide += "b\n";
    QVERIFY(markdownHtml(wide).size() < 1'000'000);
}

QTEST_APPLESS_MAIN(MarkdownHtmlTest)
#include "tst_markdown_html.moc"
