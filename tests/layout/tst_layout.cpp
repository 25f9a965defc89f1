// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layout.h"
#include "layout/xy_cut.h"

#include "words_on_page.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

using namespace lectern;
using test::WordsOnPage;

namespace {

std::string textOf(const std::vector<layout::LayoutBlock>& blocks)
{
    std::string text;
    for (const auto& block : blocks) {
        text += '[' + block.label + "] " + block.text + '\n';
    }
    return text;
}

// Tags, marks and spaces left out: the letters of the words in the order in which they come.
std::string lettersOf(const std::string& text)
{
    std::string letters;
    bool inTag = false;
    for (const char c : text) {
        inTag = c == '<' || (inTag && c != '>');
        if (!inTag && c >= 'a' && c <= 'z') {
            letters += c;
        }
    }
    return letters;
}

std::string lettersOf(const std::vector<layout::LayoutBlock>& blocks)
{
    std::string text;
    for (const auto& block : blocks) {
        text += block.text;
    }
    return lettersOf(text);
}

std::string randomText(std::mt19937& random, int words)
{
    std::string text;
    for (int i = 0; i < words; ++i) {
        text += text.empty() ? "" : " ";
        for (auto n = 1 + random() % 9; n > 0; --n) {
            text += static_cast<char>('a' + random() % 26);
        }
    }
    return text;
}

const std::string kProse = "The quick survey of the northern coast took longer than anybody had planned because the "
                           "weather changed every hour and the boats had to wait in the harbour until evening";

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyPageHasNoBlocks();
    void linesOfOneParagraphAreJoined();
    void whiteAndIndentsBeginParagraphs();
    void aHyphenThatBrokeAWordGoesAndACompoundsStays();
    void sizeAndWeightMakeHeadings();
    void aNumberSetsTheLevelOfAHeading();
    void itemsMakeAListNestedByIndent();
    void misreadBulletsOfAScanMakeAList();
    void twoColumnsAreReadOneAfterTheOther();
    void aTitleOverThreeColumnsComesFirst();
    void aFullWidthLineBetweenColumnsKeepsItsPlace();
    void columnsOnOneLineGridAreNotReadAcross();
    void alignedWordsMakeATable();
    void aTableAcrossTheGutterStaysWhole();
    void runningHeadersAreThoseThatNeighboursRepeat();
    void aFirstLineLikeAnyOtherIsNoHeader();
    void turnedWordsComeLast();
    void aPageThatIsTurnedAsAWholeIsReadThatWay();
    void aSuperscriptStaysOnItsLine();
    void letterSpacedWordsAreClosedUp();
    void aParagraphRunsOnInTheNextColumn();
    void randomColumnsComeOutInOrder();
    void noWordIsLostOrDoubledWhereverItStands();
    void hostileBoxesAreBorne();
    void blocksAreOrderedByColumnsUnderATitle();
    void geometricOrderIsAPermutation();
};

void TestLayout::anEmptyPageHasNoBlocks()
{
    QVERIFY(layout::analysePage({}, {}).empty());
    layout::Word blank;
    blank.text = "\u200B";
    QVERIFY(layout::analysePage({blank}, {}).empty());
}

void TestLayout::linesOfOneParagraphAreJoined()
{
    WordsOnPage page;
    page.paragraph(60, 200, 300, kProse);
    const auto blocks = page.read();
    QCOMPARE(textOf(blocks), "[text] " + kProse + "\n");
    QVERIFY(std::abs(blocks[0].boxes.at(0).x1 - 0.1) < 1e-9);
}

void TestLayout::whiteAndIndentsBeginParagraphs()
{
    WordsOnPage page;
    double y = page.paragraph(60, 200, 300, kProse);
    y = page.paragraph(60, y + 10, 300, kProse);
    y = page.line(75, y, "An indented first line that is nearly as wide as the column is");
    y = page.line(60, y, "and its second line which goes on to the margin of the column");
    page.line(60, y, "and ends here");
    const auto blocks = page.read();
    QCOMPARE(blocks.size(), size_t(3));
    QCOMPARE(blocks[1].text, kProse);
    QVERIFY(blocks[2].text.starts_with("An indented") && blocks[2].text.ends_with("ends here"));
}

