// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expert_trace.h"

#include <cmath>
#include <limits>

namespace lectern::model {

float halfValue(std::uint16_t half)
{
    const int exponent = (half >> 10) & 0x1F;
    const auto fraction = static_cast<float>(half & 0x3FF);
    const float sign = (half & 0x8000) != 0 ? -1.0F : 1.0F;
    if (exponent == 0x1F)
        return fraction == 0 ? sign * std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    if (exponent == 0)
        return sign * std::ldexp(fraction, -24);
    return sign * std::ldexp(fraction + 1024, exponent - 25);
}

} // namespace lectern::model
