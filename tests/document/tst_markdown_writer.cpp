// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/markdown_escape.h"
#include "document/markdown_writer.h"
#include "grounding/grounded_writer.h"
#include "grounding/tag_parser.h"
#include "support/fixture_path.h"

#include <QtTest/QTest>

#include <fstream>
#include <sstream>

using namespace lectern;
using namespace lectern::document;

namespace {

Block block(std::string label, std::string text)
{
    Block made;
    made.label = std::move(label);
    made.text = std::move(text);
    return made;
}

PageResult page(std::vector<Block> blocks)
{
    PageResult made;
    made.blocks = std::move(blocks);
    return made;
}

std::string content(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream out;
    out << file.rdbuf();
    return out.str();
}

} // namespace

class MarkdownWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlockIsKeptAsItsReaderWroteIt_data();
    void aBlockIsKeptAsItsReaderWroteIt();
    void aFigureIsALinkWhereItWasCutOutAndNothingWhereNot();
    void aFiguresLinkSurvivesSpacesAndBrackets();
    void furnitureIsLeftOutUnlessAskedFor();
    void blocksStandOneBlankLineApart();
    void pagesAreJoinedByABlankLine();
    void wordsInPlaceOfALabelAreText();
    void groundedTextBecomesMarkdown();
    void plainTextGoesThroughGroundedTextUnharmed();
    void theModelsPageBecomesTheStoredMarkdown();
};

void MarkdownWriterTest::aBlockIsKeptAsItsReaderWroteIt_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* label, const char* text, const char* expected) {
        QTest::newRow(text) << QByteArray(label) << QByteArray(text) << QByteArray(expected);
    };
    row("text", "Plain *emphasis* kept.", "Plain *emphasis* kept.");
    row("title", "# Has a mark", "# Has a mark");
    row("title", "Has none", "# Has none");
    row("sub_title", "### Deeper", "### Deeper");
    row("sub_title", "Two\nlines", "## Two lines");
    row("title", "#1 in the list", "# #1 in the list");
    row("title", "\\# escaped", "# \\# escaped");
    row("title", "", "");
    row("list", "- a\n- b", "- a\n- b");
    row("equation", "\\[ x_1 * y_2 \\]", "\\[ x_1 * y_2 \\]");
    row("text", "\\(a \\coloneqq b\\eqqcolon c\\)", "\\(a := b=: c\\)");
    row("text", "\\\\coloneqq \\coloneqqs \\\\\\coloneqq", "\\\\coloneqq \\coloneqqs \\\\:=");
    row("table", "<table><tr><td>1</td></tr></table>", "<table><tr><td>1</td></tr></table>");
    row("text", "Before\n<table><tr><td>1</td></tr></table>\nafter",
        "Before\n\n<table><tr><td>1</td></tr></table>\n\nafter");
    row("table", "<table>a<table>b</table>c</table> d <table></table>",
        "<table>a<table>b</table>c</table>\n\nd\n\n<table></table>");
    row("text", "an \\<table>x</table> y", "an \\<table>x</table> y");
    row("text", "unclosed <table><tr>", "unclosed <table><tr>");
    row("code", "```\n<table></table>\nx\n```", "```\n<table></table>\nx\n```");
    row("text", "```html\n<table></table>\nx\n```", "```html\n<table></table>\nx\n```");
    row("unheard_of", "text", "text");
    row("text", " \n padded\n\n", "padded");
}

void MarkdownWriterTest::aBlockIsKeptAsItsReaderWroteIt()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(blockMarkdown(block(label.toStdString(), text.toStdString()))), expected);
}

void MarkdownWriterTest::aFigureIsALinkWhereItWasCutOutAndNothingWhereNot()
{
    Block figure = block("image", "");
    QCOMPARE(blockMarkdown(figure), std::string());
    figure.image = "paper_images/3_0.jpg";
    QCOMPARE(blockMarkdown(figure), std::string("![](paper_images/3_0.jpg)"));
    figure.text = "words in it";
    QCOMPARE(blockMarkdown(figure), std::string("![](paper_images/3_0.jpg)\n\nwords in it"));
}

void MarkdownWriterTest::aFiguresLinkSurvivesSpacesAndBrackets()
{
    Block figure = block("image", "");
    figure.image = "my (2nd) 論文 50%_images/1_0.jpg";
    QCOMPARE(blockMarkdown(figure), std::string("![](my%20%282nd%29%20論文%2050%25_images/1_0.jpg)"));
}

void MarkdownWriterTest::furnitureIsLeftOutUnlessAskedFor()
{
    const PageResult result = page({block("header", "Journal"), block("text", "Body"), block("page_number", "7")});
    QCOMPARE(pageMarkdown(result), std::string("Body"));
    QCOMPARE(pageMarkdown(result, {Furniture::Keep}), std::string("Journal\n\nBody\n\n7"));
}

void MarkdownWriterTest::blocksStandOneBlankLineApart()
{
    QCOMPARE(pageMarkdown(page(
                 {block("title", "A"), block("text", ""), block("image", ""), block("", "b\n"), block("text", "\nc")})),
        std::string("# A\n\nb\n\nc"));
}

void MarkdownWriterTest::pagesAreJoinedByABlankLine()
{
    Document document;
    QCOMPARE(documentMarkdown(document), std::string());
    document.pages = {page({block("text", "one")}), page({}), page({block("text", "three")})};
    QCOMPARE(documentMarkdown(document), std::string("one\n\nthree\n"));
}

void MarkdownWriterTest::wordsInPlaceOfALabelAreText()
{
    const auto blocks = grounding::parseGrounded("<|ref|>Total: 12<|/ref|><|det|>[[1,2,3,4]]<|/det|>\n"
                                                 "<|ref|>image_caption<|/ref|><|det|>[[1,2,3,4]]<|/det|>");
    QCOMPARE(pageMarkdown(page(blocks)), std::string("Total: 12"));
}

void MarkdownWriterTest::groundedTextBecomesMarkdown()
{
    const std::string raw = "<|ref|>title<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n# Head\n\n"
                            "<|ref|>image<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n\n"
                            "<|ref|>image_caption<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n<center>Figure 1</center>\n\n"
                            "<|ref|>page_number<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n1\n<｜end▁of▁sentence｜>";
    QCOMPARE(pageMarkdown(page(grounding::parseGrounded(raw))), std::string("# Head\n\n<center>Figure 1</center>"));
}

void MarkdownWriterTest::plainTextGoesThroughGroundedTextUnharmed()
{
    const std::string plain = "The tag <|ref|>text<|/ref|> begins a block; <|grounding|> asks for it";
    const std::string raw = grounding::writeGrounded("text", {}, escapeMarkdown(plain));
    QCOMPARE(pageMarkdown(page(grounding::parseGrounded(raw))), plain);
}

void MarkdownWriterTest::theModelsPageBecomesTheStoredMarkdown()
{
    for (const char* name : {"report", "two_columns"}) {
        const auto folder = test::dataPath("document");
        const std::string raw = content(folder / (std::string(name) + ".raw.mmd"));
        QVERIFY(!raw.empty());
        QCOMPARE(QByteArray::fromStdString(pageMarkdown(page(grounding::parseGrounded(raw))) + "\n"),
            QByteArray::fromStdString(content(folder / (std::string(name) + ".md"))));
    }
}

QTEST_APPLESS_MAIN(MarkdownWriterTest)
#include "tst_markdown_writer.moc"
