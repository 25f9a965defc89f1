// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model.h"
#include "reference_case.h"
#include "support/fixture_path.h"

#include <QTest>

#include <map>
#include <memory>

using namespace lectern;
using namespace lectern::test;

namespace {

// Tolerances of fixtures/README.md: about ten times what two float32 runs of the reference differ by.
constexpr double kVision = 5e-5;
constexpr double kTrace = 1e-4;
constexpr double kFlow = 1e-4;
constexpr double kFlowLayer = 2e-4;
constexpr double kLogits = 5e-4;
constexpr double kAttention = 1e-3;
constexpr double kExpertWeights = 1e-5;

// One page through the encoder, with every intermediate value.
struct EncodedPage
{
    std::map<std::string, model::Tensor> probed;
    std::optional<model::PageEncoding> encoding;
};

void compare(const char* what, const model::Tensor& actual, const ReferenceCase& reference, const std::string& name,
    double tolerance)
{
    if (!reference.has(name))
        return;
    const double difference = largestDifference(actual, reference.expected(name));
    QVERIFY2(difference <= tolerance,
        qPrintable(QStringLiteral("%1 against %2: off by %3, allowed %4")
                       .arg(QString::fromUtf8(what), QString::fromStdString(name))
                       .arg(difference)
                       .arg(tolerance)));
}

} // namespace

class ParityTest : public QObject
{
    Q_OBJECT

private:
    std::map<std::string, std::unique_ptr<model::Model>> m_models;

    const model::Model* modelIn(const std::filesystem::path& folder)
    {
        auto& model = m_models[folder.string()];
        if (!model) {
            model::LoadOptions options;
            options.device = "cpu";
            options.precision = model::Precision::F32;
            auto loaded = model::Model::load(folder, options);
            if (!loaded)
                qFatal("%s", loaded.error().message.c_str());
            model = std::move(*loaded);
        }
        return model.get();
    }

    static EncodedPage encode(const model::Model& model, const ReferenceCase& reference)
    {
        EncodedPage page;
        model::TraceRequest trace;
        trace.encoderLayers = {0, -1};
        trace.probe = [&](const std::string& name, const model::Tensor& value) { page.probed[name] = value; };
        const auto views = image::makePageViews(reference.image());
        auto encoding = model.encode(*views, trace);
        if (!encoding)
            qFatal("%s", encoding.error().message.c_str());
        page.encoding = std::move(*encoding);
        return page;
    }

    static void addRows(const std::vector<std::pair<std::filesystem::path, std::filesystem::path>>& pairs)
    {
        QTest::addColumn<QString>("checkpoint");
        QTest::addColumn<QString>("page");
        for (const auto& [checkpoint, page] : pairs)
            QTest::addRow("%s, %s", checkpoint.filename().c_str(), page.filename().c_str())
                << QString::fromStdString(checkpoint.string()) << QString::fromStdString(page.string());
    }

    // The small copies always; every shared page in one layout and a page with crops in the others where they are
    // there.
    static void addCheckpointsAndPages()
    {
        std::vector<std::pair<std::filesystem::path, std::filesystem::path>> pairs;
        for (const char* page : {"note_640x480", "edge_700x769"})
            pairs.emplace_back(dataPath("model/original_bf16"), dataPath("model/cases") / page);
        const auto shared = sharedFixturePath("cases");
        if (!shared.empty()) {
            for (const auto& entry : std::filesystem::directory_iterator(shared))
                if (entry.is_directory())
                    pairs.emplace_back(sharedFixturePath("tiny/original_bf16"), entry.path());
            for (const char* layout : {"tiny/original", "tiny/native"})
                if (std::filesystem::exists(sharedFixturePath(layout) / "config.json"))
                    for (const char* page : {"note_640x480", "pdf_slide"})
                        pairs.emplace_back(sharedFixturePath(layout), shared / page);
        }
        addRows(pairs);
    }

private Q_SLOTS:
    void everyStageAndTheGreedyTextAgreeWithTheReference_data() { addCheckpointsAndPages(); }
    void everyStageAndTheGreedyTextAgreeWithTheReference()
    {
        QFETCH(QString, checkpoint);
        QFETCH(QString, page);
        const model::Model* model = modelIn(checkpoint.toStdString());
        const ReferenceCase reference(page.toStdString());
        const EncodedPage encoded = encode(*model, reference);
        checkVision(encoded, reference);
        checkFlow(encoded, reference);
        for (const char* prompt : {"markdown", "free"})
            checkPrefill(*model, *encoded.encoding, reference, prompt);
        for (const ReferenceCase::Greedy& greedy : reference.greedy())
            checkGreedy(*model, *encoded.encoding, greedy);
    }

private:
    static void checkVision(const EncodedPage& reading, const ReferenceCase& reference)
    {
        const auto& encoding = *reading.encoding;
        compare("vision", encoding.visionGlobal(), reference, "sam_global", kVision);
        if (encoding.crops() > 0)
            compare("vision", encoding.visionCrop(0), reference, "sam_tile0", kVision);
        const auto patches = [&](const std::string& name) { return everyEighthPatch(at(reading.probed.at(name), 0)); };
        compare("vision", patches("vision.embed"), reference, "trace.sam_embed", kTrace);
        for (int layer = 0; layer < 4; ++layer)
            compare("vision", patches("vision.block." + std::to_string(layer)), reference,
                "trace.sam_block" + std::to_string(layer), kTrace);
        if (reference.has("trace.sam_neck")) {
            // [neck, 64, 64] → every 8th row and column of each channel
            const model::Tensor neck = at(reading.probed.at("vision.neck"), 0);
            model::Tensor sampled;
            for (std::int64_t channel = 0; channel < neck.shape[0]; ++channel) {
                model::Tensor plane = at(neck, channel);
                plane.shape.push_back(1);
                const model::Tensor some = everyEighthPatch(plane);
                sampled.values.insert(sampled.values.end(), some.values.begin(), some.values.end());
            }
            compare("vision", sampled, reference, "trace.sam_neck", kTrace);
        }
    }

