// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace lectern::cli {

// The whole text as a number from lowest to highest; nothing where it is none.
template <class Number> std::optional<Number> numberWithin(std::string_view text, Number lowest, Number highest)
{
    Number number{};
    const char* textEnd = text.data() + text.size();
    const auto [end, code] = std::from_chars(text.data(), textEnd, number);
    const bool isOne = code == std::errc{} && end == textEnd && number >= lowest && number <= highest;
    return isOne ? std::optional(number) : std::nullopt;
}

} // namespace lectern::cli
