// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tokenize_command.h"

#include "text/tokenizer.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <expected>
#include <istream>
#include <limits>
#include <ostream>
#include <span>
#include <string_view>

namespace lectern::cli {

namespace {

using nlohmann::json;
using text::TokenId;
using text::Tokenizer;

constexpr int kDone = 0;
constexpr int kSomeLinesFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kNoTokenizer = 3;

constexpr std::string_view kUsage =
    "usage: lectern-cli tokenize --tokenizer FILE [--decode]\n"
    "  one JSON string per line in, one JSON array of token ids per line out (no BOS)\n"
    "  --tokenizer FILE  tokenizer.json of a byte-level BPE\n"
    "  --decode          JSON arrays of ids in, JSON strings out (special tokens kept)\n";

struct Options
{
    std::string tokenizer;
    bool decode = false;
    bool help = false;
};

// The error is a sentence on what is wrong with the arguments.
std::expected<Options, std::string> parseOptions(std::span<const std::string> arguments)
{
    constexpr std::string_view kAssigned = "--tokenizer=";
    Options options;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (argument == "--help" || argument == "-h") {
            options.help = true;
        } else if (argument == "--decode") {
            options.decode = true;
        } else if (argument == "--tokenizer" && i + 1 < arguments.size()) {
            options.tokenizer = arguments[++i];
        } else if (argument.starts_with(kAssigned)) {
            options.tokenizer = argument.substr(kAssigned.size());
        } else if (argument == "--tokenizer") {
            return std::unexpected("--tokenizer needs a file");
        } else {
            return std::unexpected(std::string("'").append(argument).append("' is not an option of tokenize"));
        }
    }
    if (!options.help && options.tokenizer.empty())
        return std::unexpected("--tokenizer FILE is missing");
    return options;
}

std::expected<json, std::string> encodeLine(const Tokenizer& tokenizer, const json& line)
{
    if (!line.is_string())
        return std::unexpected("not a JSON string");
    return json(tokenizer.encode(line.get_ref<const std::string&>()));
}

std::expected<json, std::string> decodeLine(const Tokenizer& tokenizer, const json& line)
{
    if (!line.is_array())
        return std::unexpected("not a JSON array of token ids");
    std::vector<TokenId> ids;
    ids.reserve(line.size());
    for (const json& item : line) {
        if (!item.is_number_unsigned()
            || item.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<TokenId>::max()))
            return std::unexpected(
                std::string("'").append(item.dump(-1, ' ', true), 0, 40).append("' is not a token id"));
        ids.push_back(static_cast<TokenId>(item.get<std::uint64_t>()));
    }
    return json(tokenizer.decode(ids));
}

} // namespace

int runTokenize(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err)
{
    const auto options = parseOptions(arguments);
    if (!options) {
        err << "lectern-cli tokenize: " << options.error() << '\n' << kUsage;
        return kWrongUsage;
    }
    if (options->help) {
        out << kUsage << std::flush;
        return kDone;
    }
    const Result<Tokenizer> tokenizer = Tokenizer::load(options->tokenizer);
    if (!tokenizer) {
        err << "lectern-cli tokenize: " << tokenizer.error().message << '\n';
        return kNoTokenizer;
    }
    int status = kDone;
    std::string line;
    for (std::uint64_t number = 1; out && std::getline(in, line); ++number) {
        const json value = json::parse(line, nullptr, false);
        auto result = value.is_discarded() ? std::unexpected<std::string>("not valid JSON")
            : options->decode              ? decodeLine(*tokenizer, value)
                                           : encodeLine(*tokenizer, value);
        if (!result) {
            err << "line " << number << ": " << result.error() << '\n' << std::flush;
            result = json(); // null
            status = kSomeLinesFailed;
        }
        out << result->dump() << '\n' << std::flush;
    }
    return out ? status : kSomeLinesFailed;
}

} // namespace lectern::cli
