// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <numeric>

namespace lectern::cli {

namespace {

constexpr size_t kHelpColumn = 28;
constexpr size_t kFarthestHint = 2; // changed letters

size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t diagonal = row[0]++;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row.back();
}

const OptionSpec* findOption(std::string_view word, const std::vector<OptionSpec>& options)
{
    const auto matches = [&](const OptionSpec& option) {
        return word == option.name
            || (option.letter != 0 && word.size() == 2 && word[0] == '-' && word[1] == option.letter);
    };
    const auto found = std::find_if(options.begin(), options.end(), matches);
    return found == options.end() ? nullptr : &*found;
}

std::unexpected<Error> unknownOption(std::string_view word, const std::vector<OptionSpec>& options)
{
    std::vector<std::string_view> names;
    for (const OptionSpec& option : options) {
        if (!option.later)
            names.push_back(option.name);
    }
    std::string message = "unknown option " + std::string(word);
    if (const std::string hint = nearest(word, names); !hint.empty())
        message += "; did you mean " + hint + "?";
    std::error_code code;
    if (std::filesystem::exists(word, code))
        message += "; the file of that name is ./" + std::string(word);
    return fail(ErrorCode::InvalidInput, message);
}

} // namespace

std::string ParsedArguments::value(std::string_view name, std::string_view otherwise) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::string(otherwise) : found->second;
}

Result<ParsedArguments> parseArguments(
    const std::vector<std::string>& arguments, const std::vector<OptionSpec>& options)
{
    ParsedArguments parsed;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--") {
            parsed.inputs.insert(
                parsed.inputs.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
            break;
        }
        if (argument.size() < 2 || argument[0] != '-') {
            parsed.inputs.emplace_back(argument);
            continue;
        }
        const size_t equals = argument.starts_with("--") ? argument.find('=') : std::string_view::npos;
        const std::string_view word = argument.substr(0, equals);
        const OptionSpec* option = findOption(word, options);
        if (!option)
            return unknownOption(word, options);
        if (option->later)
            return fail(ErrorCode::Unsupported, std::string(option->name) + " is not in this version");
        std::string value;
        if (option->value.empty() && equals != std::string_view::npos)
            return fail(ErrorCode::InvalidInput, std::string(word) + " takes no value");
        if (!option->value.empty()) {
            if (equals == std::string_view::npos && i + 1 == arguments.size())
                return fail(
                    ErrorCode::InvalidInput, std::string(word) + " needs a value (" + std::string(option->value) + ")");
            value = equals == std::string_view::npos ? arguments[++i] : std::string(argument.substr(equals + 1));
        }
        parsed.options[std::string(option->name.substr(2))] = std::move(value);
    }
    return parsed;
}

std::string optionHelp(const std::vector<OptionSpec>& options)
{
    std::string help;
    for (const OptionSpec& option : options) {
        if (option.later)
            continue;
        std::string line = "  ";
        line += option.letter != 0 ? std::string("-") + option.letter + ", " : std::string();
        line += option.name;
        if (!option.value.empty())
            line.append(" ").append(option.value);
        if (line.size() + 2 > kHelpColumn)
            line.append("\n").append(kHelpColumn, ' ');
        else
            line.append(kHelpColumn - line.size(), ' ');
        for (const char c : option.help)
            line += c == '\n' ? "\n" + std::string(kHelpColumn, ' ') : std::string(1, c);
        help += line + "\n";
    }
    return help;
}

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates)
{
    std::string best;
    size_t bestDistance = kFarthestHint + 1;
    for (const std::string_view candidate : candidates) {
        const size_t distance = editDistance(word, candidate);
        const bool begins = word.size() >= 4 && candidate.starts_with(word);
        if (const size_t judged = begins ? 0 : distance; judged < bestDistance) {
            best = candidate;
            bestDistance = judged;
        }
    }
    return best;
}

std::vector<std::string> splitList(std::string_view list, char separator)
{
    std::vector<std::string> parts;
    for (;;) {
        const size_t end = list.find(separator);
        parts.emplace_back(list.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        list.remove_prefix(end + 1);
    }
}

} // namespace lectern::cli
