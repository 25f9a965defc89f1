// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/order_measures.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

using namespace lectern;
using namespace lectern::order;

namespace {

// τ-b by its definition, over all pairs.
std::optional<double> tauByPairs(const std::vector<int>& a, const std::vector<int>& b)
{
    long agreeing = 0;
    long opposing = 0;
    long tiedA = 0;
    long tiedB = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        for (size_t k = i + 1; k < a.size(); ++k) {
            const int left = (a[i] > a[k]) - (a[i] < a[k]);
            const int right = (b[i] > b[k]) - (b[i] < b[k]);
            agreeing += left * right > 0;
            opposing += left * right < 0;
            tiedA += left == 0 && right != 0;
            tiedB += left != 0 && right == 0;
        }
    }
    const double below = std::sqrt(static_cast<double>(agreeing + opposing + tiedA))
        * std::sqrt(static_cast<double>(agreeing + opposing + tiedB));
    if (below == 0)
        return std::nullopt;
    return static_cast<double>(agreeing - opposing) / below;
}

// The recursion itself.
size_t editByDefinition(std::span<const int> a, std::span<const int> b)
{
    if (a.empty() || b.empty())
        return a.size() + b.size();
    const size_t replaced = editByDefinition(a.subspan(1), b.subspan(1)) + (a[0] == b[0] ? 0 : 1);
    return std::min({replaced, editByDefinition(a.subspan(1), b) + 1, editByDefinition(a, b.subspan(1)) + 1});
}

FlowQuery query(int view, int index, int cell)
{
    FlowQuery made;
    made.view = view;
    made.index = index;
    made.cell = cell;
    return made;
}

} // namespace

class OrderMeasuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tauOfEqualAndOppositeOrdersIsOneAndMinusOne()
    {
        const std::vector<int> up{1, 2, 3, 4};
        const std::vector<int> down{9, 7, 5, 1};
        QCOMPARE(kendallTauB(up, up), std::optional(1.0));
        QCOMPARE(kendallTauB(up, down), std::optional(-1.0));
    }

    void tauWithTiesIsThatOfScipy()
    {
        // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])
        const std::vector<int> a{12, 2, 1, 12, 2};
        const std::vector<int> b{1, 4, 7, 1, 0};
        QVERIFY(std::abs(*kendallTauB(a, b) - -0.47140452079103173) < 1e-15);
    }

    void tauIsUndefinedForOneItemAndForAListWithoutADifference()
    {
        const std::vector<int> one{1};
        const std::vector<int> flat{3, 3, 3};
        const std::vector<int> up{1, 2, 3};
        QVERIFY(!kendallTauB(one, one));
        QVERIFY(!kendallTauB(std::vector<int>{}, std::vector<int>{}));
        QVERIFY(!kendallTauB(flat, up));
        QVERIFY(!kendallTauB(up, flat));
    }

    void tauIsThatOfItsDefinitionOnRandomLists()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 400; ++round) {
            const int n = static_cast<int>(random() % 60);
            const unsigned values = 1 + random() % 50; // few: many ties
            std::vector<int> a;
            std::vector<int> b;
            for (int i = 0; i < n; ++i) {
                a.push_back(static_cast<int>(random() % values) - 10);
                b.push_back(static_cast<int>(random() % values) - 10);
            }
            const auto expected = tauByPairs(a, b);
            const auto tau = kendallTauB(a, b);
            QCOMPARE(tau.has_value(), expected.has_value());
            if (tau)
                QVERIFY2(std::abs(*tau - *expected) < 1e-12, qPrintable(QString::number(*tau)));
        }
    }

    void editDistanceIsThatOfItsDefinitionOnRandomLists()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 200; ++round) {
            std::vector<int> a(random() % 7);
            std::vector<int> b(random() % 7);
            for (auto* list : {&a, &b}) {
                for (int& item : *list)
                    item = static_cast<int>(random() % 3);
            }
            QCOMPARE(editDistance(a, b), editByDefinition(a, b));
        }
    }

    void textIsComparedByCharactersAndNotByBytes()
    {
        QCOMPARE(textEditDistance("", ""), 0.0);
        QCOMPARE(textEditDistance("abc", "abc"), 0.0);
        QCOMPARE(textEditDistance("日本語", "日本"), 1.0 / 3);
        QCOMPARE(textEditDistance("", "日本"), 1.0);
        QCOMPARE(textEditDistance("a\xff"
                                  "b",
                     "a\xfe"
                     "b"),
            1.0 / 3);
    }

    void ranksThatRiseHaveNoEditDistance()
    {
        QCOMPARE(orderEditDistance(std::vector<int>{0, 0, 1, 4}), std::optional(0.0));
        QCOMPARE(orderEditDistance(std::vector<int>{1, 2, 3, 0}), std::optional(0.5)); // one moved: out and in
        QVERIFY(!orderEditDistance(std::vector<int>{}));
    }

    void onlyTheGlobalViewIsComparedWithTheRaster()
    {
        FlowOrder order;
        order.queries = {query(0, 0, 3), query(0, 1, 0), query(kGlobalView, 0, 1), query(kGlobalView, 1, 2)};
        const OrderFigures figures = orderFigures(order, pageGeometry(500, 500), {}, {});
        QCOMPARE(figures.raster.tau, std::optional(1.0));
        QCOMPARE(figures.raster.queries, 2);
        QVERIFY(!figures.geometric.tau);
        QVERIFY(!figures.decoded.tau);
    }

    void aQueryIsComparedByTheBlockThatHoldsItsCell()
    {
        // Four cells; the right column stands first in the order given, and the lower left cell lies in no block.
        FlowOrder order;
        for (int i = 0; i < 4; ++i)
            order.queries.push_back(query(kGlobalView, i, i));
        const BlockOrder blocks{{{0.5, 0, 1, 1}}, {{0, 0, 0.5, 0.5}}};
        const RankedQueries ranked = blockRanks(order, pageGeometry(500, 500), blocks);
        QCOMPARE(ranked.index, (std::vector<int>{0, 1, 3}));
        QCOMPARE(ranked.rank, (std::vector<int>{1, 0, 0}));
    }

    void blocksWithoutABoxHaveNoRank()
    {
        document::Block without;
        document::Block with;
        with.boxes = {{0, 0, 1, 1}};
        QCOMPARE(blockOrder(std::vector{without, with}).size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(OrderMeasuresTest)
#include "tst_order_measures.moc"
