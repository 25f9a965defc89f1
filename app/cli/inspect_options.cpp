// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inspect_options.h"

#include "cli/number.h"

#include <functional>
#include <map>
#include <string_view>

namespace lectern::cli {

namespace {

template <class Number>
Result<Number> parseNumber(std::string_view option, std::string_view text, Number lowest, Number highest)
{
    const auto number = numberWithin(text, lowest, highest);
    if (!number)
        return fail(ErrorCode::InvalidInput, "'" + std::string(text) + "' is no value for " + std::string(option));
    return *number;
}

Result<std::vector<int>> parseNumbers(std::string_view option, std::string_view text)
{
    std::vector<int> numbers;
    while (true) {
        const size_t comma = text.find(',');
        const auto number = parseNumber(option, text.substr(0, comma), -10000, 10000);
        if (!number)
            return std::unexpected(number.error());
        numbers.push_back(*number);
        if (comma == std::string_view::npos)
            return numbers;
        text.remove_prefix(comma + 1);
    }
}

// Puts a parsed value in its place, or hands on why there is none.
template <class Target, class Value> Result<void> assign(Target& target, Result<Value> value)
{
    if (!value)
        return std::unexpected(value.error());
    target = std::move(*value);
    return {};
}

using Setter = std::function<Result<void>(InspectOptions&, std::string_view option, std::string_view value)>;

Setter text(std::string InspectOptions::*member)
{
    return [member](InspectOptions& options, std::string_view, std::string_view value) -> Result<void> {
        options.*member = std::string(value);
        return {};
    };
}

template <class Target> Setter integer(Target InspectOptions::*member, int lowest, int highest)
{
    return [=](InspectOptions& options, std::string_view option, std::string_view value) {
        return assign(options.*member, parseNumber(option, value, lowest, highest));
    };
}

Setter layers(std::vector<int> InspectOptions::*member)
{
    return [member](InspectOptions& options, std::string_view option, std::string_view value) {
        return assign(options.*member, parseNumbers(option, value));
    };
}

const std::map<std::string_view, Setter>& setters()
{
    static const std::map<std::string_view, Setter> table = {
        {"--model", text(&InspectOptions::model)},
        {"-o", text(&InspectOptions::output)},
        {"--output", text(&InspectOptions::output)},
        {"--prompt", text(&InspectOptions::prompt)},
        {"--password", text(&InspectOptions::password)},
        {"--device", text(&InspectOptions::device)},
        {"--page", integer(&InspectOptions::page, 1, 1000000)},
        {"--max-tokens", integer(&InspectOptions::maxTokens, 1, 1000000)},
        {"--ngram", integer(&InspectOptions::ngram, 0, 100000)},
        {"--window", integer(&InspectOptions::window, 1, 1000000)},
        {"--layers", layers(&InspectOptions::encoderLayers)},
        {"--decoder-layers", layers(&InspectOptions::decoderLayers)},
        {"--dpi",
            [](InspectOptions& options, std::string_view option, std::string_view value) {
                return assign(options.dpi, parseNumber(option, value, 1.0, 2400.0));
            }},
        {"--precision",
            [](InspectOptions& options, std::string_view, std::string_view value) {
                return assign(options.precision, model::parsePrecision(value));
            }},
    };
    return table;
}

std::unexpected<Error> usage(std::string message)
{
    return fail(ErrorCode::InvalidInput, std::move(message));
}

} // namespace

Result<InspectOptions> parseInspectOptions(const std::vector<std::string>& arguments)
{
    InspectOptions options;
    for (size_t i = 0; i < arguments.size(); ++i) {
        std::string_view argument = arguments[i];
        if (argument == "--help" || argument == "-h") {
            options.help = true;
            return options;
        }
        if (argument == "--routing") {
            options.routing = true;
            continue;
        }
        if (!argument.starts_with('-')) {
            if (!options.input.empty())
                return usage("one INPUT only, '" + std::string(argument) + "' is a second one");
            options.input = argument;
            continue;
        }
        const size_t equals = argument.starts_with("--") ? argument.find('=') : std::string_view::npos;
        const std::string_view name = argument.substr(0, equals);
        const auto setter = setters().find(name);
        if (setter == setters().end())
            return usage("unknown option '" + std::string(name) + "'");
        if (equals == std::string_view::npos && i + 1 == arguments.size())
            return usage(std::string(name) + " needs a value");
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view(arguments[++i]) : argument.substr(equals + 1);
        if (const auto set = setter->second(options, name, value); !set)
            return std::unexpected(set.error());
    }
    if (options.input.empty())
        return usage("INPUT is missing");
    if (options.model.empty())
        return usage("--model is missing");
    if (options.output.empty())
        return usage("-o TRACE.safetensors is missing");
    return options;
}

std::string inspectUsage()
{
    return R"(usage: lectern-cli inspect INPUT --model DIR|nano -o TRACE.safetensors [options]

Reads one page with the model and writes every stage to a safetensors file.

  --page N               which page of INPUT (default 1)
  --prompt TEXT          markdown (default), free, or the prompt's own text
  --precision P          f32 (default), bf16 or auto
  --device D             auto (default), cpu or cuda:N
  --max-tokens N         stop after N tokens (default 8192)
  --ngram N --window W   the no-repeat rule (default 20 in 90 for images, 20 in 50 for PDFs); --ngram 0: no rule
  --layers A,B           encoder layers whose attention is kept; negative numbers count from the last
  --decoder-layers A,B   decoder layers whose attention is kept
  --routing              keep which experts each token was routed to, in all layers of the decoder that have any
  --dpi N                resolution for PDF pages (default 144)
  --password TEXT        for an encrypted PDF
)";
}

} // namespace lectern::cli
