// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/time_left.h"

#include <algorithm>
#include <cmath>

namespace lectern::recognition {

std::optional<SecondsRange> TimeLeft::forPages(int pagesLeft, double intoThisPage) const
{
    if (m_pages.size() < kPagesNeeded || pagesLeft <= 0)
        return std::nullopt;
    std::vector<double> sorted = m_pages;
    std::sort(sorted.begin(), sorted.end());
    const size_t last = sorted.size() - 1;
    const double fast = sorted[last / 4];
    const double slow = sorted[last - last / 4];
    return SecondsRange{std::max(0.0, fast * pagesLeft - intoThisPage), std::max(0.0, slow * pagesLeft - intoThisPage)};
}

std::string describe(const SecondsRange& range)
{
    struct Unit
    {
        double seconds;
        const char* name;
    };
    constexpr Unit kUnits[] = {{3600, " h"}, {60, " min"}, {1, " s"}};
    for (const Unit& unit : kUnits) {
        // An hour and a half still reads better in minutes.
        if (range.high < 2 * unit.seconds && unit.seconds > 1)
            continue;
        const long low = std::lround(range.low / unit.seconds);
        const long high = std::max(1L, std::lround(std::ceil(range.high / unit.seconds)));
        if (low >= high || high == 1)
            return "about " + std::to_string(high) + unit.name;
        return std::to_string(low) + "–" + std::to_string(high) + unit.name;
    }
    return {};
}

} // namespace lectern::recognition
