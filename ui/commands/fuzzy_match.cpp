// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/fuzzy_match.h"

#include <QString>

#include <algorithm>
#include <limits>
#include <vector>

namespace lectern::ui {

namespace {

constexpr int kHit = 4;
constexpr int kWordStart = 10;
constexpr int kSideBySide = 12; // what is typed on in one word is meant there
constexpr int kNone = std::numeric_limits<int>::min() / 2;

bool startsWord(QStringView text, qsizetype at)
{
    if (at == 0) {
        return true;
    }
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper());
}

QString folded(QStringView text)
{
    QString result = text.toString();
    std::ranges::transform(result, result.begin(), [](QChar c) { return c.toCaseFolded(); });
    return result;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    QString wanted = folded(pattern);
    wanted.removeIf([](QChar c) { return c.isSpace(); });
    const QString inside = folded(text);
    const auto rows = static_cast<size_t>(wanted.size());
    const auto columns = static_cast<size_t>(inside.size());
    if (rows == 0) {
        return FuzzyMatch{};
    }
    if (rows > columns) {
        return std::nullopt;
    }
    // best[row][column]: of the pattern up to row with its last character matched at column; from: where the one before
    // it was matched.
    std::vector best(rows, std::vector<int>(columns, kNone));
    std::vector from(rows, std::vector<int>(columns, -1));
    for (size_t row = 0; row < rows; ++row) {
        int before = kNone; // the best of the row above, left of this column and not beside it
        int beforeAt = -1;
        for (size_t column = row; column < columns; ++column) {
            if (row > 0 && column >= 2 && best[row - 1][column - 2] > before) {
                before = best[row - 1][column - 2];
                beforeAt = static_cast<int>(column) - 2;
            }
            if (wanted[row] != inside[column]) {
                continue;
            }
            const int own = kHit + (startsWord(text, static_cast<qsizetype>(column)) ? kWordStart : 0);
            if (row == 0) {
                best[row][column] = own - static_cast<int>(std::min<size_t>(column, 3));
                continue;
            }
            const int beside = best[row - 1][column - 1];
            const bool joins = beside > kNone && beside + kSideBySide >= before;
            if (joins || before > kNone) {
                best[row][column] = own + (joins ? beside + kSideBySide : before);
                from[row][column] = joins ? static_cast<int>(column) - 1 : beforeAt;
            }
        }
    }
    const auto last = std::ranges::max_element(best.back());
    if (*last == kNone) {
        return std::nullopt;
    }
    // Of two that match alike the shorter one is closer to what was typed.
    FuzzyMatch match{*last * 64 - static_cast<int>(std::min<size_t>(columns, 63)), {}};
    int column = static_cast<int>(last - best.back().begin());
    for (size_t row = rows; row-- > 0;) {
        match.positions.prepend(column);
        column = from[row][static_cast<size_t>(column)];
    }
    return match;
}

} // namespace lectern::ui
