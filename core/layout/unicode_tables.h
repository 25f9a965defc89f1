// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace lectern::layout {

struct CodePointMapping
{
    char32_t from;
    char32_t to;
};

struct Composition
{
    char32_t base;
    char32_t mark;
    char32_t composed;
};

// CJK and Kangxi radicals with the ideograph that each stands for, ascending by from.
std::span<const CodePointMapping> radicalTable();

// Letter and combining mark with their precomposed letter, ascending by (base, mark).
std::span<const Composition> compositionTable();

} // namespace lectern::layout
