// SPDX-License-Identifier: GPL-3.0-or-later
#include "grounding/box_list.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lectern::grounding {
namespace {

constexpr double kUnits = 999;
constexpr int kMaxDepth = 2;
constexpr size_t kCoordinates = 4;
constexpr std::string_view kSeparators = ", \t\r\n";

bool isNumberCharacter(char c)
{
    return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

std::optional<double> parseNumber(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.front() == '+')
        return {};
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument)
        return {};
    if (error == std::errc::result_out_of_range) {
        const bool tiny = text.find("e-") != text.npos || text.find("E-") != text.npos;
        return tiny ? 0 : (text.front() == '-' ? 0 : kUnits);
    }
    return value;
}

document::Rect toRect(const std::array<double, kCoordinates>& units)
{
    const auto relative = [](double unit) { return std::clamp(unit / kUnits, 0.0, 1.0); };
    const auto [x1, x2] = std::minmax({relative(units[0]), relative(units[2])});
    const auto [y1, y2] = std::minmax({relative(units[1]), relative(units[3])});
    return {x1, y1, x2, y2};
}

class BoxListReader
{
public:
    // Each takes one element of the list; false where it may not stand there.
    bool open()
    {
        ++m_depth;
        return m_depth <= kMaxDepth && m_count == 0;
    }

    bool close()
    {
        if (m_depth == 0 || (m_count != 0 && m_count != kCoordinates))
            return false;
        if (m_count == kCoordinates)
            m_boxes.push_back(toRect(m_units));
        m_count = 0;
        --m_depth;
        return true;
    }

    bool number(std::string_view text)
    {
        const auto value = parseNumber(text);
        if (!value || m_depth == 0 || m_count == kCoordinates)
            return false;
        m_units[m_count++] = *value;
        return true;
    }

    bool closed() const { return m_depth == 0; }
    std::vector<document::Rect> takeBoxes() { return std::move(m_boxes); }

private:
    std::vector<document::Rect> m_boxes;
    std::array<double, kCoordinates> m_units{};
    size_t m_count = 0;
    int m_depth = 0;
};

} // namespace

bool isBoxListCharacter(char c)
{
    return isNumberCharacter(c) || c == '[' || c == ']' || kSeparators.find(c) != kSeparators.npos;
}

std::optional<std::vector<document::Rect>> parseBoxList(std::string_view text)
{
    BoxListReader reader;
    while (!text.empty()) {
        const char c = text.front();
        size_t used = 1;
        bool fits = true;
        if (c == '[') {
            fits = reader.open();
        } else if (c == ']') {
            fits = reader.close();
        } else if (isNumberCharacter(c)) {
            used = static_cast<size_t>(std::find_if_not(text.begin(), text.end(), isNumberCharacter) - text.begin());
            fits = reader.number(text.substr(0, used));
        } else {
            fits = kSeparators.find(c) != kSeparators.npos;
        }
        if (!fits)
            return {};
        text.remove_prefix(used);
    }
    if (!reader.closed())
        return {};
    return reader.takeBoxes();
}

} // namespace lectern::grounding
