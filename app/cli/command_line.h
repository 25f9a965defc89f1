// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::cli {

// One option of a command. Spelled `--name VALUE`, `--name=VALUE` or, where it has a letter, `-o VALUE`.
struct OptionSpec
{
    std::string_view name; // "--output"
    char letter = 0; // 'o' for -o; 0: none
    std::string_view value; // what stands for its value in the help, "DIR"; empty: it takes none
    std::string_view help;
    // Named in design.md and not in this version: refused as such, left out of the help.
    bool later = false;
};

struct ParsedArguments
{
    std::map<std::string, std::string, std::less<>> options; // by name without dashes; given twice: the last one
    std::vector<std::string> inputs;

    bool has(std::string_view name) const { return options.contains(name); }
    std::string value(std::string_view name, std::string_view otherwise = {}) const;
};

// `--` ends the options. Arguments are bytes, as file names are. InvalidInput for an option that is unknown (with the
// nearest known one as a hint), lacks its value or has one it does not take; Unsupported for later ones.
Result<ParsedArguments> parseArguments(
    const std::vector<std::string>& arguments, const std::vector<OptionSpec>& options);

// The options, one below the other, as the help lists them.
std::string optionHelp(const std::vector<OptionSpec>& options);

// The candidate that word was probably meant to be; empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// "a,b,c" -> a, b, c; empty parts stay.
std::vector<std::string> splitList(std::string_view list, char separator = ',');

} // namespace lectern::cli
