// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/checkpoint_properties.h"
#include "model/config.h"
#include "support/tiny_checkpoint.h"

#include <QtTest>

#include <random>

using namespace lectern;
using namespace lectern::model;
using lectern::test::makeTinyCheckpoint;
using nlohmann::json;

namespace {

ShapeTable tinyShapes()
{
    ShapeTable shapes;
    for (const TensorSpec& spec : expectedTensors(test::tinyConfig()))
        shapes[spec.name] = spec.shape;
    return shapes;
}

json nativeConfig()
{
    return makeTinyCheckpoint({.layout = Layout::Native, .config = Layout::Native}).config;
}

} // namespace

// What a hostile or foreign config.json does.
class TestModelConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesThatMakeNoSenseAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("unsupported");
        const auto row = [](const char* pointer, const char* value, const char* key, bool unsupported) {
            QTest::newRow((std::string(pointer) + " = " + value).c_str())
                << QByteArray(pointer) << QByteArray(value) << QByteArray(key) << unsupported;
        };
        for (const char* value : {"-1", "0", "\"3\"", "1.5", "true", "[]", "{}", "1e99", "9223372036854775807",
                 "18446744073709551615", "-9223372036854775808"}) {
            for (const char* key : {"hidden_size", "num_hidden_layers", "num_attention_heads", "vocab_size"})
                row((std::string("/text_config/") + key).c_str(), value, key, false);
            row("/vision_config/sam_config/window_size", value, "window_size", false);
            row("/vision_config/encoder_config/num_attention_heads", value, "num_attention_heads", false);
        }
        row("/text_config/num_attention_heads", "null", "num_attention_heads", false);
        row("/text_config/num_attention_heads", "5", "num_attention_heads", false); // does not divide
        row("/text_config/num_attention_heads", "64", "odd", false); // heads of one element
        row("/text_config/num_experts_per_tok", "6", "num_experts_per_tok", false);
        row("/text_config/n_routed_experts", "-2", "n_routed_experts", false);
        row("/text_config/max_position_embeddings", "16000000", "max_position_embeddings", false);
        row("/text_config/rms_norm_eps", "-1", "rms_norm_eps", false);
        row("/text_config/rms_norm_eps", "\"small\"", "rms_norm_eps", false);
        row("/text_config/rope_parameters/rope_theta", "0", "rope_theta", false);
        row("/text_config/rope_parameters", "7", "rope_parameters", false);
        row("/text_config/mlp_layer_types", "[\"dense\",3]", "mlp_layer_types", false);
        row("/text_config/mlp_layer_types", "\"dense\"", "mlp_layer_types", false);
        row("/text_config/norm_topk_prob", "1", "norm_topk_prob", false);
        row("/text_config/eos_token_id", "\"</s>\"", "eos_token_id", false);
        row("/text_config", "[]", "text_config", false);
        row("/vision_config", "\"none\"", "vision_config", false);
        row("/vision_config/sam_config/global_attn_indexes", "[1,\"2\"]", "global_attn_indexes", false);
        row("/vision_config/sam_config/global_attn_indexes", "3", "global_attn_indexes", false);
        row("/vision_config/sam_config/image_size", "[1024,512]", "image_size", false);
        row("/text_config/use_mla", "true", "use_mla", true);
        row("/text_config/scoring_func", "\"sigmoid\"", "scoring_func", true);
        row("/text_config/topk_method", "\"noaux_tc\"", "topk_method", true);
        row("/text_config/hidden_act", "\"gelu\"", "hidden_act", true);
        row("/text_config/attention_bias", "true", "attention_bias", true);
        row("/text_config/rope_parameters/rope_type", "\"yarn\"", "rope_type", true);
        row("/text_config/rope_scaling", "{\"type\":\"linear\",\"factor\":2}", "rope_scaling", true);
        row("/vision_config/encoder_config/use_sliding_window", "true", "use_sliding_window", true);
        row("/vision_config/encoder_config/layer_types", "[\"sliding_attention\"]", "layer_types", true);
        row("/vision_config/sam_config/use_rel_pos", "false", "use_rel_pos", true);
        row("/quantization_config", "{\"quant_method\":\"fp8\"}", "quantization_config", true);
    }

    void valuesThatMakeNoSenseAreRefusedByName()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, key);
        QFETCH(bool, unsupported);
        json config = nativeConfig();
        config[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const auto read = readConfig(config.dump(), tinyShapes());
        QVERIFY(!read.has_value());
        QVERIFY2(QByteArray::fromStdString(read.error().message).contains(key), read.error().message.c_str());
        QVERIFY(read.error().code == (unsupported ? ErrorCode::Unsupported : ErrorCode::Corrupt));
    }

    void oneGroupOfExpertsIsNoLimit()
    {
        json config = nativeConfig();
        config["text_config"]["topk_method"] = "group_limited_greedy";
        config["text_config"]["n_group"] = 1;
        QVERIFY(readConfig(config.dump(), tinyShapes()).has_value());
        config["text_config"]["n_group"] = 8;
        QVERIFY(readConfig(config.dump(), tinyShapes()).error().code == ErrorCode::Unsupported);
    }

    void whatIsNotAJsonObjectIsRefused()
    {
        for (const std::string& text :
            {std::string(), std::string("{"), std::string("[]"), std::string("null"), std::string("{\"a\":\xff}"),
                std::string(1 << 20, '['), std::string(1 << 20, ' '), std::string(4, '\0')})
            QVERIFY(readConfig(text, tinyShapes()).error().code == ErrorCode::Corrupt);
        std::string deep = "{\"text_config\":";
        for (int level = 0; level < 100000; ++level)
            deep += "{\"a\":";
        QVERIFY(!readConfig(deep + "1" + std::string(100001, '}'), tinyShapes()).has_value());
    }

    void hugeSizesWithoutTensorsMakeNoHugeTable()
    {
        json config = nativeConfig();
        config["text_config"]["num_hidden_layers"] = 512;
        config["text_config"]["n_routed_experts"] = 16000000;
        config["text_config"]["mlp_layer_types"] = nullptr;
        QVERIFY(!readConfig(config.dump(), {}).has_value());
        ShapeTable shapes = tinyShapes();
        shapes["model.layers.2000000000.input_layernorm.weight"] = {64};
        shapes["model.layers.99999999999999999999.input_layernorm.weight"] = {64};
        shapes["model.layers.-1.input_layernorm.weight"] = {64};
        QCOMPARE(readConfig(nativeConfig().dump(), shapes).value().decoder.layers, 3);
    }

    void noMutationOfAConfigMakesASizeThatIsNotPositive()
    {
        const std::string good = nativeConfig().dump();
        const ShapeTable shapes = tinyShapes();
        QVERIFY(readConfig(good, shapes).has_value());
        constexpr std::string_view kAlphabet = "{}[]\",:0123456789-e.tfn ";
        std::mt19937_64 random(11);
        for (int round = 0; round < 4000; ++round) {
            std::string text = good;
            for (std::uint64_t change = random() % 3 + 1; change > 0; --change) {
                const size_t at = random() % text.size();
                const char other = kAlphabet[random() % kAlphabet.size()];
                switch (random() % 3) {
                case 0:
                    text[at] = other;
                    break;
                case 1:
                    text.insert(at, 1, other);
                    break;
                default:
                    text.erase(at, random() % 4 + 1);
                    break;
                }
            }
            QVERIFY2(fuzz::configIsRefusedOrSafe(text, round % 2 == 0 ? shapes : ShapeTable{}), text.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestModelConfig)
#include "tst_model_config.moc"
