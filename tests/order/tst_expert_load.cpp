// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/expert_load.h"

#include <QTest>

#include <cmath>

using namespace lectern;

namespace {

// Two text positions, three of the page, two written tokens; two of four experts each.
model::ExpertTrace trace()
{
    model::ExpertTrace trace;
    trace.positions = 7;
    trace.imageFirst = 2;
    trace.imageCount = 3;
    trace.experts = 4;
    trace.perToken = 2;
    const std::uint16_t half = 0x3800; // 0.5
    const std::uint16_t quarter = 0x3400; // 0.25
    model::LayerExperts layer{1, {0, 1, 0, 2, /*page*/ 3, 2, 3, 1, 1, 3, /*written*/ 0, 3, 0, 1}, {}};
    for (int i = 0; i < trace.positions; ++i)
        layer.weights.insert(layer.weights.end(), {half, quarter});
    trace.layers.push_back(layer);
    return trace;
}

} // namespace

class ExpertLoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visualAndTextTokensAreCountedByThemselves()
    {
        const order::ExpertLoad load = order::expertLoad(trace(), 0);
        QCOMPARE(load.visual.positions, 3);
        QCOMPARE(load.text.positions, 4);
        QCOMPARE(load.visual.routed, (std::vector<int>{0, 2, 1, 3}));
        QCOMPARE(load.text.routed, (std::vector<int>{4, 2, 1, 1}));
        QCOMPARE(load.visual.share(3), 0.5);
        QCOMPARE(load.text.share(0), 0.5);
    }

    void theEntropyIsThatOfTheShares()
    {
        const order::ExpertLoad load = order::expertLoad(trace(), 0);
        const auto term = [](double share) { return -share * std::log(share); };
        QVERIFY(std::abs(load.visual.entropy - (term(1.0 / 3) + term(1.0 / 6) + term(0.5))) < 1e-12);
        QVERIFY(std::abs(load.text.entropy - (term(0.5) + term(0.25) + 2 * term(0.125))) < 1e-12);
    }

    void anEmbeddingOfThePageHasItsOwnExperts()
    {
        QCOMPARE(order::topExpert(trace(), 0, 0), 3);
        QCOMPARE(order::topExpert(trace(), 0, 2), 1);
        QCOMPARE(order::expertWeight(trace(), 0, 0, 2), std::optional(0.25));
        QCOMPARE(order::expertWeight(trace(), 0, 1, 3), std::optional(0.5));
        QCOMPARE(order::expertWeight(trace(), 0, 1, 0), std::optional<double>());
    }

    void aReadingWithoutTextHasNoLoadThere()
    {
        model::ExpertTrace page = trace();
        page.imageFirst = 0;
        page.imageCount = page.positions;
        const order::ExpertLoad load = order::expertLoad(page, 0);
        QCOMPARE(load.text.positions, 0);
        QCOMPARE(load.text.entropy, 0.0);
        QCOMPARE(load.text.share(0), 0.0);
    }
};

QTEST_GUILESS_MAIN(ExpertLoadTest)
#include "tst_expert_load.moc"
