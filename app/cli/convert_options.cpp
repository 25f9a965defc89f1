// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert_options.h"

#include "cli/command_line.h"
#include "cli/number.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lectern::cli {

namespace {

constexpr double kLowestDpi = 18; // a quarter of a point-for-point rendering
constexpr double kHighestDpi = 1200;
constexpr int kMostTokens = 1'000'000;

constexpr std::array<std::string_view, 4> kLaterFormats{"docx", "odt", "epub", "pdf"};
constexpr std::array<std::string_view, 2> kLaterPrecisions{"int8", "int4"};

const std::vector<OptionSpec>& convertOptionSpecs()
{
    static const std::vector<OptionSpec> specs{
        {"--output", 'o', "DIR", "folder for the results (default: the current one)"},
        {"--format", 'f', "LIST",
            "md (NAME.md and NAME_images/), raw (NAME_det.mmd), json\n(NAME.json), html (NAME.html, all in one file), "
            "layout\n(NAME_layouts.pdf: the blocks over the pages); "
            "several with\ncommas"},
        {"--pages", 0, "LIST", "pages to convert, like 1-3,7 or 5-"},
        {"--reader", 0, "READER",
            "auto, model or builtin; auto takes the model where one is\ninstalled or named, else the built-in reader"},
        {"--model", 0, "MODEL",
            "a checkpoint's folder, the name of an installed one, or nano\n(the small demonstration model that is "
            "included)"},
        {"--prompt", 0, "TEXT", "what the model is asked: markdown (default), free (plain\ntext), or your own words"},
        {"--text-layer", 0, "USE",
            "auto, or never: read the picture of a page even where the\nPDF has text of its own"},
        {"--lang", 0, "LIST",
            "languages of scanned pages for the built-in reader, in\nTesseract's names (default: eng+chi_sim)"},
        {"--furniture", 0, "USE", "drop (default) or keep headers, footers and page numbers\nin the Markdown"},
        {"--dpi", 0, "N", "resolution at which PDF pages are rendered (default: 144)"},
        {"--password", 0, "TEXT", "for encrypted PDFs"},
        {"--max-tokens", 0, "N", "most tokens of one page (default: 8192)"},
        {"--device", 0, "DEVICE", "auto, cpu, cuda or cuda:N"},
        {"--precision", 0, "TYPE", "auto, f32 or bf16"},
        {"--progress", 0, "json", "progress and messages on standard error as JSON lines"},
        {"--help", 'h', "", "this text"},
        {"--jobs", 0, "N", "", true},
        {"--resume", 0, "", "", true},
    };
    return specs;
}

std::unexpected<Error> wrongValue(std::string_view option, const std::string& value, const std::string& expected)
{
    return fail(ErrorCode::InvalidInput, "'" + value + "' is no value for " + std::string(option) + "; " + expected);
}

template <class Number>
Result<Number> parseNumber(
    const ParsedArguments& arguments, std::string_view name, Number otherwise, Number lowest, Number highest)
{
    if (!arguments.has(name))
        return otherwise;
    const std::string text = arguments.value(name);
    if (const auto number = numberWithin(text, lowest, highest))
        return *number;
    std::string low = std::to_string(lowest);
    std::string high = std::to_string(highest);
    return wrongValue("--" + std::string(name), text,
        "give a number from " + low.substr(0, low.find('.')) + " to " + high.substr(0, high.find('.')));
}

// Which of two words an option has: false for the first (also where it is not given), true for the second.
Result<bool> parseChoice(
    const ParsedArguments& arguments, std::string_view name, std::string_view first, std::string_view second)
{
    const std::string value = arguments.value(name, first);
    if (value == first || value == second)
        return value == second;
    return wrongValue("--" + std::string(name), value, "use " + std::string(first) + " or " + std::string(second));
}

Result<void> parseFormats(const std::string& list, ConvertOptions& options)
{
    options.markdown = false;
    for (const std::string& format : splitList(list)) {
        if (std::find(kLaterFormats.begin(), kLaterFormats.end(), format) != kLaterFormats.end())
            return fail(ErrorCode::Unsupported,
                "the format " + format + " is not in this version; use md, raw, json, html or layout");
        if (format == "md")
            options.markdown = true;
        else if (format == "raw")
            options.raw = true;
        else if (format == "json")
            options.json = true;
        else if (format == "html")
            options.html = true;
        else if (format == "layout")
            options.layout = true;
        else
            return wrongValue("--format", format, "use md, raw, json, html or layout, several with commas");
    }
    return {};
}

bool isDevice(const std::string& name)
{
    if (name == "auto" || name == "cpu" || name == "cuda")
        return true;
    const std::string_view number = name.starts_with("cuda:") ? std::string_view(name).substr(5) : std::string_view();
    return !number.empty() && number.size() <= 3
        && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Tesseract's names: eng, chi_sim, script/Latin, joined by plus signs.
bool isLanguageList(const std::string& list)
{
    const auto parts = splitList(list, '+');
    return std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
        return !part.empty()
            && part.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/-")
            == std::string::npos
            && part[0] != '/' && part[0] != '-';
    });
}

