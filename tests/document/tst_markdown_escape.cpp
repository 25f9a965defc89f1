// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/markdown_escape.h"

#include <QtTest/QTest>

#include <algorithm>
#include <random>

using namespace lectern::document;

namespace {

std::string without(std::string text, std::string_view characters)
{
    std::erase_if(text, [&](char c) { return characters.find(c) != characters.npos; });
    return text;
}

} // namespace

class MarkdownEscapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatMarkdownWouldReadIsEscaped_data();
    void onlyWhatMarkdownWouldReadIsEscaped();
    void anyTextOnlyGainsBackslashes();
};

void MarkdownEscapeTest::onlyWhatMarkdownWouldReadIsEscaped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto same = [](const char* text) { QTest::newRow(text) << QByteArray(text) << QByteArray(text); };
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    same("");
    same("An ordinary sentence (with brackets), 100 % plain: it's \"so\" – isn't it?");
    same("snake_case and __init in file_name_2.txt");
    same("5 * 3 * 2 = 30");
    same("5*3 is one star");
    same("a < b, b > c, x<3, <- and R&D & co");
    same("see [1], [2, 3] and f(x)");
    same("C:\\Users\\name");
    same("-5 degrees, #1 choice, 3.14, 1.5 and +49 30");
    same("one ` alone");
    same("a | b | c");
    same("Text ends with an equals sign\n= here");
    same("in 2009\n2010. A year goes on");
    same("第一章，*重点");
    row("# not a heading", "\\# not a heading");
    row("###", "\\###");
    row("- not a list", "\\- not a list");
    row("+ not a list", "\\+ not a list");
    row("* not a list", "\\* not a list");
    row("1. not a list", "1\\. not a list");
    row("2) not a list", "2\\) not a list");
    row("a line\n1. not a list", "a line\n1\\. not a list");
    row("> not a quote", "\\> not a quote");
    row("---", "\\---");
    row("* * *", "\\* * *");
    row("Not a heading\n---", "Not a heading\n\\---");
    row("Not a heading\n===", "Not a heading\n\\===");
    row("a | b\n---|---", "a | b\n\\---|---");
    row("a | b\n|---|---|", "a | b\n\\|---|---|");
    row("~~~", "\\~\\~\\~");
    row("[[a](b)", "\\[\\[a](b)");
    row("[a\nb]: c", "\\[a\nb]: c");
    row("**a\n****", "**a\n\\*\\*\\*\\*");
    row("*emphasis*", "\\*emphasis\\*");
    row("**strong**", "\\*\\*strong\\*\\*");
    row("_emphasis_", "\\_emphasis\\_");
    row("a*b*c", "a\\*b\\*c");
    row("~~struck~~", "\\~\\~struck\\~\\~");
    row("`code` is", "\\`code\\` is");
    row("```", "\\`\\`\\`");
    row("<b>bold</b>", "\\<b>bold\\</b>");
    row("<!-- -->", "\\<!-- -->");
    row("<user@example.org>", "\\<user@example.org>");
    row("&amp; &#65; &copy", "\\&amp; \\&#65; &copy");
    row("[text](target)", "\\[text](target)");
    row("![x](y)", "!\\[x](y)");
    row("[a]: http://b", "\\[a]: http://b");
    row("\\(x\\)", "\\\\(x\\\\)");
    row("\\* and \\", "\\\\* and \\");
    row("line\\\nbreak", "line\\\\\nbreak");
    row("line  \n    no code", "line\nno code");
    row("a \\coloneqq b", "a \\\\coloneqq b");
}

void MarkdownEscapeTest::onlyWhatMarkdownWouldReadIsEscaped()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(escapeMarkdown(text.toStdString())), expected);
}

void MarkdownEscapeTest::anyTextOnlyGainsBackslashes()
{
    std::mt19937 random(5);
    const std::string kAlphabet = "ab1 \n\\*_`~[]()<>#&;!|-+=.\xE5\xAD\x97\xFF";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = random() % 40; i > 0; --i)
            text += kAlphabet[random() % kAlphabet.size()];
        const std::string escaped = escapeMarkdown(text);
        QVERIFY2(without(escaped, "\\ ") == without(text, "\\ "), text.c_str());
        const auto backslashes = [](const std::string& in) { return std::count(in.begin(), in.end(), '\\'); };
        QVERIFY2(backslashes(escaped) >= backslashes(text), text.c_str());
    }
}

QTEST_APPLESS_MAIN(MarkdownEscapeTest)
#include "tst_markdown_escape.moc"
