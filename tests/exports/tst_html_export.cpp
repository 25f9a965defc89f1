// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "exports/export_file.h"
#include "exports/html_export.h"
#include "grounding/tag_parser.h"

#include <QDir>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest/QTest>

using namespace lectern;
using namespace lectern::exports;
using namespace std::string_literals;

namespace {

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

const std::string kJpeg = "\xFF\xD8\xFFpicture";

document::PageResult page(int number, const std::string& raw)
{
    document::PageResult made;
    made.page = number;
    made.blocks = grounding::parseGrounded(raw);
    return made;
}

// The document without its type, which QXmlStreamReader takes as it is.
QString xmlError(const std::string& html)
{
    QXmlStreamReader reader(QString::fromStdString(html));
    while (!reader.atEnd())
        reader.readNext();
    return reader.errorString();
}

} // namespace

class HtmlExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulasBecomeMathml();
    void aWrongFormulaIsNamedAndStaysAsLatex();
    void aDeepOrLongFormulaIsAnError();
    void theFileNeedsNothingElse();
    void imagesAreInTheFile();
    void pagesAreSections();
    void theLanguageIsGuessedFromTheScript();
    void aCancelledExportWritesNothing();
};

void HtmlExportTest::formulasBecomeMathml()
{
    MathMarkup math;
    const auto fraction = math.mathml("\\frac{a}{b} < c", true);
    QVERIFY(fraction);
    QVERIFY2(fraction->starts_with("<math ") && fraction->ends_with("</math>"), fraction->c_str());
    QVERIFY2(has(*fraction, "<mfrac><mi>a</mi><mi>b</mi></mfrac>") && has(*fraction, "display=\"block\""),
        fraction->c_str());
    QVERIFY2(has(*fraction, "<annotation encoding=\"application/x-tex\">\\frac{a}{b} &lt; c</annotation>"),
        fraction->c_str());
    const auto inLine = math.mathml("\\frac{a}{b} < c", false); // not the remembered one
    QVERIFY(inLine && !has(*inLine, "display=\"block\""));
    QCOMPARE(*math.mathml("\\frac{a}{b} < c", true), *fraction);
}

void HtmlExportTest::aWrongFormulaIsNamedAndStaysAsLatex()
{
    MathMarkup math;
    const auto wrong = math.mathml("\\frac{a}", false);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::InvalidInput);
    QVERIFY2(has(wrong.error().message, "KaTeX parse error"), wrong.error().message.c_str());
    QVERIFY(has(htmlPage("a \\(\\frac{a}\\) b", {}, math), "<span class=\"math inline\">\\frac{a}</span>"));
    QVERIFY(math.mathml("a", false)); // the next one is not harmed
}

void HtmlExportTest::aDeepOrLongFormulaIsAnError()
{
    MathMarkup math;
    QVERIFY(!math.mathml(std::string(30'000, 'a'), false));
    (void)math.mathml(std::string(9'000, '{') + std::string(9'000, '}'), false); // an error or not, and no crash
    QVERIFY(!math.mathml("\\def\\a{\\a\\a}\\a", false));
    QVERIFY(math.mathml("a", false));
}

void HtmlExportTest::theFileNeedsNothingElse()
{
    const std::string html =
        htmlPage("# A <b>\n\n<script>x</script>\\[x^2\\]\n\n<table><tr><td>a<br>b</td></tr></table>\n"
                 "![c](https://d/e.png)",
            {"Title & <more>", "de", {}});
    QVERIFY(html.starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
    QVERIFY(has(html, "<title>Title &amp; &lt;more&gt;</title>"));
    QVERIFY(has(html, "<meta charset=\"utf-8\" />") && has(html, "default-src 'none'"));
    QVERIFY(has(html, "<div class=\"math display\"><math xmlns="));
    QVERIFY(!has(html, "<script") && !has(html, "src=") && !has(html, "https://"));
    QCOMPARE(xmlError(html), QString());
}

void HtmlExportTest::imagesAreInTheFile()
{
    HtmlPageOptions options;
    options.image = [](std::string_view name) { return name == "a.jpg" ? kJpeg : "#!/bin/sh"s; };
    const std::string html = htmlPage("![one](a.jpg) ![two](b.jpg)", options);
    QVERIFY2(has(html, "<p><img src=\"data:image/jpeg;base64,/9j/cGljdHVyZQ==\" alt=\"one\" /> two</p>"), html.c_str());
}

void HtmlExportTest::pagesAreSections()
{
    const QTemporaryDir folder;
    const ExportTarget target{folder.path().toStdString(), "my report"};
    document::Document document;
    document.pages = {page(1, "<|ref|>title<|/ref|><|det|>[[0, 0, 9, 9]]<|/det|>\nOne\n\n"), page(2, ""),
        page(3, "<|ref|>header<|/ref|>\nHead\n\n<|ref|>image<|/ref|><|det|>[[0, 0, 9, 9]]<|/det|>\n")};
    document.pages[2].blocks[1].image = target.figure(3, 0);
    QVERIFY(writeExport(target.folder / target.figure(3, 0), kJpeg));
    const auto written = exportHtml(document, target);
    QVERIFY(written);
    QCOMPARE(*written, target.folder / "my report.html");
    const std::string html = readFile(*written).value();
    QVERIFY2(
        has(html, "<section id=\"page-1\">\n<h1>One</h1>\n</section>\n<section id=\"page-3\">\n<p><img src=\"data:"),
        html.c_str());
    QVERIFY(!has(html, "Head") && has(html, "<title>my report</title>"));
    QCOMPARE(xmlError(html), QString());
    QVERIFY(has(readFile(exportHtml(document, target, {{document::Furniture::Keep}, {}, {}}).value()).value(), "Head"));
    QCOMPARE(exportHtml(document, {"/proc/none", "x"}).error().code, ErrorCode::WriteFailed);
}

void HtmlExportTest::theLanguageIsGuessedFromTheScript()
{
    QVERIFY(has(htmlPage("\u4e2d\u6587\u6587\u672c", {}), "<html lang=\"zh\">"));
    QVERIFY(has(htmlPage("\u65e5\u672c\u8a9e\u306e\u6587", {}), "<html lang=\"ja\">"));
    QVERIFY(has(htmlPage("Some text", {}), "<html>"));
}

void HtmlExportTest::aCancelledExportWritesNothing()
{
    const QTemporaryDir folder;
    document::Document document;
    document.pages = {page(1, "a")};
    CancelSource source;
    source.request();
    const auto written = exportHtml(document, {folder.path().toStdString(), "a"}, {}, source.token());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(HtmlExportTest)
#include "tst_html_export.moc"
