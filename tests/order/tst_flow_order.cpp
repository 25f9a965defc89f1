// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "order/flow_order.h"
#include "order/order_measures.h"
#include "order/packed_attention.h"
#include "support/fixture_path.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace lectern;
using namespace lectern::order;

namespace {

bool near(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

// [heads, n, n] with random values of which rows sum to less than 1.
model::Tensor randomAttention(int heads, int n)
{
    std::mt19937 random(3);
    model::Tensor tensor{{heads, n, n}, {}};
    for (int i = 0; i < heads * n * n; ++i)
        tensor.values.push_back(static_cast<float>(random() % 1000) / static_cast<float>(1000 * n));
    return tensor;
}

} // namespace

class FlowOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGlobalViewOfAPortraitPageStandsOutOverItsSides()
    {
        const PageGeometry geometry = pageGeometry(1000, 2000);
        QCOMPARE(geometry.aspect, 2.0);
        QCOMPARE(geometry.global.area, (document::Rect{-0.5, 0, 1.5, 1}));
        QCOMPARE(geometry.grid, (image::CropGrid{1, 2}));
        QCOMPARE(geometry.crops.size(), size_t{2});
        QCOMPARE(geometry.crops[1].area, (document::Rect{0, 0.5, 1, 1}));
    }

    void theGlobalViewIsMappedByWholePixelsAsItIsPasted()
    {
        const auto place = image::placeInGlobalView(701, 999); // an odd rest: pasted at a rounded offset
        const PageGeometry geometry = pageGeometry(701, 999);
        const double atLeftEdge = (0 - geometry.global.area.x1) / geometry.global.area.width() * image::kGlobalViewSide;
        const double atRightEdge =
            (1 - geometry.global.area.x1) / geometry.global.area.width() * image::kGlobalViewSide;
        QVERIFY(near(atLeftEdge, place.x, 1e-9));
        QVERIFY(near(atRightEdge, place.x + place.width, 1e-9));
    }

    void aPageThatIsNotCutHasNoCrops() { QVERIFY(pageGeometry(600, 700).crops.empty()); }

    void rowsAreRenormalisedAfterTheMeanOverHeads()
    {
        // One query set of 1 × 2 cells would be no square: 4 cells, only the first row is looked at.
        model::Tensor tensor{{2, 4, 4}, std::vector<float>(32, 0.125f)};
        const float first[] = {0.5f, 0.0f, 0.0f, 0.0f};
        const float second[] = {0.0f, 0.25f, 0.0f, 0.0f};
        std::copy(std::begin(first), std::end(first), tensor.values.begin());
        std::copy(std::begin(second), std::end(second), tensor.values.begin() + 16);
        const auto mean = flowAttention(tensor, kMeanHead);
        QVERIFY(near(mean[0], 2.0 / 3)); // not the mean of 1 and 0
        QVERIFY(near(mean[1], 1.0 / 3));
        QVERIFY(near(flowAttention(tensor, 1)[1], 1));
    }

    void aRowWithoutAnyAttentionIsSpreadEvenly()
    {
        const model::Tensor tensor{{1, 4, 4}, std::vector<float>(16, 0.0f)};
        QVERIFY(near(flowAttention(tensor, 0)[5], 0.25));
    }

    void aQueryThatSeesOneCellStandsInItsMiddle()
    {
        std::vector<double> attention(16, 0.0);
        for (size_t i = 0; i < 4; ++i)
            attention[i * 4 + 3 - i] = 1;
        const PageGeometry geometry = pageGeometry(500, 500);
        const auto queries = flowQueries(attention, geometry.global, geometry.aspect);
        QCOMPARE(queries.size(), size_t{4});
        QCOMPARE(queries[0].cell, 3);
        QVERIFY(near(queries[0].x, 0.75) && near(queries[0].y, 0.75));
        QVERIFY(near(queries[0].spread, 0) && near(queries[0].entropy, 0) && near(queries[0].top, 1));
        QCOMPARE(queries[3].index, 3);
        QCOMPARE(queries[3].cell, 0);
    }

    void spreadIsMeasuredInPageWidthsInBothDirections()
    {
        // Half at the upper and half at the lower cell of a page twice as high as wide, seen as one crop.
        std::vector<double> attention(16, 0.25);
        for (size_t i = 0; i < 4; ++i)
            attention[i] = i % 2 == 0 ? 0.5 : 0;
        const ViewFrame whole{0, {0, 0, 1, 1}};
        const FlowQuery query = flowQueries(attention, whole, 2.0)[0];
        QVERIFY(near(query.x, 0.25) && near(query.y, 0.5));
        QVERIFY(near(query.spread, 0.5)); // a quarter of the height is half of the width
        QVERIFY(near(query.entropy, std::log(2.0)));
        QCOMPARE(query.cell, 0); // the first of two equal ones
    }

