// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"
#include "cli/convert_options.h"

#include <QtTest/QtTest>

using namespace lectern;
using namespace lectern::cli;
namespace fs = std::filesystem;

namespace {

const std::vector<OptionSpec> kSpecs{
    {"--output", 'o', "DIR", ""}, {"--help", 'h', "", ""}, {"--later", 0, "", "", true}};

Error refused(const std::vector<std::string>& arguments)
{
    const auto options = parseConvertOptions(arguments);
    return options ? Error{ErrorCode::Internal, "taken"} : options.error();
}

} // namespace

class TstCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsMayStandAnywhereAndInAnySpelling()
    {
        for (const std::vector<std::string>& words : {std::vector<std::string>{"a", "--output", "x", "b"},
                 {"--output=x", "a", "b"}, {"a", "-o", "x", "--", "b"}, {"-o", "y", "a", "b", "-o", "x"}}) {
            const auto parsed = parseArguments(words, kSpecs);
            QVERIFY(parsed);
            QCOMPARE(parsed->value("output"), std::string("x"));
            const std::vector<std::string> inputs{"a", "b"};
            QCOMPARE(parsed->inputs, inputs);
        }
    }

    void afterTwoDashesEverythingIsAnInput()
    {
        const auto parsed = parseArguments({"--", "-o", "--help", "\xff.pdf"}, kSpecs);
        QCOMPARE(parsed->inputs.size(), 3U);
        QVERIFY(!parsed->has("help"));
        QCOMPARE(parsed->inputs[2], std::string("\xff.pdf"));
    }

    void wrongOptionsAreRefusedWithAHint()
    {
        QCOMPARE(parseArguments({"--outptu", "x"}, kSpecs).error().message,
            std::string("unknown option --outptu; did you mean --output?"));
        QCOMPARE(parseArguments({"--quux"}, kSpecs).error().message, std::string("unknown option --quux"));
        QCOMPARE(parseArguments({"--output"}, kSpecs).error().message, std::string("--output needs a value (DIR)"));
        QCOMPARE(parseArguments({"--help=yes"}, kSpecs).error().message, std::string("--help takes no value"));
        QCOMPARE(parseArguments({"--later"}, kSpecs).error().code, ErrorCode::Unsupported);
        QVERIFY(optionHelp(kSpecs).find("--later") == std::string::npos);
    }

    void everyOptionOfConvertReachesItsPlace()
    {
        const auto options = parseConvertOptions({"in.pdf", "-o", "out", "--format", "raw,json,html", "--pages", "2-3",
            "--reader", "model", "--model", "nano", "--prompt", "free", "--text-layer", "never", "--lang", "deu",
            "--furniture", "keep", "--dpi", "200.5", "--password", "x y", "--max-tokens", "77", "--device", "cuda:1",
            "--precision", "bf16", "--progress", "json"});
        QVERIFY(options);
        QCOMPARE(options->outputFolder, fs::path("out"));
        QVERIFY(!options->markdown && options->raw && options->json && options->html);
        QCOMPARE(options->pages.resolve(5)->size(), 2U);
        QCOMPARE(options->reader.reader, std::string("model"));
        QCOMPARE(options->reader.model, std::string("nano"));
        QCOMPARE(options->read.prompt, std::string("free"));
        QCOMPARE(options->read.textLayer, recognition::TextLayerUse::Never);
        QCOMPARE(options->read.languages, std::string("deu"));
        QCOMPARE(options->furniture, document::Furniture::Keep);
        QCOMPARE(options->read.dpi, 200.5);
        QCOMPARE(options->password, std::string("x y"));
        QCOMPARE(options->read.maxTokens, 77);
        QCOMPARE(options->load.device, std::string("cuda:1"));
        QCOMPARE(options->load.precision, model::Precision::BF16);
        QVERIFY(options->progressJson);
    }

    void defaultsAreThoseOfTheDesign()
    {
        const auto options = parseConvertOptions({"in.pdf"});
        QVERIFY(options->markdown && !options->raw && !options->json && !options->html);
        QCOMPARE(options->outputFolder, fs::path("."));
        QCOMPARE(options->read.dpi, 144.0);
        QCOMPARE(options->read.maxTokens, 8192);
        QCOMPARE(options->read.languages, std::string("eng+chi_sim"));
        QCOMPARE(options->furniture, document::Furniture::Drop);
        QVERIFY(options->pages.isAll());
    }

    void wrongValuesAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("option");
        QTest::addColumn<QByteArray>("value");
        for (const auto& [option, value] : std::initializer_list<std::pair<const char*, const char*>>{{"--dpi", "0"},
                 {"--dpi", "nan"}, {"--dpi", "144x"}, {"--dpi", "1e9"}, {"--max-tokens", "0"}, {"--max-tokens", "-5"},
                 {"--max-tokens", "99999999999999"}, {"--device", "gpu"}, {"--device", "cuda:"}, {"--device", "cuda:x"},
                 {"--precision", "f16"}, {"--precision", "int8"}, {"--format", "docx"}, {"--format", "word"},
                 {"--format", ""}, {"--format", "md,"}, {"--text-layer", "always"}, {"--furniture", "maybe"},
                 {"--lang", ""}, {"--lang", "../x"}, {"--lang", "eng,deu"}, {"--prompt", ""}, {"--pages", "3-1"},
                 {"--pages", "x"}, {"--progress", "xml"}, {"--jobs", "2"}, {"--resume", ""}, {"--output", ""},
                 {"--model", ""}})
            QTest::addRow("%s %s", option, value) << QByteArray(option) << QByteArray(value);
    }

    void wrongValuesAreRefusedByName()
    {
        QFETCH(const QByteArray, option);
        QFETCH(const QByteArray, value);
        const Error error = refused({"in.pdf", option.toStdString() + "=" + value.toStdString()});
        QVERIFY2(error.code == ErrorCode::InvalidInput || error.code == ErrorCode::Unsupported, error.message.c_str());
        const bool named = error.message.find(option.toStdString()) != std::string::npos
            || (!value.isEmpty() && error.message.find(value.toStdString()) != std::string::npos);
        QVERIFY2(named, error.message.c_str());
    }

    void noInputIsWrongUsage() { QCOMPARE(refused({}).code, ErrorCode::InvalidInput); }

    void theHelpNamesWhatWorksAndNothingElse()
    {
        const std::string help = convertHelp();
        for (const char* option : {"--output", "--format", "--pages", "--reader", "--model", "--progress json"})
            QVERIFY2(help.find(option) != std::string::npos, option);
        for (const char* later : {"--jobs", "--resume", "docx", "int8"})
            QVERIFY2(help.find(later) == std::string::npos, later);
    }
};

QTEST_APPLESS_MAIN(TstCommandLine)
#include "tst_command_line.moc"
