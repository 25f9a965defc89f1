// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/outline_model.h"
#include "ui/pages/page_layout.h"
#include "ui/pages/page_text.h"
#include "ui/pages/text_selection.h"
#include "ui/pages/thumbnail_model.h"
#include "ui/pages/tile_cache.h"
#include "ui/settings/settings.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

TileKey key(int page, int column = 0, quint64 document = 1)
{
    return {document, page, 0, QSize(2000, 2000), QPoint(column, 0)};
}

QImage picture()
{
    return QImage(16, 16, QImage::Format_RGB32); // 1024 bytes
}

// Words of one line each row, as they come from left to right: "a b|c" has two lines.
Words lines(const QString& text)
{
    Words words;
    double y = 0.1;
    for (const QString& line : text.split(u'|')) {
        double x = 0.1;
        for (const QString& part : line.split(u' ')) {
            layout::Word word;
            word.text = part.toStdString();
            const double width = 0.01 * double(part.size());
            word.box = {x, y, x + width, y + 0.02};
            x += width + 0.01;
            words.push_back(word);
        }
        y += 0.03;
    }
    return words;
}

} // namespace

class TestPageParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCacheStaysWithinItsBudgetAndDropsWhatWasUsedLongestAgo()
    {
        TileCache cache(3 * 1024);
        cache.insert(key(0), picture());
        cache.insert(key(1), picture());
        cache.insert(key(2), picture());
        QVERIFY(cache.find(key(0)) != nullptr); // now 1 is the oldest
        cache.insert(key(3), picture());
        QCOMPARE(cache.bytes(), qint64(3 * 1024));
        QVERIFY(cache.contains(key(0)) && !cache.contains(key(1)) && cache.contains(key(2)) && cache.contains(key(3)));
    }

    void theSameTileTwiceCountsOnceAndOneTooLargeNotAtAll()
    {
        TileCache cache(3 * 1024);
        cache.insert(key(0), picture());
        cache.insert(key(0), picture());
        QCOMPARE(cache.bytes(), qint64(1024));
        cache.insert(key(1), QImage(64, 64, QImage::Format_RGB32));
        QCOMPARE(cache.count(), 1);
        QVERIFY(cache.contains(key(0)));
    }

    void aClosedDocumentLeavesNothingInTheCache()
    {
        TileCache cache;
        cache.insert(key(0, 0, 1), picture());
        cache.insert(key(0, 0, 2), picture());
        cache.removeDocument(1);
        QVERIFY(!cache.contains(key(0, 0, 1)) && cache.contains(key(0, 0, 2)));
        QCOMPARE(cache.bytes(), qint64(1024));
    }

    void theLastTileEndsWhereThePageEnds()
    {
        const TileKey last{1, 0, 0, QSize(600, 700), QPoint(1, 1)};
        QCOMPARE(last.rect(), QRect(512, 512, 88, 188));
    }

    void pagesLieUnderEachOtherOnWholePixels()
    {
        PageLayout layout;
        layout.setPages(3, QSizeF(100, 200));
        layout.setScale(1.5, 10);
        layout.setSizes(1, {QSizeF(50, 33.3)});
        QCOMPARE(layout.pageRect(0), QRect(10, 10, 150, 300));
        QCOMPARE(layout.pageRect(1), QRect(47, 320, 75, 50));
        QCOMPARE(layout.contentSize(), QSize(170, 690));
        QCOMPARE(layout.pageAt(0), 0);
        QCOMPARE(layout.pageAt(309), 0);
        QCOMPARE(layout.pageAt(312), 1); // in the gap: the one below
        QCOMPARE(layout.pageAt(99999), 2);
        QCOMPARE(layout.pagesBetween(0, 315), std::pair(0, 0));
        QCOMPARE(layout.pagesBetween(0, 320), std::pair(0, 1));
    }

    void aPointIsFoundAgainAtAnotherZoom()
    {
        PageLayout layout;
        layout.setPages(5, QSizeF(100, 200));
        layout.setScale(1, 10);
        const PagePoint point = layout.pointAt(QPoint(60, 470));
        QCOMPARE(point.page, 2);
        layout.setScale(4, 10);
        const QPointF there = layout.position(point);
        QCOMPARE(layout.pointAt(there.toPoint()).page, 2);
        QVERIFY(std::abs(layout.pointAt(there.toPoint()).at.y() - point.at.y()) < 0.002);
    }

    void turningIsUndoneByTurningBack()
    {
        const QPointF point(0.2, 0.3);
        for (int turns = 0; turns < 4; ++turns) {
            const QPointF back = unturnedPoint(turnedPoint(point, turns), turns);
            QVERIFY(std::abs(back.x() - 0.2) < 1e-12 && std::abs(back.y() - 0.3) < 1e-12);
        }
        QCOMPARE(turnedPoint({0, 0}, 1), QPointF(1, 0)); // clockwise
    }

    void anEmptyDocumentHasNoPages()
    {
        const PageLayout layout;
        QCOMPARE(layout.pageAt(5), -1);
        QCOMPARE(layout.pointAt({1, 1}).page, -1);
        QVERIFY(layout.pagesBetween(0, 100).first > layout.pagesBetween(0, 100).second);
    }

    void wordsAreFoundOverSpacesLinesHyphensAndCase_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<int>("hits");
        QTest::addColumn<int>("boxes"); // of the first
        QTest::newRow("part of a word") << u"reading order"_s << u"ead"_s << 1 << 1;
        QTest::newRow("case") << u"Reading ORDER"_s << u"order"_s << 1 << 1;
        QTest::newRow("two words") << u"the reading order"_s << u"reading  order"_s << 1 << 2;
        QTest::newRow("over lines") << u"the reading|order is"_s << u"reading order"_s << 1 << 2;
        QTest::newRow("hyphen") << u"the recog-|nition of"_s << u"recognition"_s << 1 << 2;
        QTest::newRow("ligature") << u"e\ufb03cient"_s << u"efficient"_s << 1 << 1;
        QTest::newRow("radical") << u"\u2f42\u5b57"_s << u"\u6587\u5b57"_s << 1 << 1;
        QTest::newRow("several") << u"aa aa|aa"_s << u"aa"_s << 3 << 1;
        QTest::newRow("nothing") << u"reading"_s << u"order"_s << 0 << 0;
        QTest::newRow("only spaces") << u"reading"_s << u"  "_s << 0 << 0;
    }
    void wordsAreFoundOverSpacesLinesHyphensAndCase()
    {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        QFETCH(int, hits);
        QFETCH(int, boxes);
        const auto found = findOnPage(lines(text), wanted, 7);
        QCOMPARE(found.size(), hits);
        QCOMPARE(found.value(0).boxes.size(), boxes);
        QVERIFY(found.isEmpty() || found[0].page == 7);
    }

    void aHitMarksTheLettersFound()
    {
        const QRectF box = findOnPage(lines(u"abcdefghij"_s), u"cd"_s, 0).at(0).boxes.at(0);
        QVERIFY(std::abs(box.left() - 0.12) < 1e-9 && std::abs(box.right() - 0.14) < 1e-9);
    }

    void selectedTextKeepsItsLines()
    {
        const Words words = lines(u"one two|three four"_s);
        QCOMPARE(textOf(words, {0, 3}), u"one two\nthree four"_s);
        QCOMPARE(textOf(words, {1, 2}), u"two\nthree"_s);
        QCOMPARE(textOf(words, {}), QString());
        QCOMPARE(lineAround(words, 3), (WordRange{2, 3}));
        QCOMPARE(wordExactlyAt(words, {0.11, 0.11}), 0);
        QCOMPARE(wordExactlyAt(words, {0.9, 0.9}), -1);
        QCOMPARE(wordAt(words, {0.9, 0.14}), 3);
        QCOMPARE(wordAt({}, {0.5, 0.5}), -1);
    }

    void aSelectionGoesOverPagesInEitherDirection()
    {
        TextSelection selection;
        selection.setWords(0, std::make_shared<const Words>(lines(u"a b"_s)));
        selection.setWords(1, std::make_shared<const Words>(lines(u"c d"_s)));
        selection.start(1, 0);
        QVERIFY(selection.isEmpty());
        selection.extend(0, 1);
        QCOMPARE(selection.text(), u"b\nc"_s);
        selection.keepNear(500, 3);
        QCOMPARE(selection.text(), u"b\nc"_s); // what is selected is kept
        selection.clear();
        selection.keepNear(500, 3);
        QVERIFY(!selection.words(0));
    }

    void theOutlineIsAProperTree()
    {
        OutlineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOutline({{"One", {0, 0, {}}, true, {{"One a", {3, 0.5, {}}, false, {}}}}, {"Two", {}, false, {}}});
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex child = model.index(0, 0, model.index(0, 0));
        QCOMPARE(child.data().toString(), u"One a"_s);
        QCOMPARE(child.siblingAtColumn(OutlineModel::Page).data().toString(), u"4"_s);
        QCOMPARE(model.target(child).y, 0.5);
        QVERIFY(model.isOpen(model.index(0, 0)) && !model.isOpen(child));
        model.setOutline({});
        QCOMPARE(model.rowCount(), 0);
    }

    void textHasContrastInBothThemes()
    {
        for (const Colours& colours : {tokens::light(), tokens::dark()}) {
            for (const QColor& ground : {colours.window, colours.surface}) {
                QVERIFY(contrast(colours.text, ground) >= 4.5);
                QVERIFY(contrast(colours.quiet, ground) >= 4.5);
                QVERIFY(contrast(colours.accent, ground) >= 3);
            }
            QVERIFY(contrast(colours.onAccent, colours.accent) >= 4.5);
            QVERIFY(contrast(colours.onStrip, colours.failure) >= 4.5);
            QVERIFY(contrast(colours.onStrip, colours.warning) >= 4.5);
        }
        QVERIFY(!styleSheetOf(tokens::light()).contains(QRegularExpression(u"\\{[a-zA-Z]+\\}"_s)));
    }

    void settingsAreThereAgainAndRecentFilesHaveAnEnd()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"lectern.ini"_s);
        {
            Settings settings(file);
            QVERIFY(settings.recentFiles().isEmpty());
            for (int i = 0; i < 20; ++i) {
                settings.addRecentFile(u"/a/%1.pdf"_s.arg(i));
            }
            settings.addRecentFile(u"/a/15.pdf"_s);
            settings.setTheme(ThemeMode::Dark);
            settings.setSession({{u"/a/1.pdf"_s, 4}}, 0);
        }
        const Settings again(file);
        QCOMPARE(again.recentFiles().size(), Settings::kRecentFiles);
        QCOMPARE(again.recentFiles().first(), u"/a/15.pdf"_s);
        QCOMPARE(again.recentFiles().count(u"/a/15.pdf"_s), 1);
        QCOMPARE(again.theme(), ThemeMode::Dark);
        QCOMPARE(again.session(), (QList<SessionDocument>{{u"/a/1.pdf"_s, 4}}));
    }
};

QTEST_GUILESS_MAIN(TestPageParts)
#include "tst_page_parts.moc"