void TestLayout::aHyphenThatBrokeAWordGoesAndACompoundsStays()
{
    WordsOnPage page;
    double y = page.line(60, 200, "This paragraph is here as an exam-");
    y = page.line(60, y, "ple of what is known as a well-");
    y = page.line(60, y, "known rule for names like Saint-");
    y = page.line(60, y, "Malo, for numbers as in twenty-");
    page.line(60, y, "4 and the end of it.");
    QCOMPARE(textOf(page.read()),
        std::string("[text] This paragraph is here as an example of what is known as a well-known rule for names like "
                    "Saint-Malo, for numbers as in twenty-4 and the end of it.\n"));
}

void TestLayout::sizeAndWeightMakeHeadings()
{
    WordsOnPage page;
    double y = page.line(60, 150, "A Title", 20);
    y = page.paragraph(60, y + 20, 400, kProse);
    y = page.line(60, y + 12, "A Section", 14);
    y = page.paragraph(60, y + 6, 400, kProse);
    y = page.line(60, y + 12, "Something bold", 10, true);
    page.paragraph(60, y + 6, 400, kProse);
    QCOMPARE(textOf(page.read()),
        "[title] # A Title\n[text] " + kProse + "\n[sub_title] ## A Section\n[text] " + kProse
            + "\n[sub_title] ### Something bold\n[text] " + kProse + "\n");
}

void TestLayout::aNumberSetsTheLevelOfAHeading()
{
    WordsOnPage page;
    double y = page.line(60, 150, "2.1 Things Seen", 14);
    y = page.paragraph(60, y + 6, 400, kProse);
    y = page.line(60, y + 12, "3 Results", 14);
    page.paragraph(60, y + 6, 400, kProse);
    const std::string text = textOf(page.read());
    QVERIFY(text.find("[sub_title] ### 2.1 Things Seen\n") != std::string::npos);
    QVERIFY(text.find("[sub_title] ## 3 Results\n") != std::string::npos);
}

void TestLayout::itemsMakeAListNestedByIndent()
{
    WordsOnPage page;
    double y = page.paragraph(60, 150, 400, kProse);
    y = page.line(70, y + 8, "• first item");
    y = page.line(90, y, "– inner item");
    y = page.line(90, y, "– another inner one");
    y = page.line(70, y, "• last item");
    page.paragraph(60, y + 8, 400, kProse);
    QCOMPARE(textOf(page.read()),
        "[text] " + kProse + "\n[list] - first item\n  - inner item\n  - another inner one\n- last item\n[text] "
            + kProse + "\n");
}

void TestLayout::misreadBulletsOfAScanMakeAList()
{
    WordsOnPage page;
    double y = page.paragraph(60, 150, 400, kProse);
    for (const auto* text : {"first item", "last item"}) {
        page.line(80, y + 4, "e");
        y = page.line(95, y + 4, text);
    }
    const auto withFonts = textOf(page.read());
    for (auto& word : page.words) {
        word.fontName.clear();
    }
    QCOMPARE(textOf(page.read()), "[text] " + kProse + "\n[list] - first item\n- last item\n");
    QVERIFY(withFonts.find("e first item") != std::string::npos);
}

void TestLayout::twoColumnsAreReadOneAfterTheOther()
{
    WordsOnPage page;
    page.paragraph(60, 200, 220, kProse + " left");
    page.paragraph(310, 203, 220, kProse + " right");
    QCOMPARE(textOf(page.read()), "[text] " + kProse + " left\n[text] " + kProse + " right\n");
}

void TestLayout::columnsOnOneLineGridAreNotReadAcross()
{
    WordsOnPage page;
    page.paragraph(60, 200, 230, kProse + " left");
    page.paragraph(304, 200, 230, kProse + " right");
    QCOMPARE(textOf(page.read()), "[text] " + kProse + " left\n[text] " + kProse + " right\n");
}

