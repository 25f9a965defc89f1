// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/pretokenizer.h"

#include <QtTest/QTest>

#include <string>

using namespace lectern;
using text::RegexSplit;

namespace {

std::string piecesOf(const char* pattern, std::string_view text, RegexSplit::Syntax syntax = RegexSplit::Syntax::Regex)
{
    const auto split = RegexSplit::compile(pattern, syntax);
    if (!split)
        return split.error().message;
    std::string out;
    for (const std::string_view piece : split->split({text}))
        out.append("|").append(piece);
    return out;
}

bool isWhole(const char* pattern, std::string_view text)
{
    return piecesOf(pattern, text) == std::string("|").append(text);
}

} // namespace

class TestRegexSplit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesAndWhatLiesBetweenThemBecomePieces()
    {
        QCOMPARE(piecesOf(R"(\p{N}{1,3})", "ab12345c"), std::string("|ab|123|45|c"));
        QCOMPARE(piecesOf(R"(\p{N}{1,3})", ""), std::string());
        QCOMPARE(piecesOf("x*", "axxb"), std::string("|a|xx|b"));
        QCOMPARE(piecesOf("(?=b)", "abab"), std::string("|a|ba|b"));
        QCOMPARE(piecesOf("a.c", "abca.c", RegexSplit::Syntax::Literal), std::string("|abc|a.c"));
    }

    void aLookAheadSeesOnlyThePiece()
    {
        const auto digits = RegexSplit::compile(R"(\p{N})", RegexSplit::Syntax::Regex);
        const auto spaces = RegexSplit::compile(R"(\s+(?!\S)|\s+)", RegexSplit::Syntax::Regex);
        QVERIFY(digits && spaces);
        // Within "a  " nothing follows the two spaces, so they stay together.
        const std::vector<std::string_view> expected{"a", "  ", "1"};
        QCOMPARE(spaces->split(digits->split({"a  1"})), expected);
    }

    // Category and white space as in Unicode 16.0, also where PCRE2's own tables are older.
    void classesAreThoseOfTheReference()
    {
        QVERIFY(isWhole(R"(^\p{L}+$)", "a\u4e2d\U00031350\U0002EBF0"));
        QVERIFY(isWhole(R"(^[\p{L}\p{M}]+$)", "e\u0301\u0897"));
        QVERIFY(isWhole(R"(^[^\p{L}]+$)", "1 \U0001FA75"));
        QCOMPARE(piecesOf(R"([^\p{L}]+)", "\U00031350"), std::string("|\U00031350"));
        QCOMPARE(piecesOf(R"(\p{S})", "\U0001FAE8\U0001FA77"), std::string("|\U0001FAE8|\U0001FA77"));
        QCOMPARE(piecesOf(R"(\P{S})", "\U0001FAE8\U0001FA77"), std::string("|\U0001FAE8\U0001FA77"));
        QCOMPARE(piecesOf(R"(\s)", "a\u180Eb\u00A0c\u3000\u0085\u200B"),
            std::string("|a\u180Eb|\u00A0|c|\u3000|\u0085|\u200B"));
        QCOMPARE(piecesOf(R"(\S+)", "\u180Ea b"), std::string("|\u180Ea| |b"));
        QCOMPARE(piecesOf(R"([\s]+)", "a \u180E"), std::string("|a| |\u180E"));
    }

    void bracketsAndEscapesInPatternsKeepTheirMeaning()
    {
        QCOMPARE(piecesOf(R"([\[\\\]s]+)", "a[\\]sb"), std::string("|a|[\\]s|b"));
        QCOMPARE(piecesOf(R"(\\s)", "a\\s b"), std::string("|a|\\s| b"));
        QCOMPARE(piecesOf(R"([[:digit:]x]+)", "a1x2b"), std::string("|a|1x2|b"));
        QCOMPARE(piecesOf(R"([^]a]+)", "b]a"), std::string("|b|]a"));
        QCOMPARE(piecesOf(R"([\p{L}-]+)", "a-b 1"), std::string("|a-b| 1"));
    }

    void whatPcre2WouldReadDifferentlyIsRefused()
    {
        for (const char* pattern : {"[a[bc]]", "[a-z&&[^b]]", "[a&&b]"}) {
            const auto split = RegexSplit::compile(pattern, RegexSplit::Syntax::Regex);
            QVERIFY(!split);
            QCOMPARE(split.error().code, ErrorCode::Unsupported);
        }
    }

    void aBrokenPatternIsAnError()
    {
        for (const char* pattern : {"(", "[a", "\\", "*", "\\p{Nope}", "\\C", "(?<"}) {
            const auto split = RegexSplit::compile(pattern, RegexSplit::Syntax::Regex);
            QVERIFY2(!split, pattern);
            QCOMPARE(split.error().code, ErrorCode::Corrupt);
        }
    }

    void aPatternThatBacktracksForeverLeavesThePieceWhole()
    {
        const std::string text = std::string(60, 'a') + "b";
        QVERIFY(isWhole("^(a|aa|a?a)+$", text));
    }
};

QTEST_APPLESS_MAIN(TestRegexSplit)
#include "tst_regex_split.moc"
