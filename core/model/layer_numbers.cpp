// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layer_numbers.h"

#include <set>
#include <string>

namespace lectern::model {

Result<std::vector<int>> resolveLayers(const std::vector<int>& asked, int layers, std::string_view what)
{
    std::set<int> resolved;
    for (const int number : asked) {
        const int layer = number < 0 ? number + layers : number;
        if (layer < 0 || layer >= layers)
            return fail(ErrorCode::InvalidInput,
                "there is no " + std::string(what) + " layer " + std::to_string(number) + ": the checkpoint has "
                    + std::to_string(layers) + ", numbered from 0");
        resolved.insert(layer);
    }
    return std::vector<int>(resolved.begin(), resolved.end());
}

} // namespace lectern::model