void TestLayout::aTitleOverThreeColumnsComesFirst()
{
    WordsOnPage page;
    const double y = page.line(120, 150, "A title that stands over all columns", 20) + 20;
    page.paragraph(40, y, 165, kProse + " one.");
    page.paragraph(220, y, 165, kProse + " two.");
    page.paragraph(400, y, 165, kProse + " three.");
    QCOMPARE(textOf(page.read()),
        "[title] # A title that stands over all columns\n[text] " + kProse + " one.\n[text] " + kProse
            + " two.\n[text] " + kProse + " three.\n");
}

void TestLayout::aFullWidthLineBetweenColumnsKeepsItsPlace()
{
    WordsOnPage page;
    page.paragraph(60, 150, 220, kProse + " a.");
    const double y = page.paragraph(310, 150, 220, kProse + " b.");
    const double below =
        page.line(60, y + 20, "Here stands a line that runs across the whole page between its parts now");
    page.paragraph(60, below + 20, 220, kProse + " c.");
    page.paragraph(310, below + 20, 220, kProse + " d.");
    const auto blocks = page.read();
    QCOMPARE(blocks.size(), size_t(5));
    QCOMPARE(blocks[0].text, kProse + " a.");
    QCOMPARE(blocks[1].text, kProse + " b.");
    QVERIFY(blocks[2].text.starts_with("Here stands"));
    QCOMPARE(blocks[3].text, kProse + " c.");
    QCOMPARE(blocks[4].text, kProse + " d.");
}

void TestLayout::alignedWordsMakeATable()
{
    WordsOnPage page;
    double y = page.paragraph(60, 150, 400, kProse) + 12;
    for (const auto& [name, count, price] : {std::array{"Name", "Count", "Price"}, std::array{"Apple", "12", "3"},
             std::array{"Pear", "7", "a<b"}, std::array{"Plum", "30", "1"}}) {
        page.line(80, y, name);
        page.line(200, y, count);
        page.line(300, y, price);
        y += 14;
    }
    page.paragraph(60, y + 12, 400, kProse);
    QCOMPARE(textOf(page.read()),
        "[text] " + kProse
            + "\n[table] <table><tr><td>Name</td><td>Count</td><td>Price</td></tr>"
              "<tr><td>Apple</td><td>12</td><td>3</td></tr><tr><td>Pear</td><td>7</td><td>a&lt;b</td></tr>"
              "<tr><td>Plum</td><td>30</td><td>1</td></tr></table>\n[text] "
            + kProse + "\n");
}

void TestLayout::aTableAcrossTheGutterStaysWhole()
{
    WordsOnPage page;
    double y = 150;
    for (const auto& [first, second, third] :
        {std::array{"the", "layout", "of"}, std::array{"38.4", "49.2", "85.6"}, std::array{"66.6", "89.9", "84.1"}}) {
        page.line(220, y, first);
        page.line(310, y, second);
        page.line(400, y, third);
        y += 18;
    }
    page.paragraph(60, y + 30, 220, kProse + " left");
    page.paragraph(310, y + 30, 220, kProse + " right");
    QCOMPARE(textOf(page.read()),
        "[table] <table><tr><td>the</td><td>layout</td><td>of</td></tr><tr><td>38.4</td><td>49.2</td><td>85.6</td></tr>"
        "<tr><td>66.6</td><td>89.9</td><td>84.1</td></tr></table>\n[text] "
            + kProse + " left\n[text] " + kProse + " right\n");
}

void TestLayout::runningHeadersAreThoseThatNeighboursRepeat()
{
    WordsOnPage page;
    page.line(60, 60, "Chapter 3");
    double y = page.paragraph(60, 90, 400, kProse);
    page.paragraph(60, y + 10, 400, kProse);
    page.line(290, 760, "17");
    WordsOnPage next;
    next.line(60, 60, "Chapter 3");
    page.neighbours.push_back(next.words);
    QCOMPARE(
        textOf(page.read()), "[header] Chapter 3\n[text] " + kProse + "\n[text] " + kProse + "\n[page_number] 17\n");
}

