// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grounding/grounded_writer.h"
#include "grounding/tag_parser.h"

#include <random>
#include <string>
#include <vector>

namespace lectern::test {

// Seeded, so that a failure can be repeated.
class RandomStream
{
public:
    explicit RandomStream(unsigned seed)
        : m_random(seed)
    { }

    size_t below(size_t bound) { return static_cast<size_t>(m_random() % bound); }

    // Tags, halves of tags, text in several scripts, white space and stray bytes in any order.
    std::string garbage(size_t pieces)
    {
        static const std::vector<std::string> kPieces{"<|ref|>", "<|/ref|>", "<|det|>", "<|/det|>", "<|lt|>",
            "<|grounding|>", "<｜end▁of▁sentence｜>", "<|re", "f|>", "<", "|", ">", "/", "text", "title",
            "[[1, 2, 3, 4]]", "[[1,2,3,4],[998,999,1000,-5]]", "[", "]", "12", ", ", "\n", " ", "\t", "字", "é", "\xE5",
            "\xAD\x97", "\xF0\x9F", "\x98\x80", "\xFF", std::string(1, '\0'), "a b", "<td>", "\\", "1e999", "nan"};
        std::string out;
        for (size_t i = 0; i < pieces; ++i)
            out += kPieces[below(kPieces.size())];
        return out;
    }

    // What a reader would write, then with some bytes changed, removed or doubled.
    std::string mutatedPage(size_t blocks, size_t mutations)
    {
        std::string out;
        for (size_t i = 0; i < blocks; ++i) {
            const double left = static_cast<double>(below(1000)) / 999;
            const std::vector<document::Rect> boxes(1 + below(3), {left, 0.25, left, 0.5});
            out +=
                grounding::writeGrounded(below(2) == 0 ? "text" : "sub_title", boxes, "第一 line, \\(a_1\\)\nand more");
        }
        for (size_t i = 0; i < mutations && !out.empty(); ++i) {
            const size_t at = below(out.size());
            switch (below(3)) {
            case 0:
                out[at] = static_cast<char>(below(256));
                break;
            case 1:
                out.erase(at, 1 + below(8));
                break;
            default:
                out.insert(at, out.substr(below(out.size()), below(24)));
            }
        }
        return out;
    }

    std::vector<document::Block> parsedInPieces(std::string_view text, size_t longest)
    {
        grounding::TagParser parser;
        while (!text.empty()) {
            const size_t length = std::min(text.size(), below(longest + 1));
            parser.push(text.substr(0, length));
            text.remove_prefix(length);
        }
        parser.finish();
        return parser.blocks();
    }

private:
    std::mt19937 m_random;
};

} // namespace lectern::test
