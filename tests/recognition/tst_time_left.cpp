// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/time_left.h"

#include <QtTest/QtTest>

using namespace lectern::recognition;

class TstTimeLeft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidBeforeThreePages()
    {
        TimeLeft left;
        left.pageTook(1);
        left.pageTook(1);
        QVERIFY(!left.forPages(10, 0));
        left.pageTook(1);
        QVERIFY(left.forPages(10, 0).has_value());
        QVERIFY(!left.forPages(0, 0));
    }

    void unevenPagesGiveARange()
    {
        TimeLeft left;
        for (const double seconds : {2.0, 9.0, 3.0, 4.0, 1.0})
            left.pageTook(seconds);
        QCOMPARE(left.forPages(10, 5)->low, 15.0);
        QCOMPARE(left.forPages(10, 5)->high, 35.0);
        QCOMPARE(left.forPages(1, 100)->low, 0.0);
    }

    void rangesReadAsAPersonWouldSayThem()
    {
        QCOMPARE(describe({40, 40}), std::string("about 40 s"));
        QCOMPARE(describe({15, 35}), std::string("15–35 s"));
        QCOMPARE(describe({70, 170}), std::string("1–3 min"));
        QCOMPARE(describe({0, 0}), std::string("about 1 s"));
        QCOMPARE(describe({7300, 10900}), std::string("2–4 h"));
    }
};

QTEST_APPLESS_MAIN(TstTimeLeft)
#include "tst_time_left.moc"
