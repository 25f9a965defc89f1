// SPDX-License-Identifier: GPL-3.0-or-later
#include "grounding/grounded_writer.h"
#include "grounding/tag_parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// The first byte says how long the pieces are; the rest is the stream. The blocks must not depend on the cut, and
// written again and parsed they must be the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size)
{
    using namespace lectern::grounding;
    if (size == 0)
        return 0;
    const size_t length = data[0] % 16 + 1;
    const std::string_view stream(reinterpret_cast<const char*>(data + 1), size - 1);
    TagParser parser;
    for (size_t at = 0; at < stream.size(); at += length)
        parser.push(stream.substr(at, length));
    parser.finish();
    if (parser.blocks() != parseGrounded(stream))
        std::abort();

    std::string again;
    for (const auto& block : parser.blocks())
        again += writeGrounded(block.label, block.boxes, block.text);
    const auto blocks = parseGrounded(again);
    if (blocks.size() != parser.blocks().size())
        std::abort();
    for (size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].text != parser.blocks()[i].text || blocks[i].boxes.size() != parser.blocks()[i].boxes.size())
            std::abort();
    }
    return 0;
}
