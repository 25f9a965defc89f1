// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/repetition_guard.h"

#include <QtTest/QtTest>

#include <map>
#include <string>
#include <vector>

using lectern::recognition::RepetitionGuard;

namespace {

// A tokenizer as simple as can be: words with the space before them, tags and line breaks whole. Equal pieces get
// equal ids.
class Writer
{
public:
    // False once the guard has found a loop.
    bool write(const std::string& text)
    {
        for (size_t i = 0; i < text.size();) {
            size_t end = i + 1;
            if (text[i] == '<')
                end = text.find('>', i) + 1;
            else if (text[i] != '\n')
                while (end < text.size() && text[end] != ' ' && text[end] != '<' && text[end] != '\n')
                    ++end;
            const std::string piece = text.substr(i, end - i);
            const auto id = m_ids.try_emplace(piece, static_cast<int>(m_ids.size())).first->second;
            if (!m_guard.push(id, piece))
                return false;
            m_text += piece;
            ++m_tokens;
            i = end;
        }
        return true;
    }

    bool write(const std::string& text, int times)
    {
        for (int i = 0; i < times; ++i) {
            if (!write(text))
                return false;
        }
        return true;
    }

    const RepetitionGuard& guard() const { return m_guard; }
    std::string kept() const { return m_text.substr(0, m_guard.loop()->keptBytes); }
    int tokens() const { return m_tokens; }

private:
    RepetitionGuard m_guard;
    std::map<std::string, int> m_ids;
    std::string m_text;
    int m_tokens = 0;
};

// Words that do not come again.
std::string freshWords(int count, int seed)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += " word" + std::to_string(seed) + "x" + std::to_string(i);
    return text;
}

} // namespace

class TstRepetitionGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryTextIsNoLoop()
    {
        Writer writer;
        QVERIFY(writer.write(freshWords(4000, 1)));
    }

    void theSameWordForEverIsALoopAndOneCopyIsKept()
    {
        Writer writer;
        QVERIFY(writer.write(freshWords(30, 1)));
        QVERIFY(!writer.write(" again", 8000));
        QCOMPARE(writer.kept(), freshWords(30, 1) + " again");
        QVERIFY(writer.tokens() < 400);
    }

    void aSentenceRepeatedIsCutAfterItsFirstCopy()
    {
        Writer writer;
        const std::string sentence = " the cat sat on the mat and looked at the dog that slept";
        QVERIFY(writer.write(freshWords(100, 1)));
        QVERIFY(!writer.write(sentence, 500));
        QCOMPARE(writer.kept(), freshWords(100, 1) + sentence);
    }

    void aLoopLongerThanTheLongestPeriodIsFoundAsStaleText()
    {
        Writer writer;
        QVERIFY(!writer.write(freshWords(700, 1), 10));
        QVERIFY(writer.guard().loop()->reason.starts_with("nothing new"));
        QVERIFY(writer.tokens() < 1500);
        QVERIFY(writer.kept().size() >= freshWords(700, 1).size());
    }

    void oldSentencesInEverNewOrderAreALoop()
    {
        Writer writer;
        std::vector<std::string> sentences;
        for (int i = 0; i < 7; ++i)
            sentences.push_back(freshWords(24, i));
        bool goesOn = true;
        for (size_t i = 0; goesOn && i < 400; ++i)
            goesOn = writer.write(sentences[(i * i + i / 3) % sentences.size()]);
        QVERIFY(!goesOn);
    }

    void aHandfulOfTokensInEverNewOrderIsALoop()
    {
        Writer writer;
        QVERIFY(writer.write(freshWords(50, 1)));
        bool goesOn = true;
        unsigned state = 1;
        for (int i = 0; goesOn && i < 4000; ++i) {
            state = state * 1664525U + 1013904223U;
            goesOn = writer.write((state >> 28) % 3 == 0 ? " t" : (state >> 28) % 3 == 1 ? " tt" : " ttt");
        }
        QVERIFY(!goesOn);
        QVERIFY(writer.tokens() <= 50 + 512);
        QVERIFY(writer.kept().starts_with(freshWords(46, 1))); // the run of few may begin a little early
    }

    void emptyTableCellsMayRepeat()
    {
        Writer writer;
        std::string row = "<tr>";
        for (int i = 0; i < 12; ++i)
            row += "<td></td>";
        row += "</tr>";
        QVERIFY(writer.write("<table>"));
        QVERIFY(writer.write(row, 50));
        QVERIFY(writer.write("</table>\n" + freshWords(100, 1)));
    }

    void aColumnOfZerosMayRepeat()
    {
        Writer writer;
        QVERIFY(writer.write("<table>"));
        QVERIFY(writer.write("<tr><td>0</td><td>0</td><td>0</td><td>0</td></tr>", 80));
        QVERIFY(writer.write("</table>\n" + freshWords(100, 1)));
    }

    void tableCellsThatNeverEndAreALoop()
    {
        Writer writer;
        QVERIFY(writer.write("<table><tr>"));
        QVERIFY(!writer.write("<td></td>", 3000));
    }

    void dottedLeadersMayRepeat()
    {
        Writer writer;
        for (int i = 0; i < 40; ++i) {
            QVERIFY(writer.write(" Chapter" + std::to_string(i)));
            QVERIFY(writer.write(" .", 90));
            QVERIFY(writer.write(" " + std::to_string(i * 3) + "\n"));
        }
    }

    void aTableOfDifferentNumbersIsNoLoop()
    {
        Writer writer;
        QVERIFY(writer.write("<table>"));
        for (int row = 0; row < 120; ++row) {
            QVERIFY(writer.write("<tr>"));
            for (int column = 0; column < 8; ++column)
                QVERIFY(writer.write("<td>" + std::to_string(row * 7919 % 1000 * column) + "</td>"));
            QVERIFY(writer.write("</tr>"));
        }
    }

    void theSameBoxAgainAndAgainIsALoop()
    {
        Writer writer;
        const std::string tag = "<|ref|>text<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n";
        bool goesOn = true;
        int blocks = 0;
        for (; goesOn && blocks < 50; ++blocks)
            goesOn = writer.write(tag + freshWords(20, blocks) + "\n");
        QVERIFY(!goesOn);
        QCOMPARE(writer.kept(), tag + freshWords(20, 0) + "\n");
    }

    void theSameBlockAFewTimesIsALoopEvenAmongOthers()
    {
        Writer writer;
        bool goesOn = true;
        for (int i = 0; goesOn && i < 50; ++i) {
            const std::string box = std::to_string(i);
            goesOn = writer.write("<|ref|>text<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\nsame text\n")
                && writer.write(
                    "<|ref|>text<|/ref|><|det|>[[5, 6, 7, " + box + "]]<|/det|>\n" + freshWords(20, i) + "\n");
        }
        QVERIFY(!goesOn);
        QVERIFY(writer.guard().loop()->reason.starts_with("the same block"));
    }

    void labelsWithTheSameTextInDifferentBoxesAreNoLoop()
    {
        Writer writer;
        for (int i = 0; i < 21; ++i)
            QVERIFY(writer.write("<|ref|>text<|/ref|><|det|>[[1, " + std::to_string(i) + ", 3, "
                + std::to_string(i + 40) + "]]<|/det|>\nJohn Smith\n12 High Street\n"));
    }

    void countingOnAndOnIsALoop()
    {
        Writer writer;
        bool goesOn = true;
        int lines = 0;
        for (; goesOn && lines < 5000; ++lines)
            goesOn = writer.write(std::to_string(lines) + ". the\n");
        QVERIFY(!goesOn);
        QCOMPARE(writer.kept(), std::string("0. the\n"));
        QVERIFY(lines < 250);
    }

    void aLongNumberedListIsNoLoop()
    {
        Writer writer;
        for (int i = 0; i < 60; ++i)
            QVERIFY(writer.write("Figure " + std::to_string(i) + "\n"));
        QVERIFY(writer.write(freshWords(50, 1)));
    }

    void nothingAfterTheLoopIsTaken()
    {
        Writer writer;
        QVERIFY(!writer.write(" again", 8000));
        const size_t kept = writer.guard().loop()->keptBytes;
        QVERIFY(!writer.write(freshWords(10, 1)));
        QCOMPARE(writer.guard().loop()->keptBytes, kept);
    }
};

QTEST_APPLESS_MAIN(TstRepetitionGuard)
#include "tst_repetition_guard.moc"