void TestLayout::aFirstLineLikeAnyOtherIsNoHeader()
{
    WordsOnPage page;
    const double y = page.line(60, 60, "Dear Madam,");
    page.paragraph(60, y + 12, 400, kProse);
    QCOMPARE(textOf(page.read()), "[text] Dear Madam,\n[text] " + kProse + "\n");
}

void TestLayout::turnedWordsComeLast()
{
    WordsOnPage page;
    layout::Word stamp;
    stamp.text = "stamp";
    stamp.rotation = 270;
    stamp.box = {0.02, 0.3, 0.05, 0.5};
    page.words.push_back(stamp);
    page.paragraph(60, 200, 400, kProse);
    const auto blocks = page.read();
    QCOMPARE(textOf(blocks), "[text] " + kProse + "\n[text] stamp\n");
    QVERIFY(std::abs(blocks[1].boxes[0].y1 - 0.3) < 1e-9 && std::abs(blocks[1].boxes[0].x2 - 0.05) < 1e-9);
}

void TestLayout::aPageThatIsTurnedAsAWholeIsReadThatWay()
{
    WordsOnPage page;
    page.paragraph(60, 200, 220, kProse + " left");
    page.paragraph(310, 203, 220, kProse + " right");
    for (const int rotation : {90, 180, 270}) {
        auto words = page.words;
        for (auto& word : words) {
            const auto b = word.box;
            word.rotation = rotation;
            word.box = rotation == 90 ? layout::Rect{1 - b.y2, b.x1, 1 - b.y1, b.x2}
                : rotation == 180     ? layout::Rect{1 - b.x2, 1 - b.y2, 1 - b.x1, 1 - b.y1}
                                      : layout::Rect{b.y1, 1 - b.x2, b.y2, 1 - b.x1};
        }
        const double width = rotation == 180 ? WordsOnPage::kWidth : WordsOnPage::kHeight;
        const auto blocks = layout::analysePage(words, {width, WordsOnPage::kWidth + WordsOnPage::kHeight - width, {}});
        QCOMPARE(textOf(blocks), "[text] " + kProse + " left\n[text] " + kProse + " right\n");
        const auto& box = blocks[0].boxes[0];
        QVERIFY(rotation != 90 || (box.x2 > 0.74 && box.y1 < 0.11));
    }
}

void TestLayout::aSuperscriptStaysOnItsLine()
{
    WordsOnPage page;
    page.line(60, 200, "energy is mc");
    page.words.back().spaceAfter = false;
    page.line(116.5, 198, "2", 5);
    page.line(130, 200, "as is known");
    page.line(60, 212, "to everybody who reads");
    const auto blocks = page.read();
    QCOMPARE(textOf(blocks), std::string("[text] energy is mc2 as is known to everybody who reads\n"));
}

void TestLayout::letterSpacedWordsAreClosedUp()
{
    WordsOnPage page;
    double x = 60;
    for (const std::string word : {"SEA", "AIR"}) {
        for (const char c : word) {
            page.line(x, 150, std::string(1, c), 14);
            x += 12;
        }
        x += 14;
    }
    page.paragraph(60, 190, 400, kProse);
    QVERIFY(textOf(page.read()).find("SEA AIR") != std::string::npos);
}

void TestLayout::aParagraphRunsOnInTheNextColumn()
{
    WordsOnPage page;
    double y = page.line(60, 200, "This column ends in the middle of a sen-");
    y = page.line(60, y, "tence that goes on at the top of the sec-");
    y = page.line(60, y, "ond column, as they do in most journals");
    page.line(60, y, "that one reads, and it ends with a com-");
    y = page.line(310, 200, "pound which nobody can join if the two");
    y = page.line(310, y, "columns are not known to be one text but");
    page.line(310, y, "taken for two paragraphs.");
    const auto blocks = page.read();
    QCOMPARE(blocks.size(), size_t(1));
    QCOMPARE(blocks[0].boxes.size(), size_t(2));
    QVERIFY(blocks[0].text.find("with a compound which") != std::string::npos);
}

