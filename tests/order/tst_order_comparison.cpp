// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/order_comparison.h"

#include <QTest>

#include <cmath>

using namespace lectern;
using namespace lectern::order;

namespace {

FlowQuery query(int view, int index, double x, double y, int cell)
{
    FlowQuery query;
    query.view = view;
    query.index = index;
    query.x = x;
    query.y = y;
    query.cell = cell;
    return query;
}

FlowOrder orderOf(std::vector<FlowQuery> queries)
{
    FlowOrder order;
    order.queries = std::move(queries);
    return order;
}

} // namespace

class OrderComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsAsFarFromItselfAsNothing()
    {
        const FlowOrder a = orderOf({query(0, 0, 0.2, 0.2, 5), query(kGlobalView, 0, 0.1, 0.1, 0),
            query(kGlobalView, 1, 0.5, 0.5, 9), query(kGlobalView, 2, 0.9, 0.2, 4)});
        const OrderComparison same = compareOrders(a, a, 1.4);
        QCOMPARE(same.moves.size(), size_t{4});
        QCOMPARE(same.mean, 0.0);
        QCOMPARE(same.largest, 0.0);
        QCOMPARE(same.tau, std::optional(1.0));
        QCOMPARE(same.movedBeyond(0), 0);
    }

    void distancesAreInPageWidths()
    {
        const FlowOrder a = orderOf(
            {query(kGlobalView, 0, 0.1, 0.1, 0), query(kGlobalView, 1, 0.5, 0.5, 1), query(kGlobalView, 2, 0, 0, 2)});
        const FlowOrder b = orderOf(
            {query(kGlobalView, 0, 0.4, 0.3, 2), query(kGlobalView, 1, 0.5, 0.6, 1), query(kGlobalView, 2, 0, 0, 0)});
        const OrderComparison moved = compareOrders(a, b, 2.0); // a page twice as high as wide
        QVERIFY(std::abs(moved.moves[0].distance - 0.5) < 1e-12); // 0.3 across, 0.2 · 2 down
        QVERIFY(std::abs(moved.moves[1].distance - 0.2) < 1e-12);
        QVERIFY(std::abs(moved.mean - 0.7 / 3) < 1e-12);
        QVERIFY(std::abs(moved.median - 0.2) < 1e-12);
        QVERIFY(std::abs(moved.largest - 0.5) < 1e-12);
        QCOMPARE(moved.movedBeyond(0.1), 2);
        QCOMPARE(moved.movedBeyond(0.3), 1);
        QCOMPARE(moved.tau, std::optional(-1.0));
    }

    void queriesThatOnlyOneHasAreLeftOut()
    {
        const FlowOrder a =
            orderOf({query(0, 0, 0, 0, 0), query(kGlobalView, 0, 0, 0, 0), query(kGlobalView, 1, 0, 0, 1)});
        const FlowOrder b = orderOf({query(kGlobalView, 1, 1, 0, 1), query(kGlobalView, 7, 0, 0, 0)});
        const OrderComparison common = compareOrders(a, b, 1);
        QCOMPARE(common.moves.size(), size_t{1});
        QCOMPARE(common.moves[0].index, 1);
        QCOMPARE(common.median, 1.0);
        QVERIFY(!common.tau);
        QVERIFY(compareOrders(a, {}, 1).moves.empty());
    }
};

QTEST_GUILESS_MAIN(OrderComparisonTest)
#include "tst_order_comparison.moc"
