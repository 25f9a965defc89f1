// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lectern::recognition {

struct SecondsRange
{
    double low = 0;
    double high = 0;
    friend bool operator==(const SecondsRange&, const SecondsRange&) = default;
};

// How long the pages still to come will take, judged by those that are finished. Pages differ, so it is a range: from
// the fastest to the slowest quarter of the pages so far, and nothing at all before there are kPagesNeeded.
class TimeLeft
{
public:
    static constexpr size_t kPagesNeeded = 3;

    void pageTook(double seconds) { m_pages.push_back(seconds); }

    // intoThisPage: seconds since the current page began, already counted as done.
    std::optional<SecondsRange> forPages(int pagesLeft, double intoThisPage) const;

private:
    std::vector<double> m_pages;
};

// "about 40 s", "1–2 min", "2–3 h"
std::string describe(const SecondsRange& range);

} // namespace lectern::recognition
