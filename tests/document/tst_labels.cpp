// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/labels.h"

#include <QtTest/QTest>

using namespace lectern::document;

class LabelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningHeadsAndPageNumbersAreFurniture();
    void imagesAndFiguresAreCutOutAndTheirCaptionsAreNot();
    void titlesAreHeadings();
    void anUnknownLabelIsText();
};

void LabelsTest::runningHeadsAndPageNumbersAreFurniture()
{
    for (const std::string_view name : {"header", "footer", "page_number"})
        QVERIFY(isFurniture(name));
    for (const std::string_view name : {"footnote", "title", "text", "table_footnote", ""})
        QVERIFY(!isFurniture(name));
}

void LabelsTest::imagesAndFiguresAreCutOutAndTheirCaptionsAreNot()
{
    QVERIFY(isFigure("image"));
    QVERIFY(isFigure("figure"));
    QVERIFY(!isFigure("image_caption"));
}

void LabelsTest::titlesAreHeadings()
{
    QCOMPARE(headingLevel("title"), 1);
    QCOMPARE(headingLevel("sub_title"), 2);
    QCOMPARE(headingLevel("text"), 0);
}

void LabelsTest::anUnknownLabelIsText()
{
    QVERIFY(!isFurniture("sidebar") && !isFigure("sidebar"));
    QCOMPARE(headingLevel("sidebar"), 0);
}

QTEST_APPLESS_MAIN(LabelsTest)
#include "tst_labels.moc"
