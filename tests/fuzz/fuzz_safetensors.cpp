// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: the first byte says what the others claim to be, a safetensors header or a config.json.
#include "checkpoint_properties.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const bool held = data[0] % 2 == 0 ? lectern::fuzz::headerIsRefusedOrSafe(text, data[0] * 8U)
                                       : lectern::fuzz::configIsRefusedOrSafe(text, {});
    if (!held)
        std::abort();
    return 0;
}