    static void checkFlow(const EncodedPage& reading, const ReferenceCase& reference)
    {
        const auto& encoding = *reading.encoding;
        compare("flow", encoding.flowGlobal(), reference, "enc_global", kFlow);
        compare("flow", everyNthRow(encoding.flowGlobal(), 16), reference, "enc_global_every16", kFlow);
        if (encoding.crops() > 0) {
            compare("flow", encoding.flowCrop(0), reference, "enc_tile0", kFlow);
            compare("flow", everyNthRow(encoding.flowCrop(0), 16), reference, "enc_tile0_every16", kFlow);
        }
        compare("projector", encoding.embeddings(), reference, "embeds", kFlow);
        compare("projector", everyNthRow(encoding.embeddings(), 16), reference, "embeds_every16", kFlow);
        for (int layer = 0; layer < 3; ++layer)
            compare("flow layer", everyNthRow(at(reading.probed.at("flow.layer." + std::to_string(layer)), 0), 32),
                reference, "trace.enc_layer" + std::to_string(layer), kFlowLayer);
        QCOMPARE(encoding.tracedLayers().size(), size_t{2});
        compare("attention", encoding.attentionGlobal(encoding.tracedLayers()[0]), reference, "attn_first", kAttention);
        compare("attention", encoding.attentionGlobal(encoding.tracedLayers()[1]), reference, "attn_last", kAttention);
    }

    static void checkPrefill(const model::Model& model, const model::PageEncoding& encoding,
        const ReferenceCase& reference, const std::string& prompt)
    {
        std::map<std::string, model::Tensor> probed;
        model::TraceRequest trace;
        trace.probe = [&](const std::string& name, const model::Tensor& value) { probed[name] = value; };
        model::GenerateOptions options;
        options.maxTokens = 1;
        const auto promptIds = model.makePrompt(prompt);
        QVERIFY(promptIds);
        const auto generation = model.generate(encoding, *promptIds, options, trace);
        QVERIFY(generation);
        const auto ids = model.promptIds(*promptIds, encoding.tokens());
        QVERIFY2(std::vector<std::int64_t>(ids.begin(), ids.end()) == reference.expectedIds("ids_" + prompt),
            "the prompt's ids");
        const model::Tensor& logits = probed.at("decoder.logits");
        compare("logits", generation->prefillLogits, reference, "logits_last_" + prompt, kLogits);
        compare("logits", everyNthRow(logits, 64), reference, "logits_every64_" + prompt, kLogits);
        compare("logits", everyNthRow(logits, 256), reference, "logits_every256_" + prompt, kLogits);
        if (prompt == "markdown")
            checkExperts(probed, reference);
    }

    static void checkGreedy(
        const model::Model& model, const model::PageEncoding& encoding, const ReferenceCase::Greedy& greedy)
    {
        model::GenerateOptions options;
        options.maxTokens = greedy.maxTokens;
        options.noRepeat = greedy.rule;
        const auto generation = model.generate(encoding, *model.makePrompt(greedy.prompt), options);
        QVERIFY(generation);
        const size_t steps = std::min(greedy.safeSteps, greedy.tokens.size());
        QVERIFY2(generation->tokens.size() >= steps, greedy.key.c_str());
        for (size_t i = 0; i < steps; ++i)
            QVERIFY2(generation->tokens[i] == greedy.tokens[i],
                qPrintable(QStringLiteral("%1: token %2").arg(QString::fromStdString(greedy.key)).arg(i)));
        if (steps == greedy.tokens.size())
            QCOMPARE(generation->tokens.size(), steps);
    }

    static void checkExperts(const std::map<std::string, model::Tensor>& probed, const ReferenceCase& reference)
    {
        model::Tensor hidden;
        model::Tensor weights;
        std::vector<std::int64_t> experts;
        for (int layer = 0; layer <= 3; ++layer) {
            const model::Tensor row = lastRow(probed.at("decoder.hidden." + std::to_string(layer)));
            hidden.values.insert(hidden.values.end(), row.values.begin(), row.values.end());
            const std::string suffix = "." + std::to_string(layer);
            if (!probed.contains("decoder.experts" + suffix))
                continue;
            for (const float id : lastRow(probed.at("decoder.experts" + suffix)).values)
                experts.push_back(static_cast<std::int64_t>(id));
            const model::Tensor share = lastRow(probed.at("decoder.expert_weights" + suffix));
            weights.values.insert(weights.values.end(), share.values.begin(), share.values.end());
        }
        compare("decoder", hidden, reference, "dec_hidden_last", kLogits);
        compare("router", weights, reference, "moe_last_weights", kExpertWeights);
        QVERIFY2(experts == reference.expectedIds("moe_last_ids"), "the experts chosen at the last position");
    }
};

QTEST_GUILESS_MAIN(ParityTest)
#include "tst_parity.moc"
