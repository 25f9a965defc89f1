// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/order_export.h"
#include "exports/order_picture.h"
#include "json_schema.h"

#include <nlohmann/json.hpp>

#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest/QTest>

#include <limits>

using namespace lectern;
using namespace lectern::exports;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

constexpr int kWidth = 900;
constexpr int kHeight = 600;

order::FlowQuery query(int view, int index, double x, double y)
{
    return {view, index, x, y, 0.05, 1.25, 0.5, index};
}

// Two crops of four queries and a global view of four, along the diagonal.
recognition::PageStudy sample()
{
    recognition::PageStudy study;
    study.page = 2;
    study.width = kWidth;
    study.height = kHeight;
    study.trace.heads = 5;
    study.trace.geometry = order::pageGeometry(kWidth, kHeight);
    study.trace.order.layer = 3;
    study.trace.order.grid = {2, 1};
    for (const int view : {0, 1, order::kGlobalView}) {
        for (int i = 0; i < 4; ++i)
            study.trace.order.queries.push_back(query(view, i, 0.2 * i + 0.1, 0.2 * i + 0.1));
    }
    study.trace.layers = {{0, std::nullopt, 0.25, 2.0}, {1, 1.0, 0.5, 1.0}};
    study.figures.raster = {1.0, 0.0, 4};
    return study;
}

recognition::PageStudy changedSample()
{
    recognition::PageStudy study = sample();
    study.reading.emplace();
    study.reading->decoded.text = "as it was";
    study.changed.push_back({"zero:0-3", 4, {{5, 1}, "as it is \xff", true}, 0.25, false});
    return study;
}

image::Image page()
{
    return image::Image(kWidth, kHeight, 255);
}

const RunInfo kRun{"0.1.0", "00ff", "markdown", "f32", "cpu"};

} // namespace

class OrderExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsAsItsSchemaInTheDocumentsSays()
    {
        const json schema = documentedSchema("NAME_pN.order.json");
        QVERIFY(!schema.is_null());
        for (const auto& study : {sample(), changedSample()}) {
            const json written = json::parse(orderJson(study, kRun).value());
            const std::string findings = schemaFindings(written, schema, schema);
            QVERIFY2(findings.empty(), findings.c_str());
        }
        json broken = json::parse(orderJson(sample(), kRun).value());
        broken["queries"][0]["x"] = 1.5;
        broken.erase("run");
        const std::string findings = schemaFindings(broken, schema, schema);
        QVERIFY(findings.find("run") != std::string::npos && findings.find("x") != std::string::npos);
    }

    void jsonHoldsWhatIsKnown()
    {
        const json written = json::parse(orderJson(changedSample(), kRun).value());
        QVERIFY(written["page"] == 3);
        QVERIFY(written["head"] == "mean");
        QVERIFY(written["queries"][0]["view"] == "tile.0");
        QVERIFY(written["queries"][11]["view"] == "global");
        QVERIFY(written["tau"]["geometric"].is_null());
        QVERIFY(written["layers"][0]["tau_raster"].is_null());
        QVERIFY(written["interventions"][0]["unchanged"] == "as it was");
        QVERIFY(written["interventions"][0]["edit_distance"] == 0.25);
        QVERIFY(written["run"]["checkpoint"] == "00ff");
        QVERIFY(!json::parse(orderJson(sample(), kRun).value()).contains("interventions"));
    }

    void figuresKeepAllTheirDigits()
    {
        recognition::PageStudy study = sample();
        study.trace.order.queries[0].x = 1.0 / 3;
        QCOMPARE(json::parse(orderJson(study, kRun).value())["queries"][0]["x"].get<double>(), 1.0 / 3);
        QVERIFY(orderCsv(study).find("tile.0,0,0.3333333333333333,") != std::string::npos);
    }

    void theTableHasOneLineAQuery()
    {
        const QString table = QString::fromStdString(orderCsv(sample()));
        const QStringList lines = table.split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 13);
        QCOMPARE(lines[0], u"view,index,x,y,spread,entropy,top,cell"_s);
        for (const QString& line : lines)
            QCOMPARE(line.count(u','), 7);
    }

    void theSvgIsWellFormedAndHoldsTheRun()
    {
        const QByteArray svg = QByteArray::fromStdString(orderSvg(sample(), page(), R"({"run":{"prompt":"a<b & c"}})"));
        QXmlStreamReader reader(svg);
        QString metadata;
        QStringList groups;
        int lines = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            lines += reader.name() == u"line" ? 1 : 0;
            if (reader.name() == u"g" && reader.attributes().hasAttribute(u"id"_s))
                groups << reader.attributes().value(u"id"_s).toString();
            if (reader.name() == u"metadata")
                metadata = reader.readElementText();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(metadata, u"{\"run\":{\"prompt\":\"a<b & c\"}}"_s);
        QCOMPARE(groups, (QStringList{u"tiles"_s, u"global"_s, u"legend"_s}));
        QCOMPARE(lines, 3 * 3 * 2); // three views of three joints, each with its casing; views are not joined
        QVERIFY(QSvgRenderer(svg).isValid());
    }

    void thePngHasThePagesResolutionAndShowsTheQueries()
    {
        recognition::PageStudy study = sample();
        study.trace.order.queries.erase(study.trace.order.queries.begin(), study.trace.order.queries.begin() + 8);
        image::Image picture = page();
        for (int x = 700; x < 720; ++x)
            picture.row(20)[x * 3] = 0; // something of the page itself
        const std::string png = orderPng(study, picture, "{}").value();
        QImage image;
        QVERIFY(image.loadFromData(QByteArray::fromStdString(png)));
        QCOMPARE(image.width(), kWidth);
        QVERIFY(image.height() > kHeight && image.height() < kHeight + 120);
        QCOMPARE(image.text(u"run"_s), u"{}"_s);
        const auto colour = positionColour(1);
        const QColor last = image.pixelColor(static_cast<int>(0.7 * kWidth), static_cast<int>(0.7 * kHeight));
        QVERIFY(qAbs(last.red() - colour[0]) < 12 && qAbs(last.blue() - colour[2]) < 12);
        QVERIFY(image.pixelColor(710, 20).red() < 160);
        QCOMPARE(image.pixelColor(kWidth - 4, 300), QColor(Qt::white));
    }

    void positionsAreColouredFromDarkToLight()
    {
        double before = -1;
        for (int i = 0; i <= 100; ++i) {
            const auto [red, green, blue] = positionColour(i / 100.0);
            const double light = 0.299 * red + 0.587 * green + 0.114 * blue;
            QVERIFY(light > before);
            before = light;
        }
        QCOMPARE(positionColour(-1), positionColour(0));
    }

    void filesAreNamedForTheirPage()
    {
        const QTemporaryDir folder;
        const ExportTarget target{folder.path().toStdString(), "report"};
        const auto written = exportOrder(sample(), page(), target, kRun).value();
        QStringList names;
        for (const auto& path : written)
            names << QString::fromStdString(path.filename().string());
        QCOMPARE(names, (QStringList{u"report_p3.order.json"_s, u"report_p3.order.svg"_s, u"report_p3.order.png"_s}));
    }
};

QTEST_MAIN(OrderExportTest)
#include "tst_order_export.moc"
