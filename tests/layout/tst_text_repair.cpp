// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/furniture.h"
#include "layout/headings.h"
#include "layout/lists.h"
#include "layout/text_repair.h"

#include <QTest>

using namespace lectern::layout;

class TestTextRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ligaturesComeApart();
    void radicalsBecomeIdeographs();
    void accentsJoinTheirLetters();
    void invisibleCharactersGo();
    void softHyphensJoinLines();
    void ideographsAreJoinedWithoutSpaces();
    void aWordThatOccursWholeLosesItsHyphen();
    void aCompoundThatOccursElsewhereKeepsItsHyphen();
    void markersOfListsAreKnown();
    void numbersOfPagesAreKnown();
    void numbersOfHeadingsAreCounted();
};

void TestTextRepair::ligaturesComeApart()
{
    QCOMPARE(repairedWord("e\uFB03cient"), std::string("efficient"));
    QCOMPARE(repairedWord("\uFB01re\uFB02y"), std::string("firefly"));
}

void TestTextRepair::radicalsBecomeIdeographs()
{
    QCOMPARE(repairedWord("⽂字⽇本"), std::string("文字日本"));
    QCOMPARE(repairedWord("\u2EE2"), std::string("马"));
}

void TestTextRepair::accentsJoinTheirLetters()
{
    QCOMPARE(repairedWord("e\u0301te\u0301"), std::string("été"));
    QCOMPARE(repairedWord("M\u00A8uller"), std::string("Müller"));
    QCOMPARE(repairedWord("na\u00A8\u0131ve"), std::string("naïve"));
    QCOMPARE(repairedWord("`a`"), std::string("`a`"));
    QCOMPARE(repairedWord("か\u3099"), std::string("が"));
}

void TestTextRepair::invisibleCharactersGo()
{
    QCOMPARE(repairedWord("a\u200Bb\x01"
                          "c\u00A0"),
        std::string("abc"));
    QCOMPARE(repairedWord("\xFF\xFE"), std::string());
}

void TestTextRepair::softHyphensJoinLines()
{
    std::string text = repairedWord("exam\u00AD");
    appendLine(text, "ple", {});
    QCOMPARE(text, std::string("example"));
    QCOMPARE(repairedWord("ex\u00ADample"), std::string("example"));
}

void TestTextRepair::ideographsAreJoinedWithoutSpaces()
{
    std::string text = "这里都是";
    appendLine(text, "人们喜欢的", {});
    appendLine(text, "PDF 文件", {});
    QCOMPARE(text, std::string("这里都是人们喜欢的 PDF 文件"));
    std::string korean = "서울";
    appendLine(korean, "시내", {});
    QCOMPARE(korean, std::string("서울 시내"));
}

void TestTextRepair::aWordThatOccursWholeLosesItsHyphen()
{
    Vocabulary vocabulary;
    addToVocabulary(vocabulary, "Highland,");
    std::string text = "the high-";
    appendLine(text, "land", vocabulary);
    QCOMPARE(text, std::string("the highland"));
}

void TestTextRepair::aCompoundThatOccursElsewhereKeepsItsHyphen()
{
    Vocabulary vocabulary;
    addToVocabulary(vocabulary, "rock-pool");
    std::string text = "a rock-";
    appendLine(text, "pool again", vocabulary);
    QCOMPARE(text, std::string("a rock-pool again"));
    std::string chain = "state-of-the-";
    appendLine(chain, "art", {});
    QCOMPARE(chain, std::string("state-of-the-art"));
    std::string dash = "so -";
    appendLine(dash, "he said", {});
    QCOMPARE(dash, std::string("so - he said"));
}

void TestTextRepair::markersOfListsAreKnown()
{
    QCOMPARE(markerOf("•").kind, MarkerKind::Bullet);
    QCOMPARE(markerOf("–").kind, MarkerKind::Dash);
    QCOMPARE(markerOf("12.").kind, MarkerKind::Number);
    QCOMPARE(markerOf("12.").number, 12);
    QCOMPARE(markerOf("(iv)").kind, MarkerKind::Letter);
    QCOMPARE(markerOf("b)").kind, MarkerKind::Letter);
    QCOMPARE(markerOf("1984.").kind, MarkerKind::None);
    QCOMPARE(markerOf("A.").kind, MarkerKind::None);
    QCOMPARE(markerOf("").kind, MarkerKind::None);
}

void TestTextRepair::numbersOfPagesAreKnown()
{
    for (const char* text : {"12", "– 12 –", "Page 3 of 10", "xiv", "3/10", "[7]"}) {
        QVERIFY2(isPageNumber(text), text);
    }
    for (const char* text : {"", "3.14", "mix up", "Chapter 3", "1234567890", "civic duty"}) {
        QVERIFY2(!isPageNumber(text), text);
    }
}

void TestTextRepair::numbersOfHeadingsAreCounted()
{
    QCOMPARE(numberDepth("3"), 1);
    QCOMPARE(numberDepth("IV."), 1);
    QCOMPARE(numberDepth("3.1"), 2);
    QCOMPARE(numberDepth("A.2.1"), 3);
    QCOMPARE(numberDepth("2021"), 0);
    QCOMPARE(numberDepth("word"), 0);
}

QTEST_APPLESS_MAIN(TestTextRepair)
#include "tst_text_repair.moc"