Result<void> parseModelOptions(const ParsedArguments& arguments, ConvertOptions& options)
{
    options.reader.reader = arguments.value("reader", options.reader.reader);
    if (arguments.has("model") && arguments.value("model").empty())
        return wrongValue("--model", "", "name a folder, an installed model, or nano");
    options.reader.model = arguments.value("model");
    options.load.device = arguments.value("device", options.load.device);
    if (!isDevice(options.load.device))
        return wrongValue("--device", options.load.device, "use auto, cpu, cuda or cuda:N");
    const std::string precision = arguments.value("precision", "auto");
    if (std::find(kLaterPrecisions.begin(), kLaterPrecisions.end(), precision) != kLaterPrecisions.end())
        return fail(
            ErrorCode::Unsupported, "the precision " + precision + " is not in this version; use auto, f32 or bf16");
    const auto parsed = model::parsePrecision(precision);
    if (!parsed)
        return wrongValue("--precision", precision, "use auto, f32 or bf16");
    options.load.precision = *parsed;
    return {};
}

Result<void> parseReadOptions(const ParsedArguments& arguments, ConvertOptions& options)
{
    recognition::ReadOptions& read = options.read;
    const auto dpi = parseNumber(arguments, "dpi", read.dpi, kLowestDpi, kHighestDpi);
    const auto tokens = parseNumber(arguments, "max-tokens", read.maxTokens, 1, kMostTokens);
    const auto neverTextLayer = parseChoice(arguments, "text-layer", "auto", "never");
    for (const Error* error : {dpi ? nullptr : &dpi.error(), tokens ? nullptr : &tokens.error(),
             neverTextLayer ? nullptr : &neverTextLayer.error()}) {
        if (error)
            return std::unexpected(*error);
    }
    read.dpi = *dpi;
    read.maxTokens = *tokens;
    read.textLayer = *neverTextLayer ? recognition::TextLayerUse::Never : recognition::TextLayerUse::Auto;
    read.prompt = arguments.value("prompt", read.prompt);
    if (read.prompt.empty())
        return wrongValue("--prompt", "", "use markdown, free or your own words");
    read.languages = arguments.value("lang", read.languages);
    if (!isLanguageList(read.languages))
        return wrongValue("--lang", read.languages, "use Tesseract's names, like eng or eng+chi_sim");
    return {};
}

} // namespace

Result<ConvertOptions> parseConvertOptions(const std::vector<std::string>& words)
{
    const auto arguments = parseArguments(words, convertOptionSpecs());
    if (!arguments)
        return std::unexpected(arguments.error());
    ConvertOptions options;
    options.help = arguments->has("help");
    if (options.help)
        return options;
    if (arguments->inputs.empty())
        return fail(ErrorCode::InvalidInput, "no input was named");
    options.inputs.assign(arguments->inputs.begin(), arguments->inputs.end());
    if (arguments->has("output"))
        options.outputFolder = arguments->value("output");
    if (options.outputFolder.empty())
        return wrongValue("--output", "", "name a folder");
    options.password = arguments->value("password");
    if (arguments->has("pages")) {
        auto pages = PageRange::parse(arguments->value("pages"));
        if (!pages)
            return std::unexpected(pages.error());
        options.pages = std::move(*pages);
    }
    if (arguments->has("progress") && arguments->value("progress") != "json")
        return wrongValue("--progress", arguments->value("progress"), "the only one is json");
    options.progressJson = arguments->has("progress");
    const auto keep = parseChoice(*arguments, "furniture", "drop", "keep");
    if (!keep)
        return std::unexpected(keep.error());
    options.furniture = *keep ? document::Furniture::Keep : document::Furniture::Drop;
    for (const auto& done : {parseFormats(arguments->value("format", "md"), options),
             parseModelOptions(*arguments, options), parseReadOptions(*arguments, options)}) {
        if (!done)
            return std::unexpected(done.error());
    }
    return options;
}

std::string convertHelp()
{
    return "Usage: lectern-cli convert INPUT… [OPTION…]\n"
           "\n"
           "Converts PDFs and pictures (PNG, JPEG, TIFF, WebP, BMP) to Markdown. A folder stands for all such files\n"
           "in it. Written files are named on standard output, one a line; all else goes to standard error.\n"
           "\n"
        + optionHelp(convertOptionSpecs())
        + "\n"
          "Exit status: 0 done; 1 some pages or files failed or were cut (named on standard error); 2 wrong usage;\n"
          "3 the model or none of the inputs can be read; 130 interrupted (finished pages are kept).\n";
}

} // namespace lectern::cli
