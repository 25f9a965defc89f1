// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/interventions.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace lectern;
using namespace lectern::order;

namespace {

using Row = model::EmbeddingRow;

// A page of one crop row of two (4 queries each) and a global view of 4, all looking at cells in falling order.
FlowOrder smallOrder()
{
    FlowOrder order;
    order.grid = {2, 1};
    for (const int view : {0, 1, kGlobalView}) {
        for (int i = 0; i < 4; ++i) {
            FlowQuery query;
            query.view = view;
            query.index = i;
            query.cell = 3 - i;
            query.x = view == 0 ? 0.2 : 0.8;
            query.y = 0.5;
            order.queries.push_back(query);
        }
    }
    return order;
}

std::vector<int> own(const std::vector<Row>& rows)
{
    std::vector<int> numbers;
    for (const Row& row : rows)
        numbers.push_back(row.source == Row::Source::Page ? row.row : -1);
    return numbers;
}

std::vector<int> changed(const char* name)
{
    return own(changedRows(parseIntervention(name).value(), smallOrder(), pageGeometry(1536, 768), {}).value());
}

std::vector<int> upTo(int n)
{
    std::vector<int> numbers(static_cast<size_t>(n));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

} // namespace

class InterventionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAChangeEveryRowStays() { QCOMPARE(changed("none"), upTo(13)); }

    void theSeparatorStaysLast()
    {
        for (const char* name : {"reverse", "swap-halves", "shuffle:5", "raster"})
            QCOMPARE(changed(name).back(), 12);
    }

    void rowsChangePlacesAsTheNameSays()
    {
        QCOMPARE(changed("reverse"), (std::vector<int>{11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 12}));
        QCOMPARE(changed("swap-halves"), (std::vector<int>{6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 12}));
        QCOMPARE(changed("raster"), (std::vector<int>{3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 12})); // within views
        QCOMPARE(changed("zero:1-2"), (std::vector<int>{0, -1, -1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    }

    void aRangeOrARegionLeavesTheOthersWhereTheyAre()
    {
        QCOMPARE(changed("reverse@1-3"), (std::vector<int>{0, 3, 2, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        QCOMPARE(changed("zero@0,0,0.5,1"), (std::vector<int>{-1, -1, -1, -1, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        QCOMPARE(changed("swap-halves@0,0,0.5,1"), (std::vector<int>{2, 3, 0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    }

    void aSeedGivesTheSamePermutationEveryTime()
    {
        const auto once = changed("shuffle:42");
        QCOMPARE(changed("shuffle:42"), once);
        QVERIFY(changed("shuffle:43") != once);
        auto sorted = once;
        std::ranges::sort(sorted);
        QCOMPARE(sorted, upTo(13));
        // As it was first: results that name a seed must stay comparable.
        QCOMPARE(once, (std::vector<int>{9, 3, 1, 2, 7, 4, 8, 5, 11, 10, 0, 6, 12}));
    }

    void viewsAreDroppedWhole()
    {
        QCOMPARE(changed("views:global"), (std::vector<int>{8, 9, 10, 11, 12}));
        QCOMPARE(changed("views:crops"), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 12}));
        QCOMPARE(concerned(parseIntervention("views:global").value(), smallOrder())->size(), size_t{8});
        QCOMPARE(concerned(parseIntervention("views:crops").value(), smallOrder())->size(), size_t{4});
        FlowOrder uncut;
        uncut.queries.resize(4);
        const auto rows = changedRows(parseIntervention("views:crops").value(), uncut, pageGeometry(500, 500), {});
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::InvalidInput);
    }

    void geometricOrderSortsByTheBlockUnderTheCell()
    {
        // The right half of the page is read first; the upper left cell lies in no block and keeps its place.
        const BlockOrder blocks{{{0.5, 0, 1, 1}}, {{0, 0.5, 0.5, 1}}};
        FlowOrder order;
        order.queries.resize(4);
        for (int i = 0; i < 4; ++i)
            order.queries[static_cast<size_t>(i)].cell = i;
        const auto intervention = parseIntervention("geometric").value();
        const auto rows = changedRows(intervention, order, pageGeometry(500, 500), blocks).value();
        QCOMPARE(own(rows), (std::vector<int>{0, 1, 3, 2, 4}));
        QVERIFY(!changedRows(intervention, order, pageGeometry(500, 500), {}));
    }

    void aRangeBeyondThePageIsRefused()
    {
        const auto rows =
            changedRows(parseIntervention("zero:5-12").value(), smallOrder(), pageGeometry(1536, 768), {});
        QVERIFY(!rows);
        QVERIFY(rows.error().message.find("there is no query 12") != std::string::npos);
    }

    void whatIsNoInterventionIsRefusedWithWhatIsKnown_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "zero:", "zero:3", "zero:5-2", "zero:1-2@3-4", "shuffle", "shuffle:x", "donor:",
                 "views:none", "views:global@1-2", "reverse@", "reverse@0,0,2,1", "reverse@0.5,0,0.5,1", "backwards"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoInterventionIsRefusedWithWhatIsKnown()
    {
        QFETCH(QString, text);
        const auto parsed = parseIntervention(text.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
        QVERIFY(parsed.error().message.find("swap-halves") != std::string::npos);
    }

    void aDonorsFileMayHaveAnyName()
    {
        QCOMPARE(parseIntervention("donor:a@b.pdf")->donor, std::string("a@b.pdf"));
        const auto part = parseIntervention("donor:a@b.pdf#2@3-9").value();
        QCOMPARE(part.donor, std::string("a@b.pdf#2"));
        QCOMPARE(part.range, std::optional(std::pair(3, 9)));
    }
};

QTEST_GUILESS_MAIN(InterventionsTest)
#include "tst_interventions.moc"
