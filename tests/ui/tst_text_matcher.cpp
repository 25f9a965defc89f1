// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/text_matcher.h"

#include <QtTest>

using namespace lectern::ui;
using namespace Qt::StringLiterals;

class TestTextMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsDecideWhatIsFound_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("matchCase");
        QTest::addColumn<bool>("wholeWords");
        QTest::addColumn<bool>("isPattern");
        QTest::addColumn<QList<int>>("positions");
        QTest::newRow("any case") << u"page"_s << false << false << false << QList<int>{0, 5, 15};
        QTest::newRow("case") << u"page"_s << true << false << false << QList<int>{5, 15};
        QTest::newRow("whole words") << u"page"_s << false << true << false << QList<int>{0, 5};
        QTest::newRow("not a pattern") << u"p.g"_s << false << false << false << QList<int>{};
        QTest::newRow("pattern") << u"p.g"_s << false << false << true << QList<int>{0, 5, 15};
        QTest::newRow("line ends") << u"^.es$"_s << false << false << true << QList<int>{35};
        QTest::newRow("other scripts") << u"ÉTÉ"_s << false << true << false << QList<int>{29};
        QTest::newRow("CJK") << u"识别"_s << false << false << false << QList<int>{24};
        QTest::newRow("alternatives as whole words") << u"pag|two"_s << false << true << true << QList<int>{11};
        QTest::newRow("nothing is not found everywhere") << u"x*"_s << false << false << true << QList<int>{27};
        QTest::newRow("no text") << QString() << false << true << false << QList<int>{};
    }
    void optionsDecideWhatIsFound()
    {
        const QString text = u"Page page, two pages. — 识别 x été, \nyes"_s;
        QFETCH(QString, wanted);
        QFETCH(bool, matchCase);
        QFETCH(bool, wholeWords);
        QFETCH(bool, isPattern);
        QFETCH(QList<int>, positions);
        QList<int> found;
        for (const TextMatch& match : findMatches(text, expressionOf(wanted, {matchCase, wholeWords, isPattern}))) {
            found.append(match.position);
        }
        QCOMPARE(found, positions);
    }

    void aPatternWithAnErrorSaysSoAndFindsNothing()
    {
        const QRegularExpression expression = expressionOf(u"(a"_s, {.isPattern = true});
        QVERIFY(!expression.isValid());
        QVERIFY(findMatches(u"(a"_s, expression).isEmpty());
        QVERIFY(expressionOf(u"(a"_s, {}).isValid());
    }

    void aSearchEndsWhereItIsStoppedAndAtItsLimit()
    {
        const QString text = u"aa "_s.repeated(1000);
        int asked = 0;
        const auto stopped = findMatches(text, expressionOf(u"a"_s, {}), [&asked] { return ++asked == 2; });
        QCOMPARE(stopped.size(), 256);
        QCOMPARE(findMatches(text, expressionOf(u"a"_s, {}), {}, 10).size(), 10);
    }

    void aMatchIsShownInItsLine()
    {
        const QString text =
            u"first\nsecond line\n\n"_s + u"long "_s.repeated(50) + u"needle"_s + u" tail"_s.repeated(50);
        const auto lines = linesOf(text, findMatches(text, expressionOf(u"line|needle"_s, {.isPattern = true})));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].line, 1);
        QCOMPARE(lines[0].snippet, u"second line"_s);
        QCOMPARE(lines[0].snippet.mid(lines[0].start, lines[0].length), u"line"_s);
        QCOMPARE(lines[1].line, 3);
        QVERIFY(lines[1].snippet.startsWith(u'…') && lines[1].snippet.endsWith(u'…'));
        QVERIFY(lines[1].snippet.size() < 200);
        QCOMPARE(lines[1].snippet.mid(lines[1].start, lines[1].length), u"needle"_s);
    }

    void groupsStandInAReplacement()
    {
        const QRegularExpressionMatch match =
            expressionOf(u"(\\w+)-(\\w+)"_s, {.isPattern = true}).match(u"left-right"_s);
        QCOMPARE(replacementOf(match, u"\\2 \\1\\n\\\\ \\0 \\q \\"_s, true), u"right left\n\\ left-right \\q \\"_s);
        QCOMPARE(replacementOf(match, u"\\2"_s, false), u"\\2"_s);
    }
};

QTEST_APPLESS_MAIN(TestTextMatcher)
#include "tst_text_matcher.moc"
