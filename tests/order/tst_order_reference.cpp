// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "recognition/page_study.h"
#include "support/fixture_path.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>

using namespace lectern;
using namespace lectern::recognition;
using namespace lectern::test;
using nlohmann::json;

namespace {

// The formulas agree to 1e-12 (tst_flow_order), and with the same attention to 1e-5 (check_order.py). Here the
// attention is computed anew, in float32: another processor or number of threads adds its rounding, which entropies
// enlarge.
constexpr double kTolerance = 5e-4;

bool near(double a, const json& b, double tolerance = kTolerance)
{
    return std::abs(a - b.get<double>()) <= tolerance;
}

} // namespace

// The nano model's order of the samples against numpy's and scipy's (tests/oracle/check_order.py).
class OrderReferenceTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<model::Model> m_model;
    GeometricBlocks m_geometric;

    static void compareQueries(const PageStudy& study, const json& reference)
    {
        const auto& queries = study.trace.order.queries;
        QCOMPARE(queries.size(), reference.at("count").get<size_t>());
        for (const json& line : reference.at("queries")) {
            const order::FlowQuery& query = queries.at(line.at("at").get<size_t>());
            const json& figures = line.at("figures");
            QVERIFY(near(query.x, figures[0]) && near(query.y, figures[1]));
            QVERIFY(near(query.spread, figures[2]));
            QVERIFY(near(query.entropy, figures[3]));
            QVERIFY(near(query.top, figures[4]));
            if (query.top > 0.5) // else two cells may be equally strong
                QCOMPARE(static_cast<double>(query.cell), figures[5].get<double>());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_model = model::Model::load(resourcePath("models/nano"), {"cpu", model::Precision::F32}).value();
    }

    void figuresAreThoseOfAnIndependentComputation_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"two-columns", "one-column", "list", "a4-report"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void figuresAreThoseOfAnIndependentComputation()
    {
        QFETCH(QString, name);
        const json reference = json::parse(readFile(dataPath("order/" + name.toStdString() + ".json")).value());
        const auto source = pages::PageSource::open(resourcePath("samples/" + name.toStdString() + ".pdf")).value();
        StudyRequest request;
        request.question.layer = reference.at("layer");
        if (reference.at("head").is_number())
            request.question.head = reference.at("head");
        const PageStudy study = studyPage(*m_model, *source, 0, request, {}, m_geometric, {}).value().study;
        QCOMPARE(study.trace.order.grid.columns, reference.at("grid")[0].get<int>());
        QCOMPARE(study.trace.order.grid.rows, reference.at("grid")[1].get<int>());
        compareQueries(study, reference);
        QVERIFY(near(*study.figures.raster.tau, reference.at("tau").at("raster"), 0.02));
        QVERIFY(near(*study.figures.geometric.tau, reference.at("tau").at("geometric"), 0.02));
        for (const json& line : reference.at("layers")) {
            const order::LayerFigure& layer = study.trace.layers.at(line.at("layer").get<size_t>());
            // Where attention is flat, the last bit decides which of two cells is the strongest; one more or less
            // changes tau by less than this.
            QVERIFY(near(*layer.tauRaster, line.at("tau_raster"), 0.02));
            QVERIFY(near(layer.meanTop, line.at("top")));
            QVERIFY(near(layer.meanEntropy, line.at("entropy")));
        }
    }
};

QTEST_GUILESS_MAIN(OrderReferenceTest)
#include "tst_order_reference.moc"