    void aCentreBesideThePageIsMovedToItsEdge()
    {
        std::vector<double> attention(16 * 16 * 16 * 16, 0.0);
        for (size_t i = 0; i < 256; ++i)
            attention[i * 256] = 1; // the upper left corner of the canvas
        const PageGeometry geometry = pageGeometry(300, 600);
        const FlowQuery query = flowQueries(attention, geometry.global, geometry.aspect)[7];
        QCOMPARE(query.x, 0.0);
        QVERIFY(near(query.y, 0.5 / 16));
        QVERIFY(query.spread > 0.4); // the cell's own centre is not moved
    }

    void packedRowsAreWithinTheirStatedError()
    {
        const auto attention = flowAttention(randomAttention(3, 144), kMeanHead);
        const PackedAttention packed(2, attention);
        QCOMPARE(packed.side(), 12);
        QVERIFY(packed.bytes() <= size_t{144 * 144 * 2 + 144 * 4});
        for (int query = 0; query < 144; ++query) {
            const auto row = packed.row(query);
            const auto exact = std::span(attention).subspan(static_cast<size_t>(query) * 144, 144);
            const double largest = std::ranges::max(exact);
            for (size_t cell = 0; cell < row.size(); ++cell)
                QVERIFY(near(row[cell], exact[cell], largest * (1.0 / 131070 + 1e-7)));
        }
    }

    // Computed with numpy and scipy: tests/oracle/check_order.py --synthetic.
    void figuresOfMadeUpAttentionAreThoseOfAnIndependentComputation()
    {
        const auto reference = nlohmann::json::parse(readFile(test::dataPath("order/synthetic.json")).value());
        const PageGeometry geometry = pageGeometry(reference["width"], reference["height"]);
        QCOMPARE(geometry.crops.size(), size_t{6});
        BlockOrder blocks;
        for (const auto& boxes : reference["blocks"]) {
            blocks.emplace_back();
            for (const auto& box : boxes)
                blocks.back().push_back({box[0], box[1], box[2], box[3]});
        }
        for (const auto& expected : reference["heads"]) {
            FlowOrder order;
            size_t crop = 0;
            for (const auto& view : reference["views"]) {
                const std::int64_t n = view["n"];
                const model::Tensor attention{{2, n, n}, view["attention"]};
                const int head = expected["head"].is_number() ? expected["head"].get<int>() : kMeanHead;
                const bool isGlobal = view["view"] == "global";
                const auto queries = flowQueries(flowAttention(attention, head),
                    isGlobal ? geometry.global : geometry.crops[crop++], geometry.aspect);
                order.queries.insert(order.queries.end(), queries.begin(), queries.end());
            }
            QCOMPARE(order.queries.size(), expected["figures"].size());
            for (size_t i = 0; i < order.queries.size(); ++i) {
                const FlowQuery& query = order.queries[i];
                const auto& line = expected["figures"][i];
                QVERIFY(near(query.x, line[0]) && near(query.y, line[1]) && near(query.spread, line[2]));
                QVERIFY(near(query.entropy, line[3]) && near(query.top, line[4]));
                QCOMPARE(static_cast<double>(query.cell), line[5].get<double>());
            }
            QVERIFY(near(*compare(rasterRanks(order)).tau, expected["raster"]));
            QVERIFY(near(*compare(blockRanks(order, geometry, blocks)).tau, expected["blocks"]));
        }
    }

    void weightsAreTracedBackThroughTheQueriesOfEachView()
    {
        // Query i looks at cell 3 − i alone.
        std::vector<double> attention(16, 0.0);
        for (size_t i = 0; i < 4; ++i)
            attention[i * 4 + 3 - i] = 1;
        const std::vector<PackedAttention> views{{0, attention}, {kGlobalView, attention}};
        const std::vector<double> weights{0, 0.5, 0, 0, 0.25, 0, 0, 0, 9}; // the last one is the separator's
        const auto heat = traceBack(views, weights);
        QCOMPARE(heat.size(), size_t{2});
        QCOMPARE(heat[0].cells, (std::vector<double>{0, 0, 1, 0}));
        QCOMPARE(heat[1].cells, (std::vector<double>{0, 0, 0, 0.5}));
    }

    void queriesAreFoundByTheRegionTheirCentreLiesIn()
    {
        FlowOrder order;
        order.queries.resize(3);
        order.queries[1].x = 0.5;
        order.queries[1].y = 0.5;
        const std::vector<document::Rect> regions{{0.4, 0.4, 0.6, 0.6}, {0.9, 0.9, 1, 1}};
        QCOMPARE(queriesWithin(order, regions), std::vector<int>{1});
    }
};

QTEST_GUILESS_MAIN(FlowOrderTest)
#include "tst_flow_order.moc"
