// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/page_halves.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace lectern::recognition {

namespace {

constexpr std::string_view kBoxBegin = "<|det|>";
constexpr std::string_view kBoxEnd = "<|/det|>";
constexpr int kInkDifference = 40; // grey levels off the background
constexpr int kInkedPixelsAllowed = 500; // one in so many: specks of a scan
constexpr size_t kLongestTag = 4096; // bytes; a tag longer than that is broken and passed on as it is
constexpr int kCoordinates = 999;

int grey(const std::uint8_t* pixel)
{
    return (pixel[0] * 299 + pixel[1] * 587 + pixel[2] * 114) / 1000;
}

int backgroundLevel(const image::Image& page)
{
    std::array<size_t, 256> histogram{};
    for (size_t i = 0; i + 2 < page.rgb.size(); i += 3)
        ++histogram[static_cast<size_t>(grey(&page.rgb[i]))];
    return static_cast<int>(std::max_element(histogram.begin(), histogram.end()) - histogram.begin());
}

bool isBlank(const image::Image& page, int y, int background)
{
    int inked = 0;
    const std::uint8_t* pixel = page.row(y);
    for (int x = 0; x < page.width; ++x, pixel += 3)
        inked += std::abs(grey(pixel) - background) > kInkDifference ? 1 : 0;
    return inked <= page.width / kInkedPixelsAllowed;
}

} // namespace

int whiteGapRow(const image::Image& page)
{
    if (page.isEmpty())
        return 0;
    const int background = backgroundLevel(page);
    const int first = page.height / 4;
    const int last = page.height - page.height / 4; // not included
    const int least = std::max(2, page.height / 200); // rows; thinner gaps lie inside a line of text
    int best = 0;
    double bestScore = 0;
    for (int y = first; y < last; ++y) {
        if (!isBlank(page, y, background))
            continue;
        const int top = y;
        while (y < last && isBlank(page, y, background))
            ++y;
        const int rows = y - top;
        const int middle = top + rows / 2;
        const double offCentre = std::abs(middle - page.height / 2.0) / page.height; // 0…0.25
        const double score = rows * (1 - 2 * offCentre);
        if (rows >= least && score > bestScore) {
            best = middle;
            bestScore = score;
        }
    }
    return best;
}

BoxMapper::BoxMapper(double top, double bottom)
    : m_top(top)
    , m_bottom(bottom)
{ }

std::string BoxMapper::push(std::string_view piece)
{
    if (m_top == 0 && m_bottom == 1)
        return std::string(piece);
    m_pending += piece;
    std::string out;
    for (;;) {
        const size_t begin = m_pending.find(kBoxBegin);
        if (begin == std::string::npos)
            break;
        const size_t end = m_pending.find(kBoxEnd, begin);
        if (end == std::string::npos && m_pending.size() - begin < kLongestTag) {
            out += m_pending.substr(0, begin);
            m_pending.erase(0, begin);
            return out;
        }
        const size_t stop = end == std::string::npos ? begin + kBoxBegin.size() : end + kBoxEnd.size();
        out += m_pending.substr(0, begin);
        out += mapped(std::string_view(m_pending).substr(begin, stop - begin));
        m_pending.erase(0, stop);
    }
    // The end may be the beginning of a tag.
    size_t held = std::min(m_pending.size(), kBoxBegin.size() - 1);
    while (held > 0 && !kBoxBegin.starts_with(std::string_view(m_pending).substr(m_pending.size() - held)))
        --held;
    out += m_pending.substr(0, m_pending.size() - held);
    m_pending.erase(0, m_pending.size() - held);
    return out;
}

std::string BoxMapper::flush()
{
    return std::exchange(m_pending, std::string());
}

// Every second number of a box is a y coordinate. Numbers out of range stay what they are: the parser judges them.
std::string BoxMapper::mapped(std::string_view tag) const
{
    std::string out;
    int index = 0; // of the number in its box
    for (size_t i = 0; i < tag.size();) {
        double value = 0;
        const auto [end, error] = std::from_chars(tag.data() + i, tag.data() + tag.size(), value);
        if (error != std::errc()) {
            index = tag[i] == '[' ? 0 : index;
            out += tag[i++];
            continue;
        }
        if (index++ % 2 == 1 && value >= 0 && value <= kCoordinates) {
            const double onPage = m_top + (m_bottom - m_top) * value / kCoordinates;
            out += std::to_string(std::lround(onPage * kCoordinates));
        } else {
            out += tag.substr(i, static_cast<size_t>(end - (tag.data() + i)));
        }
        i = static_cast<size_t>(end - tag.data());
    }
    return out;
}

} // namespace lectern::recognition
