// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "exports/json_export.h"
#include "grounding/tag_parser.h"
#include "json_schema.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

using namespace lectern;
using namespace lectern::exports;
using lectern::test::documentedSchema;
using nlohmann::json;

namespace {

document::Document sample()
{
    document::PageResult page;
    page.page = 3;
    page.width = 595.276;
    page.height = 841.89;
    page.reader = "model";
    page.tokens = 42;
    page.seconds = {{"vision", 0.5}, {"decode", 1.25}, {"vision", 0.25}};
    page.raw = "<|ref|>title<|/ref|><|det|>[[0, 333, 666, 999]]<|/det|>\n# A\n\n"
               "<|ref|>image<|/ref|><|det|>[[1, 2, 3, 4], [5, 6, 7, 8]]<|/det|>\n\n"
               "<|ref|>page_number<|/ref|>\n3";
    page.blocks = grounding::parseGrounded(page.raw);
    page.blocks[1].image = "report_images/3_0.jpg";
    page.doubtful = {{"wrod", {0.1, 0.2, 0.3, 0.4}, 0.41}};

    document::PageResult cut = page;
    cut.page = 4;
    cut.status = document::PageStatus::Cut;
    cut.reason = "the page repeats itself";
    cut.retries = 2;
    cut.removedTail = "again again";

    document::PageResult failed;
    failed.page = 5;
    failed.status = document::PageStatus::Failed;
    failed.reason = "in/report.pdf, page 5: broken";
    return {"in/report.pdf", "model", "nano", {page, cut, failed}};
}

json exported(const document::Document& document)
{
    const RunInfo run{"0.1.0", "sha256:00ff", "markdown", "f32", "cpu"};
    return json::parse(documentJson(document, run).value());
}

} // namespace

class JsonExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysComeInTheDocumentedOrder();
    void aPageHoldsWhatIsKnownOfIt();
    void blocksHoldEverythingAndMarkdownLeavesFurnitureOut();
    void coordinatesHaveSixDecimals();
    void aCutPageTellsWhatWasTakenOff();
    void theResultFitsTheDocumentedSchema();
    void theSchemaRefusesWhatDoesNotFit();
    void theOrderSchemaTakesAnOrderAsDesigned();
    void anyBytesGiveValidJson();
    void numbersThatAreNoneGiveValidJson();
    void anEmptyDocumentIsValid();
    void theFileIsNameJson();
};

void JsonExportTest::keysComeInTheDocumentedOrder()
{
    const auto ordered = nlohmann::ordered_json::parse(documentJson(sample(), {}).value());
    const auto keys = [](const nlohmann::ordered_json& object) {
        std::string out;
        for (const auto& [key, value] : object.items())
            out += key + ' ';
        return out;
    };
    QCOMPARE(keys(ordered), std::string("source reader model run pages "));
    QCOMPARE(keys(ordered["pages"][1]),
        std::string("page width height status reason reader retries tokens seconds raw removed_tail markdown blocks "
                    "doubtful "));
    QCOMPARE(keys(ordered["pages"][0]["blocks"][1]), std::string("order label boxes text image "));
}

void JsonExportTest::aPageHoldsWhatIsKnownOfIt()
{
    const json result = exported(sample());
    QCOMPARE(result["source"].get<std::string>(), std::string("in/report.pdf"));
    QCOMPARE(result["reader"].get<std::string>(), std::string("model"));
    QCOMPARE(result["model"].get<std::string>(), std::string("nano"));
    QCOMPARE(result["run"]["checkpoint"].get<std::string>(), std::string("sha256:00ff"));
    const json& page = result["pages"][0];
    QCOMPARE(page["page"].get<int>(), 3);
    QCOMPARE(page["status"].get<std::string>(), std::string("done"));
    QCOMPARE(page["seconds"]["vision"].get<double>(), 0.75);
    QCOMPARE(page["raw"].get<std::string>(), sample().pages[0].raw);
    QCOMPARE(page["doubtful"][0]["text"].get<std::string>(), std::string("wrod"));
    QCOMPARE(page["doubtful"][0]["confidence"].get<double>(), 0.41);
    QVERIFY(!page.contains("removed_tail"));
    QCOMPARE(result["pages"][2]["status"].get<std::string>(), std::string("failed"));
    QCOMPARE(result["pages"][2]["reason"].get<std::string>(), std::string("in/report.pdf, page 5: broken"));
}

void JsonExportTest::blocksHoldEverythingAndMarkdownLeavesFurnitureOut()
{
    const json page = exported(sample())["pages"][0];
    QCOMPARE(page["blocks"].size(), size_t(3));
    QCOMPARE(page["blocks"][2]["label"].get<std::string>(), std::string("page_number"));
    QCOMPARE(page["markdown"].get<std::string>(), std::string("# A\n\n![](report_images/3_0.jpg)"));
    const auto kept = json::parse(documentJson(sample(), {}, {document::Furniture::Keep}).value());
    QCOMPARE(kept["pages"][0]["markdown"].get<std::string>(), std::string("# A\n\n![](report_images/3_0.jpg)\n\n3"));
}

