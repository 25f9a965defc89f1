// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer_fixture.h"

#include <QtTest/QTest>

#include <cstdint>

using namespace lectern::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input)
{
    // The entry function aborts on a broken promise; it returns 0 for every input, good or bad.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    QCOMPARE(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()), 0);
}

// A small file of every kind of part, so that a random change hits something that matters.
std::string seed()
{
    auto json = tinyTokenizerJson();
    auto& model = json["model"];
    nlohmann::json vocabulary;
    for (const auto& [spelling, id] : model["vocab"].items()) {
        if (id.get<int>() < 280)
            vocabulary[spelling] = id;
    }
    nlohmann::json merges = nlohmann::json::array();
    for (const auto& merge : model["merges"]) {
        if (vocabulary.contains(merge[0].get<std::string>() + merge[1].get<std::string>()))
            merges.push_back(merge);
    }
    model["vocab"] = vocabulary;
    model["merges"] = merges;
    json["added_tokens"].erase(json["added_tokens"].begin() + 5, json["added_tokens"].end());
    json["added_tokens"][4]["lstrip"] = true;
    json["added_tokens"][4]["single_word"] = true;
    return json.dump();
}

} // namespace

class TestTokenizerMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSeedItselfLoads() { QVERIFY(lectern::text::Tokenizer::fromJson(seed(), "seed").has_value()); }

    void truncatedFilesAreRefusedOrRead()
    {
        const std::string whole = seed();
        for (size_t length = 0; length < whole.size(); length += 37)
            run(whole.substr(0, length));
    }

    void flippedBytesAreRefusedOrRead()
    {
        const std::string whole = seed();
        std::mt19937 random(7);
        for (int i = 0; i < 400; ++i) {
            std::string changed = whole;
            for (size_t flips = 1 + random() % 3; flips > 0; --flips)
                changed[random() % changed.size()] = static_cast<char>(random());
            run(changed + std::string(1, '\0') + randomText(random, 40));
        }
    }

    void anyTextBytesAreEncoded()
    {
        const std::string whole = seed() + std::string(1, '\0');
        std::mt19937 random(8);
        for (int i = 0; i < 100; ++i) {
            std::string bytes(random() % 50, ' ');
            for (char& byte : bytes)
                byte = static_cast<char>(random());
            run(whole + bytes);
        }
    }
};

QTEST_APPLESS_MAIN(TestTokenizerMutations)
#include "tst_tokenizer_mutations.moc"