void TestLayout::randomColumnsComeOutInOrder()
{
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        WordsOnPage page;
        const int columns = 1 + static_cast<int>(random() % 3);
        const double pitch = 520.0 / columns;
        std::string expected;
        for (int c = 0; c < columns; ++c) {
            const std::string text = randomText(random, 60 + static_cast<int>(random() % 60));
            expected += text;
            page.paragraph(40 + c * pitch, 150 + static_cast<double>(random() % 6), pitch - 16, text);
        }
        std::ranges::shuffle(page.words, random); // the file's order must not matter
        QCOMPARE(lettersOf(page.read()), lettersOf(expected));
    }
}

void TestLayout::noWordIsLostOrDoubledWhereverItStands()
{
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int round = 0; round < 150; ++round) {
        std::vector<layout::Word> words;
        std::string expected;
        for (auto n = random() % 120; n > 0; --n) {
            layout::Word word;
            word.text = randomText(random, 1);
            expected += word.text;
            const double x = std::floor(unit(random) * 20) / 20;
            const double y = std::floor(unit(random) * 30) / 30;
            word.box = {x, y, x + unit(random) * 0.1, y + unit(random) * 0.04};
            word.fontSize = random() % 3 == 0 ? 0 : 4 + unit(random) * 20;
            word.fontName = random() % 4 == 0 ? "Courier" : "";
            word.bold = random() % 3 == 0;
            word.rotation = random() % 12 == 0 ? 90 : 0;
            words.push_back(word);
        }
        std::string found = lettersOf(layout::analysePage(words, {595, 842, {}}));
        std::ranges::sort(found);
        std::ranges::sort(expected);
        QCOMPARE(found, expected);
    }
}

void TestLayout::hostileBoxesAreBorne()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    std::vector<layout::Word> words;
    for (const double value : {nan, inf, -inf, 1e300, -1e300, 0.0, 1.0, 0.5}) {
        for (const double other : {nan, inf, 0.0, 0.7}) {
            layout::Word word;
            word.text = "x";
            word.box = {value, other, other, value};
            word.fontSize = value;
            word.rotation = other > 0 ? -90 : 0;
            words.push_back(word);
        }
    }
    QCOMPARE(lettersOf(layout::analysePage(words, {nan, 0, {}})), std::string(words.size(), 'x'));
    for (const auto& block : layout::analysePage(words, {0, -5, {}})) {
        for (const auto& box : block.boxes) {
            QVERIFY(box.x1 >= 0 && box.y1 >= 0 && box.x2 <= 1 && box.y2 <= 1);
        }
    }
}

void TestLayout::blocksAreOrderedByColumnsUnderATitle()
{
    const std::vector<document::Rect> boxes{{0.55, 0.2, 0.9, 0.5}, {0.1, 0.6, 0.45, 0.9}, {0.1, 0.05, 0.9, 0.1},
        {0.1, 0.2, 0.45, 0.55}, {0.55, 0.52, 0.9, 0.9}};
    QCOMPARE(layout::geometricOrder(boxes), (std::vector<int>{2, 3, 1, 0, 4}));
    QVERIFY(layout::geometricOrder({}).empty());
}

void TestLayout::geometricOrderIsAPermutation()
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int round = 0; round < 200; ++round) {
        std::vector<document::Rect> boxes;
        for (auto n = random() % 40; n > 0; --n) {
            const double x = unit(random);
            const double y = unit(random);
            boxes.push_back({x, y, x + unit(random) * 0.4, y + unit(random) * 0.2});
        }
        auto order = layout::geometricOrder(boxes);
        std::ranges::sort(order);
        for (size_t i = 0; i < order.size(); ++i) {
            QCOMPARE(order[i], static_cast<int>(i));
        }
        QCOMPARE(order.size(), boxes.size());
    }
}

QTEST_APPLESS_MAIN(TestLayout)
#include "tst_layout.moc"
