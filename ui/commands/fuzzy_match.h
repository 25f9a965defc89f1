// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace lectern::ui {

// How well a text answers what was typed.
struct FuzzyMatch
{
    int score = 0; // more is better; comparable for the same pattern only
    QList<int> positions; // of the characters of the text that matched, ascending
};

// The characters of the pattern, without its spaces, in their order somewhere in the text; case does not count.
// Beginnings of words and characters side by side count for more. An empty pattern matches everything with 0.
std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace lectern::ui
