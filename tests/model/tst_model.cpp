// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model.h"
#include "reference_case.h"
#include "support/fixture_path.h"

#include <nlohmann/json.hpp>

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>

using namespace lectern;
using namespace lectern::test;

class ModelTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<model::Model> m_model; // tiny random weights
    image::PageViews m_views; // without crops
    image::PageViews m_croppedViews;

    static std::unique_ptr<model::Model> load(const std::filesystem::path& folder, model::Precision precision)
    {
        auto loaded = model::Model::load(folder, {"cpu", precision});
        if (!loaded)
            qFatal("%s", loaded.error().message.c_str());
        return std::move(*loaded);
    }

    model::PageEncoding encoded() const { return m_model->encode(m_views).value(); }
    model::Model::Prompt prompt() const { return m_model->makePrompt("markdown").value(); }
    static model::GenerateOptions atMost(int tokens) { return {tokens, {}}; }

private Q_SLOTS:
    void initTestCase()
    {
        m_model = load(dataPath("model/original_bf16"), model::Precision::F32);
        m_views = image::makePageViews(ReferenceCase(dataPath("model/cases/note_640x480")).image()).value();
        m_croppedViews = image::makePageViews(ReferenceCase(dataPath("model/cases/edge_700x769")).image()).value();
    }

    void theNanoModelReadsItsSampleAsTheReferenceDoes()
    {
        const auto nano = load(resourcePath("models/nano"), model::Precision::F32);
        const QImage picture = QImage(QString::fromStdString(dataPath("model/nano/page5.png").string()))
                                   .convertToFormat(QImage::Format_RGB888);
        image::Image page(picture.width(), picture.height());
        for (int y = 0; y < page.height; ++y)
            std::memcpy(page.row(y), picture.constScanLine(y), static_cast<size_t>(page.width) * 3);
        const auto encoding = nano->encode(image::makePageViews(page).value());
        QVERIFY(encoding);
        const auto generation = nano->generate(*encoding, nano->makePrompt("markdown").value(), atMost(8192));
        QVERIFY(generation);
        std::ifstream stream(dataPath("model/nano/page5.json"));
        const auto expected = nlohmann::json::parse(stream).at("tokens").get<std::vector<text::TokenId>>();
        QVERIFY(generation->tokens == expected);
        QVERIFY(generation->endedByEos);
    }

    // The routing as it is kept, against the probes of the prefill and against a reading of the same tokens in one go.
    void theRoutingOfEveryPositionIsKept()
    {
        model::TraceRequest trace;
        trace.routing = true;
        std::map<std::string, model::Tensor> probed;
        trace.probe = [&](const std::string& name, const model::Tensor& value) { probed[name] = value; };
        const auto generation = m_model->generate(encoded(), prompt(), atMost(12), trace);
        QVERIFY(generation);
        const model::ExpertTrace& experts = generation->experts;
        const auto ids = m_model->promptIds(prompt(), encoded().tokens());
        QCOMPARE(static_cast<size_t>(experts.positions), ids.size() + generation->tokens.size() - 1);
        QCOMPARE(experts.imageCount, encoded().tokens());
        QCOMPARE(static_cast<size_t>(experts.imageFirst), prompt().before.size());
        QCOMPARE(experts.experts, m_model->config().decoder.experts);
        QCOMPARE(std::ranges::count(m_model->config().decoder.sparse, true),
            static_cast<std::ptrdiff_t>(experts.layers.size()));
        const auto perToken = static_cast<size_t>(experts.perToken);
        for (const model::LayerExperts& layer : experts.layers) {
            QCOMPARE(layer.experts.size(), static_cast<size_t>(experts.positions) * perToken);
            QCOMPARE(layer.weights.size(), layer.experts.size());
            const auto& chosen = probed.at("decoder.experts." + std::to_string(layer.layer)).values;
            const auto& weights = probed.at("decoder.expert_weights." + std::to_string(layer.layer)).values;
            QCOMPARE(chosen.size(), ids.size() * perToken);
            for (size_t i = 0; i < chosen.size(); ++i) {
                QCOMPARE(layer.experts[i], static_cast<std::uint16_t>(chosen[i]));
                QVERIFY(std::abs(model::halfValue(layer.weights[i]) - weights[i]) <= weights[i] / 2048 + 1e-7F);
            }
        }
        QCOMPARE(m_model->generate(encoded(), prompt(), atMost(12))->experts.layers.size(), size_t{0});
    }

    void tracingTheRoutingDoesNotChangeTheTokens()
    {
        model::TraceRequest trace;
        trace.routing = true;
        const auto plain = m_model->generate(encoded(), prompt(), atMost(24));
        QVERIFY(m_model->generate(encoded(), prompt(), atMost(24), trace)->tokens == plain->tokens);
    }

    void halfFloatsAreReadAsIeeeSays()
    {
        for (const auto& [half, value] : std::initializer_list<std::pair<std::uint16_t, float>>{{0x0000, 0.0F},
                 {0x3C00, 1.0F}, {0xC000, -2.0F}, {0x3555, 0.333251953125F}, {0x7BFF, 65504.0F},
                 {0x0001, 5.9604644775390625e-8F}, {0x0400, 6.103515625e-5F}, {0x7C00, INFINITY}})
            QCOMPARE(model::halfValue(half), value);
        QVERIFY(std::isnan(model::halfValue(0x7E00)));
    }

    void encodingStopsBetweenEncoderLayersWhenCancelled()
    {
        CancelSource cancel;
        std::vector<std::string> seen;
        model::TraceRequest trace;
        trace.probe = [&](const std::string& name, const model::Tensor&) {
            seen.push_back(name);
            if (name == "flow.layer.0")
                cancel.request();
        };
        const auto encoding = m_model->encode(m_views, trace, cancel.token());
        QVERIFY(!encoding);
        QCOMPARE(encoding.error().code, ErrorCode::Cancelled);
        QCOMPARE(seen.back(), std::string("flow.layer.0"));
    }

    void generationStopsBetweenTokensWhenCancelled()
    {
        CancelSource cancel;
        int tokens = 0;
        const auto sink = [&](text::TokenId) {
            if (++tokens == 3)
                cancel.request();
            return true;
        };
        const auto generation = m_model->generate(encoded(), prompt(), atMost(64), {}, sink, cancel.token());
        QVERIFY(!generation);
        QCOMPARE(generation.error().code, ErrorCode::Cancelled);
        QCOMPARE(tokens, 3);
    }

    void aSinkThatHasEnoughStopsWithoutAnError()
    {
        std::vector<text::TokenId> seen;
        const auto sink = [&](text::TokenId token) {
            seen.push_back(token);
            return seen.size() < 5;
        };
        const auto generation = m_model->generate(encoded(), prompt(), atMost(64), {}, sink);
        QVERIFY(generation);
        QVERIFY(generation->stoppedBySink);
        QVERIFY(!generation->endedByEos);
        QVERIFY(generation->tokens == seen);
        QCOMPARE(seen.size(), size_t{5});
    }

    void aFolderWithoutACheckpointIsNamedAsSuch()
    {
        const QTemporaryDir folder;
        const auto loaded = model::Model::load(folder.path().toStdString(), {"cpu"});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::NotFound);
        QCOMPARE(QString::fromStdString(loaded.error().message),
            folder.path() + QStringLiteral(": no checkpoint here (config.json is missing)"));
    }

    void loadingStopsBetweenTensorsWhenCancelled()
    {
        CancelSource cancel;
        const auto progress = [&](double share) {
            if (share > 0.3)
                cancel.request();
        };
        const auto loaded = model::Model::load(dataPath("model/original_bf16"), {"cpu"}, cancel.token(), progress);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::Cancelled);
    }

    void loadingReportsItsProgressUpToTheWhole()
    {
        double last = 0;
        bool rising = true;
        const auto loaded = model::Model::load(dataPath("model/original_bf16"), {"cpu"}, {}, [&](double share) {
            rising = rising && share >= last;
            last = share;
        });
        QVERIFY(loaded);
        QVERIFY(rising);
        QCOMPARE(last, 1.0);
    }

    void tracesHaveTheirShapesAndChangeNothing()
    {
        model::TraceRequest trace;
        trace.encoderLayers = {-1};
        trace.decoderLayers = {0, -1};
        const auto encoding = m_model->encode(m_croppedViews, trace).value();
        const auto plain = m_model->encode(m_croppedViews).value();
        QVERIFY(plain.tracedLayers().empty());
        QVERIFY(plain.embeddings().values == encoding.embeddings().values);
        QCOMPARE(encoding.tracedLayers(), std::vector<int>{2});
        QVERIFY((encoding.attentionGlobal(2).shape == std::vector<std::int64_t>{2, 256, 256}));
        QVERIFY((encoding.attentionCrop(2, 3).shape == std::vector<std::int64_t>{2, 144, 144}));

        const auto traced = m_model->generate(encoding, prompt(), atMost(9), trace).value();
        const auto untraced = m_model->generate(encoding, prompt(), atMost(9)).value();
        QVERIFY(traced.tokens == untraced.tokens);
        QVERIFY(untraced.attention.empty());
        QVERIFY((traced.tracedLayers == std::vector<int>{0, 2}));
        const std::vector<std::int64_t> shape{9, encoding.tokens()};
        QVERIFY(traced.attention[0].shape == shape && traced.attention[1].shape == shape);
        for (size_t row = 0; row < 9; ++row) {
            double mass = 0;
            for (const float share : at(traced.attention[0], static_cast<std::int64_t>(row)).values)
                mass += static_cast<double>(share);
            QVERIFY(mass > 0 && mass < 1); // the prompt's own tokens have the rest
        }
    }

    void aLayerThatIsNotThereIsRefusedByItsNumber()
    {
        model::TraceRequest trace;
        trace.encoderLayers = {3};
        const auto encoding = m_model->encode(m_views, trace);
        QVERIFY(!encoding);
        QCOMPARE(encoding.error().code, ErrorCode::InvalidInput);
        QVERIFY(encoding.error().message.find("encoder layer 3") != std::string::npos);
        model::TraceRequest decoder;
        decoder.decoderLayers = {-4};
        QVERIFY(!m_model->generate(encoded(), prompt(), atMost(1), decoder));
    }

    void aPageMayBeReadWithoutItsCropsOrItsGlobalView()
    {
        image::PageViews global = m_croppedViews;
        global.crops.clear();
        QCOMPARE(m_model->encode(global)->tokens(), 257);
        image::PageViews crops = m_croppedViews;
        crops.global = {};
        QCOMPARE(m_model->encode(crops)->tokens(), 4 * 144 + 1);
        QVERIFY(!m_model->encode(image::PageViews{}));
    }

    void theSamePageGivesTheSameTokensAgain()
    {
        const auto encoding = encoded();
        const auto first = m_model->generate(encoding, prompt(), atMost(32)).value();
        const auto second = m_model->generate(encoding, prompt(), atMost(32)).value();
        QVERIFY(first.tokens == second.tokens);
        QVERIFY(first.prefillLogits.values == second.prefillLogits.values);
    }

    void aPromptWithoutAnImageGetsOneInFront()
    {
        const auto free = m_model->makePrompt("free").value();
        QVERIFY(m_model->makePrompt("Free OCR.")->after == free.after);
        QVERIFY(m_model->makePrompt("<image>\nFree OCR.")->after == free.after);
        const auto ids = m_model->promptIds(free, 257);
        QCOMPARE(ids.front(), m_model->tokenizer().idOf("<｜begin▁of▁sentence｜>").value());
        QCOMPARE(std::ranges::count(ids, m_model->tokenizer().idOf("<image>").value()), 257);
        QVERIFY(!m_model->makePrompt("<image> and <image>"));
    }

    void bf16StaysCloseToFloat32()
    {
        const auto narrow = load(dataPath("model/original_bf16"), model::Precision::BF16);
        QCOMPARE(narrow->precision(), model::Precision::BF16);
        const auto encoding = narrow->encode(m_views).value();
        const model::Tensor wide = encoded().embeddings();
        const model::Tensor mine = encoding.embeddings();
        double error = 0;
        double size = 0;
        for (size_t i = 0; i < wide.values.size(); ++i) {
            error += std::pow(static_cast<double>(mine.values[i] - wide.values[i]), 2);
            size += std::pow(static_cast<double>(wide.values[i]), 2);
        }
        QVERIFY2(std::sqrt(error / size) < 0.05, qPrintable(QString::number(std::sqrt(error / size))));
        QCOMPARE(narrow->generate(encoding, prompt(), atMost(4))->tokens.size(), size_t{4});
    }

    void aDeviceThatIsNotThereIsRefusedWithTheReason()
    {
        for (const char* name : {"gpu", "cuda:", "cuda:x", "cuda:-1", ""}) {
            const auto loaded = model::Model::load(dataPath("model/original_bf16"), {name});
            QVERIFY(!loaded);
            QCOMPARE(loaded.error().code, ErrorCode::InvalidInput);
        }
        const auto loaded = model::Model::load(dataPath("model/original_bf16"), {"cuda:99"});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::Unsupported);
    }

    void anUnknownPrecisionIsRefused()
    {
        QVERIFY(!model::parsePrecision("f64"));
        QCOMPARE(model::parsePrecision("bf16").value(), model::Precision::BF16);
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "tst_model.moc"
