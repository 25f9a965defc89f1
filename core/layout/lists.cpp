// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/lists.h"

#include "base/utf8.h"
#include "layout/text_repair.h"

#include <algorithm>
#include <charconv>

namespace lectern::layout {

namespace {

bool isBullet(char32_t c)
{
    constexpr std::u32string_view kBullets = U"•◦▪▫■□●○◆◇►▶▸‣⁃∙·➢➤✓✔❖";
    // Symbol and Wingdings in Word's private use area.
    constexpr std::u32string_view kPrivate = U"\uF0B7\uF0A7\uF0D8\uF076\uF0FC\uF02D\uF0A8\uF06F\uF0B0";
    return kBullets.find(c) != std::u32string_view::npos || kPrivate.find(c) != std::u32string_view::npos;
}

bool isRoman(std::u32string_view text)
{
    return !text.empty() && text.size() <= 5
        && std::ranges::all_of(text, [](char32_t c) { return c == U'i' || c == U'v' || c == U'x'; });
}

bool isAllDigits(std::u32string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

bool isEnumerator(std::u32string_view core)
{
    return (core.size() == 1 && isLetter(core.front()) && !isUnspacedScript(core.front())) || isRoman(core)
        || (isAllDigits(core) && core.size() <= 3);
}

} // namespace

Marker markerOf(std::string_view firstWord)
{
    const std::u32string points = toCodePoints(firstWord);
    const std::string text(firstWord);
    if (points.empty() || points.size() > 6) {
        return {};
    }
    if (points.size() == 1 && isBullet(points[0])) {
        return {MarkerKind::Bullet, 0, text};
    }
    if (text == "-" || text == "–" || text == "—" || text == "*") {
        return {MarkerKind::Dash, 0, text};
    }
    const std::u32string_view all(points);
    const char32_t last = all.back();
    const auto core = all.substr(0, all.size() - 1);
    if ((last == U'.' || last == U')') && isAllDigits(core) && core.size() <= 3) {
        int number = 0;
        std::from_chars(text.data(), text.data() + core.size(), number);
        return {MarkerKind::Number, number, text};
    }
    if (last == U')' && isEnumerator(core)) {
        return {MarkerKind::Letter, 0, text};
    }
    if (last == U')' && core.size() >= 2 && core.front() == U'(' && isEnumerator(core.substr(1))) {
        return {MarkerKind::Letter, 0, text};
    }
    if (last == U'.' && core.size() >= 2 && isRoman(core)) {
        return {MarkerKind::Letter, 0, text};
    }
    return {};
}

bool mayBeMisreadBullet(std::string_view word)
{
    const std::u32string points = toCodePoints(word);
    return points.size() == 1 && std::u32string_view(U"eoO*+¢©®«»°¤§").find(points[0]) != std::u32string_view::npos;
}

Marker markerOf(std::span<const Word> words, const Line& line)
{
    return line.words.size() < 2 ? Marker{} : markerOf(words[static_cast<size_t>(line.words.front())].text);
}

} // namespace lectern::layout
