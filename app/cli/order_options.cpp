// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/order_options.h"

#include "cli/command_line.h"
#include "cli/number.h"

namespace lectern::cli {

namespace {

const std::vector<OptionSpec>& orderOptionSpecs()
{
    static const std::vector<OptionSpec> specs{
        {"--output", 'o', "DIR", "folder for the results (default: the current one)"},
        {"--pages", 0, "LIST", "pages to look at, like 1-3,7 or 5- (default: all)"},
        {"--model", 0, "MODEL", "a checkpoint's folder, the name of an installed one, or nano"},
        {"--layer", 0, "N", "encoder layer, counted from 0, or last (default)"},
        {"--head", 0, "N", "head of that layer, counted from 0, or mean (default)"},
        {"--intervene", 0, "CHANGE",
            "change what the decoder gets and read again; may be given\nseveral times: none, zero, zero:A-B, "
            "swap-halves, "
            "reverse,\nshuffle:SEED, raster, geometric, donor:FILE, views:global,\nviews:crops; with @A-B (queries) or "
            "@X1,Y1,X2,Y2 (0…1 of the\npage) behind it for a part"},
        {"--prompt", 0, "TEXT", "for reading: markdown (default), free, or your own words"},
        {"--max-tokens", 0, "N", "most tokens of one reading (default: 8192)"},
        {"--lang", 0, "LIST", "languages of scanned pages, for the geometric order"},
        {"--dpi", 0, "N", "resolution at which PDF pages are rendered (default: 144)"},
        {"--password", 0, "TEXT", "for encrypted PDFs"},
        {"--device", 0, "DEVICE", "auto, cpu, cuda or cuda:N"},
        {"--precision", 0, "TYPE", "f32 (default), bf16 or auto"},
        {"--help", 'h', "", "this text"},
    };
    return specs;
}

// --intervene may stand there several times, which parseArguments() does not keep.
std::vector<std::string> takeInterventions(std::vector<std::string>& arguments)
{
    constexpr std::string_view kName = "--intervene";
    std::vector<std::string> taken;
    std::vector<std::string> rest;
    bool ended = false;
    for (size_t i = 0; i < arguments.size(); ++i) {
        ended = ended || arguments[i] == "--";
        if (!ended && arguments[i] == kName && i + 1 < arguments.size())
            taken.push_back(arguments[++i]);
        else if (!ended && arguments[i].starts_with(std::string(kName) + "="))
            taken.push_back(arguments[i].substr(kName.size() + 1));
        else
            rest.push_back(arguments[i]);
    }
    arguments = std::move(rest);
    return taken;
}

template <class Number>
Result<void> readNumber(const ParsedArguments& parsed, std::string_view name, std::string_view word, Number forWord,
    Number lowest, Number highest, Number& target)
{
    if (!parsed.has(name))
        return {};
    const std::string text = parsed.value(name);
    if (!word.empty() && text == word) {
        target = forWord;
        return {};
    }
    const auto number = numberWithin(text, lowest, highest);
    if (!number)
        return fail(ErrorCode::InvalidInput, "'" + text + "' is no value for --" + std::string(name));
    target = *number;
    return {};
}

Result<void> readNumbers(const ParsedArguments& parsed, recognition::StudyRequest& study)
{
    auto done = readNumber(parsed, "layer", "last", -1, -1000, 1000, study.question.layer);
    if (done)
        done = readNumber(parsed, "head", "mean", order::kMeanHead, 0, 1000, study.question.head);
    if (done)
        done = readNumber(parsed, "max-tokens", {}, 0, 1, 1000000, study.read.maxTokens);
    if (done)
        done = readNumber(parsed, "dpi", {}, 0.0, 18.0, 1200.0, study.read.dpi);
    return done;
}

} // namespace

Result<OrderOptions> parseOrderOptions(const std::vector<std::string>& arguments)
{
    std::vector<std::string> rest = arguments;
    const std::vector<std::string> interventions = takeInterventions(rest);
    const auto parsed = parseArguments(rest, orderOptionSpecs());
    if (!parsed)
        return std::unexpected(parsed.error());
    OrderOptions options;
    options.help = parsed->has("help");
    if (options.help)
        return options;
    if (parsed->inputs.size() != 1)
        return fail(ErrorCode::InvalidInput,
            parsed->inputs.empty() ? "no input is named"
                                   : "one input only, '" + parsed->inputs[1] + "' is a second one");
    options.input = parsed->inputs.front();
    options.outputFolder = parsed->value("output", ".");
    options.model = parsed->value("model");
    options.password = parsed->value("password");
    options.load.device = parsed->value("device", "auto");
    options.study.read.prompt = parsed->value("prompt", options.study.read.prompt);
    options.study.read.languages = parsed->value("lang", options.study.read.languages);
    const auto precision = model::parsePrecision(parsed->value("precision", "f32"));
    if (!precision)
        return std::unexpected(precision.error());
    options.load.precision = *precision;
    if (parsed->has("pages")) {
        const auto pages = PageRange::parse(parsed->value("pages"));
        if (!pages)
            return std::unexpected(pages.error());
        options.pages = *pages;
    }
    if (const auto numbers = readNumbers(*parsed, options.study); !numbers)
        return std::unexpected(numbers.error());
    for (const std::string& name : interventions) {
        auto intervention = order::parseIntervention(name);
        if (!intervention)
            return std::unexpected(intervention.error());
        options.study.interventions.push_back(std::move(*intervention));
    }
    return options;
}

std::string orderHelp()
{
    return "Usage: lectern-cli order INPUT [options]\n\n"
           "Looks at the order in which the model's encoder goes over each page: NAME_pN.order.json, .svg and .png.\n"
           "Nothing is read, unless --intervene asks for it.\n\n"
        + optionHelp(orderOptionSpecs());
}

} // namespace lectern::cli
