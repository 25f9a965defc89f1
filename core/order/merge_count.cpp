// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/merge_count.h"

#include <algorithm>

namespace lectern::order {

std::int64_t sortCountingExchanges(std::vector<int>& values)
{
    std::int64_t exchanges = 0;
    std::vector<int> merged(values.size());
    for (size_t width = 1; width < values.size(); width *= 2) {
        for (size_t first = 0; first < values.size(); first += 2 * width) {
            const size_t middle = std::min(first + width, values.size());
            const size_t last = std::min(first + 2 * width, values.size());
            size_t left = first;
            size_t right = middle;
            for (size_t to = first; to < last; ++to) {
                const bool takeRight = right < last && (left == middle || values[right] < values[left]);
                if (takeRight)
                    exchanges += static_cast<std::int64_t>(middle - left);
                merged[to] = takeRight ? values[right++] : values[left++];
            }
        }
        values.swap(merged);
    }
    return exchanges;
}

} // namespace lectern::order
