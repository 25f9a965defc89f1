// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/checkpoint_properties.h"
#include "model/safetensors.h"
#include "model/safetensors_header.h"
#include "support/fixture_path.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

using namespace lectern;
using namespace lectern::model;

namespace {

std::filesystem::path pathIn(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

void writeRaw(const std::filesystem::path& path, std::uint64_t headerSize, const std::string& rest)
{
    std::ofstream stream(path, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(&headerSize), 8);
    stream << rest;
}

std::vector<std::byte> countingBytes(size_t count)
{
    std::vector<std::byte> bytes(count);
    for (size_t index = 0; index < count; ++index)
        bytes[index] = static_cast<std::byte>(index * 7 + 1);
    return bytes;
}

constexpr std::array kAllTypes = {Dtype::F32, Dtype::F16, Dtype::BF16, Dtype::F64, Dtype::I64, Dtype::I32, Dtype::I16,
    Dtype::I8, Dtype::U8, Dtype::Bool};

} // namespace

class TestSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeComesBackAsWritten()
    {
        const QTemporaryDir folder;
        const auto path = pathIn(folder, "all.safetensors");
        std::vector<TensorToWrite> tensors;
        for (const Dtype dtype : kAllTypes)
            tensors.push_back(
                {"t." + std::string(dtypeName(dtype)), dtype, {3, 5}, countingBytes(15 * dtypeSize(dtype))});
        QVERIFY(writeSafetensors(path, tensors, {{"format", "pt"}}).has_value());
        const auto file = SafetensorsFile::open(path);
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QCOMPARE(file->tensors().size(), tensors.size());
        for (const TensorToWrite& written : tensors) {
            const TensorView& read = file->tensors().at(written.name);
            QVERIFY(read.dtype == written.dtype);
            QCOMPARE(read.shape, written.shape);
            QVERIFY(std::ranges::equal(read.bytes, written.bytes));
        }
        QCOMPARE(file->metadata().at("format"), std::string("pt"));
        QCOMPARE(file->headerBytes().size() % 64, size_t{0});
    }

    void scalarsAndEmptyTensorsAreAllowed()
    {
        const QTemporaryDir folder;
        const auto path = pathIn(folder, "odd.safetensors");
        QVERIFY(writeSafetensors(path,
            {{"empty", Dtype::F32, {0, 7}, {}}, {"scalar", Dtype::F32, {}, countingBytes(4)},
                {"tail", Dtype::U8, {0}, {}}})
                    .has_value());
        const auto file = SafetensorsFile::open(path);
        QVERIFY(file.has_value());
        QVERIFY(file->tensors().at("empty").bytes.empty());
        QCOMPARE(file->tensors().at("scalar").bytes.size(), size_t{4});
    }

