// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer_fixture.h"

#include "cli/tokenize_command.h"

#include <QtTest/QTest>

#include <sstream>

using namespace lectern;

namespace {

struct Outcome
{
    int status;
    std::string out;
    std::string err;
};

Outcome run(const std::vector<std::string>& arguments, const std::string& input = {})
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::runTokenize(arguments, in, out, err);
    return {status, out.str(), err.str()};
}

std::string tiny()
{
    return test::dataPath("text/tiny_tokenizer.json").string();
}

} // namespace

class TestTokenizeCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stringsBecomeArraysOfIds()
    {
        const Outcome outcome = run({"--tokenizer", tiny()}, "\"<image>\\n\"\n\"\"\r\n\"\xe4\xb8\xad\"");
        QCOMPARE(outcome.status, 0);
        const auto tokenizer = text::Tokenizer::load(tiny());
        QCOMPARE(outcome.out,
            nlohmann::json(tokenizer->encode("<image>\n")).dump() + "\n[]\n"
                + nlohmann::json(tokenizer->encode("\u4e2d")).dump() + "\n");
        QVERIFY(outcome.err.empty());
    }

    void idsBecomeStringsWithSpecialTokensKept()
    {
        const Outcome outcome = run({"--decode", "--tokenizer=" + tiny()}, "[1, 560]\n[]\n[9999]\n");
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, std::string("\"<\uFF5Cend\u2581of\u2581sentence\uFF5C><image>\"\n\"\"\n\"\"\n"));
    }

    void aLineThatCannotBeReadGivesNullAndIsNamed()
    {
        const Outcome outcome = run({"--tokenizer", tiny()}, "\"a\\ud800\"\n\n[1]\n\"\xff\"\n\"<image>\"\n");
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.out, std::string("null\nnull\nnull\nnull\n[560]\n"));
        for (const char* line : {"line 1: ", "line 2: ", "line 3: ", "line 4: "})
            QVERIFY(outcome.err.find(line) != std::string::npos);
        QVERIFY(outcome.err.find("line 5: ") == std::string::npos);
    }

    void whatIsNoIdGivesNullAndIsNamed()
    {
        const Outcome outcome = run({"--tokenizer", tiny(), "--decode"},
            "[-1]\n[1.5]\n[99999999999]\n[\"1\"]\n{}\n[[1]]\n[560]\n" + std::string(100000, '[') + "\n");
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.out, std::string("null\nnull\nnull\nnull\nnull\nnull\n\"<image>\"\nnull\n"));
    }

    void wrongUsageIsExplained()
    {
        for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
                 {}, {"--decode"}, {"--tokenizer"}, {"--tokenizer", tiny(), "--loud"}, {tiny()}}) {
            const Outcome outcome = run(arguments);
            QCOMPARE(outcome.status, 2);
            QVERIFY(outcome.out.empty());
            QVERIFY(outcome.err.find("usage: lectern-cli tokenize") != std::string::npos);
        }
    }

    void helpIsNoError()
    {
        const Outcome outcome = run({"--help"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.starts_with("usage: "));
    }

    void aTokenizerThatCannotBeReadIsNamed()
    {
        const Outcome outcome = run({"--tokenizer", "/no/such/tokenizer.json"}, "\"a\"\n");
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.out.empty());
        QVERIFY(outcome.err.find("/no/such/tokenizer.json") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTokenizeCommand)
#include "tst_tokenize_command.moc"