void JsonExportTest::coordinatesHaveSixDecimals()
{
    const json boxes = exported(sample())["pages"][0]["blocks"][0]["boxes"];
    QCOMPARE(boxes.dump(), std::string("[[0.0,0.333333,0.666667,1.0]]"));
}

void JsonExportTest::aCutPageTellsWhatWasTakenOff()
{
    const json page = exported(sample())["pages"][1];
    QCOMPARE(page["status"].get<std::string>(), std::string("cut"));
    QCOMPARE(page["removed_tail"].get<std::string>(), std::string("again again"));
    QCOMPARE(page["retries"].get<int>(), 2);
}

void JsonExportTest::theResultFitsTheDocumentedSchema()
{
    const json documented = documentedSchema("NAME.json");
    QCOMPARE(test::schemaFindings(exported(sample()), documented, documented), std::string());
}

void JsonExportTest::theSchemaRefusesWhatDoesNotFit()
{
    const json documented = documentedSchema("NAME.json");
    const auto refused = [&](const char* pointer, const json& value) {
        json result = exported(sample());
        result[json::json_pointer(pointer)] = value;
        return !test::schemaFindings(result, documented, documented).empty();
    };
    QVERIFY(refused("/pages/0/status", "fine"));
    QVERIFY(refused("/pages/0/page", 0));
    QVERIFY(refused("/pages/0/blocks/0/boxes/0", json::array({0, 0, 1})));
    QVERIFY(refused("/pages/0/blocks/0/boxes/0/0", 1.5));
    QVERIFY(refused("/pages/0/seconds/vision", "long"));
    QVERIFY(refused("/surprise", 1));
    json incomplete = exported(sample());
    incomplete["pages"][0].erase("raw");
    QVERIFY(!test::schemaFindings(incomplete, documented, documented).empty());
}

void JsonExportTest::theOrderSchemaTakesAnOrderAsDesigned()
{
    const json documented = documentedSchema("NAME_pN.order.json");
    json order = json::parse(R"({"page": 1, "layer": 3, "head": "mean", "grid": [1, 2],
        "queries": [{"view": "tile.0", "index": 0, "x": 0.5, "y": 0.1, "spread": 0.2, "entropy": 1.5, "top": 0.4,
                     "cell": 17}],
        "tau": {"raster": 0.8, "geometric": null, "decoded": null},
        "edit_distance": {"raster": 0.8, "geometric": null, "decoded": null},
        "compared": {"raster": 256, "geometric": 0, "decoded": 0},
        "layers": [{"layer": 0, "tau_raster": 0.1, "top": 0.3, "entropy": 2.5}],
        "run": {"program": "0.1.0", "checkpoint": "", "prompt": "markdown", "precision": "f32", "device": "cpu"}})");
    QCOMPARE(test::schemaFindings(order, documented, documented), std::string());
    order["tau"].erase("raster");
    QVERIFY(!test::schemaFindings(order, documented, documented).empty());
}

void JsonExportTest::anyBytesGiveValidJson()
{
    document::Document document = sample();
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    document.source = bytes;
    document.pages[0].raw = bytes + "\xED\xA0\x80\xF4\x90\x80\x80\xC0\xAF";
    document.pages[0].blocks[0].label = "\xFF";
    document.pages[0].blocks[0].text = "half \xE5\xAD";
    document.pages[0].seconds = {{"\xFE", 1}};
    document.pages[0].doubtful[0].text = "\xC3";
    const json result = exported(document);
    QCOMPARE(result["pages"][0]["blocks"][0]["text"].get<std::string>(), std::string("half \xEF\xBF\xBD"));
    QVERIFY(result["pages"][0]["raw"].get<std::string>().starts_with(bytes.substr(0, 128)));
}

void JsonExportTest::numbersThatAreNoneGiveValidJson()
{
    document::Document document = sample();
    document.pages[0].width = std::numeric_limits<double>::infinity();
    document.pages[0].seconds = {{"decode", std::nan("")}};
    document.pages[0].doubtful[0].confidence = std::nan("");
    const json documented = documentedSchema("NAME.json");
    QCOMPARE(test::schemaFindings(exported(document), documented, documented), std::string());
}

void JsonExportTest::anEmptyDocumentIsValid()
{
    const json documented = documentedSchema("NAME.json");
    const json result = exported({});
    QCOMPARE(test::schemaFindings(result, documented, documented), std::string());
    QVERIFY(result["pages"].is_array() && result["pages"].empty());
}

void JsonExportTest::theFileIsNameJson()
{
    const QTemporaryDir folder;
    const auto written = exportJson(sample(), {folder.path().toStdString(), "report"}, {});
    QVERIFY(written);
    QCOMPARE(*written, std::filesystem::path(folder.path().toStdString()) / "report.json");
    QVERIFY(json::parse(readFile(*written).value()) == json::parse(documentJson(sample(), {}).value()));
}

QTEST_APPLESS_MAIN(JsonExportTest)
#include "tst_json_export.moc"