    void tensorsThatAreNotAlignedForTheirTypeAreRead()
    {
        const QTemporaryDir folder;
        const auto path = pathIn(folder, "misaligned.safetensors");
        const std::string json = R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                 R"("b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}})";
        writeRaw(path, json.size(), json + "x\x01\x02\x03\x04");
        const auto file = SafetensorsFile::open(path);
        QVERIFY(file.has_value());
        float value = 0;
        std::memcpy(&value, file->tensors().at("b").bytes.data(), 4);
        QCOMPARE(std::bit_cast<std::uint32_t>(value), 0x04030201U);
    }

    void damagedHeadersAreRefusedWithTheirReason_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const char* json, const char* reason) {
            QTest::newRow(name) << QByteArray(json) << QByteArray(reason);
        };
        row("empty", "", "not a JSON object");
        row("not JSON", "{]", "not JSON");
        row("a list", "[]", "not a JSON object");
        row("cut off", R"({"a":{"dtype":"U8")", "not JSON");
        row("text after the end", "{} {}", "not JSON");
        row("not UTF-8", "{\"\xff\":1}", "not JSON");
        row("entry is a number", R"({"a":5})", "a number where");
        row("entry is null", R"({"a":null})", "null where");
        row("entry is a list", R"({"a":[]})", "an array where");
        row("nested object", R"({"a":{"dtype":{}}})", "an object where");
        row("deep nesting", R"({"a":{"shape":[[[[[[[[[[)", "an array where");
        row("unknown type", R"({"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}})", "F8_E4M3");
        row("type is a number", R"({"a":{"dtype":4,"shape":[8],"data_offsets":[0,8]}})", "a number where");
        row("no shape", R"({"a":{"dtype":"U8","data_offsets":[0,8]}})", "no dtype, shape or data_offsets");
        row("unknown field", R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8],"x":1}})", "unknown field");
        row("field twice", R"({"a":{"dtype":"U8","dtype":"I8","shape":[8],"data_offsets":[0,8]}})", "twice");
        row("tensor twice",
            R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}})",
            "twice");
        row("negative size", R"({"a":{"dtype":"U8","shape":[-8],"data_offsets":[0,8]}})", "negative");
        row("fraction", R"({"a":{"dtype":"U8","shape":[8.0],"data_offsets":[0,8]}})", "fraction");
        row("number beyond 64 bits", R"({"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,8]}})",
            "huge");
        row("size beyond a signed number",
            R"({"a":{"dtype":"U8","shape":[18446744073709551615],"data_offsets":[0,8]}})", "too large");
        row("product overflows", R"({"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,8]}})",
            "larger than any memory");
        row("product overflows behind a zero",
            R"({"a":{"dtype":"U8","shape":[0,9223372036854775807,4],"data_offsets":[0,0]}})", "larger than any memory");
        row("too many dimensions",
            R"({"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}})", "dimensions");
        row("one offset", R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[8]}})", "two data_offsets");
        row("three offsets", R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,4,8]}})", "a number where");
        row("offsets reversed", R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[8,0]}})", "ends before it begins");
        row("beyond the file", R"({"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}})", "cut off or damaged");
        row("offset overflows",
            R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[18446744073709551608,18446744073709551615]}})",
            "cut off");
        row("shape too small", R"({"a":{"dtype":"U8","shape":[7],"data_offsets":[0,8]}})", "needs 7 bytes");
        row("shape too large", R"({"a":{"dtype":"F32","shape":[8],"data_offsets":[0,8]}})", "needs 32 bytes");
        row("overlap",
            R"({"a":{"dtype":"U8","shape":[5],"data_offsets":[0,5]},"b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}})",
            "overlaps");
        row("same range twice",
            R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}})",
            "overlaps");
        row("hole",
            R"({"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}})",
            "hole");
        row("bytes at the end", R"({"a":{"dtype":"U8","shape":[6],"data_offsets":[0,6]}})", "belong to no tensor");
        row("no tensors", "{}", "belong to no tensor");
        row("NUL in a name", R"({"a\u0000b":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}})", "control characters");
        row("no name", R"({"":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}})", "empty");
        row("metadata is text", R"({"__metadata__":"pt"})", "__metadata__");
        row("metadata holds a number", R"({"__metadata__":{"format":1}})", "__metadata__");
        row("metadata twice", R"({"__metadata__":{},"__metadata__":{}})", "twice");
    }

    void damagedHeadersAreRefusedWithTheirReason()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, reason);
        const QTemporaryDir folder;
        const auto path = pathIn(folder, "bad.safetensors");
        writeRaw(path, static_cast<std::uint64_t>(json.size()), json.toStdString() + "12345678");
        const auto file = SafetensorsFile::open(path);
        QVERIFY(!file.has_value());
        const QByteArray message = QByteArray::fromStdString(file.error().message);
        QVERIFY2(message.contains(reason), message.constData());
        QVERIFY2(message.contains("bad.safetensors"), message.constData());
    }

    void headersThatClaimMoreThanTheFileHoldsAreRefused()
    {
        const QTemporaryDir folder;
        const auto path = pathIn(folder, "claims.safetensors");
        for (const std::uint64_t claimed : {std::uint64_t{3}, std::uint64_t{1000}, std::uint64_t{100'000'001},
                 std::uint64_t{1} << 63, ~std::uint64_t{0}}) {
            writeRaw(path, claimed, "{}");
            const auto file = SafetensorsFile::open(path);
            QVERIFY(!file.has_value());
            QVERIFY(file.error().code == ErrorCode::Corrupt);
        }
        std::ofstream(path, std::ios::binary) << "short";
        QVERIFY(SafetensorsFile::open(path).error().code == ErrorCode::Corrupt);
        QVERIFY(SafetensorsFile::open(pathIn(folder, "absent")).error().code == ErrorCode::NotFound);
    }

    void aTensorThatDoesNotFitItsShapeIsNotWrittenAndTheOldFileStays()
    {
        const QTemporaryDir folder;
        const auto path = pathIn(folder, "kept.safetensors");
        QVERIFY(writeSafetensors(path, {{"old", Dtype::U8, {2}, countingBytes(2)}}).has_value());
        const std::vector<std::vector<TensorToWrite>> wrong = {{{"a", Dtype::F32, {3}, countingBytes(11)}},
            {{"a", Dtype::U8, {1}, countingBytes(1)}, {"a", Dtype::U8, {1}, countingBytes(1)}},
            {{"a", Dtype::U8, {-1}, {}}}};
        for (const auto& tensors : wrong)
            QVERIFY(writeSafetensors(path, tensors).error().code == ErrorCode::InvalidInput);
        const auto file = SafetensorsFile::open(path);
        QVERIFY(file.has_value() && file->tensors().contains("old"));
        const std::filesystem::directory_iterator entries(folder.path().toStdString());
        QCOMPARE(std::distance(begin(entries), end(entries)), std::ptrdiff_t{1}); // no temporary file is left
    }

    void noMutationOfAHeaderIsTakenForMoreThanItIs()
    {
        const std::string good =
            safetensorsHeaderJson({{"model.a", Dtype::BF16, {4, 6}}, {"model.b", Dtype::F32, {2, 3}},
                                      {"model.c", Dtype::U8, {0, 5}}, {"model.d", Dtype::I64, {}}},
                {{"format", "pt"}});
        constexpr std::uint64_t kData = 48 + 24 + 8;
        QVERIFY(parseSafetensorsHeader(good, kData).has_value());
        constexpr std::string_view kAlphabet = "{}[]\",:0123456789-eE.\\ abdu\x00\xff";
        std::mt19937_64 random(7);
        for (int round = 0; round < 20000; ++round) {
            std::string json = good;
            for (std::uint64_t change = random() % 4 + 1; change > 0; --change) {
                const size_t at = random() % json.size();
                const char other = kAlphabet[random() % kAlphabet.size()];
                switch (random() % 4) {
                case 0:
                    json[at] = other;
                    break;
                case 1:
                    json.insert(at, 1, other);
                    break;
                case 2:
                    json.erase(at, random() % 8 + 1);
                    break;
                default:
                    json.insert(at, json.substr(random() % json.size(), random() % 40));
                    break;
                }
                if (json.empty())
                    json = "{";
            }
            QVERIFY2(fuzz::headerIsRefusedOrSafe(json, kData), json.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
