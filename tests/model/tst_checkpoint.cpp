// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "model/checkpoint.h"
#include "model/tensor_names.h"
#include "model/tensor_table.h"
#include "support/fixture_path.h"
#include "support/tiny_checkpoint.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <stdexcept>

using namespace lectern;
using namespace lectern::model;
using lectern::test::makeTinyCheckpoint;
using lectern::test::TinyCheckpoint;
using lectern::test::tinyConfig;
using lectern::test::TinyOptions;
using nlohmann::json;

namespace {

std::filesystem::path pathOf(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

// What open() says about a checkpoint; empty where it opens.
std::string refusal(const TinyCheckpoint& checkpoint)
{
    const QTemporaryDir folder;
    checkpoint.write(pathOf(folder));
    const auto opened = Checkpoint::open(pathOf(folder));
    return opened ? std::string() : opened.error().message;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

bool sameSizes(const Config& a, const Config& b)
{
    const auto key = [](const TensorSpec& spec) { return std::pair(spec.name, spec.shape); };
    return std::ranges::equal(expectedTensors(a), expectedTensors(b), {}, key, key) && a.vision.heads == b.vision.heads
        && a.vision.window == b.vision.window && a.vision.globalBlocks == b.vision.globalBlocks
        && a.flow.heads == b.flow.heads && a.flow.kvHeads == b.flow.kvHeads && a.flow.ropeBase == b.flow.ropeBase
        && a.decoder.heads == b.decoder.heads && a.decoder.kvHeads == b.decoder.kvHeads
        && a.decoder.sparse == b.decoder.sparse && a.decoder.expertsPerToken == b.decoder.expertsPerToken
        && a.decoder.ropeBase == b.decoder.ropeBase && a.decoder.positions == b.decoder.positions;
}

// Every tensor of the table is there under its name, with its shape and as many bytes.
void walk(const Checkpoint& checkpoint)
{
    size_t bytes = 0;
    for (const TensorSpec& spec : expectedTensors(checkpoint.config())) {
        const TensorView view = checkpoint.tensor(spec.name);
        QVERIFY2(view.shape == spec.shape, spec.name.c_str());
        size_t size = dtypeSize(view.dtype);
        for (const std::int64_t length : spec.shape)
            size *= static_cast<size_t>(length);
        QVERIFY2(view.bytes.size() == size, spec.name.c_str());
        bytes += size;
    }
    QCOMPARE(bytes, checkpoint.bytes());
}

void walkFolder(const std::filesystem::path& folder, Layout layout)
{
    const auto checkpoint = Checkpoint::open(folder);
    QVERIFY2(checkpoint.has_value(), checkpoint ? "" : checkpoint.error().message.c_str());
    QVERIFY(checkpoint->layout() == layout);
    walk(*checkpoint);
}

Config publishedConfig(const char* name, const ShapeTable& shapes = {})
{
    const auto text = readFile(test::dataPath("model/published") / name);
    const auto config = readConfig(text.value(), shapes);
    if (!config)
        throw std::runtime_error(config.error().message);
    return *config;
}

} // namespace

class TestCheckpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLayoutTypeAndShardingOpens_data()
    {
        QTest::addColumn<bool>("nativeNames");
        QTest::addColumn<bool>("nativeConfig");
        QTest::addColumn<bool>("fused");
        QTest::addColumn<int>("dtype");
        QTest::addColumn<int>("shards");
        const auto row = [](const char* name, bool names, bool config, bool fused, Dtype dtype, int shards) {
            QTest::newRow(name) << names << config << fused << static_cast<int>(dtype) << shards;
        };
        row("original, f32", false, false, false, Dtype::F32, 1);
        row("original, bf16, three shards", false, false, false, Dtype::BF16, 3);
        row("original, f16", false, false, false, Dtype::F16, 1);
        row("native, f32", true, true, true, Dtype::F32, 1);
        row("native, f16, two shards", true, true, true, Dtype::F16, 2);
        row("native, experts one by one", true, true, false, Dtype::BF16, 1);
        row("original names beside a native config", false, true, false, Dtype::F32, 1);
        row("native names beside an original config", true, false, true, Dtype::F32, 2);
        row("original names, fused experts", false, false, true, Dtype::BF16, 1);
    }

    void everyLayoutTypeAndShardingOpens()
    {
        QFETCH(bool, nativeNames);
        QFETCH(bool, nativeConfig);
        QFETCH(bool, fused);
        QFETCH(int, dtype);
        QFETCH(int, shards);
        const QTemporaryDir folder;
        makeTinyCheckpoint({.layout = nativeNames ? Layout::Native : Layout::Original,
                               .config = nativeConfig ? Layout::Native : Layout::Original,
                               .fusedExperts = fused,
                               .dtype = static_cast<Dtype>(dtype),
                               .shards = shards})
            .write(pathOf(folder));
        const auto checkpoint = Checkpoint::open(pathOf(folder));
        QVERIFY2(checkpoint.has_value(), checkpoint ? "" : checkpoint.error().message.c_str());
        QVERIFY(checkpoint->layout() == (nativeNames ? Layout::Native : Layout::Original));
        QVERIFY(sameSizes(checkpoint->config(), tinyConfig()));
        QVERIFY(checkpoint->tensor("model.norm.weight").dtype == static_cast<Dtype>(dtype));
        walk(*checkpoint);
    }

    void fusedExpertsAreSlicesOfTheStoredTensor()
    {
        const QTemporaryDir folder;
        TinyCheckpoint tiny =
            makeTinyCheckpoint({.layout = Layout::Native, .config = Layout::Native, .fusedExperts = true});
        tiny.write(pathOf(folder));
        const auto checkpoint = Checkpoint::open(pathOf(folder));
        QVERIFY(checkpoint.has_value());
        const std::string experts = "model.layers.2.mlp.experts.";
        const auto& stack = tiny.tensor("model.language_model.layers.2.mlp.experts.gate_up_proj").bytes;
        const DecoderConfig decoder = tinyConfig().decoder;
        const auto block = static_cast<size_t>(decoder.expertMlp * decoder.hidden) * 4; // bytes of one gate_proj
        for (size_t expert = 0; expert < static_cast<size_t>(decoder.experts); ++expert) {
            const std::string prefix = experts + std::to_string(expert);
            const auto gate = checkpoint->tensor(prefix + ".gate_proj.weight").bytes;
            const auto up = checkpoint->tensor(prefix + ".up_proj.weight").bytes;
            QVERIFY(std::ranges::equal(gate, std::span(stack).subspan(2 * expert * block, block)));
            QVERIFY(std::ranges::equal(up, std::span(stack).subspan((2 * expert + 1) * block, block)));
            QVERIFY(gate.data() + block == up.data()); // in place, no copies
        }
        const auto& downs = tiny.tensor("model.language_model.layers.2.mlp.experts.down_proj").bytes;
        const auto down = checkpoint->tensor(experts + "3.down_proj.weight");
        QVERIFY(std::ranges::equal(down.bytes, std::span(downs).subspan(3 * block, block)));
    }

    void everyNameMapsToTheOtherLayoutAndBack()
    {
        std::set<std::string> natives;
        const std::vector<bool> fused(12, true);
        for (const TensorSpec& spec : storedTensors(publishedConfig("native_config.json"), fused)) {
            const std::string native = nativeName(spec.name);
            QCOMPARE(originalName(native), spec.name);
            QCOMPARE(originalName(spec.name), spec.name);
            QVERIFY2(natives.insert(native).second, native.c_str());
            QVERIFY2(isNativeName(native) || native == "lm_head.weight", native.c_str());
        }
        QCOMPARE(nativeName("model.sam_model.blocks.11.norm2.bias"),
            std::string("model.vision_tower.sam_encoder.layers.11.layer_norm2.bias"));
        QCOMPARE(nativeName("model.view_seperator"), std::string("model.view_separator"));
    }

    void theReferenceCheckpointsHaveEveryTensor()
    {
        walkFolder(test::dataPath("model/original_bf16"), Layout::Original);
        walkFolder(test::resourcePath("models/nano"), Layout::Native);
        const auto tiny = test::sharedFixturePath("tiny");
        if (tiny.empty())
            QSKIP(
                "the shared fixtures are not beside this checkout: the copies in tests/data and resources were walked");
        walkFolder(tiny / "original_bf16", Layout::Original);
        if (std::filesystem::exists(tiny / "original/model.safetensors.index.json"))
            walkFolder(tiny / "original", Layout::Original);
        if (std::filesystem::exists(tiny / "native/model.safetensors"))
            walkFolder(tiny / "native", Layout::Native);
    }

    void theNanoModelIsReadFromItsOwnConfig()
    {
        const auto checkpoint = Checkpoint::open(test::resourcePath("models/nano"));
        QVERIFY(checkpoint.has_value());
        const Config& config = checkpoint->config();
        QCOMPARE(config.vision.window, 16);
        QVERIFY(config.vision.globalBlocks.empty());
        QCOMPARE(config.decoder.headSize, 40);
        QCOMPARE(config.decoder.ropeBase, 1e10);
        QCOMPARE(config.flow.ropeBase, 1e6);
    }

    void thePublishedSizeHasThePublishedTensors()
    {
        const Config config = publishedConfig("native_config.json");
        std::map<std::string, std::vector<std::int64_t>> table;
        std::int64_t elements = 0;
        for (const TensorSpec& spec : expectedTensors(config)) {
            QVERIFY2(table.emplace(spec.name, spec.shape).second, spec.name.c_str());
            elements += std::accumulate(spec.shape.begin(), spec.shape.end(), std::int64_t{1}, std::multiplies<>());
        }
        QCOMPARE(elements, std::int64_t{3389119360}); // 6.78 GB in bf16
        QCOMPARE(table.size(), size_t{2707});
        using Shape = std::vector<std::int64_t>;
        const std::map<std::string, Shape> known = {{"lm_head.weight", {129280, 1280}},
            {"model.embed_tokens.weight", {129280, 1280}}, {"model.view_seperator", {1280}},
            {"model.projector.layers.weight", {1280, 896}}, {"model.sam_model.pos_embed", {1, 64, 64, 768}},
            {"model.sam_model.blocks.0.attn.rel_pos_h", {27, 64}},
            {"model.sam_model.blocks.2.attn.rel_pos_w", {127, 64}},
            {"model.sam_model.blocks.11.mlp.lin1.weight", {3072, 768}},
            {"model.sam_model.neck.0.weight", {256, 768, 1, 1}}, {"model.sam_model.net_2.weight", {512, 256, 3, 3}},
            {"model.sam_model.net_3.weight", {896, 512, 3, 3}}, {"model.qwen2_model.query_768.weight", {144, 896}},
            {"model.qwen2_model.query_1024.weight", {256, 896}},
            {"model.qwen2_model.model.model.layers.23.self_attn.k_proj.bias", {128}},
            {"model.qwen2_model.model.model.layers.0.mlp.down_proj.weight", {896, 4864}},
            {"model.layers.0.mlp.gate_proj.weight", {6848, 1280}}, {"model.layers.1.mlp.gate.weight", {64, 1280}},
            {"model.layers.11.mlp.experts.63.down_proj.weight", {1280, 896}},
            {"model.layers.11.mlp.shared_experts.up_proj.weight", {1792, 1280}}};
        for (const auto& [name, shape] : known)
            QVERIFY2(table.contains(name) && table[name] == shape, name.c_str());
        // The original config.json leaves the encoder's depth, heads and widths to the tensors.
        QVERIFY(sameSizes(publishedConfig("config.json", table), config));
    }

    void allFaultsOfACheckpointAreNamedTogether()
    {
        TinyCheckpoint tiny =
            makeTinyCheckpoint({.layout = Layout::Native, .config = Layout::Native, .fusedExperts = true});
        tiny.remove("model.vision_tower.query_768_resolution.weight");
        tiny.remove("model.language_model.layers.2.mlp.experts.down_proj");
        tiny.remove("lm_head.weight");
        tiny.tensors.push_back({"model.image_newline", Dtype::F32, {1}, std::vector<std::byte>(4)});
        tiny.tensor("model.view_separator") = {"model.view_separator", Dtype::F32, {3}, std::vector<std::byte>(12)};
        auto& norm = tiny.tensor("model.vision_tower.sam_encoder.layers.1.layer_norm2.bias");
        norm.shape = {2, 32};
        auto& gate = tiny.tensor("model.language_model.layers.1.mlp.gate.weight");
        gate.dtype = Dtype::I32;
        const std::string message = refusal(tiny);
        for (const char* part : {"3 missing", "1 unexpected", "3 misshapen", "query_768_resolution.weight [144, 128]",
                 "layers.2.mlp.experts.down_proj [5, 64, 16]", "lm_head.weight [300, 64]", "model.image_newline [1]",
                 "model.view_separator [3], should be [64]", "layer_norm2.bias [2, 32], should be [64]",
                 "layers.1.mlp.gate.weight is stored as I32"})
            QVERIFY2(contains(message, part), (part + ("\n" + message)).c_str());
    }

    void removingOrReshapingAnyOneTensorIsSeen_data()
    {
        QTest::addColumn<bool>("native");
        QTest::newRow("original") << false;
        QTest::newRow("native") << true;
    }

    void removingOrReshapingAnyOneTensorIsSeen()
    {
        QFETCH(bool, native);
        const Layout layout = native ? Layout::Native : Layout::Original;
        const TinyCheckpoint whole = makeTinyCheckpoint({.layout = layout, .config = layout, .fusedExperts = native});
        for (const TensorToWrite& tensor : whole.tensors) {
            TinyCheckpoint without = whole;
            without.remove(tensor.name);
            QVERIFY2(contains(refusal(without), "missing:\n  " + tensor.name + ' '), tensor.name.c_str());
            TinyCheckpoint longer = whole;
            TensorToWrite& changed = longer.tensor(tensor.name);
            changed.bytes.resize(changed.bytes.size() / static_cast<size_t>(changed.shape[0])
                * static_cast<size_t>(changed.shape[0] + 2));
            changed.shape[0] += 2;
            // The original config.json has no width between the two convolutions: either of them may be the wrong one.
            const bool undecided = !native && tensor.name == "model.sam_model.net_2.weight";
            const std::string named = undecided ? "model.sam_model.net_3.weight" : tensor.name;
            QVERIFY2(contains(refusal(longer), "misshapen:\n  " + named + ' '), tensor.name.c_str());
        }
    }

    void aMissingLayerIsMissingEvenThoughTheOthersAreWhole()
    {
        TinyCheckpoint tiny = makeTinyCheckpoint();
        std::erase_if(tiny.tensors, [](const TensorToWrite& item) { return item.name.starts_with("model.layers.2."); });
        QVERIFY(contains(refusal(tiny), "model.layers.2.self_attn.q_proj.weight"));
    }

    void theHeadMayBeTheEmbeddingWhereTheyAreTied()
    {
        TinyCheckpoint tiny = makeTinyCheckpoint();
        tiny.remove("lm_head.weight");
        QVERIFY(contains(refusal(tiny), "lm_head.weight"));
        tiny.config["tie_word_embeddings"] = true;
        const QTemporaryDir folder;
        tiny.write(pathOf(folder));
        const auto checkpoint = Checkpoint::open(pathOf(folder));
        QVERIFY(checkpoint.has_value());
        QVERIFY(checkpoint->tensor("lm_head.weight").bytes.data()
            == checkpoint->tensor("model.embed_tokens.weight").bytes.data());
    }

    void storedRotaryTablesAreIgnored()
    {
        TinyCheckpoint tiny = makeTinyCheckpoint();
        tiny.tensors.push_back(
            {"model.layers.0.self_attn.rotary_emb.inv_freq", Dtype::F32, {8}, std::vector<std::byte>(32)});
        QCOMPARE(refusal(tiny), std::string());
    }

    void shapesAreRightWhereConfigAndShapesDisagree()
    {
        TinyCheckpoint tiny = makeTinyCheckpoint();
        json& text = tiny.config["language_config"];
        text["intermediate_size"] = 11008;
        text["moe_intermediate_size"] = 1407;
        text["n_routed_experts"] = 64;
        text["vocab_size"] = 102400;
        text["n_shared_experts"] = 7;
        text["num_hidden_layers"] = 1;
        text["first_k_dense_replace"] = 0;
        json& widths = tiny.config["vision_config"]["width"];
        widths["qwen2-0-5b"]["dim"] = 896;
        widths["sam_vit_b"] = {{"width", 768}, {"layers", 2}, {"heads", 12}, {"global_attn_indexes", {0, 2, 5}}};
        const QTemporaryDir folder;
        tiny.write(pathOf(folder));
        const auto checkpoint = Checkpoint::open(pathOf(folder));
        QVERIFY2(checkpoint.has_value(), checkpoint ? "" : checkpoint.error().message.c_str());
        QVERIFY(sameSizes(checkpoint->config(), tinyConfig()));
    }

    void everySpellingOfTheConfigIsRead()
    {
        const QTemporaryDir folder;
        TinyCheckpoint tiny =
            makeTinyCheckpoint({.layout = Layout::Native, .config = Layout::Native, .fusedExperts = true});
        json& text = tiny.config["text_config"];
        text.erase("rope_parameters");
        text["rope_theta"] = 5e5;
        text.erase("mlp_layer_types");
        text["first_k_dense_replace"] = 1;
        text["norm_topk_prob"] = true;
        text["routed_scaling_factor"] = 2;
        text["head_dim"] = nullptr;
        text["eos_token_id"] = {7, 9};
        tiny.config["vision_config"]["encoder_config"]["rope_parameters"] = {{"rope_theta", 3e6}};
        tiny.config["vision_config"]["sam_config"]["image_size"] = {1024, 1024};
        tiny.write(pathOf(folder));
        const auto checkpoint = Checkpoint::open(pathOf(folder));
        QVERIFY2(checkpoint.has_value(), checkpoint ? "" : checkpoint.error().message.c_str());
        const Config& config = checkpoint->config();
        QCOMPARE(config.decoder.ropeBase, 5e5);
        QCOMPARE(config.flow.ropeBase, 3e6);
        QVERIFY(config.decoder.sparse == tinyConfig().decoder.sparse);
        QVERIFY(config.decoder.normalizeTopK);
        QCOMPARE(config.decoder.routedScale, 2.0);
        QCOMPARE(config.eosId, std::int64_t{7});
    }

    void shardsAndIndexMustAgree()
    {
        const QTemporaryDir folder;
        const auto path = pathOf(folder);
        const auto index = path / "model.safetensors.index.json";
        makeTinyCheckpoint({.shards = 3}).write(path);
        const json good = json::parse(readFile(index).value());
        const auto failure = [&](const json& changed) {
            std::ofstream(index, std::ios::trunc) << changed.dump();
            const auto opened = Checkpoint::open(path);
            return opened ? std::string() : opened.error().message;
        };
        QCOMPARE(failure(good), std::string());
        for (const char* shard : {"../model-0.safetensors", "/etc/passwd", "sub/model.safetensors", "..", "",
                 "config.json", "a\\b.safetensors", "a\nb.safetensors"}) {
            json changed = good;
            changed["weight_map"]["lm_head.weight"] = shard;
            QVERIFY2(contains(failure(changed), "lm_head.weight"), shard);
        }
        json changed = good;
        changed["weight_map"]["lm_head.weight"] = 5;
        QVERIFY(contains(failure(changed), "lm_head.weight"));
        changed["weight_map"]["lm_head.weight"] = "model-9.safetensors";
        QVERIFY(contains(failure(changed), "model-9.safetensors"));
        changed["weight_map"]["lm_head.weight"] = "model-0.safetensors";
        changed["weight_map"]["model.norm.weight"] = "model-0.safetensors";
        changed["weight_map"]["model.view_seperator"] = "model-0.safetensors";
        QVERIFY(contains(failure(changed), "missing: "));
        for (const json& other :
            {json::array(), json{{"weight_map", json::object()}}, json{{"weight_map", 3}}, json(5)})
            QVERIFY(contains(failure(other), "weight_map"));
        std::ofstream(index, std::ios::trunc) << good.dump();
        QVERIFY(writeSafetensors(path / "model-1.safetensors", makeTinyCheckpoint().tensors).has_value());
        const auto opened = Checkpoint::open(path);
        QVERIFY(!opened && contains(opened.error().message, "in two shards: lm_head.weight"));
        std::filesystem::remove(path / "model-2.safetensors");
        QVERIFY(contains(failure(good), "model-2.safetensors"));
    }

    void aFolderWithoutAModelSaysWhatIsNotThere()
    {
        const QTemporaryDir folder;
        const auto path = pathOf(folder);
        QVERIFY(Checkpoint::open(path / "absent").error().code == ErrorCode::NotFound);
        QVERIFY(contains(Checkpoint::open(path).error().message, "config.json"));
        std::ofstream(path / "config.json") << "{}";
        const auto opened = Checkpoint::open(path);
        QVERIFY(opened.error().code == ErrorCode::NotFound);
        QVERIFY(contains(opened.error().message, "model.safetensors"));
    }

    void theHashTellsCheckpointsApart()
    {
        const auto hashOf = [](const TinyCheckpoint& tiny) {
            const QTemporaryDir folder;
            tiny.write(pathOf(folder));
            return Checkpoint::open(pathOf(folder)).value().hash();
        };
        const TinyCheckpoint first = makeTinyCheckpoint({.seed = 1});
        QCOMPARE(hashOf(first).size(), size_t{64});
        QCOMPARE(hashOf(first), hashOf(first));
        QVERIFY(hashOf(first) != hashOf(makeTinyCheckpoint({.seed = 2})));
        TinyCheckpoint other = first;
        other.config["language_config"]["max_position_embeddings"] = 1024;
        QVERIFY(hashOf(other) != hashOf(first));
        other = first;
        other.tensors.back().bytes.back() ^= std::byte{1};
        QVERIFY(hashOf(other) != hashOf(first));
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
